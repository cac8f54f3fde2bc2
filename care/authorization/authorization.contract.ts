// Why: the doors to a review: everything a nurse or a physician decides by on one page, one door to decide with the words
// that will be read, and one to write down that somebody has been told.
import { z } from 'zod';
import { canSchema, contract } from '../../base/http/contract.ts';
import { clinicalFacts } from '../cases/clinical.schema.ts';
import { lineRow, referralRow } from '../cases/cases.schema.ts';
import { documentSchema } from '../intake/intake.schema.ts';
import { deadlineSchema, itemSchema } from '../work/work.schema.ts';
import { decisionDraft, shownRequest } from './authorization.schema.ts';

const params = z.strictObject({ tenantId: z.int().min(0), id: z.uuid() });

export const reviewPageSchema = z.object({
  request: shownRequest,
  referral: referralRow.pick({
    tenantId: true,
    id: true,
    caseNumber: true,
    priority: true,
    receivedAt: true,
    zone: true,
    patientGivenName: true,
    patientFamilyName: true,
    patientBirthOn: true,
    patientMemberNumber: true,
    diagnoses: true,
    clinicianName: true,
    requesterOrganization: true,
    requesterPhone: true,
    signedOn: true,
    serviceFromOn: true,
    dischargeAt: true,
    note: true,
  }),
  payerName: z.string(),
  familyLabel: z.string(),
  /** What is asked for now; null where the line is no longer part of the order. */
  line: lineRow.nullable(),
  clinical: clinicalFacts,
  documents: z.array(documentSchema),
  deadlines: z.array(deadlineSchema),
  /** Its place in the queue; null when it needed no person. */
  item: itemSchema.nullable(),
  /** The next review that waits for this person. */
  next: z.object({ tenantId: z.int(), id: z.string() }).nullable(),
  can: canSchema,
});
export type ReviewPage = z.infer<typeof reviewPageSchema>;

export const readReview = contract({
  name: 'readReview',
  method: 'GET',
  path: '/api/authorizations/:tenantId/:id',
  summary: 'A request for approval: criteria with facts, documents, clock, and what this person may decide',
  access: { resource: 'authorization', action: 'read' },
  params,
  reply: reviewPageSchema,
});

export const decideAuthorization = contract({
  name: 'decideAuthorization',
  method: 'POST',
  path: '/api/authorizations/:tenantId/:id/decide',
  summary: 'Approve, ask, refer or deny, with the reason that will be read',
  access: { resource: 'authorization', action: 'decide' },
  params,
  body: decisionDraft,
  reply: z.object({ status: z.string(), say: z.string() }),
});

export const recordTold = contract({
  name: 'recordTold',
  method: 'POST',
  path: '/api/authorizations/:tenantId/:id/told',
  summary: 'Write down that the office or the member has been told of a decision',
  access: { resource: 'authorization', action: 'notify' },
  params,
  body: z.strictObject({
    noticeId: z.uuid(),
    how: z.enum(['mail', 'phone', 'fax']),
    to: z.string().trim().min(1).max(200),
  }),
  reply: z.object({ say: z.string() }),
});
