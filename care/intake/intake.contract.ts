// Why: the doors through which an order arrives: documents, the portal's form, a call, and the lobby where what cannot
// be placed yet waits for one person at a time.
import { z } from 'zod';
import { gapSchema } from '../completeness/completeness.schema.ts';
import { contract } from '../../base/http/contract.ts';
import { referralDraft } from '../cases/cases.schema.ts';
import { readFromMany } from '../sources/source.schema.ts';
import { documentSchema } from './intake.schema.ts';
import { contents } from './part.schema.ts';

const documentParams = z.strictObject({ tenantId: z.int().min(0), id: z.uuid() });

export const uploadDocument = contract({
  name: 'uploadDocument',
  method: 'POST',
  path: '/api/documents',
  summary: 'Send one file (PDF, TIFF, PNG or JPEG, at most 25 MB); it is kept as it is',
  access: { resource: 'document', action: 'upload' },
  takes: 'bytes',
  limit: 'upload',
  query: z.strictObject({ fileName: z.string().min(1).max(200) }),
  reply: z.object({
    tenantId: z.int(),
    id: z.string(),
    kind: z.string(),
    pageCount: z.int().nullable(),
    digest: z.string(),
  }),
});

export const readDocument = contract({
  name: 'readDocument',
  method: 'GET',
  path: '/api/documents/:tenantId/:id',
  summary: 'A document and its pages',
  access: { resource: 'document', action: 'read' },
  params: documentParams,
  reply: documentSchema.extend({
    pages: z.array(
      z.object({
        number: z.int(),
        widthPx: z.int(),
        heightPx: z.int(),
        /** How it is shown: degrees clockwise. */
        turn: z.int(),
        content: z.enum(contents).nullable(),
        url: z.string(),
      }),
    ),
  }),
});

export type DocumentPages = z.infer<typeof readDocument.reply>;

export const readPage = contract({
  name: 'readPage',
  method: 'GET',
  path: '/api/documents/:tenantId/:id/pages/:number',
  summary: 'The picture of one page',
  access: { resource: 'document', action: 'read' },
  gives: 'bytes',
  params: z.strictObject({ tenantId: z.int().min(0), id: z.uuid(), number: z.int().min(1).max(2000) }),
});

export const readOriginal = contract({
  name: 'readOriginal',
  method: 'GET',
  path: '/api/documents/:tenantId/:id/original',
  summary: 'The original bytes, as received',
  access: { resource: 'document', action: 'read' },
  gives: 'bytes',
  params: documentParams,
});

export const listPayers = contract({
  name: 'listPayers',
  method: 'GET',
  path: '/api/payers',
  summary: 'Payers an order can be for',
  access: { resource: 'tenant', action: 'read' },
  reply: z.object({
    items: z.array(
      z.object({
        id: z.int(),
        name: z.string(),
        lineOfBusiness: z.string().nullable(),
        intakeEmail: z.string().nullable(),
      }),
    ),
  }),
});

export const readOffice = contract({
  name: 'readOffice',
  method: 'GET',
  path: '/api/office',
  summary: 'The caller’s own office with its clinicians',
  access: { resource: 'directory', action: 'read' },
  reply: z.object({
    offices: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        kind: z.string(),
        phone: z.string(),
        email: z.string().nullable(),
        zone: z.string(),
        clinicians: z.array(
          z.object({ id: z.string(), name: z.string(), credential: z.string(), npi: z.string() }),
        ),
      }),
    ),
  }),
});

export const receiptSchema = z.object({
  tenantId: z.int(),
  id: z.string(),
  caseNumber: z.string(),
  receivedAt: z.string(),
  zone: z.string(),
  sentence: z.string(),
  gaps: z.array(gapSchema),
});

export const sendReferral = contract({
  name: 'sendReferral',
  method: 'POST',
  path: '/api/referrals',
  summary: 'Send an order or an inquiry; the case number comes back at once',
  access: { resource: 'referral', action: 'submit' },
  body: z.strictObject({
    tenantId: z.int().min(2),
    draft: referralDraft,
    documents: z
      .array(z.strictObject({ tenantId: z.int().min(0), id: z.uuid() }))
      .max(20)
      .default([]),
  }),
  reply: receiptSchema,
});

export const checkReferral = contract({
  name: 'checkReferral',
  method: 'POST',
  path: '/api/referrals/check',
  summary: 'What an order still lacks, before it is sent',
  access: { resource: 'referral', action: 'submit' },
  keyless: 'It changes nothing.',
  body: z.strictObject({ draft: referralDraft, documentCount: z.int().min(0).max(50) }),
  reply: z.object({ gaps: z.array(gapSchema) }),
});

export const callShape = z.object({
  tenantId: z.int(),
  id: z.string(),
  arrivalId: z.string(),
  caseNumber: z.string(),
  agentName: z.string(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
});

export const beginCall = contract({
  name: 'beginCall',
  method: 'POST',
  path: '/api/calls',
  summary: 'A call begins: its case number exists before the first question',
  access: { resource: 'call', action: 'take' },
  body: z.strictObject({
    callerName: z.string().max(200).optional(),
    callerOrganization: z.string().max(200).optional(),
    callerPhone: z.string().max(40).optional(),
    purpose: z.string().max(500).optional(),
  }),
  reply: callShape,
});

export const noteCall = contract({
  name: 'noteCall',
  method: 'PUT',
  path: '/api/calls/:tenantId/:id',
  summary: 'Note who calls, for whom and why',
  access: { resource: 'call', action: 'take' },
  params: documentParams,
  body: z.strictObject({
    callerName: z.string().max(200).optional(),
    callerOrganization: z.string().max(200).optional(),
    callerPhone: z.string().max(40).optional(),
    purpose: z.string().max(500).optional(),
    identifiers: z
      .array(z.enum(['name', 'birth_date', 'member_id', 'address', 'phone', 'npi']))
      .max(6)
      .optional(),
  }),
  reply: callShape,
});

export const sendCallReferral = contract({
  name: 'sendCallReferral',
  method: 'POST',
  path: '/api/calls/:tenantId/:id/referral',
  summary: 'The referral spoken on this call; it takes over the call’s case number',
  access: { resource: 'call', action: 'take' },
  params: documentParams,
  body: z.strictObject({ tenantId: z.int().min(2), draft: referralDraft }),
  reply: receiptSchema,
});

export const endCall = contract({
  name: 'endCall',
  method: 'POST',
  path: '/api/calls/:tenantId/:id/end',
  summary: 'The call ends; a call without a referral stays as waiting work',
  access: { resource: 'call', action: 'take' },
  params: documentParams,
  reply: callShape,
});

export const placeArrival = contract({
  name: 'placeArrival',
  method: 'POST',
  path: '/api/arrivals/:tenantId/:id/place',
  summary: 'Place an arrival with its payer: pages are copied out, the original stays',
  access: { resource: 'arrival', action: 'place' },
  params: documentParams,
  /** `sources`: which strip of which page each field was read from; what is not named is the person's own word. */
  body: z.strictObject({ tenantId: z.int().min(2), draft: referralDraft, sources: readFromMany }),
  reply: receiptSchema,
});

export const setArrivalAside = contract({
  name: 'setArrivalAside',
  method: 'POST',
  path: '/api/arrivals/:tenantId/:id/set-aside',
  summary: 'Not an order: keep it, say why, close its work',
  access: { resource: 'arrival', action: 'change' },
  params: documentParams,
  body: z.strictObject({ why: z.string().min(3).max(500) }),
  reply: z.object({ status: z.string() }),
});
