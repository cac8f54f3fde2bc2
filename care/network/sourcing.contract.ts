// Why: the coordinator's doors: how each line of a case finds its provider, why one is asked before another and why others
// are out, the member's choice, and what a person can do when nobody accepts.
import { z } from 'zod';
import { canSchema, contract } from '../../base/http/contract.ts';
import { choiceRow, tracks } from './network.schema.ts';

const caseParams = z.strictObject({ tenantId: z.int().min(0), id: z.uuid() });
const lineParams = caseParams.extend({ lineId: z.uuid() });

export const shownSearch = z.object({
  lineId: z.string(),
  number: z.int(),
  familyLabel: z.string(),
  description: z.string(),
  status: z.string(),
  statusLabel: z.string(),
  day: z.string(),
  reach: z.int(),
  exhaustedAt: z.string().nullable(),
  hearBy: z.string().nullable(),
  choice: choiceRow.omit({ lineId: true }).extend({ locationName: z.string().nullable() }).nullable(),
  ranked: z.array(
    z.object({
      locationId: z.string(),
      name: z.string(),
      reasons: z.array(z.string()),
      asked: z.string().nullable(),
    }),
  ),
  out: z.array(
    z.object({
      locationId: z.string(),
      name: z.string(),
      reasons: z.array(z.string()),
      mayOffer: z.boolean(),
    }),
  ),
  /** How many more stand out of reach than are listed. */
  outMore: z.int(),
  offers: z.array(
    z.object({
      id: z.string(),
      locationId: z.string(),
      providerName: z.string(),
      status: z.string(),
      statusLabel: z.string(),
      track: z.enum(tracks),
      byHand: z.boolean(),
      reasons: z.array(z.string()),
      sentAt: z.string(),
      expiresAt: z.string(),
      viewedAt: z.string().nullable(),
      answeredAt: z.string().nullable(),
      answeredBy: z.string().nullable(),
      declineLabel: z.string().nullable(),
      note: z.string().nullable(),
      windowFrom: z.string().nullable(),
      windowTo: z.string().nullable(),
      lateReason: z.string().nullable(),
      endReason: z.string().nullable(),
      can: canSchema,
    }),
  ),
  can: canSchema,
});
export type ShownSearch = z.infer<typeof shownSearch>;

export const readSourcing = contract({
  name: 'readSourcing',
  method: 'GET',
  path: '/api/cases/:tenantId/:id/sourcing',
  summary: 'How each line of a case finds its provider',
  access: { resource: 'sourcing', action: 'read' },
  params: caseParams,
  reply: z.object({ zone: z.string(), lines: z.array(shownSearch) }),
});

export const noteChoiceDoor = contract({
  name: 'noteChoice',
  method: 'POST',
  path: '/api/cases/:tenantId/:id/lines/:lineId/choice',
  summary: 'Write down the provider the member chose from the list, or that they have no preference',
  access: { resource: 'sourcing', action: 'note_choice' },
  params: lineParams,
  body: z.strictObject({
    locationId: z.uuid().nullable(),
    chosenBy: z.string().min(2).max(200),
    note: z.string().max(500).optional(),
  }),
  reply: z.object({ noted: z.literal(true) }),
});

export const lookOnDoor = contract({
  name: 'lookOn',
  method: 'POST',
  path: '/api/cases/:tenantId/:id/lines/:lineId/look-on',
  summary: 'Look for a provider further away, or ask everybody again',
  access: { resource: 'sourcing', action: 'arrange' },
  params: lineParams,
  body: z.strictObject({ how: z.enum(['wider', 'again']) }),
  reply: z.object({ reach: z.int() }),
});

export const offerByHandDoor = contract({
  name: 'offerByHand',
  method: 'POST',
  path: '/api/cases/:tenantId/:id/lines/:lineId/offers',
  summary: 'Offer a line to one provider by hand, with the reason',
  access: { resource: 'sourcing', action: 'arrange' },
  params: lineParams,
  body: z.strictObject({ locationId: z.uuid(), reason: z.string().min(3).max(300) }),
  reply: z.object({ offered: z.literal(true) }),
});

export const takeLineBackDoor = contract({
  name: 'takeLineBack',
  method: 'POST',
  path: '/api/cases/:tenantId/:id/lines/:lineId/take-back',
  summary: 'Take a line from the provider who has accepted it; they are told and the search begins again',
  access: { resource: 'sourcing', action: 'arrange' },
  params: lineParams,
  body: z.strictObject({ reason: z.string().min(3).max(300) }),
  reply: z.object({ status: z.string() }),
});

const offerParams = caseParams.extend({ offerId: z.uuid() });

export const withdrawOfferDoor = contract({
  name: 'withdrawOffer',
  method: 'POST',
  path: '/api/cases/:tenantId/:id/offers/:offerId/withdraw',
  summary: 'Withdraw an open offer, with the reason its provider reads',
  access: { resource: 'sourcing', action: 'arrange' },
  params: offerParams,
  body: z.strictObject({ reason: z.string().min(3).max(300) }),
  reply: z.object({ withdrawn: z.literal(true) }),
});

export const agreeOfferDoor = contract({
  name: 'agreeOffer',
  method: 'POST',
  path: '/api/cases/:tenantId/:id/offers/:offerId/agree',
  summary: 'Agree to the other date a provider has proposed',
  access: { resource: 'sourcing', action: 'arrange' },
  params: offerParams,
  reply: z.object({ status: z.string() }),
});
