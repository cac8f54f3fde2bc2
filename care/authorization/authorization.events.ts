// Why: what happens to approvals, as the whole house hears it; others wait only for lines cleared or refused.
import { z } from 'zod';
import { eventKind } from '../../base/events/event.ts';

const line = z.object({ caseNumber: z.string(), lineId: z.string(), number: z.int() });
const request = line.extend({ authorizationId: z.string(), authorizationNumber: z.string() });

/** The line may be arranged: approved, registered, or no approval is needed. */
export const lineCleared = eventKind(
  'lineCleared',
  'referral',
  line.extend({
    how: z.enum(['no_auth', 'registration_only', 'authorized', 'partial']),
    authorizationNumber: z.string().nullable(),
  }),
);
/** Nothing will come of the line. */
export const lineRefused = eventKind(
  'lineRefused',
  'referral',
  line.extend({ how: z.enum(['not_covered', 'denied']), say: z.string() }),
);
/** Every move of a request, so that its history folds to its state. */
export const authorizationMoved = eventKind(
  'authorizationMoved',
  'referral',
  request.extend({ move: z.string(), from: z.string(), to: z.string(), reason: z.string().nullable() }),
);
/** A request waits for a person: a nurse, a physician, or an answer. */
export const reviewWanted = eventKind('reviewWanted', 'referral', request.extend({ stage: z.string() }));
export const authorizationDecided = eventKind(
  'authorizationDecided',
  'referral',
  request.extend({ status: z.string(), decidedAs: z.string() }),
);
/** Somebody who is owed the word of a decision has it. */
export const decisionTold = eventKind(
  'decisionTold',
  'referral',
  request.extend({ audience: z.string(), how: z.string(), to: z.string() }),
);
