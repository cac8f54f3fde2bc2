// Why: what can come of checking an order, as the whole house hears it.
import { z } from 'zod';
import { eventKind } from '../../base/events/event.ts';
import { gapSchema } from './completeness.schema.ts';

/**
 * Everything missing at this moment; `fresh` is false when all of it has been asked for already. `requestId` is what is asked
 * now: only what is not open yet.
 */
export const informationMissing = eventKind(
  'informationMissing',
  'referral',
  z.object({
    caseNumber: z.string(),
    gaps: z.array(gapSchema),
    fresh: z.boolean(),
    requestId: z.string().nullable(),
  }),
);

/** Questions have their answer, or the case is over. */
export const questionsClosed = eventKind(
  'questionsClosed',
  'referral',
  z.object({ caseNumber: z.string(), count: z.int(), as: z.enum(['answered', 'case_over']) }),
);
/** An office answered in its portal; each answer is one field's value. */
export const answersGiven = eventKind(
  'answersGiven',
  'referral',
  z.object({
    caseNumber: z.string(),
    byId: z.string(),
    byName: z.string(),
    answers: z.array(z.object({ field: z.string(), said: z.string() })),
  }),
);
/** Questions are still open on the day they are asked after; the last time somebody calls. */
export const reminderDue = eventKind(
  'reminderDue',
  'referral',
  z.object({ caseNumber: z.string(), requestId: z.string(), count: z.int(), isLast: z.boolean() }),
);
