// Why: what a queue item, a clock and an escalation look like to every screen.
import { z } from 'zod';
import { canSchema } from '../../base/http/contract.ts';

export const deadlineSchema = z.object({
  id: z.string(),
  kind: z.string(),
  label: z.string(),
  status: z.string(),
  startedAt: z.string(),
  dueAt: z.string(),
  zone: z.string(),
  metAt: z.string().nullable(),
  breachedAt: z.string().nullable(),
  rule: z.object({ id: z.string(), version: z.int() }),
  calendar: z.object({ id: z.string(), version: z.int() }),
  steps: z.array(z.object({ say: z.string(), at: z.string().nullable() })),
});

/** What is kept of an escalation and shown as it stands. */
export const escalationFacts = z.object({
  tenantId: z.int(),
  id: z.string(),
  status: z.string(),
  level: z.int(),
  reason: z.string(),
  managerName: z.string().nullable(),
  managerPhone: z.string().nullable(),
  managerEmail: z.string().nullable(),
  openedAt: z.string(),
  committedFor: z.string().nullable(),
  resolvedAt: z.string().nullable(),
  resolution: z.string().nullable(),
});
export const escalationSchema = escalationFacts.extend({ can: canSchema });

/** What a review in the queue waits for, in the words of its list. */
export const reviewStages: Readonly<Record<string, string>> = {
  rn_review: 'Nurse review',
  info_requested: 'Review: answer awaited',
  md_review: 'Physician review',
  p2p_offered: 'Physician review: peer-to-peer offered',
  reviewed: 'Decided',
};

/** What the queue keeps of an item and shows as it stands. */
export const itemFacts = z.object({
  tenantId: z.int(),
  id: z.string(),
  kind: z.enum(['referral', 'arrival', 'exception', 'review', 'task']),
  subjectId: z.string(),
  /** The case behind a task or a review. */
  caseId: z.string().nullable(),
  caseNumber: z.string(),
  title: z.string(),
  status: z.string(),
  stage: z.string(),
  channel: z.string(),
  family: z.string(),
  state: z.string(),
  zone: z.string(),
  priority: z.string(),
  risk: z.enum(['calm', 'at_risk', 'breached']),
  receivedAt: z.string(),
  dischargeAt: z.string().nullable(),
  harmAt: z.string(),
  nextDueAt: z.string().nullable(),
  nextDueKind: z.string().nullable(),
  caseManagerId: z.string().nullable(),
  ownerId: z.string().nullable(),
  lockedBy: z.string().nullable(),
  lockedUntil: z.string().nullable(),
  isEscalated: z.boolean(),
  isDuplicate: z.boolean(),
  isNearDischarge: z.boolean(),
  version: z.int(),
});

/** An item on a screen: names beside ids, and what this person may do with it. */
export const itemSchema = itemFacts.extend({
  stageLabel: z.string(),
  payerName: z.string(),
  ownerName: z.string().nullable(),
  lockedByName: z.string().nullable(),
  can: canSchema,
});
export type WorkItem = z.infer<typeof itemSchema>;
