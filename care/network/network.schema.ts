// Why: the shapes of those who serve: a location with all that decides whether it may be asked, the search for a
// provider, the member's choice, an offer (nothing in it names the patient) and the award of the one who accepted first.
import { z } from 'zod';

/** Why a provider says no or gives back, coded so that reasons can be counted (42 CFR 484.55, acceptance to service). */
export const declineCodes = {
  capacity: 'No capacity',
  geography: 'Too far',
  payer_rate: 'Payer or rate',
  clinical_skill: 'Needs skills we do not have',
  out_of_stock: 'Equipment out of stock',
  safety: 'Safety of our staff',
  incomplete_order: 'Order incomplete',
  timing: 'Not possible in time',
} as const;
export type DeclineCode = keyof typeof declineCodes;
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the table right above
export const declineCodeNames = Object.keys(declineCodes) as [DeclineCode, ...DeclineCode[]];

export const tracks = ['stat', 'urgent', 'routine'] as const;
export type Track = (typeof tracks)[number];

export const locationRow = z.object({
  id: z.string(),
  name: z.string(),
  families: z.array(z.string()),
  city: z.string(),
  state: z.string(),
  zip: z.string(),
  zone: z.string(),
  phone: z.string(),
  email: z.string().nullable(),
  active: z.boolean(),
  tenants: z.array(z.int()),
  serviceZipPrefixes: z.array(z.string()),
  languages: z.array(z.string()),
  capacityPerDay: z.int(),
  licensedStates: z.array(z.string()),
  licenseValidTo: z.string().nullable(),
  credentialedTo: z.string().nullable(),
  linesOfBusiness: z.array(z.string()).nullable(),
  serviceCodes: z.array(z.string()).nullable(),
});
export type Location = z.infer<typeof locationRow>;

export const sourcingRow = z.object({
  lineId: z.string(),
  referralId: z.string(),
  round: z.int(),
  wave: z.int(),
  reach: z.int(),
  withInterpreter: z.boolean(),
  startedAt: z.string(),
  exhaustedAt: z.string().nullable(),
  hearBy: z.string().nullable(),
});
export type Sourcing = z.infer<typeof sourcingRow>;

export const choiceRow = z.object({
  lineId: z.string(),
  locationId: z.string().nullable(),
  listed: z.array(z.object({ id: z.string(), name: z.string() })),
  chosenBy: z.string(),
  note: z.string().nullable(),
  notedByName: z.string(),
  notedAt: z.string(),
});
export type Choice = z.infer<typeof choiceRow>;

export const offerRow = z.object({
  tenantId: z.int(),
  id: z.string(),
  referralId: z.string(),
  lineId: z.string(),
  lineNumber: z.int(),
  caseNumber: z.string(),
  locationId: z.string(),
  providerName: z.string(),
  round: z.int(),
  wave: z.int(),
  byHand: z.boolean(),
  status: z.string(),
  track: z.enum(tracks),
  reasons: z.array(z.string()),
  family: z.string(),
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
  viewedAt: z.string().nullable(),
  answeredAt: z.string().nullable(),
  answeredBy: z.string().nullable(),
  declineCode: z.string().nullable(),
  note: z.string().nullable(),
  windowFrom: z.string().nullable(),
  windowTo: z.string().nullable(),
  lateReason: z.string().nullable(),
  endedAt: z.string().nullable(),
  endReason: z.string().nullable(),
});
export type Offer = z.infer<typeof offerRow>;

/** What the winner is told: the order and how to reach everybody. Nobody else at a provider ever sees it. */
export const toldOrder = z.object({
  caseNumber: z.string(),
  payerName: z.string(),
  patientName: z.string(),
  birthOn: z.string().nullable(),
  memberNumber: z.string().nullable(),
  phone: z.string().nullable(),
  language: z.string().nullable(),
  line1: z.string().nullable(),
  city: z.string().nullable(),
  state: z.string().nullable(),
  zip: z.string().nullable(),
  accessBarriers: z.string().nullable(),
  clinicianName: z.string().nullable(),
  clinicianNpi: z.string().nullable(),
  signedOn: z.string().nullable(),
  diagnoses: z.array(z.string()),
  description: z.string(),
  frequency: z.string().nullable(),
  dischargeAt: z.string().nullable(),
  dischargeFacility: z.string().nullable(),
  caseManagerName: z.string().nullable(),
  caseManagerExtension: z.string().nullable(),
  hubPhone: z.string().nullable(),
});
export type ToldOrder = z.infer<typeof toldOrder>;

export const awardRow = z.object({
  tenantId: z.int(),
  id: z.string(),
  offerId: z.string(),
  lineId: z.string(),
  referralId: z.string(),
  locationId: z.string(),
  memberId: z.string().nullable(),
  day: z.string(),
  wonAt: z.string(),
  told: z.unknown(),
  endedAt: z.string().nullable(),
});
export type Award = z.infer<typeof awardRow>;
