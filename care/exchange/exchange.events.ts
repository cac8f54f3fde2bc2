// Why: what came from a partner, and that it was answered, stands in the same record as everything else.
import { z } from 'zod';
import { eventKind } from '../../base/events/event.ts';
import { channels, verdicts } from './exchange.schema.ts';

const told = z.object({
  partnerName: z.string(),
  channel: z.enum(channels),
  sets: z.array(z.string()),
  verdict: z.enum(verdicts),
  says: z.string(),
});

export const x12Received = eventKind('x12Received', 'x12_message', told);
/** The same bytes again: answered as the first time, nothing done twice. */
export const x12CameAgain = eventKind('x12CameAgain', 'x12_message', z.object({ partnerName: z.string() }));
