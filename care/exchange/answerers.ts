// Why: which sets are answered, by whom: one row each. What stands in no row is refused as a set that is not supported.
import {
  authorization278,
  claimStatus276,
  claimStatus277,
  eligibility270,
  eligibility271,
  enrollment834,
} from '../../wire/x12/index.ts';
import { answerCare } from './answer-care.ts';
import { answerClaimStatus } from './answer-claim-status.ts';
import { answerCoverage } from './answer-eligibility.ts';
import { answerRoster } from './take-roster.ts';
import type { Answerer } from './answerer.types.ts';

export const answerers: readonly Answerer[] = [
  { set: eligibility270.set, gives: eligibility271, about: 'coverage', answer: answerCoverage },
  { set: authorization278.set, gives: authorization278, about: 'approval', answer: answerCare },
  { set: claimStatus276.set, gives: claimStatus277, about: 'claims', answer: answerClaimStatus },
  { set: enrollment834.set, gives: null, about: 'a roster', answer: answerRoster },
];
