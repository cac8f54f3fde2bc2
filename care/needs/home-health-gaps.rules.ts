// Why: a home-health order needs its encounter, its certifying practitioner, why the patient is homebound, why the need is
// skilled, and visits that can be read (42 CFR 424.22 and 409.43, domain.md §3.3). The plan of care may stand on a page with
// the order or be drafted by the agency for signature; its parts are asked only where they are to be written here.
import type { HomeHealthFacts } from '../cases/clinical.schema.ts';
import type { ReferralDraft } from '../cases/cases.schema.ts';
import { daysApart, rulesOf } from './gap-rows.rules.ts';
import type { GapRow, GapRule } from './gap-rule.types.ts';
import { readVisits } from './visit-frequency.rules.ts';

const facts = (order: ReferralDraft): HomeHealthFacts => order.clinical?.homeHealth ?? {};
const visitLines = (order: ReferralDraft) => order.lines.filter((line) => line.family === 'home_health');
const plans = (order: ReferralDraft) => visitLines(order).map((line) => readVisits(line.frequency ?? ''));

function isOutsideWindow(order: ReferralDraft): boolean {
  const before = daysApart(facts(order).encounterOn, order.serviceFromOn);
  return before !== undefined && (before > 90 || before < -30);
}

const orderRows: readonly GapRow[] = [
  [
    'frequency',
    'lines',
    'The visits are missing for a discipline: write how many a week for how many weeks, such as SN 2w4, 1w5.',
    (o) => plans(o).includes(null),
  ],
  [
    'discipline',
    'lines',
    'Say which discipline the visits are for: SN, PT, OT, ST, MSW or HHA.',
    (o) =>
      visitLines(o).some(
        (line) => line.code === undefined && readVisits(line.frequency ?? '')?.discipline === null,
      ),
  ],
  [
    'prn_trigger',
    'lines',
    'Visits as needed must say what triggers them, such as 3 PRN for a soiled dressing.',
    (o) => plans(o).some((plan) => plan?.prn?.trigger === null),
  ],
  [
    'prn_limit',
    'lines',
    'Visits as needed must say how many at most, such as 3 PRN for a soiled dressing.',
    (o) => plans(o).some((plan) => plan?.prn?.visits === null),
  ],
  ['homebound', 'homeboundReason', 'Why the patient is homebound is missing.'],
  ['skilled_need', 'skilledNeed', 'What makes the need skilled is missing.'],
  ['encounter', 'encounterOn', 'The date of the face-to-face encounter is missing.'],
  [
    'encounter_window',
    'encounterOn',
    'The encounter must lie within 90 days before or 30 days after the start of care.',
    isOutsideWindow,
  ],
  [
    'encounter_by_physician',
    'encounterBy',
    'Say who saw the patient: a physician, or a practitioner who reports to one.',
  ],
  [
    'encounter_note',
    'encounterNote',
    'The note of the face-to-face encounter is missing; please send it.',
    (o) => facts(o).encounterNote !== 'with_order',
  ],
  [
    'certifier',
    'certifierName',
    'The practitioner who certifies and signs the plan of care is missing.',
    undefined,
    { validFrom: '2020-03-01' },
  ],
  [
    'plan_of_care',
    'planOfCare',
    'Say where the plan of care stands: on a page with the order, written here, or for the agency to draft.',
  ],
];

const parts: readonly (readonly [code: string, field: keyof HomeHealthFacts, say: string])[] = [
  ['plan_mental_status', 'mentalStatus', 'The plan of care lacks the mental status.'],
  ['plan_supplies', 'supplies', 'The plan of care lacks the supplies and equipment.'],
  ['plan_prognosis', 'prognosis', 'The plan of care lacks the prognosis.'],
  ['plan_rehab_potential', 'rehabPotential', 'The plan of care lacks the rehabilitation potential.'],
  ['plan_limitations', 'limitations', 'The plan of care lacks the functional limitations.'],
  ['plan_activities', 'activities', 'The plan of care lacks the activities permitted.'],
  ['plan_nutrition', 'nutrition', 'The plan of care lacks the nutrition.'],
  ['plan_medications', 'medications', 'The plan of care lacks the medications.'],
  ['plan_safety', 'safety', 'The plan of care lacks the safety measures.'],
  [
    'plan_emergency_risk',
    'emergencyRisk',
    'The plan of care lacks the risk of emergency visits and what is done about it.',
  ],
  ['plan_education', 'education', 'The plan of care lacks the teaching of patient and caregiver.'],
  ['plan_discharge', 'dischargePlan', 'The plan of care lacks the plan for discharge.'],
];

const partRows: readonly GapRow[] = parts.map(([code, field, say]) => [
  code,
  field,
  say,
  (o: ReferralDraft) => facts(o).planOfCare === 'written_here' && !facts(o)[field],
  { source: '42 CFR 409.43 and 484.60; domain.md §3.3 [S17][S4]' },
]);

/** Home health. */
export const homeHealthGaps: readonly GapRule[] = rulesOf(
  {
    family: 'home_health',
    prefix: 'home_health',
    at: 'clinical.homeHealth',
    source: '42 CFR 424.22 and 409.43; domain.md §2.4 and §3.3 [S17][S4]',
    validFrom: '2011-01-01',
  },
  [...orderRows, ...partRows],
);
