// Why: the doors of the exchange: two take X12 from partners, two let them fetch what waits, two show our people every message
// raw and in words.
import { z } from 'zod';
import { contract, pageOf } from '../../base/http/contract.ts';
import { messageRow, transactionRow } from './exchange.schema.ts';

const keyless = 'Sender, control number and digest of the message make a repetition harmless.';

export const postX12 = contract({
  name: 'postX12',
  method: 'POST',
  path: '/x12',
  summary: 'X12 in, X12 out in the same answer: a TA1, a 999 or the answer itself',
  access: { resource: 'x12_message', action: 'exchange' },
  takes: 'bytes',
  gives: 'bytes',
  limit: 'upload',
  keyless,
});

export const postX12Batch = contract({
  name: 'postX12Batch',
  method: 'POST',
  path: '/x12/batch',
  summary: 'A batch of X12 in, its TA1 and 999 out; answers wait to be picked up',
  access: { resource: 'x12_message', action: 'exchange' },
  takes: 'bytes',
  gives: 'bytes',
  limit: 'upload',
  keyless,
});

const waiting = messageRow.pick({ id: true, at: true, bytes: true, sets: true, answers: true });

export const listX12Batch = contract({
  name: 'listX12Batch',
  method: 'GET',
  path: '/x12/batch',
  summary: 'What waits for this partner, oldest first',
  access: { resource: 'x12_message', action: 'exchange' },
  reply: z.object({ items: z.array(waiting) }),
});

export const fetchX12Batch = contract({
  name: 'fetchX12Batch',
  method: 'GET',
  path: '/x12/batch/:id',
  summary: 'One message that waits; it is noted as picked up and can be fetched again',
  access: { resource: 'x12_message', action: 'exchange' },
  params: z.strictObject({ id: z.uuid() }),
  gives: 'bytes',
});

export const listX12 = contract({
  name: 'listX12',
  method: 'GET',
  path: '/api/exchange',
  summary: 'Messages to and from trading partners, newest first',
  access: { resource: 'x12_message', action: 'read' },
  query: z.strictObject({
    direction: z.enum(['in', 'out']).optional(),
    refused: z.enum(['yes']).optional(),
    cursor: z.string().max(200).optional(),
  }),
  reply: pageOf(messageRow),
});
export type X12List = z.infer<typeof listX12.reply>;

const twinLine = z.object({
  number: z.int(),
  raw: z.string(),
  title: z.string(),
  loop: z.string(),
  depth: z.int(),
  says: z.array(z.object({ label: z.string(), text: z.string() })),
  problems: z.array(z.string()),
});

export const readX12 = contract({
  name: 'readX12',
  method: 'GET',
  path: '/api/exchange/:tenantId/:id',
  summary:
    'One message: its transactions and what came of each, every segment raw and in words, and what answered it',
  access: { resource: 'x12_message', action: 'read' },
  params: z.strictObject({ tenantId: z.int().min(0), id: z.uuid() }),
  reply: z.object({
    message: messageRow,
    transactions: z.array(transactionRow),
    segments: z.array(twinLine),
    /** How many segments there are; only the first are shown. Null where the message was too long to count. */
    segmentCount: z.int().nullable(),
    answers: z.array(messageRow.pick({ id: true, at: true, sets: true, says: true, pickedUpAt: true })),
  }),
});
export type X12Page = z.infer<typeof readX12.reply>;

export const downloadX12 = contract({
  name: 'downloadX12',
  method: 'GET',
  path: '/api/exchange/:tenantId/:id/bytes',
  summary: 'A message byte for byte',
  access: { resource: 'x12_message', action: 'read' },
  params: z.strictObject({ tenantId: z.int().min(0), id: z.uuid() }),
  gives: 'bytes',
});
