// Why: a power wheelchair or scooter needs the exam, the therapist's and the technician's evaluation and a look at the home
// before anybody approves it; the home assessment is what most often lacks (domain.md §3.3).
import type { ReferralDraft } from '../cases/cases.schema.ts';
import { daysApart, rulesOf } from './gap-rows.rules.ts';
import type { GapRule } from './gap-rule.types.ts';

const facts = (order: ReferralDraft) => order.clinical?.mobility ?? {};

/** Power mobility. */
export const mobilityGaps: readonly GapRule[] = rulesOf(
  {
    family: 'dme',
    kind: 'power_mobility',
    prefix: 'power_mobility',
    at: 'clinical.mobility',
    source: '42 CFR 410.38; prior authorization of power mobility; domain.md §3.3 [S22]',
    validFrom: '2020-01-01',
  },
  [
    ['exam', 'examOn', 'The date of the face-to-face mobility exam is missing.'],
    [
      'exam_stale',
      'examOn',
      'The order was signed more than six months after the mobility exam; please send a newer exam.',
      (o) => (daysApart(facts(o).examOn, o.signedOn) ?? 0) > 183,
    ],
    [
      'order_before_exam',
      'examOn',
      'The order was signed before the mobility exam; it must come after the exam.',
      (o) => (daysApart(facts(o).examOn, o.signedOn) ?? 0) < 0,
    ],
    ['therapist', 'therapistOn', 'The date of the therapist’s specialty evaluation is missing.'],
    [
      'therapist_ties',
      'therapistTies',
      'Say whether the evaluating therapist has a tie to the equipment supplier.',
    ],
    [
      'therapist_tied',
      'therapistTies',
      'The therapist has a tie to the supplier and the evaluation cannot count; please send one by another therapist.',
      (o) => facts(o).therapistTies === 'supplier',
    ],
    ['atp', 'atpName', 'The name of the supplier’s assistive technology professional is missing.'],
    [
      'atp_in_person',
      'atpInPerson',
      'The assistive technology professional must see the patient in person.',
      (o) => facts(o).atpInPerson !== 'yes',
      { suppliedBy: 'ordering_office' },
    ],
    ['home', 'homeAssessedOn', 'The date of the home assessment is missing.'],
  ],
);
