// Why: whatever the program cannot settle about a case becomes a task with an owner, a clock and a sentence, in the same
// transaction; it ends by a person's words or by the thing itself happening, never by being forgotten.
import { append, type Deed } from '../../base/events/event.ts';
import type { Tx } from '../../base/db/database.ts';
import { newId } from '../../base/ids/ids.ts';
import { referralFor } from '../cases/index.ts';
import { nextPerson } from './assign-case.ts';
import { refreshWork, startClock, stopClocks } from './clocks.ts';
import { taskKinds, type Task, type TaskCode } from './task.schema.ts';
import { closeTask, insertTask, taskById, tasksOf } from './tasks.store.ts';
import { taskClosed, taskOpened } from './work.events.ts';
import { itemOf, openItemOfCase, setOwner, setStage } from './work.store.ts';

export type NewTask = {
  readonly referralId: string;
  readonly code: TaskCode;
  /** What is to be done and why: a finished sentence. */
  readonly say: string;
  readonly lineId?: string;
};

async function ownerOf(
  deed: Deed,
  code: TaskCode,
  caseManagerId: string | null,
  taskId: string,
): Promise<string | undefined> {
  const { role } = taskKinds[code];
  if (role === 'care_coordinator' && caseManagerId !== null) return caseManagerId;
  return ((await nextPerson(deed, role, taskId)) ?? (await nextPerson(deed, 'supervisor', taskId)))?.id;
}

/** Opens a task about a case: row, place in the queue, owner, clock, event. Does nothing while the same one is open. */
export async function openTask(deed: Deed, task: NewTask): Promise<void> {
  const found = await referralFor(deed.tx, deed.tenantId, task.referralId);
  if (found === undefined) throw new Error('A task was opened for a case that is not there.');
  const { referral, families } = found;
  const id = newId(deed.at);
  const { caseNumber } = referral;
  const lineId = task.lineId ?? null;
  const values = [deed.tenantId, id, referral.id, lineId, caseNumber, task.code, task.say, deed.at];
  if ((await deed.tx.run(insertTask, values)) === 0) return;
  const title = [referral.patientGivenName, referral.patientFamilyName]
    .filter((part) => part !== null)
    .join(' ');
  await deed.tx.run(openItemOfCase, [
    deed.tenantId,
    newId(deed.at),
    'task',
    id,
    referral.id,
    title === '' ? caseNumber : title,
    task.code,
    deed.at,
  ]);
  const item = await deed.tx.maybe(itemOf, [deed.tenantId, 'task', id]);
  // Steps run in any order: without the case's own place in the queue this one waits its turn.
  if (item === undefined) throw new Error('The case is not in the worklist yet.');
  const owner = await ownerOf(deed, task.code, referral.caseManagerId, id);
  if (owner !== undefined)
    await deed.tx.run(setOwner, [deed.tenantId, item.id, owner, deed.at, 'claimed', null]);
  await startClock(deed, 'task', {
    kind: 'task',
    id,
    caseId: referral.id,
    startedAt: deed.at,
    family: families[0] ?? null,
    state: referral.shipState,
    memberZone: referral.zone,
    dischargeAt: referral.dischargeAt,
  });
  await refreshWork(deed, [id]);
  await append(deed, taskOpened, referral.id, {
    caseNumber,
    taskId: id,
    code: task.code,
    say: task.say,
    lineId,
  });
}

async function close(deed: Deed, task: Task, status: 'done' | 'dropped', say: string): Promise<void> {
  if ((await deed.tx.run(closeTask, [deed.tenantId, task.id, status, deed.at, deed.by.name, say])) === 0)
    return;
  await stopClocks(deed, task.id, ['task'], status === 'done' ? 'met' : 'cancelled');
  await deed.tx.run(setStage, [deed.tenantId, 'task', task.id, task.code, status, false]);
  const { caseNumber, code, lineId, id: taskId } = task;
  await append(deed, taskClosed, task.referralId, { caseNumber, taskId, code, say, lineId, status });
}

/** Closes a task in a person's words. */
export async function finishTask(deed: Deed, taskId: string, say: string): Promise<void> {
  await close(deed, await deed.tx.one(taskById, [deed.tenantId, taskId]), 'done', say);
}

/** What these tasks waited for has happened, or is no longer wanted: closes those that are open. */
export async function settleTasks(
  deed: Deed,
  referralId: string,
  codes: readonly TaskCode[] | 'all',
  say: string,
  { lineId, status = 'done' }: { lineId?: string; status?: 'done' | 'dropped' } = {},
): Promise<void> {
  for (const task of await deed.tx.rows(tasksOf, [deed.tenantId, referralId])) {
    const wanted = codes === 'all' || codes.some((code) => code === task.code);
    if (task.status === 'open' && wanted && (lineId === undefined || task.lineId === lineId))
      await close(deed, task, status, say);
  }
}

/** Every task of a case, oldest first. */
export const tasksFor = (tx: Tx, tenantId: number, referralId: string): Promise<Task[]> =>
  tx.rows(tasksOf, [tenantId, referralId]);
