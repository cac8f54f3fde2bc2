// Why: a question about coverage, its answer and what was read from it are evidence: one shape from the table to the
// screen (domain.md §4.1, 270/271).
import { z } from 'zod';

export const outcomes = [
  'active',
  'inactive',
  'not_covered',
  'unclear',
  'garbled',
  'given_up',
  'to_confirm',
] as const;
export type Outcome = (typeof outcomes)[number];
/** Why a payer is asked: before the case goes on, before a visit, overnight while in service. */
export const purposes = ['verify', 'recheck', 'sweep'] as const;
export type Purpose = (typeof purposes)[number];
export const linesOfBusiness = ['medicare_advantage', 'medicaid', 'commercial', 'self_funded'] as const;
export type LineOfBusiness = (typeof linesOfBusiness)[number];
export const lineOfBusinessLabels: Record<LineOfBusiness, string> = {
  medicare_advantage: 'Medicare Advantage',
  medicaid: 'Medicaid',
  commercial: 'Commercial',
  self_funded: 'Self-funded employer plan',
};

const said = z.enum(['yes', 'no', 'unknown']);

const datedSchema = z.object({ of: z.string(), fromOn: z.string(), toOn: z.string().nullable() });

/**
 * One benefit line of the answer: codes and words as the payer gave them, amounts in cents, shares from 0 to 1. What older
 * rows do not have is filled by `wholeFacts`.
 */
export const benefitSchema = z.object({
  code: z.string(),
  serviceTypes: z.array(z.string()),
  insuranceType: z.string().nullable(),
  planName: z.string().nullable(),
  per: z.string().nullable(),
  amountCents: z.int().nullable(),
  share: z.number().nullable(),
  authorization: said,
  inNetwork: said,
  fromOn: z.string().nullable(),
  toOn: z.string().nullable(),
  words: z.array(z.string()),
  /** X12 EB02, as IND or FAM. */
  level: z.string().nullable().default(null),
  quantityKind: z.string().nullable().default(null),
  quantity: z.number().nullable().default(null),
  procedure: z
    .object({ code: z.string(), modifiers: z.array(z.string()) })
    .nullable()
    .default(null),
  /** Every date of the line by its X12 qualifier. */
  dates: z.array(datedSchema).default([]),
  /** How often, in words: '2 visits a week'. */
  deliveries: z.array(z.string()).default([]),
});
export type Benefit = z.infer<typeof benefitSchema>;

/** Why a payer could not answer: X12 AAA03 and AAA04. */
export const rejectionSchema = z.object({ code: z.string(), followUp: z.string() });
export type Rejection = z.infer<typeof rejectionSchema>;

/** Another payer and its place in the order of paying, where the answer says it. */
export const otherPayerSchema = z.object({
  name: z.string(),
  number: z.string().nullable(),
  order: z.enum(['first', 'second', 'third']).nullable().default(null),
  policyNumber: z.string().nullable().default(null),
  fromOn: z.string().nullable().default(null),
  toOn: z.string().nullable().default(null),
});
export type OtherPayer = z.infer<typeof otherPayerSchema>;

/** Everything read from a 271 about the one person asked about. */
export const factsSchema = z.object({
  payerName: z.string().nullable(),
  memberNumber: z.string().nullable(),
  planFromOn: z.string().nullable(),
  planToOn: z.string().nullable(),
  benefits: z.array(benefitSchema),
  rejections: z.array(rejectionSchema),
  otherPayers: z.array(otherPayerSchema),
  /** Departures from the guide that this payer's profile lets through. */
  tolerated: z.array(z.string()),
  /** The person as the payer has them. */
  person: z
    .object({
      givenName: z.string().nullable(),
      familyName: z.string().nullable(),
      birthOn: z.string().nullable(),
    })
    .nullable()
    .default(null),
});
export type Facts = z.infer<typeof factsSchema>;

/** Facts as kept, with what an older row does not have. */
export const wholeFacts = (kept: unknown): Facts => factsSchema.parse(kept);

/** Who a question is about, as stated in it. */
export const askedPersonSchema = z.object({
  givenName: z.string().nullable(),
  familyName: z.string().nullable(),
  birthOn: z.string().nullable(),
  memberNumber: z.string().nullable(),
});
export type AskedPerson = z.infer<typeof askedPersonSchema>;

/** The stored row without the messages. */
export const inquiryRow = z.object({
  tenantId: z.int(),
  id: z.string(),
  referralId: z.string(),
  memberId: z.string().nullable(),
  how: z.enum(['electronic', 'by_hand', 'reused']),
  serviceOn: z.string(),
  serviceTypes: z.array(z.string()),
  controlNumber: z.int().nullable(),
  askedAt: z.string(),
  askedBy: z.string(),
  answeredAt: z.string().nullable(),
  outcome: z.enum(outcomes).nullable(),
  say: z.string().nullable(),
  nextStep: z.string().nullable(),
  planName: z.string().nullable(),
  lineOfBusiness: z.string().nullable(),
  facts: factsSchema.nullable(),
  basedOn: z.string().nullable(),
  spokeWith: z.string().nullable(),
  referenceNumber: z.string().nullable(),
  purpose: z.enum(purposes),
  person: askedPersonSchema.nullable(),
  variant: z.string().nullable(),
  confirmedAt: z.string().nullable(),
  confirmedBy: z.string().nullable(),
});
export type Inquiry = z.infer<typeof inquiryRow>;

export const payerProfileRow = z.object({
  tenantId: z.int(),
  endpoint: z.string(),
  payerName: z.string(),
  payerNumber: z.string(),
  ourQualifier: z.string(),
  ourId: z.string(),
  theirQualifier: z.string(),
  theirId: z.string(),
  ourName: z.string(),
  ourNpi: z.string(),
  usage: z.enum(['P', 'T']),
  tolerates: z.array(z.string()),
});
export type PayerProfile = z.infer<typeof payerProfileRow>;

/** What a person writes down after having called the payer. */
export const recordedByHand = z
  .strictObject({
    spokeWith: z.string().min(2).max(120),
    referenceNumber: z.string().min(1).max(60),
    planName: z.string().min(2).max(120),
    lineOfBusiness: z.enum(linesOfBusiness),
    activeFromOn: z.iso.date(),
    activeToOn: z.iso.date().optional(),
    note: z.string().max(1000).optional(),
  })
  .describe('Coverage as somebody at the payer said it');
export type RecordedByHand = z.infer<typeof recordedByHand>;
