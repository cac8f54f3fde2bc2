// Why: an oxygen order without its qualifying test, or with a test that cannot count, comes back denied after days; all of
// it is asked for at once (NCD 240.2, domain.md §3.3). Whether the values qualify is for the authorization, not for this list.
import type { OxygenFacts } from '../cases/clinical.schema.ts';
import type { ReferralDraft } from '../cases/cases.schema.ts';
import { daysApart, rulesOf } from './gap-rows.rules.ts';
import type { GapRow, GapRule } from './gap-rule.types.ts';

const facts = (order: ReferralDraft): OxygenFacts => order.clinical?.oxygen ?? {};

/** How many days the test is older than this day. */
const ageAt = (order: ReferralDraft, day: string | undefined) => daysApart(facts(order).testedOn, day) ?? 0;

const isPortable = (order: ReferralDraft) =>
  facts(order).portable === 'yes' ||
  order.lines.some((line) => ['E0431', 'E0433', 'E0434', 'K0738', 'E1392'].includes(line.code ?? ''));

const testRows: readonly GapRow[] = [
  ['test_date', 'testedOn', 'The date of the oxygen test is missing.'],
  [
    'test_value',
    'spo2Percent',
    'The test result is missing: the saturation (SpO2, %) or the arterial pressure (PaO2, mm Hg).',
    (o) => facts(o).spo2Percent === undefined && facts(o).pao2MmHg === undefined,
  ],
  ['test_condition', 'testCondition', 'Say whether the test was at rest, on exertion or asleep.'],
  ['tester', 'testedBy', 'Say who did the oxygen test.'],
  [
    'tester_supplier',
    'testedBy',
    'The test was done by the equipment supplier and cannot count; please send one by a clinician, hospital or laboratory.',
    (o) => facts(o).testedBy === 'supplier',
  ],
  [
    'test_on_oxygen',
    'testedOnLpm',
    'The test was taken while on oxygen; please send one on room air.',
    (o) => (facts(o).testedOnLpm ?? 0) > 0 && (facts(o).flowLpm ?? 0) <= 4,
    { source: 'domain.md §3.3: common gaps of oxygen orders' },
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
    'sleep_minutes',
    'sleepMinutes',
    'A test asleep needs to say for how many minutes, all together, the saturation was low.',
    (o) => facts(o).testCondition === 'sleep' && facts(o).sleepMinutes === undefined,
    { source: 'LCD L33797; domain.md §3.3 [S53]' },
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
    (o) => o.dischargeAt === undefined && ageAt(o, o.signedOn) > 30,
  ],
  [
    'test_before_discharge',
    'testedOn',
    'For a patient leaving hospital the last test within two days before the discharge counts; please send that one.',
    (o) => ageAt(o, o.dischargeAt) > 2,
    { source: 'domain.md §3.3 [S53]', suppliedBy: 'hospital' },
  ],
];

const useRows: readonly GapRow[] = [
  ['flow', 'flowLpm', 'The flow in litres per minute is missing.'],
  [
    'high_flow_test',
    'testedOnLpm',
    'More than 4 litres per minute needs a test while on 4 litres per minute.',
    (o) => (facts(o).flowLpm ?? 0) > 4 && facts(o).testedOnLpm !== 4,
  ],
  ['hours', 'hoursPerDay', 'The hours of use per day are missing.'],
  [
    'use',
    'usedDuring',
    'Less than all day: say when it is used, at rest, on exertion or asleep.',
    (o) => (facts(o).hoursPerDay ?? 24) < 24 && facts(o).usedDuring === undefined,
    { source: 'Form CMS-484; domain.md §3.3 [S4]' },
  ],
  ['device', 'device', 'Say how it is given: cannula, mask or tracheostomy.'],
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
    { source: 'domain.md §3.3 [S50]' },
  ],
];

/** Oxygen. */
export const oxygenGaps: readonly GapRule[] = rulesOf(
  {
    family: 'oxygen',
    prefix: 'oxygen',
    at: 'clinical.oxygen',
    source: 'NCD 240.2 and form CMS-484; domain.md §3.3 [S21][S4]',
    validFrom: '2021-09-27',
  },
  [...testRows, ...useRows],
);
