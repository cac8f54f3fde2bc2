// Why: a question about coverage, its answer and what was read from it are evidence: one shape from the table to the
// screen (domain.md §4.1, 270/271).
import { z } from 'zod';

export const outcomes = ['active', 'inactive', 'not_covered', 'unclear', 'garbled', 'given_up'] as const;
export type Outcome = (typeof outcomes)[number];
export const linesOfBusiness = ['medicare_advantage', 'medicaid', 'commercial', 'self_funded'] as const;
export type LineOfBusiness = (typeof linesOfBusiness)[number];
export const lineOfBusinessLabels: Record<LineOfBusiness, string> = {
  medicare_advantage: 'Medicare Advantage',
  medicaid: 'Medicaid',
  commercial: 'Commercial',
  self_funded: 'Self-funded employer plan',
};

const said = z.enum(['yes', 'no', 'unknown']);

/** One benefit line of the answer: codes and words as the payer gave them, amounts in cents, shares from 0 to 1. */
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
});
export type Benefit = z.infer<typeof benefitSchema>;

/** Why a payer could not answer: X12 AAA03 and AAA04. */
export const rejectionSchema = z.object({ code: z.string(), followUp: z.string() });
export type Rejection = z.infer<typeof rejectionSchema>;

/** Everything read from a 271 about the one person asked about. */
export const factsSchema = z.object({
  payerName: z.string().nullable(),
  memberNumber: z.string().nullable(),
  planFromOn: z.string().nullable(),
  planToOn: z.string().nullable(),
  benefits: z.array(benefitSchema),
  rejections: z.array(rejectionSchema),
  otherPayers: z.array(z.object({ name: z.string(), number: z.string().nullable() })),
  /** Departures from the guide that this payer's profile lets through. */
  tolerated: z.array(z.string()),
});
export type Facts = z.infer<typeof factsSchema>;

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
