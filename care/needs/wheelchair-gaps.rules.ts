// Why: a manual wheelchair that does not fit the door, or carries less than the patient weighs, goes back; weight and door
// width are what most often lack (domain.md §3.3).
import type { ReferralDraft } from '../cases/cases.schema.ts';
import { rulesOf } from './gap-rows.rules.ts';
import type { GapRule } from './gap-rule.types.ts';
import { isOverCapacity } from './usual-amounts.rules.ts';

const facts = (order: ReferralDraft) => order.clinical?.wheelchair ?? {};

/** Manual wheelchairs. */
export const wheelchairGaps: readonly GapRule[] = rulesOf(
  {
    family: 'dme',
    kind: 'manual_wheelchair',
    prefix: 'manual_wheelchair',
    at: 'clinical.wheelchair',
    source: 'domain.md §3.3 (manual wheelchair)',
    validFrom: '2020-01-01',
  },
  [
    ['walker', 'whyNoWalker', 'Say why a cane or walker is not enough.'],
    ['home_fits', 'homeFits', 'Say whether the wheelchair fits the rooms and doors of the home.'],
    ['door_width', 'doorWidthIn', 'The width of the narrowest door in inches is missing.'],
    [
      'propelled_by',
      'propelledBy',
      'Say who moves the wheelchair: the patient alone, or a caregiver who can.',
    ],
    ['size', 'seatWidthIn', 'The seat width in inches is missing.'],
    ['weight', 'clinical.patient.weightLb', 'The patient’s weight is missing.'],
    [
      'weight_capacity',
      'weightCapacityLb',
      'The patient is heavier than a standard wheelchair carries; say the weight capacity needed, or order a heavy-duty one.',
      (o) => isOverCapacity(o, 'manual_wheelchair', facts(o).weightCapacityLb),
    ],
  ],
);
