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

export const escalationSchema = z.object({
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
  can: canSchema,
});

export const itemSchema = z.object({
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
  stageLabel: z.string(),
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
  payerName: z.string(),
  ownerId: z.string().nullable(),
  ownerName: z.string().nullable(),
  caseManagerId: z.string().nullable(),
  lockedBy: z.string().nullable(),
  lockedByName: z.string().nullable(),
  lockedUntil: z.string().nullable(),
  isEscalated: z.boolean(),
  isDuplicate: z.boolean(),
  isNearDischarge: z.boolean(),
  version: z.int(),
  can: canSchema,
});
export type WorkItem = z.infer<typeof itemSchema>;
