// Why: a hospital bed is paid for what it does for the body, and delivered where it fits; both are asked with the order
// (domain.md §3.3).
import type { ReferralDraft } from '../cases/cases.schema.ts';
import { rulesOf } from './gap-rows.rules.ts';
import type { GapRule } from './gap-rule.types.ts';
import { isOverCapacity } from './usual-amounts.rules.ts';

const facts = (order: ReferralDraft) => order.clinical?.bed ?? {};

/** Hospital beds. */
export const bedGaps: readonly GapRule[] = rulesOf(
  {
    family: 'dme',
    kind: 'hospital_bed',
    prefix: 'hospital_bed',
    at: 'clinical.bed',
    source: 'domain.md §3.3 (hospital bed)',
    validFrom: '2020-01-01',
  },
  [
    [
      'reason',
      'reason',
      'Say why an ordinary bed is not enough: positioning, pain, the head above 30 degrees, or traction.',
    ],
    ['rails', 'rails', 'Say whether the bed needs rails: none, half or full.'],
    ['mattress', 'mattress', 'Say whether a mattress is to come with the bed.'],
    ['room', 'roomFits', 'Say whether the bed fits the room.'],
    ['weight', 'clinical.patient.weightLb', 'The patient’s weight is missing.'],
    [
      'weight_capacity',
      'weightCapacityLb',
      'The patient is heavier than a standard bed carries; say the weight capacity needed, or order a heavy-duty one.',
      (o) => isOverCapacity(o, 'hospital_bed', facts(o).weightCapacityLb),
    ],
  ],
);
