// Why: the doors to what is typed during a call: kept while it is typed, found again after a reload, read by the agent on
// the call and by supervisors alone, and gone once the order is placed.
import { z } from 'zod';
import { contract } from '../../base/http/contract.ts';
import { callDraft } from './call-draft.schema.ts';
import { callShape, receiptSchema } from './intake.contract.ts';

const params = z.strictObject({ tenantId: z.int().min(0), id: z.uuid() });
const kept = z.object({
  call: callShape.nullable(),
  draft: callDraft.nullable(),
  savedAt: z.string().nullable(),
});

export const readOwnCall = contract({
  name: 'readOwnCall',
  method: 'GET',
  path: '/api/calls/mine',
  summary: 'The call I am on, with what was typed so far, or the receipt of what was sent',
  access: { resource: 'call', action: 'take' },
  reply: kept.extend({ receipt: receiptSchema.nullable() }),
});

export const keepCallDraft = contract({
  name: 'keepCallDraft',
  method: 'PUT',
  path: '/api/calls/:tenantId/:id/draft',
  summary: 'Keep what was typed on this call so far; the newest words count',
  access: { resource: 'call', action: 'draft' },
  params,
  body: z.strictObject({ draft: callDraft }),
  reply: z.object({ savedAt: z.string() }),
});

export const readCallDraft = contract({
  name: 'readCallDraft',
  method: 'GET',
  path: '/api/arrivals/:tenantId/:id/call-draft',
  summary: 'What was typed on the call behind an arrival that is not placed yet',
  access: { resource: 'call', action: 'read_draft' },
  params,
  reply: kept,
});
