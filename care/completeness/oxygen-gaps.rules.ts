// Why: an oxygen order without its qualifying test, or with a test that cannot count, comes back denied after days; all of
// it is asked for at once (NCD 240.2, domain.md §3.3). Whether the values qualify is for the authorization, not for this list.
import type { OxygenFacts } from '../cases/clinical.schema.ts';
import type { ReferralDraft } from '../cases/cases.schema.ts';
import type { GapRule } from './gap-rule.types.ts';

const facts = (order: ReferralDraft): OxygenFacts => order.clinical?.oxygen ?? {};
const dayMs = 86_400_000;

/** True when the test is older than this many days on the day the order was signed. */
function isOlderThan(order: ReferralDraft, days: number): boolean {
  const { testedOn } = facts(order);
  if (testedOn === undefined || order.signedOn === undefined) return false;
  return Date.parse(order.signedOn) - Date.parse(testedOn) > days * dayMs;
}

function isLongBeforeDischarge(order: ReferralDraft): boolean {
  const { testedOn } = facts(order);
  if (testedOn === undefined || order.dischargeAt === undefined) return false;
  return Date.parse(order.dischargeAt.slice(0, 10)) - Date.parse(testedOn) > 2 * dayMs;
}

const isPortable = (order: ReferralDraft) =>
  facts(order).portable === 'yes' ||
  order.lines.some((line) => ['E0431', 'E0433', 'E0434', 'K0738', 'E1392'].includes(line.code ?? ''));

type Row = readonly [
  code: string,
  field: string,
  say: string,
  isMissing: (order: ReferralDraft) => boolean,
  source?: string,
  suppliedBy?: GapRule['suppliedBy'],
];

const rows: Row[] = [
  [
    'test_date',
    'testedOn',
    'The date of the oxygen test is missing.',
    (o) => facts(o).testedOn === undefined,
  ],
  [
    'test_value',
    'spo2Percent',
    'The test result is missing: the saturation (SpO2, %) or the arterial pressure (PaO2, mm Hg).',
    (o) => facts(o).spo2Percent === undefined && facts(o).pao2MmHg === undefined,
  ],
  [
    'test_condition',
    'testCondition',
    'Say whether the test was at rest, on exertion or asleep.',
    (o) => facts(o).testCondition === undefined,
  ],
  ['tester', 'testedBy', 'Say who did the oxygen test.', (o) => facts(o).testedBy === undefined],
  [
    'tester_supplier',
    'testedBy',
    'The test was done by the equipment supplier and cannot count; please send one by a clinician, hospital or laboratory.',
    (o) => facts(o).testedBy === 'supplier',
  ],
  [
    'exertion_readings',
    'spo2OnOxygenPercent',
    'A test on exertion needs three readings of one session: at rest without oxygen, on exertion without, on exertion with.',
    (o) =>
      facts(o).testCondition === 'exertion' &&
      (facts(o).spo2RestPercent === undefined || facts(o).spo2OnOxygenPercent === undefined),
  ],
  [
    'group_two',
    'groupTwoSign',
    'At 89 % or 56–59 mm Hg one more sign is needed: edema with heart failure, cor pulmonale, or a hematocrit above 56 %.',
    (o) => {
      const { spo2Percent: spo2, pao2MmHg: pao2, groupTwoSign } = facts(o);
      const isSecond = spo2 === 89 || (pao2 !== undefined && pao2 > 55 && pao2 < 60);
      return isSecond && groupTwoSign === undefined;
    },
  ],
  [
    'test_stale',
    'testedOn',
    'The oxygen test is more than 30 days older than the order; please send a newer one.',
    (o) => o.dischargeAt === undefined && isOlderThan(o, 30),
  ],
  [
    'test_before_discharge',
    'testedOn',
    'For a patient leaving hospital the last test within two days before the discharge counts; please send that one.',
    isLongBeforeDischarge,
    'domain.md §3.3 [S53]',
    'hospital',
  ],
  ['flow', 'flowLpm', 'The flow in litres per minute is missing.', (o) => facts(o).flowLpm === undefined],
  [
    'high_flow_test',
    'testedOnLpm',
    'More than 4 litres per minute needs a test while on 4 litres per minute.',
    (o) => (facts(o).flowLpm ?? 0) > 4 && facts(o).testedOnLpm !== 4,
  ],
  [
    'hours',
    'hoursPerDay',
    'The hours of use per day are missing.',
    (o) => facts(o).hoursPerDay === undefined,
  ],
  [
    'device',
    'device',
    'Say how it is given: cannula, mask or tracheostomy.',
    (o) => facts(o).device === undefined,
  ],
  [
    'mobility',
    'mobileAtHome',
    'Portable oxygen needs to say that the patient is mobile within the home.',
    (o) => isPortable(o) && facts(o).mobileAtHome === undefined,
  ],
  [
    'sleep_only_portable',
    'portable',
    'A test asleep supports oxygen for sleep only, without a portable unit; please send another test or take the portable unit off.',
    (o) => facts(o).testCondition === 'sleep' && isPortable(o),
    'domain.md §3.3 [S50]',
  ],
];

/** Oxygen. */
export const oxygenGaps: readonly GapRule[] = rows.map(
  ([code, field, say, isMissing, source, suppliedBy]) => ({
    code: `oxygen.${code}`,
    family: 'oxygen',
    field: `clinical.oxygen.${field}`,
    say,
    suppliedBy: suppliedBy ?? 'ordering_office',
    source: source ?? 'NCD 240.2 and form CMS-484; domain.md §3.3 [S21][S4]',
    validFrom: '2021-09-27',
    validTo: null,
    isMissing,
  }),
);
