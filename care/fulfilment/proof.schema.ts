// Why: what a proof of delivery or of a first visit holds (domain reference §1.1 row 9): for a delivery who received what on
// which day and signed for it; for a visit the six elements of electronic visit verification.
import { z } from 'zod';

/** Who received it, to the member. The supplier may never sign as designee. */
export const relationships = {
  self: 'The member',
  spouse: 'Husband, wife or partner',
  child: 'Son or daughter',
  parent: 'Mother or father',
  relative: 'Another relative',
  caregiver: 'Caregiver',
  neighbor: 'Neighbor',
  facility_staff: 'Staff of the facility',
  supplier: 'Somebody of the supplier',
} as const;
export type Relationship = keyof typeof relationships;
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the table right above
const relationshipCodes = Object.keys(relationships) as [Relationship, ...Relationship[]];

/** Who came, by trade. */
export const disciplines = {
  RN: 'Registered nurse',
  LPN: 'Licensed practical nurse',
  PT: 'Physical therapist',
  OT: 'Occupational therapist',
  SLP: 'Speech therapist',
  MSW: 'Social worker',
  HHA: 'Home health aide',
  RPH: 'Pharmacist',
} as const;
export type Discipline = keyof typeof disciplines;
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the table right above
const disciplineCodes = Object.keys(disciplines) as [Discipline, ...Discipline[]];

const words = (max: number) => z.string().trim().min(1).max(max);
const instant = z.iso.datetime({ offset: true });

export const signatureSchema = z.discriminatedUnion('how', [
  z.strictObject({ how: z.literal('drawn'), pictureId: z.uuid() }),
  z.strictObject({ how: z.literal('unsigned'), reason: words(300) }),
]);

const delivery = z.strictObject({
  kind: z.literal('delivery'),
  servedOn: z.iso.date(),
  receivedBy: words(200),
  relationship: z.enum(relationshipCodes),
  signature: signatureSchema,
  items: z
    .array(
      z.strictObject({
        quantity: z.number().positive().max(100_000),
        serial: z.string().trim().max(60).optional(),
        lot: z.string().trim().max(60).optional(),
      }),
    )
    .min(1)
    .max(40),
  photoIds: z.array(z.uuid()).max(6).default([]),
  note: z.string().max(500).optional(),
});

const visit = z.strictObject({
  kind: z.literal('visit'),
  discipline: z.enum(disciplineCodes),
  workerName: words(200),
  inAt: instant,
  outAt: instant,
  receivedBy: words(200),
  relationship: z.enum(relationshipCodes),
  signature: signatureSchema,
  photoIds: z.array(z.uuid()).max(6).default([]),
  note: z.string().max(500).optional(),
});

export const proofBody = z.discriminatedUnion('kind', [delivery, visit]);
export type ProofBody = z.infer<typeof proofBody>;

export const proofRow = z.object({
  tenantId: z.int(),
  id: z.string(),
  appointmentId: z.string(),
  referralId: z.string(),
  lineId: z.string(),
  locationId: z.string(),
  status: z.enum(['pending', 'accepted', 'rejected']),
  body: z.unknown(),
  recordedAt: z.string(),
  recordedBy: z.string(),
  recordedByName: z.string(),
  decidedAt: z.string().nullable(),
  decidedBy: z.string().nullable(),
  reason: z.string().nullable(),
});
export type Proof = z.infer<typeof proofRow>;

/** A proof as screens show it. */
export const shownProof = proofRow.omit({ body: true, recordedBy: true, referralId: true }).extend({
  body: proofBody.nullable(),
  /** Why a person must look, each a finished sentence. */
  unclear: z.array(z.string()),
  can: z.record(z.string(), z.union([z.literal(true), z.string()])),
});
export type ShownProof = z.infer<typeof shownProof>;
