// Why: what happens to a member by what the payer says; whoever arranges care for them hears it.
import { z } from 'zod';
import { eventKind } from '../../base/events/event.ts';

/** The payer's roster says that coverage ends; `coveredTo` is its last day. */
export const memberEnded = eventKind(
  'memberEnded',
  'member',
  z.object({ coveredTo: z.string(), how: z.enum(['said', 'absent']) }),
);
