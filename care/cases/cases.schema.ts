// Why: the referral (the case) and its service lines, in two strengths: saved may hold anything that was said,
// complete is what receiving an order needs (requirement M15, domain.md §3.2). Form, API and agent's checklist read this.
import { z } from 'zod';
import { clinicalFacts } from './clinical.schema.ts';

export const families = [
  'oxygen',
  'dme',
  'home_health',
  'infusion',
  'wound_care',
  'pap',
  'enteral',
  'orthotics_prosthetics',
] as const;
export const familyLabels: Record<(typeof families)[number], string> = {
  oxygen: 'Oxygen',
  dme: 'Equipment',
  home_health: 'Home health',
  infusion: 'Infusion',
  wound_care: 'Wound care',
  pap: 'Breathing support (PAP)',
  enteral: 'Enteral',
  orthotics_prosthetics: 'Orthotics and prosthetics',
};
export type Family = (typeof families)[number];

export const channels = ['portal', 'email', 'phone', 'fax', 'x12', 'fhir', 'file'] as const;
export const priorities = ['standard', 'urgent', 'stat'] as const;

const words = (max: number) => z.string().min(1).max(max);
const day = z.iso.date();
const instant = z.iso.datetime({ offset: true });
const npi = z.string().regex(/^[12][0-9]{9}$/);

/** One thing ordered, as said. */
export const lineDraft = z.strictObject({
  family: z.enum(families),
  code: z
    .string()
    .regex(/^[A-Z0-9]{5}$/)
    .optional(),
  description: words(300),
  quantity: z.number().positive().max(100_000).optional(),
  frequency: z.string().max(120).optional(),
});
export type LineDraft = z.infer<typeof lineDraft>;

/** Who the patient is, as stated by the sender; not yet matched to a member. */
export const patientDraft = z.strictObject({
  givenName: words(80).optional(),
  familyName: words(120).optional(),
  birthOn: day.optional(),
  memberNumber: z.string().max(40).optional(),
  phone: z.string().max(40).optional(),
  language: z.string().max(20).optional(),
});

export const addressDraft = z.strictObject({
  line1: z.string().max(200).optional(),
  city: z.string().max(100).optional(),
  state: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  zip: z
    .string()
    .regex(/^\d{5}(-\d{4})?$/)
    .optional(),
  accessBarriers: z.string().max(500).optional(),
});

/** A referral as saved: everything may be missing but the fact that somebody asked. */
export const referralDraft = z.strictObject({
  kind: z.enum(['order', 'inquiry']),
  priority: z.enum(priorities).default('standard'),
  patient: patientDraft,
  address: addressDraft.optional(),
  officeId: z.uuid().optional(),
  clinicianName: z.string().max(200).optional(),
  clinicianNpi: npi.optional(),
  signedOn: day.optional(),
  requesterName: z.string().max(200).optional(),
  requesterOrganization: z.string().max(200).optional(),
  requesterEmail: z.email().max(200).optional(),
  requesterPhone: z.string().max(40).optional(),
  diagnoses: z
    .array(z.string().regex(/^[A-Z][0-9][0-9A-Z](\.?[0-9A-Z]{1,4})?$/))
    .max(12)
    .default([]),
  serviceFromOn: day.optional(),
  serviceToOn: day.optional(),
  dischargeAt: instant.optional(),
  dischargeFacility: z.string().max(200).optional(),
  note: z.string().max(4000).optional(),
  /** What the order says about the need itself, by family. */
  clinical: clinicalFacts.optional(),
  lines: z.array(lineDraft).max(40).default([]),
});
export type ReferralDraft = z.infer<typeof referralDraft>;

/** The stored row of a referral, camel-cased. */
export const referralRow = z.object({
  tenantId: z.int(),
  id: z.string(),
  caseNumber: z.string(),
  kind: z.enum(['order', 'inquiry']),
  status: z.string(),
  previousStatus: z.string().nullable(),
  version: z.int(),
  channel: z.string(),
  priority: z.string(),
  receivedAt: z.string(),
  acknowledgedAt: z.string().nullable(),
  memberId: z.string().nullable(),
  patientGivenName: z.string().nullable(),
  patientFamilyName: z.string().nullable(),
  patientBirthOn: z.string().nullable(),
  patientMemberNumber: z.string().nullable(),
  patientPhone: z.string().nullable(),
  patientLanguage: z.string().nullable(),
  shipLine1: z.string().nullable(),
  shipCity: z.string().nullable(),
  shipState: z.string().nullable(),
  shipZip: z.string().nullable(),
  accessBarriers: z.string().nullable(),
  zone: z.string(),
  officeId: z.string().nullable(),
  clinicianName: z.string().nullable(),
  clinicianNpi: z.string().nullable(),
  signedOn: z.string().nullable(),
  requesterName: z.string().nullable(),
  requesterOrganization: z.string().nullable(),
  requesterEmail: z.string().nullable(),
  requesterPhone: z.string().nullable(),
  diagnoses: z.array(z.string()),
  serviceFromOn: z.string().nullable(),
  serviceToOn: z.string().nullable(),
  dischargeAt: z.string().nullable(),
  dischargeFacility: z.string().nullable(),
  note: z.string().nullable(),
  clinical: clinicalFacts,
  orderReceived: z.boolean(),
  answeredAt: z.string().nullable(),
  caseManagerId: z.string().nullable(),
  caseManagerName: z.string().nullable(),
  caseManagerExtension: z.string().nullable(),
  createdBy: z.string(),
  endReason: z.string().nullable(),
  nextWindowFrom: z.string().nullable(),
  nextWindowTo: z.string().nullable(),
  nextProviderName: z.string().nullable(),
});
export type Referral = z.infer<typeof referralRow>;

export const lineRow = z.object({
  id: z.string(),
  number: z.int(),
  status: z.string(),
  family: z.string(),
  code: z.string().nullable(),
  description: z.string(),
  quantity: z.string().nullable(),
  frequency: z.string().nullable(),
});
export type ServiceLine = z.infer<typeof lineRow>;

export const duplicateRow = z.object({
  otherId: z.string(),
  otherCaseNumber: z.string(),
  reasons: z.array(z.string()),
  foundAt: z.string(),
  settledAt: z.string().nullable(),
  settledAs: z.string().nullable(),
});

/** What a person said about whether a case is for a member. */
export const rulingRow = z.object({
  memberId: z.string(),
  ruling: z.enum(['this', 'not']),
  reason: z.string(),
  ruledAt: z.string(),
  ruledBy: z.string(),
});
export type Ruling = z.infer<typeof rulingRow>;
