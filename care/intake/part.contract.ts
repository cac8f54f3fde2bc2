// Why: the doors through which a fax is divided, each part given to its case, and taken back when it was the wrong one.
import { z } from 'zod';
import { contract } from '../../base/http/contract.ts';
import { referralDraft } from '../cases/cases.schema.ts';
import { readFromMany } from '../sources/source.schema.ts';
import { receiptSchema } from './intake.contract.ts';
import { contents, partDraft, shownPart } from './part.schema.ts';

const arrivalParams = z.strictObject({ tenantId: z.int().min(0), id: z.uuid() });
const partParams = arrivalParams.extend({ partId: z.uuid() });
const reply = z.object({ parts: z.array(shownPart) });

export const listParts = contract({
  name: 'listParts',
  method: 'GET',
  path: '/api/arrivals/:tenantId/:id/parts',
  summary: 'How an arrival is divided, and what became of each part',
  access: { resource: 'arrival', action: 'read' },
  params: arrivalParams,
  reply,
});

export const divideArrival = contract({
  name: 'divideArrival',
  method: 'PUT',
  path: '/api/arrivals/:tenantId/:id/parts',
  summary: 'Divide the pages of an arrival anew; parts that went to a case stay as they are',
  access: { resource: 'arrival', action: 'place' },
  params: arrivalParams,
  body: z.strictObject({ parts: z.array(partDraft).max(200) }),
  reply,
});

export const placePart = contract({
  name: 'placePart',
  method: 'POST',
  path: '/api/arrivals/:tenantId/:id/parts/:partId/place',
  summary: 'Make a case of a part: it gets a copy of its own pages alone',
  access: { resource: 'arrival', action: 'place' },
  params: partParams,
  body: z.strictObject({ tenantId: z.int().min(2), draft: referralDraft, sources: readFromMany }),
  reply: receiptSchema,
});

export const attachPart = contract({
  name: 'attachPart',
  method: 'POST',
  path: '/api/arrivals/:tenantId/:id/parts/:partId/attach',
  summary: 'Give a part to a case there is already',
  access: { resource: 'arrival', action: 'place' },
  params: partParams,
  body: z.strictObject({ caseNumber: z.string().min(4).max(40) }),
  reply: z.object({ tenantId: z.int(), id: z.string(), caseNumber: z.string(), say: z.string() }),
});

export const takePagesBack = contract({
  name: 'takePagesBack',
  method: 'POST',
  path: '/api/arrivals/:tenantId/:id/parts/:partId/take-back',
  summary: 'Take the pages of a part back from its case, with the reason; they wait for another',
  access: { resource: 'arrival', action: 'place' },
  params: partParams,
  body: z.strictObject({ why: z.string().min(3).max(500) }),
  reply,
});

export const finishParts = contract({
  name: 'finishParts',
  method: 'POST',
  path: '/api/arrivals/:tenantId/:id/parts/finish',
  summary: 'Every page has its place: the arrival leaves the worklist',
  access: { resource: 'arrival', action: 'place' },
  params: arrivalParams,
  reply: z.object({ status: z.string() }),
});

const pageParams = z.strictObject({
  tenantId: z.int().min(0),
  id: z.uuid(),
  number: z.int().min(1).max(2000),
});

export const notePage = contract({
  name: 'notePage',
  method: 'PUT',
  path: '/api/documents/:tenantId/:id/pages/:number',
  summary: 'How a page is turned and what it is; the original is not touched',
  access: { resource: 'document', action: 'change' },
  params: pageParams,
  body: z.strictObject({
    turn: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]).optional(),
    content: z.enum(contents).optional(),
  }),
  reply: z.object({ turn: z.int(), content: z.enum(contents).nullable() }),
});

export const readStraightPage = contract({
  name: 'readStraightPage',
  method: 'GET',
  path: '/api/documents/:tenantId/:id/pages/:number/straight',
  summary: 'The picture of one page laid straight; the same picture where it lies straight already',
  access: { resource: 'document', action: 'read' },
  gives: 'bytes',
  params: pageParams,
});
