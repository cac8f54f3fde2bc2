// Why: what can happen to work and its clocks, as the whole house hears it.
import { z } from 'zod';
import { eventKind } from '../../base/events/event.ts';

const clock = z.object({ deadlineId: z.string(), kind: z.string(), label: z.string(), dueAt: z.string() });

export const caseWorkOpened = eventKind('caseWorkOpened', 'referral', z.object({ caseNumber: z.string() }));
export const clockStarted = eventKind('clockStarted', 'referral', clock);
export const clockWarned = eventKind('clockWarned', 'referral', clock.extend({ percent: z.int() }));
export const clockBreached = eventKind('clockBreached', 'referral', clock);
export const clockStopped = eventKind(
  'clockStopped',
  'referral',
  z.object({ kind: z.string(), status: z.string() }),
);
export const itemClaimed = eventKind(
  'itemClaimed',
  'referral',
  z.object({ itemId: z.string(), by: z.string() }),
);
export const itemReleased = eventKind('itemReleased', 'referral', z.object({ itemId: z.string() }));
export const itemFinished = eventKind(
  'itemFinished',
  'referral',
  z.object({ itemId: z.string(), say: z.string() }),
);
export const itemHandedOver = eventKind(
  'itemHandedOver',
  'referral',
  z.object({ itemId: z.string(), to: z.string(), note: z.string().nullable() }),
);
export const escalationOpened = eventKind(
  'escalationOpened',
  'referral',
  z.object({
    escalationId: z.string(),
    caseNumber: z.string(),
    level: z.int(),
    reason: z.string(),
    managerId: z.string().nullable(),
    managerName: z.string().nullable(),
    managerEmail: z.string().nullable(),
    committedFor: z.string().nullable(),
  }),
);
export const escalationMoved = eventKind(
  'escalationMoved',
  'referral',
  z.object({
    escalationId: z.string(),
    to: z.string(),
    committedFor: z.string().nullable(),
    resolution: z.string().nullable(),
  }),
);
export const jobParked = eventKind(
  'jobParked',
  'exception',
  z.object({ jobId: z.string(), kind: z.string(), reason: z.string() }),
);

const task = z.object({
  caseNumber: z.string(),
  taskId: z.string(),
  code: z.string(),
  say: z.string(),
  lineId: z.string().nullable(),
});
export const taskOpened = eventKind('taskOpened', 'referral', task);
export const taskClosed = eventKind('taskClosed', 'referral', task.extend({ status: z.string() }));
