// Why: the front door of the work room: how others put something into the one queue, and what they may ask of it.
import type { Deed } from '../../base/events/event.ts';
import type { Tx } from '../../base/db/database.ts';
import { newId } from '../../base/ids/ids.ts';
import { deadlinesOf, deadlinesOfCase } from './deadlines.store.ts';
import { escalationsOf } from './escalations.store.ts';
import { itemOf, openItem, setFlags, setOwner, setStage, type Item } from './work.store.ts';
import { refreshWork, startClocks, stopClocks } from './clocks.ts';
import { nextPerson } from './assign-case.ts';
import { heardClocks } from './hear-by.rules.ts';
import { hearByOf } from './hear-by.store.ts';

export { itemOf, deadlinesOf, deadlinesOfCase, escalationsOf, type Item };
export { initialsOf, presentDeadline, presentEscalation, presentItems } from './present-work.ts';
export { computeClock, startClock, stopClocks, refreshWork, type ClockSubject } from './clocks.ts';
export { nextPerson } from './assign-case.ts';
export { escalateFor } from './escalate.ts';
export { claim as claimFor } from './own-item.ts';
export { harmAt } from './harm.rules.ts';
export { nextReviewFor, openReview, settleReview, type NewReview } from './review.ts';
export { finishTask, openTask, settleTasks, tasksFor, type NewTask } from './task.ts';
export { presentTasks } from './present-tasks.ts';
export * from './work.events.ts';

export type Waiting = {
  readonly id: string;
  readonly caseNumber: string;
  readonly title: string;
  readonly channel: string;
  readonly zone: string;
  readonly receivedAt: string;
  readonly harmAt: string;
};

/** Puts an arrival that waits for a person into the queue, with an owner from the intake desk and its clocks. */
export async function queueArrival(deed: Deed, waiting: Waiting): Promise<void> {
  await deed.tx.run(openItem, [
    deed.tenantId,
    newId(deed.at),
    'arrival',
    waiting.id,
    waiting.caseNumber,
    waiting.title,
    'waiting',
    waiting.channel,
    'unknown',
    '',
    waiting.zone,
    'standard',
    waiting.receivedAt,
    null,
    waiting.harmAt,
    false,
  ]);
  const owner = await nextPerson(deed, 'intake_agent', waiting.id);
  const item = await deed.tx.one(itemOf, [deed.tenantId, 'arrival', waiting.id]);
  if (owner !== undefined && item.ownerId === null)
    await deed.tx.run(setOwner, [deed.tenantId, item.id, owner.id, deed.at, 'open', null]);
  await startClocks(deed, ['acknowledgement', 'lobby_placement'], {
    kind: 'arrival',
    id: waiting.id,
    startedAt: waiting.receivedAt,
    family: null,
    state: null,
    memberZone: null,
    dischargeAt: null,
  });
  await refreshWork(deed, [waiting.id]);
}

/** The work on a subject is over: its item leaves the queue and its clocks stop as met, or as no longer owed. */
export async function settleWork(
  deed: Deed,
  kind: 'referral' | 'arrival',
  subjectId: string,
  stage: string,
  clocks: readonly string[],
): Promise<void> {
  await stopClocks(deed, subjectId, clocks);
  await deed.tx.run(setStage, [deed.tenantId, kind, subjectId, stage, 'done', false]);
}

/** Opens a typed exception for a person: something the program could not finish by itself, or somebody to be called. */
export async function openException(
  deed: Deed,
  subjectId: string,
  caseNumber: string,
  title: string,
  stage: 'needs_person' | 'needs_call' = 'needs_person',
): Promise<void> {
  await deed.tx.run(openItem, [
    deed.tenantId,
    newId(deed.at),
    'exception',
    subjectId,
    caseNumber,
    title,
    stage,
    'portal',
    'unknown',
    '',
    'America/New_York',
    'urgent',
    deed.at,
    null,
    deed.at,
    false,
  ]);
  // A second trouble with the same subject brings the item back, even when the first was over.
  await deed.tx.run(setStage, [deed.tenantId, 'exception', subjectId, stage, 'open', true]);
  const owner = await nextPerson(deed, 'supervisor', subjectId);
  const item = await deed.tx.one(itemOf, [deed.tenantId, 'exception', subjectId]);
  if (owner !== undefined && item.ownerId === null)
    await deed.tx.run(setOwner, [deed.tenantId, item.id, owner.id, deed.at, 'open', null]);
}

/** Shows in the queue that a case repeats another. */
export async function markDuplicate(deed: Deed, referralId: string, is: boolean): Promise<void> {
  await deed.tx.run(setFlags, [deed.tenantId, 'referral', referralId, is, null, null]);
}

/** Shows the case's own state in the queue. */
export async function showStage(deed: Deed, referralId: string, stage: string): Promise<void> {
  await deed.tx.run(setStage, [deed.tenantId, 'referral', referralId, stage, null, true]);
}

/** The item of a subject, as far as the caller may see. */
export async function itemFor(
  tx: Tx,
  tenantId: number,
  kind: 'referral' | 'arrival',
  subjectId: string,
): Promise<Item | undefined> {
  return await tx.maybe(itemOf, [tenantId, kind, subjectId]);
}

/** By when whoever waits hears from us, by case; a case of which nothing is promised is left out. */
export async function hearBy(
  tx: Tx,
  tenants: readonly number[],
  caseIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.rows(hearByOf, [[...tenants], [...caseIds], [...heardClocks]]);
  return new Map(rows.map((row) => [row.subjectId, row.dueAt]));
}
