// Why: an appointment carries what whoever comes must know and nothing else of the case, so that a supplier never reads
// the case itself (minimum necessary, domain reference §9).
import { z } from 'zod';

/** What the person who comes is told: shown to the accepted provider's own location only. */
export const visitSchema = z.object({
  patientName: z.string(),
  phone: z.string().nullable(),
  line1: z.string().nullable(),
  city: z.string().nullable(),
  state: z.string().nullable(),
  zip: z.string().nullable(),
  accessBarriers: z.string().nullable(),
  language: z.string().nullable(),
  family: z.string(),
  code: z.string().nullable(),
  description: z.string(),
  quantity: z.string().nullable(),
  frequency: z.string().nullable(),
});
export type Visit = z.infer<typeof visitSchema>;

export const appointmentRow = z.object({
  tenantId: z.int(),
  id: z.string(),
  /** Grows with every time proposed, so that the last one is known even of two in one instant. */
  turn: z.number(),
  referralId: z.string(),
  lineId: z.string(),
  lineNumber: z.int(),
  caseNumber: z.string(),
  offerId: z.string().nullable(),
  locationId: z.string(),
  providerName: z.string(),
  memberId: z.string().nullable(),
  officeId: z.string().nullable(),
  status: z.string(),
  windowFrom: z.string(),
  windowTo: z.string(),
  zone: z.string(),
  dischargeAt: z.string().nullable(),
  visit: z.unknown(),
  proposedAt: z.string(),
  replaces: z.string().nullable(),
  askedHow: z.string().nullable(),
  callCount: z.int(),
  answeredAt: z.string().nullable(),
  answeredHow: z.string().nullable(),
  setOutAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  endCode: z.string().nullable(),
  endSay: z.string().nullable(),
});
export type Appointment = z.infer<typeof appointmentRow>;

/** How the member was asked, or answered. */
export const answeredHows = ['link', 'portal', 'phone', 'letter'] as const;
export type AnsweredHow = (typeof answeredHows)[number];

/** Yes, another time, or not at all. */
export const answers = ['confirm', 'another_time', 'decline'] as const;
export type Answer = (typeof answers)[number];

/** What a caller can be asked for before anything is said (two of three, domain reference §9). */
export const identifiers = ['name', 'birth_date', 'member_id'] as const;

/** Why a visit did not take place. */
export const failures = {
  not_home: 'Nobody was home',
  wrong_address: 'The address is wrong',
  no_access: 'No way in (stairs, gate, elevator)',
  refused: 'The member refused it',
  damaged: 'It was damaged',
  wrong_item: 'It was the wrong item',
} as const;
export type Failure = keyof typeof failures;
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the table right above
export const failureCodes = Object.keys(failures) as [Failure, ...Failure[]];

/** A paper that was handed out. */
export const shownPaper = z.object({
  tenantId: z.int(),
  id: z.string(),
  appointmentId: z.string(),
  kind: z.string(),
  title: z.string(),
  madeAt: z.string(),
  postedAt: z.string().nullable(),
});
export type ShownPaper = z.infer<typeof shownPaper>;

/** An appointment as a case's own people see it. */
export const ownVisit = appointmentRow
  .pick({
    tenantId: true,
    id: true,
    lineNumber: true,
    providerName: true,
    status: true,
    windowFrom: true,
    windowTo: true,
    zone: true,
  })
  .extend({ what: z.string(), statusLabel: z.string(), window: z.string(), mayAnswer: z.boolean() });
export type OwnVisit = z.infer<typeof ownVisit>;
