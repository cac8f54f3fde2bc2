// Why: a home-health order needs its encounter, its certifying practitioner, why the patient is homebound, why the need is
// skilled, and visits that can be read (42 CFR 424.22 and 409.43, domain.md §3.3).
import type { HomeHealthFacts } from '../cases/clinical.schema.ts';
import type { ReferralDraft } from '../cases/cases.schema.ts';
import type { GapRule } from './gap-rule.types.ts';
import { readVisits } from './visit-frequency.rules.ts';

const facts = (order: ReferralDraft): HomeHealthFacts => order.clinical?.homeHealth ?? {};
const dayMs = 86_400_000;
const visitLines = (order: ReferralDraft) => order.lines.filter((line) => line.family === 'home_health');

function isOutsideWindow(order: ReferralDraft): boolean {
  const { encounterOn } = facts(order);
  if (encounterOn === undefined || order.serviceFromOn === undefined) return false;
  const before = (Date.parse(order.serviceFromOn) - Date.parse(encounterOn)) / dayMs;
  return before > 90 || before < -30;
}

type Row = readonly [
  code: string,
  field: string,
  say: string,
  validFrom: string,
  isMissing: (order: ReferralDraft) => boolean,
];

const rows: Row[] = [
  [
    'frequency',
    'lines',
    'The visits are missing for a discipline: write how many a week for how many weeks, such as SN 2w4, 1w5.',
    '2011-01-01',
    (o) => visitLines(o).some((line) => readVisits(line.frequency ?? '') === null),
  ],
  [
    'prn_trigger',
    'lines',
    'Visits as needed must say what triggers them, such as 3 PRN for a soiled dressing.',
    '2011-01-01',
    (o) =>
      visitLines(o).some((line) => {
        const plan = readVisits(line.frequency ?? '');
        return plan !== null && plan.prn !== null && plan.prn.trigger === null;
      }),
  ],
  [
    'homebound',
    'clinical.homeHealth.homeboundReason',
    'Why the patient is homebound is missing.',
    '2011-01-01',
    (o) => !facts(o).homeboundReason,
  ],
  [
    'skilled_need',
    'clinical.homeHealth.skilledNeed',
    'What makes the need skilled is missing.',
    '2011-01-01',
    (o) => !facts(o).skilledNeed,
  ],
  [
    'encounter',
    'clinical.homeHealth.encounterOn',
    'The date of the face-to-face encounter is missing.',
    '2011-01-01',
    (o) => facts(o).encounterOn === undefined,
  ],
  [
    'encounter_window',
    'clinical.homeHealth.encounterOn',
    'The encounter must lie within 90 days before or 30 days after the start of care.',
    '2011-01-01',
    isOutsideWindow,
  ],
  [
    'encounter_by_physician',
    'clinical.homeHealth.encounterBy',
    'Say who saw the patient: a physician, or a practitioner who reports to one.',
    '2011-01-01',
    (o) => facts(o).encounterBy === undefined,
  ],
  [
    'certifier',
    'clinical.homeHealth.certifierName',
    'The practitioner who certifies and signs the plan of care is missing.',
    '2020-03-01',
    (o) => !facts(o).certifierName,
  ],
];

/** Home health. */
export const homeHealthGaps: readonly GapRule[] = rows.map(([code, field, say, validFrom, isMissing]) => ({
  code: `home_health.${code}`,
  family: 'home_health',
  field,
  say,
  suppliedBy: 'ordering_office',
  source: '42 CFR 424.22 and 409.43; domain.md §2.4 and §3.3 [S17][S4]',
  validFrom,
  validTo: null,
  isMissing,
}));
