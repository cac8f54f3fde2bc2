// Why: what can come of checking an order, as the whole house hears it.
import { z } from 'zod';
import { eventKind } from '../../base/events/event.ts';
import { gapSchema } from './completeness.schema.ts';

/** Everything missing at this moment, asked for once; `fresh` is false when exactly this has been asked for already. */
export const informationMissing = eventKind(
  'informationMissing',
  'referral',
  z.object({ caseNumber: z.string(), gaps: z.array(gapSchema), fresh: z.boolean() }),
);
