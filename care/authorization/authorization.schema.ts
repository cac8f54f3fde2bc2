// Why: whether approval is needed and when the program may give it are rows, not code (domain reference, opening); these
// are the shapes of such rows, of a request for approval and of a decision that must be explained (domain reference §5).
import { z } from 'zod';

/** What must hold for the program to approve by itself; interpreted by decide.rules.ts. */
export const criterionSchema = z.discriminatedUnion('kind', [
  /** The ordered quantity is at most this. */
  z.strictObject({ kind: z.literal('quantity_at_most'), units: z.number().positive() }),
  /** Visits that fall into the first days, counted from the frequency at its maximum, are at most this. */
  z.strictObject({
    kind: z.literal('visits_at_most'),
    visits: z.int().positive(),
    firstDays: z.int().positive(),
  }),
  /** A qualifying oxygen test: saturation or arterial pressure at or below these (NCD 240.2, group I). */
  z.strictObject({
    kind: z.literal('oxygen_test'),
    spo2AtMostPercent: z.number(),
    pao2AtMostMmHg: z.number(),
  }),
  /** The ordered flow is at most this many litres per minute. */
  z.strictObject({ kind: z.literal('flow_at_most'), lpm: z.number().positive() }),
  /** The reason for being homebound and the skilled need are both stated. */
  z.strictObject({ kind: z.literal('homebound_stated') }),
  /** One of the diagnoses begins so. */
  z.strictObject({ kind: z.literal('diagnosis_begins'), prefixes: z.array(z.string().min(1)).min(1) }),
]);
export type Criterion = z.infer<typeof criterionSchema>;

export const requirements = ['none', 'registration', 'review', 'not_covered'] as const;
export type Requirement = (typeof requirements)[number];

/** A rule row; null means every payer, line of business, plan, family or code. Dates 'YYYY-MM-DD', both included. */
export const coverageRuleRow = z.object({
  id: z.string(),
  version: z.int(),
  tenantId: z.int().nullable(),
  lineOfBusiness: z.string().nullable(),
  planName: z.string().nullable(),
  family: z.string().nullable(),
  codePrefix: z.string().nullable(),
  requirement: z.enum(requirements),
  criteria: z.array(criterionSchema),
  validityDays: z.int().positive(),
  /** What the row says, as a sentence. */
  say: z.string(),
  source: z.string(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
});
export type CoverageRule = z.infer<typeof coverageRuleRow>;

/** One criterion and the fact held against it. */
export const findingSchema = z.object({
  criterion: z.string(),
  fact: z.string(),
  met: z.enum(['yes', 'no', 'unknown']),
});
export type Finding = z.infer<typeof findingSchema>;

export const adminGrounds = ['not_eligible', 'excluded_benefit', 'no_delegation'] as const;
export type AdminGround = (typeof adminGrounds)[number];
export const adminGroundLabels: Record<AdminGround, string> = {
  not_eligible: 'Not eligible on the day of service',
  excluded_benefit: 'Excluded by the plan’s benefits',
  no_delegation: 'Not ours to decide under this contract',
};

const words = (max: number) => z.string().trim().min(10).max(max);
const day = z.iso.date();

/** What whoever asked must be able to read when less than what was asked is approved (domain reference §5). */
export const adverseWords = z.strictObject({
  /** The specific reason in plain words, with how the record failed the criterion. */
  reason: words(2000),
  /** The criterion: NCD, LCD, evidence of coverage or policy. */
  criterion: words(500),
  wouldChange: words(1000),
  /** Whom the ordering clinician can call to speak with the physician who decided, and until when. */
  peerContact: words(300),
});
export type AdverseWords = z.infer<typeof adverseWords>;

export const adminWords = adverseWords.omit({ peerContact: true }).extend({ ground: z.enum(adminGrounds) });

/** A decision as kept: `cut` says what was changed or cut where it was approved differently. */
export const decisionWords = adverseWords
  .partial({ peerContact: true })
  .extend({ ground: z.enum(adminGrounds).optional(), cut: z.string().optional() });
export type DecisionWords = z.infer<typeof decisionWords>;

/** What a person decides or asks, complete: each names what it needs. */
export const decisionBody = z.discriminatedUnion('move', [
  z.strictObject({ move: z.literal('approve'), reason: words(2000), validTo: day.optional() }),
  z.strictObject({ move: z.literal('request_information'), question: words(1000) }),
  z.strictObject({ move: z.literal('take_in_information') }),
  z.strictObject({ move: z.literal('refer_to_physician'), reason: words(2000) }),
  z.strictObject({ move: z.literal('offer_peer_to_peer'), peerContact: words(300) }),
  adverseWords.extend({
    move: z.literal('approve_in_part'),
    approvedQuantity: z.number().positive().max(100_000),
    validTo: day.optional(),
  }),
  adverseWords.extend({ move: z.literal('modify'), instead: words(500), validTo: day.optional() }),
  adverseWords.extend({ move: z.literal('deny') }),
  adminWords.extend({ move: z.literal('deny_administratively') }),
]);
export type DecisionBody = z.infer<typeof decisionBody>;

const decisionMoves = decisionBody.options.map((option) => option.shape.move.value);

/** The same as typed: everything may still be missing but the choice; decision-gaps.rules.ts says what is. */
export const decisionDraft = z.strictObject({
  move: z.enum(decisionMoves),
  reason: z.string().max(2000).optional(),
  question: z.string().max(1000).optional(),
  criterion: z.string().max(500).optional(),
  wouldChange: z.string().max(1000).optional(),
  peerContact: z.string().max(300).optional(),
  instead: z.string().max(500).optional(),
  ground: z.enum(adminGrounds).optional(),
  approvedQuantity: z.number().positive().max(100_000).optional(),
  validTo: day.optional(),
});
export type DecisionDraft = z.infer<typeof decisionDraft>;

/** The stored request. */
export const requestRow = z.object({
  tenantId: z.int(),
  id: z.string(),
  referralId: z.string(),
  lineId: z.string(),
  lineNumber: z.int(),
  caseNumber: z.string(),
  number: z.string(),
  kind: z.enum(['authorization', 'registration']),
  status: z.string(),
  track: z.enum(['standard', 'expedited']),
  lineOfBusiness: z.string().nullable(),
  planName: z.string().nullable(),
  ruleId: z.string().nullable(),
  ruleVersion: z.int().nullable(),
  findings: z.array(findingSchema),
  reason: z.string().nullable(),
  question: z.string().nullable(),
  decision: decisionWords.nullable(),
  requestedQuantity: z.string().nullable(),
  approvedQuantity: z.string().nullable(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  receivedAt: z.string(),
  openedAt: z.string(),
  decidedAt: z.string().nullable(),
  decidedAs: z.string().nullable(),
  decidedBy: z.string().nullable(),
  noticeAt: z.string().nullable(),
  oralNoticeAt: z.string().nullable(),
  coverageInquiryId: z.string().nullable(),
});
export type AuthorizationRequest = z.infer<typeof requestRow>;

export const noticeRow = z.object({
  id: z.string(),
  requestId: z.string(),
  audience: z.enum(['office', 'member']),
  channel: z.enum(['mail', 'letter', 'phone']),
  recipient: z.string(),
  body: z.string(),
  messageId: z.string().nullable(),
  writtenAt: z.string(),
  givenAt: z.string().nullable(),
  givenHow: z.string().nullable(),
  givenTo: z.string().nullable(),
});
export type DecisionNotice = z.infer<typeof noticeRow>;

/** A request as the case page shows it. */
export const shownRequest = requestRow.extend({
  statusLabel: z.string(),
  /** The line and its service in words. */
  what: z.string(),
  rule: coverageRuleRow.pick({ id: true, version: true, say: true, source: true }).nullable(),
  notices: z.array(noticeRow),
  /** The answer about coverage that a decision rests on; null before it, and for those who may not read coverage. */
  coverage: z.object({ say: z.string(), answeredAt: z.string().nullable() }).nullable(),
});
export type ShownRequest = z.infer<typeof shownRequest>;
