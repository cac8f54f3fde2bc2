// Why: the doors to a case: one page that answers who, what is next, who owns it and by when; its timeline; who was shown it.
import { z } from 'zod';
import { gapSchema } from '../completeness/completeness.schema.ts';
import { shownRequest } from '../authorization/authorization.schema.ts';
import { canSchema, contract, pageOf } from '../../base/http/contract.ts';
import { askedByLink, ownQuestion } from './question.contract.ts';
import { duplicateRow, lineRow, referralDraft, referralRow } from '../cases/cases.schema.ts';
import { messageSchema } from '../contact/contact.schema.ts';
import { ownVisit, shownPaper } from '../fulfilment/appointment.schema.ts';
import { shownAppointment, shownEnding } from '../fulfilment/fulfilment.contract.ts';
import { documentSchema } from '../intake/intake.schema.ts';
import { readFromMany } from '../sources/source.schema.ts';
import { shownTask } from '../work/task.schema.ts';
import { deadlineSchema, escalationSchema, itemSchema } from '../work/work.schema.ts';

const caseParams = z.strictObject({ tenantId: z.int().min(0), id: z.uuid() });

export const casePageSchema = z.object({
  referral: referralRow,
  /** True when identity is shown as initials and year, and contact details are left out. */
  masked: z.boolean(),
  payerName: z.string(),
  statusLabel: z.string(),
  sentence: z.string(),
  lines: z.array(lineRow.extend({ statusLabel: z.string(), familyLabel: z.string() })),
  gaps: z.array(gapSchema),
  deadlines: z.array(deadlineSchema),
  documents: z.array(documentSchema),
  messages: z.array(messageSchema),
  escalations: z.array(escalationSchema),
  duplicates: z.array(duplicateRow),
  tasks: z.array(shownTask),
  appointments: z.array(shownAppointment),
  ending: shownEnding,
  authorizations: z.array(shownRequest),
  item: itemSchema.nullable(),
  /** The trading partner it came from by X12; null where it came otherwise. The message only for those who may read it. */
  sentBy: z.object({ partnerName: z.string(), messageId: z.string().nullable() }).nullable(),
  can: canSchema,
});
export type CasePage = z.infer<typeof casePageSchema>;

export const readCase = contract({
  name: 'readCase',
  method: 'GET',
  path: '/api/cases/:tenantId/:id',
  summary: 'A case with its lines, clocks, documents and messages',
  access: { resource: 'work_item', action: 'read' },
  params: caseParams,
  reply: casePageSchema,
});

export const readTimeline = contract({
  name: 'readTimeline',
  method: 'GET',
  path: '/api/cases/:tenantId/:id/timeline',
  summary: 'What happened to a case, newest first',
  access: { resource: 'event', action: 'read' },
  params: caseParams,
  query: z.strictObject({ after: z.string().max(300).optional() }),
  reply: pageOf(
    z.object({
      id: z.string(),
      type: z.string(),
      say: z.string(),
      at: z.string(),
      actorName: z.string(),
      actorRole: z.string(),
      sealed: z.boolean(),
    }),
  ),
});

export const readShown = contract({
  name: 'readShown',
  method: 'GET',
  path: '/api/cases/:tenantId/:id/shown',
  summary: 'Who was shown this case, and why',
  access: { resource: 'access_entry', action: 'read' },
  params: caseParams,
  query: z.strictObject({ after: z.string().max(300).optional() }),
  reply: pageOf(
    z.object({
      at: z.string(),
      actorName: z.string(),
      actorRole: z.string(),
      fields: z.array(z.string()),
      purpose: z.string(),
    }),
  ),
});

export const acknowledgeByHand = contract({
  name: 'acknowledgeByHand',
  method: 'POST',
  path: '/api/cases/:tenantId/:id/acknowledge',
  summary: 'Acknowledge by phone when the written acknowledgement could not be delivered',
  access: { resource: 'referral', action: 'acknowledge' },
  params: caseParams,
  body: z.strictObject({ spokeWith: z.string().min(1).max(200) }),
  reply: z.object({ status: z.string() }),
});

export const answerInquiry = contract({
  name: 'answerInquiry',
  method: 'POST',
  path: '/api/cases/:tenantId/:id/answer',
  summary: 'Write down what was answered to somebody who asked before an order exists',
  access: { resource: 'referral', action: 'change' },
  params: caseParams,
  body: z.strictObject({ spokeWith: z.string().min(1).max(200), answer: z.string().min(3).max(2000) }),
  /** `mailTo`: who is told by mail that the question is answered; null where no address is known. */
  reply: z.object({ answered: z.literal(true), mailTo: z.string().nullable() }),
});

export const correctCase = contract({
  name: 'correctCase',
  method: 'PUT',
  path: '/api/cases/:tenantId/:id',
  summary: 'Write down or correct what a referral says',
  access: { resource: 'referral', action: 'change' },
  params: caseParams,
  /** `sources`: which strip of which page a field was read from this time. */
  body: z.strictObject({ version: z.int(), draft: referralDraft, sources: readFromMany }),
  reply: z.object({ version: z.int() }),
});

export const settleDuplicate = contract({
  name: 'settleDuplicate',
  method: 'POST',
  path: '/api/cases/:tenantId/:id/duplicates/:otherId',
  summary: 'Say whether a flagged case is the same or a different one',
  access: { resource: 'referral', action: 'settle_duplicate' },
  params: z.strictObject({ tenantId: z.int().min(0), id: z.uuid(), otherId: z.uuid() }),
  body: z.strictObject({ as: z.enum(['same', 'different']) }),
  reply: z.object({ settledAs: z.string() }),
});

export const unsettleDuplicate = contract({
  name: 'unsettleDuplicate',
  method: 'POST',
  path: '/api/cases/:tenantId/:id/duplicates/:otherId/undo',
  summary: 'Take back what was said of a flagged case; a merged case stands where it stood before',
  access: { resource: 'referral', action: 'settle_duplicate' },
  params: z.strictObject({ tenantId: z.int().min(0), id: z.uuid(), otherId: z.uuid() }),
  body: z.strictObject({ reason: z.string().min(3).max(500) }),
  reply: z.object({ status: z.string() }),
});

/** The moves of a case that a person makes by hand, with a reason that stands in its history. */
export const handMoves = [
  'hold',
  'resume',
  'cancel',
  'close_incomplete',
  'find_not_eligible',
  'redirect',
  'reopen',
  'verify_again',
] as const;

export const moveCase = contract({
  name: 'moveCase',
  method: 'POST',
  path: '/api/cases/:tenantId/:id/move',
  summary: 'Put a case on hold, take it up again, cancel it or end it otherwise, with the reason',
  access: { resource: 'referral', action: 'change' },
  params: caseParams,
  body: z.strictObject({ move: z.enum(handMoves), reason: z.string().min(3).max(500) }),
  reply: z.object({ status: z.string() }),
});

export const askToCancel = contract({
  name: 'askToCancel',
  method: 'POST',
  path: '/api/own-cases/:tenantId/:id/cancel',
  summary: 'A member, their delegate or the ordering office cancels their own case',
  access: { resource: 'referral', action: 'ask_cancel' },
  params: caseParams,
  body: z.strictObject({ reason: z.string().min(3).max(500) }),
  reply: z.object({ say: z.string() }),
});

export const findCases = contract({
  name: 'findCases',
  method: 'GET',
  path: '/api/find',
  summary: 'Find a case by number, or by the patient’s name and date of birth',
  access: { resource: 'work_item', action: 'read' },
  limit: 'search',
  query: z.strictObject({ q: z.string().min(2).max(100) }),
  reply: z.object({
    items: z.array(
      z.object({
        tenantId: z.int(),
        id: z.string(),
        kind: z.enum(['referral', 'arrival']),
        caseNumber: z.string(),
        title: z.string(),
        payerName: z.string(),
        statusLabel: z.string(),
      }),
    ),
  }),
});

export const ownCaseSchema = z.object({
  tenantId: z.int(),
  id: z.string(),
  caseNumber: z.string(),
  kind: z.enum(['order', 'inquiry']),
  patientName: z.string(),
  payerName: z.string(),
  status: z.string(),
  statusLabel: z.string(),
  sentence: z.string(),
  receivedAt: z.string(),
  acknowledgedAt: z.string().nullable(),
  zone: z.string(),
  nextDueAt: z.string().nullable(),
  /** By when whoever asks hears from us, as a finished sentence in the case's own time zone. */
  hearBy: z.string().nullable(),
  dischargeAt: z.string().nullable(),
  caseManagerName: z.string().nullable(),
  caseManagerExtension: z.string().nullable(),
  /** The payer's line for its cases; the case manager answers there under the extension. */
  phone: z.string().nullable(),
  lines: z.array(
    z.object({
      family: z.string(),
      familyLabel: z.string(),
      description: z.string(),
      statusLabel: z.string(),
    }),
  ),
  documents: z.array(documentSchema),
  /** What the office was asked for and still owes; empty for everybody else and once nothing is owed. */
  gaps: z.array(gapSchema),
  /** What the office was asked and has not answered yet. */
  questions: z.array(ownQuestion),
  /** Who comes when; the last word for each line. */
  visits: z.array(ownVisit),
  papers: z.array(shownPaper),
});
export type OwnCase = z.infer<typeof ownCaseSchema>;

export const listOwnCases = contract({
  name: 'listOwnCases',
  method: 'GET',
  path: '/api/own-cases',
  summary: 'Their own cases: an office’s orders, a member’s, a payer’s',
  access: { resource: 'referral', action: 'read' },
  query: z.strictObject({ after: z.string().max(300).optional() }),
  reply: pageOf(ownCaseSchema),
});

export const openLink = contract({
  name: 'openLink',
  method: 'POST',
  path: '/api/links/open',
  summary: 'Open a signed link with the patient’s date of birth',
  access: 'gate',
  limit: 'sign_in',
  keyless: 'It only reads; nothing personal is shown until the date of birth fits.',
  body: z.strictObject({ token: z.string().min(20).max(100), birthOn: z.iso.date() }),
  reply: z.object({
    caseNumber: z.string(),
    sentence: z.string(),
    statusLabel: z.string(),
    caseManagerName: z.string().nullable(),
    caseManagerExtension: z.string().nullable(),
    phone: z.string().nullable(),
    zone: z.string(),
    receivedAt: z.string(),
    /** What this link asks for and one box answers; a page is sent by replying to the mail. */
    questions: z.array(askedByLink),
    /** The time this link asks about; null where it opens only the case. */
    visit: ownVisit.nullable(),
    /** True where this link asks how it went, and nobody has answered yet. */
    asksHowItWent: z.boolean(),
  }),
});

export const arrivalSchema = z.object({
  tenantId: z.int(),
  id: z.string(),
  caseNumber: z.string(),
  channel: z.string(),
  status: z.string(),
  statusLabel: z.string(),
  receivedAt: z.string(),
  senderName: z.string().nullable(),
  senderAddress: z.string().nullable(),
  recipient: z.string().nullable(),
  subject: z.string().nullable(),
  bodyText: z.string().nullable(),
  why: z.string().nullable(),
  isAutomatic: z.boolean(),
  resendOf: z.string().nullable(),
  placed: z.object({ tenantId: z.int(), referralId: z.string() }).nullable(),
  documents: z.array(documentSchema),
  messages: z.array(messageSchema),
  item: itemSchema.nullable(),
  can: canSchema,
});

export const readArrival = contract({
  name: 'readArrival',
  method: 'GET',
  path: '/api/arrivals/:tenantId/:id',
  summary: 'Something that came in and waits to be placed',
  access: { resource: 'arrival', action: 'read' },
  params: caseParams,
  reply: arrivalSchema,
});
export type ArrivalPage = z.infer<typeof arrivalSchema>;
