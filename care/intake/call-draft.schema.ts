// Why: what is typed while somebody speaks is half words; it is kept as typed, not as an order, so that a reload or a lost
// line costs the caller no second telling.
import { z } from 'zod';

const text = z.string().max(4000);

/** The boxes of the call desk as they stand; empty boxes are empty words. */
export const callDraft = z.strictObject({
  caller: z.strictObject({ name: text, organization: text, phone: text, purpose: text }),
  /** Which identifying facts the caller gave. */
  facts: z.array(z.enum(['name', 'birth_date', 'member_id'])).max(3),
  /** The payer chosen, as its number. */
  payer: z
    .string()
    .regex(/^\d{1,9}$/)
    .nullable(),
  words: z.strictObject({
    kind: z.enum(['order', 'inquiry']),
    priority: z.enum(['standard', 'urgent', 'stat']),
    officeId: z.uuid().nullable(),
    clinicianName: text,
    clinicianNpi: text,
    signedOn: text,
    requesterName: text,
    requesterOrganization: text,
    requesterEmail: text,
    requesterPhone: text,
    serviceFromOn: text,
    serviceToOn: text,
    dischargeFacility: text,
    dischargeDay: text,
    dischargeTime: text,
    dischargeZone: text,
    note: text,
    diagnoses: text,
    givenName: text,
    familyName: text,
    birthOn: text,
    memberNumber: text,
    phone: text,
    language: text,
    line1: text,
    city: text,
    state: text,
    zip: text,
    accessBarriers: text,
    /** Answers to the clinical questions, by the question's field. */
    clinical: z.record(z.string().max(60), text).default({}),
    lines: z
      .array(
        z.strictObject({
          family: text,
          code: text,
          description: text,
          quantity: text,
          frequency: text,
        }),
      )
      .max(40),
  }),
});
export type CallDraft = z.infer<typeof callDraft>;
