// Why: the dispatcher's doors: the offers to one's own locations, one offer, and the answers to it. Before accepting a
// reply has no name, no street, no telephone and no case number, only area, codes, dates and needs.
import { z } from 'zod';
import { canSchema, contract } from '../../base/http/contract.ts';
import { daySchema, wallTimeSchema } from '../../base/time/time.schema.ts';
import { declineCodeNames, toldOrder, tracks } from './network.schema.ts';

const offerParams = z.strictObject({ tenantId: z.int().min(0), id: z.uuid() });

/** Which offers a list shows. */
export const offerViews = ['new', 'accepted', 'over'] as const;
export type OfferView = (typeof offerViews)[number];

export const shownOffer = z.object({
  tenantId: z.int(),
  id: z.string(),
  locationName: z.string(),
  payerName: z.string(),
  status: z.string(),
  statusLabel: z.string(),
  track: z.enum(tracks),
  family: z.string(),
  familyLabel: z.string(),
  code: z.string().nullable(),
  quantity: z.string().nullable(),
  description: z.string().nullable(),
  frequency: z.string().nullable(),
  city: z.string().nullable(),
  state: z.string().nullable(),
  zip: z.string().nullable(),
  zone: z.string(),
  needs: z.array(z.string()),
  neededOn: z.string().nullable(),
  dischargeAt: z.string().nullable(),
  sentAt: z.string(),
  expiresAt: z.string(),
  answeredAt: z.string().nullable(),
  answeredBy: z.string().nullable(),
  declineLabel: z.string().nullable(),
  note: z.string().nullable(),
  windowFrom: z.string().nullable(),
  windowTo: z.string().nullable(),
  endReason: z.string().nullable(),
  /** Whom it is for; only for the provider who has the line, and only while they have it. */
  order: toldOrder.nullable(),
  can: canSchema,
});
export type ShownOffer = z.infer<typeof shownOffer>;

export const listOffers = contract({
  name: 'listOffers',
  method: 'GET',
  path: '/api/offers',
  summary: 'Offers to one’s own locations: those to answer, those accepted, those that are over',
  access: { resource: 'offer', action: 'answer' },
  query: z.strictObject({ view: z.enum(offerViews).default('new'), after: z.string().max(300).optional() }),
  reply: z.object({
    items: z.array(shownOffer),
    next: z.string().nullable(),
    counts: z.object({ new: z.int(), accepted: z.int(), over: z.int() }),
  }),
});

export const readOffer = contract({
  name: 'readOffer',
  method: 'GET',
  path: '/api/offers/:tenantId/:id',
  summary: 'One offer; after accepting also the order and the contact',
  access: { resource: 'offer', action: 'answer' },
  params: offerParams,
  reply: shownOffer,
});

const windowSaid = z.strictObject({
  on: daySchema,
  from: wallTimeSchema,
  to: wallTimeSchema,
  lateReason: z.string().max(300).optional(),
});
const answered = z.object({ status: z.string() });

export const acceptOffer = contract({
  name: 'acceptOffer',
  method: 'POST',
  path: '/api/offers/:tenantId/:id/accept',
  summary:
    'Accept with the window in which somebody comes, on the wall where the member lives; the first to accept has the line',
  access: { resource: 'offer', action: 'answer' },
  params: offerParams,
  body: windowSaid,
  reply: answered,
});

export const counterOffer = contract({
  name: 'counterOffer',
  method: 'POST',
  path: '/api/offers/:tenantId/:id/counter',
  summary: 'Propose another date than the one ordered',
  access: { resource: 'offer', action: 'answer' },
  params: offerParams,
  body: windowSaid,
  reply: answered,
});

const coded = z.strictObject({ code: z.enum(declineCodeNames), note: z.string().max(500).optional() });

export const declineOffer = contract({
  name: 'declineOffer',
  method: 'POST',
  path: '/api/offers/:tenantId/:id/decline',
  summary: 'Decline with a code; the next provider is asked at once',
  access: { resource: 'offer', action: 'answer' },
  params: offerParams,
  body: coded,
  reply: answered,
});

export const handBackOffer = contract({
  name: 'handBackOffer',
  method: 'POST',
  path: '/api/offers/:tenantId/:id/hand-back',
  summary: 'Give an accepted line back, with a code, before the service is under way',
  access: { resource: 'offer', action: 'answer' },
  params: offerParams,
  body: coded,
  reply: answered,
});
