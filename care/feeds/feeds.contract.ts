// Why: the doors to payers' files: send one and have its receipt at once, see what became of each row, agree to what it would end, and
// say what a payer's files look like.
import { z } from 'zod';
import { canSchema, contract, pageOf } from '../../base/http/contract.ts';
import { feedRow, fileRow, layoutBody, layoutRow, receiptSchema, rowStates } from './feeds.schema.ts';

const fileParams = z.strictObject({ tenantId: z.int().min(2), id: z.uuid() });

export const shownFile = fileRow.extend({ payerName: z.string() });
export type ShownFile = z.infer<typeof shownFile>;

const payers = z.array(z.object({ tenantId: z.int(), name: z.string(), layouts: z.array(z.string()) }));

export const listFiles = contract({
  name: 'listFiles',
  method: 'GET',
  path: '/api/files',
  summary: 'Files of payers, newest first',
  access: { resource: 'feed_file', action: 'list' },
  query: z.strictObject({ after: z.string().max(300).optional() }),
  reply: pageOf(shownFile).extend({ payers, can: canSchema }),
});
export type FileList = z.infer<(typeof listFiles)['reply']>;

export const sendFile = contract({
  name: 'sendFile',
  method: 'POST',
  path: '/api/files',
  summary: 'Send a payer’s file (at most 25 MB); the receipt with its totals comes at once',
  access: { resource: 'feed_file', action: 'upload' },
  takes: 'bytes',
  limit: 'upload',
  query: z.strictObject({
    tenantId: z.coerce.number().int().min(2),
    layout: z.string().min(1).max(120),
    fileName: z.string().min(1).max(200),
  }),
  reply: receiptSchema,
});

export const readFile = contract({
  name: 'readFile',
  method: 'GET',
  path: '/api/files/:tenantId/:id',
  summary: 'A file with its totals and what its rows became',
  access: { resource: 'feed_file', action: 'list' },
  params: fileParams,
  query: z.strictObject({
    show: z.enum(rowStates).optional(),
    after: z.coerce.number().int().min(0).optional(),
  }),
  reply: z.object({
    file: shownFile,
    /** Rows after line `after`, 50 at most; none for whoever may see totals alone. */
    rows: z.array(feedRow),
    next: z.int().nullable(),
    can: canSchema,
  }),
});
export type FilePage = z.infer<(typeof readFile)['reply']>;

export const readReturned = contract({
  name: 'readReturned',
  method: 'GET',
  path: '/api/files/:tenantId/:id/returned.csv',
  summary: 'The rows that were rejected, one line for each fault, for the sender to mend',
  access: { resource: 'feed_row', action: 'read' },
  gives: 'bytes',
  params: fileParams,
});

export const settleEnds = contract({
  name: 'settleEnds',
  method: 'POST',
  path: '/api/files/:tenantId/:id/ends',
  summary: 'Agree that members absent from a full file are covered no more, or say that they stay',
  access: { resource: 'feed_file', action: 'agree' },
  params: fileParams,
  body: z.strictObject({ agree: z.boolean(), reason: z.string().min(3).max(500) }),
  reply: z.object({ ended: z.int() }),
});

export const listLayouts = contract({
  name: 'listLayouts',
  method: 'GET',
  path: '/api/layouts',
  summary: 'What the files of payers look like, the newest version of each',
  access: { resource: 'feed_file', action: 'list' },
  reply: z.object({ items: z.array(layoutRow) }),
});

export const setLayout = contract({
  name: 'setLayout',
  method: 'POST',
  path: '/api/layouts',
  summary: 'Say what a file of a payer looks like; a change is a new version',
  access: { resource: 'feed_file', action: 'set_layout' },
  body: z.strictObject({
    tenantId: z.int().min(2),
    name: z.string().regex(/^[a-z0-9][a-z0-9-]{1,59}$/, 'Small letters, digits and hyphens.'),
    body: layoutBody,
  }),
  reply: z.object({ version: z.int() }),
});
