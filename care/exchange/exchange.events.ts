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
/** A partner wants something of a case that no program carries out: a person does, and answers. */
export const changeAsked = eventKind(
  'changeAsked',
  'referral',
  z.object({
    caseNumber: z.string(),
    partnerName: z.string(),
    messageId: z.string(),
    isCancellation: z.boolean(),
    say: z.string(),
  }),
);
/** A roster (834) came and is receipted; it is taken behind. `number`: its place in the message, from 1. */
export const rosterReceived = eventKind(
  'rosterReceived',
  'x12_message',
  z.object({ partnerName: z.string(), number: z.int(), members: z.int() }),
);
/** A partner wants something of a request that nobody here knows. */
export const changeUnplaced = eventKind(
  'changeUnplaced',
  'x12_message',
  z.object({ partnerName: z.string(), say: z.string() }),
);
/** A later word on a request that came by X12 waits for its partner. */
export const partnerAnswered = eventKind(
  'partnerAnswered',
  'referral',
  z.object({ caseNumber: z.string(), partnerName: z.string(), messageId: z.string(), say: z.string() }),
);
/** The partner has fetched the newest word on its request. */
export const partnerHeard = eventKind(
  'partnerHeard',
  'referral',
  z.object({ caseNumber: z.string(), partnerName: z.string(), messageId: z.string() }),
);
