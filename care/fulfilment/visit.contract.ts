// Why: the doors of whoever stands at the doorstep with a phone: today's visits, setting out, the proof, or why it failed.
import { z } from 'zod';
import { contract } from '../../base/http/contract.ts';
import { failureCodes } from './appointment.schema.ts';
import { shownAppointment, visitParams } from './fulfilment.contract.ts';
import { proofBody } from './proof.schema.ts';

const done = z.object({ status: z.string(), say: z.string() });
const note = z.string().trim().max(300).optional();

export const listVisits = contract({
  name: 'listVisits',
  method: 'GET',
  path: '/api/visits',
  summary: 'The visits of one’s own locations, from two days ago to three weeks ahead',
  access: { resource: 'appointment', action: 'carry_out' },
  reply: z.object({ items: z.array(shownAppointment) }),
});

export const setOut = contract({
  name: 'setOut',
  method: 'POST',
  path: '/api/visits/:tenantId/:id/set-out',
  summary: 'Somebody is on the way',
  access: { resource: 'appointment', action: 'carry_out' },
  params: visitParams,
  reply: done,
});

export const addPicture = contract({
  name: 'addPicture',
  method: 'POST',
  path: '/api/visits/:tenantId/:id/pictures',
  summary: 'A signature or a photo of a visit (PNG or JPEG)',
  access: { resource: 'appointment', action: 'record_proof' },
  takes: 'bytes',
  limit: 'upload',
  params: visitParams,
  query: z.strictObject({ kind: z.enum(['signature', 'photo']) }),
  reply: z.object({ id: z.string() }),
});

export const readPicture = contract({
  name: 'readPicture',
  method: 'GET',
  path: '/api/pictures/:tenantId/:id',
  summary: 'A signature or a photo of a visit',
  access: { resource: 'proof', action: 'read' },
  gives: 'bytes',
  params: visitParams,
});

export const recordProof = contract({
  name: 'recordProof',
  method: 'POST',
  path: '/api/visits/:tenantId/:id/proof',
  summary: 'The proof of a delivery or visit; what cannot stand is refused naming the field',
  access: { resource: 'appointment', action: 'record_proof' },
  params: visitParams,
  body: proofBody,
  reply: done,
});

export const failVisit = contract({
  name: 'failVisit',
  method: 'POST',
  path: '/api/visits/:tenantId/:id/fail',
  summary: 'It was tried and did not work, for one of the coded reasons',
  access: { resource: 'appointment', action: 'carry_out' },
  params: visitParams,
  body: z.strictObject({ code: z.enum(failureCodes), note }),
  reply: done,
});

export const missVisit = contract({
  name: 'missVisit',
  method: 'POST',
  path: '/api/visits/:tenantId/:id/miss',
  summary: 'Nobody could come',
  access: { resource: 'appointment', action: 'carry_out' },
  params: visitParams,
  body: z.strictObject({ note }),
  reply: done,
});
