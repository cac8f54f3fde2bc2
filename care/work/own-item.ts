// Why: work is held by exactly one person at a time; taking, giving back, handing over and reassigning go through one
// machine on the locked row, so that two agents can never both believe it is theirs.
import { append, type Deed } from '../../base/events/event.ts';
import { step } from '../../base/machine/machine.ts';
import { absent, isRefusal, refuse, type Or } from '../../base/refusal/refusal.ts';
import { plus } from '../../base/time/instant.ts';
import type { Mover } from '../cases/mover.machine.ts';
import { finishTask } from './task.ts';
import { workItemMachine, type WorkItemState } from './work-item.machine.ts';
import { itemClaimed, itemFinished, itemHandedOver, itemReleased } from './work.events.ts';
import { holdLock, lockItemRow, setOwner, setStage, staffFor, type Item } from './work.store.ts';

const lockMinutes = 2;
export const ownerRoles = [
  'intake_agent',
  'care_coordinator',
  'nurse_reviewer',
  'medical_director',
  'admin_reviewer',
  'triage_nurse',
  'supervisor',
];

const next = (item: Item, move: 'claim' | 'release' | 'hand_over' | 'assign', role: string) =>
  step(workItemMachine, move, item.status as WorkItemState, role as Mover);

/** Takes an item for the person acting. Refused while somebody else holds or works on it. */
export async function claim(deed: Deed, itemId: string): Promise<Or<null>> {
  const item = await deed.tx.maybe(lockItemRow, [deed.tenantId, itemId]);
  if (item === undefined) return absent;
  if (item.status === 'claimed' && item.ownerId === deed.by.id) return null;
  if (item.lockedBy !== null && item.lockedBy !== deed.by.id && (item.lockedUntil ?? '') > deed.at) {
    return refuse(
      'worked_on',
      'Somebody has this open for work right now. Ask them, or try again in two minutes.',
    );
  }
  const to = next(item, 'claim', deed.by.role);
  if (isRefusal(to)) return to;
  await deed.tx.run(setOwner, [deed.tenantId, itemId, deed.by.id, deed.at, to, null]);
  await append(deed, itemClaimed, item.subjectId, { itemId, by: deed.by.name });
  return null;
}

/** Gives an item back to the queue; only its owner or a supervisor. */
export async function release(deed: Deed, itemId: string): Promise<Or<null>> {
  const item = await deed.tx.maybe(lockItemRow, [deed.tenantId, itemId]);
  if (item === undefined) return absent;
  if (item.ownerId !== deed.by.id && deed.by.role !== 'supervisor')
    return refuse('not_yours', 'Only its owner or a supervisor can release this.');
  const to = next(item, 'release', deed.by.role);
  if (isRefusal(to)) return to;
  await deed.tx.run(setOwner, [deed.tenantId, itemId, null, null, to, null]);
  await append(deed, itemReleased, item.subjectId, { itemId });
  return null;
}

async function personFor(deed: Deed, id: string): Promise<{ id: string; name: string } | undefined> {
  for (const role of ownerRoles) {
    const person = (await deed.tx.rows(staffFor, [role, deed.tenantId])).find((one) => one.id === id);
    if (person !== undefined) return person;
  }
  return undefined;
}

/** Hands an item to a colleague who serves that payer. `asSupervisor` reassigns whoever holds it; `to` null returns it to the queue. */
export async function handOver(
  deed: Deed,
  itemId: string,
  to: string | null,
  note: string | null,
  asSupervisor: boolean,
): Promise<Or<null>> {
  const item = await deed.tx.maybe(lockItemRow, [deed.tenantId, itemId]);
  if (item === undefined) return absent;
  if (!asSupervisor && item.ownerId !== deed.by.id)
    return refuse('not_yours', 'Only its owner can hand this over; a supervisor can reassign it.');
  if (to === null) return item.status === 'open' ? null : await release(deed, itemId);
  const person = await personFor(deed, to);
  if (person === undefined)
    return refuse(
      'no_such_colleague',
      'That person does not serve this payer. Choose somebody from the list.',
      ['to'],
    );
  const status = next(item, asSupervisor ? 'assign' : 'hand_over', deed.by.role);
  if (isRefusal(status)) return status;
  await deed.tx.run(setOwner, [deed.tenantId, itemId, to, deed.at, status, null]);
  await append(deed, itemHandedOver, item.subjectId, { itemId, to: person.name, note });
  return null;
}

/** Closes an exception in words; only by whoever holds it. Cases and arrivals end by what happens to them, never by hand. */
export async function finish(deed: Deed, itemId: string, say: string): Promise<Or<null>> {
  const item = await deed.tx.maybe(lockItemRow, [deed.tenantId, itemId]);
  if (item === undefined) return absent;
  if (item.kind !== 'exception' && item.kind !== 'task')
    return refuse(
      'ends_by_itself',
      'A case, an arrival or a review ends by what happens to it; only a task or an exception is closed by hand.',
    );
  if (item.status === 'claimed' && item.ownerId !== deed.by.id)
    return refuse('not_yours', 'Only its owner can close this; ask for a hand-over.');
  const to = step(workItemMachine, 'finish', item.status as WorkItemState, deed.by.role as Mover);
  if (isRefusal(to)) return to;
  if (item.kind === 'task') {
    await finishTask(deed, item.subjectId, say);
    return null;
  }
  await deed.tx.run(setStage, [deed.tenantId, 'exception', item.subjectId, 'finished', to, false]);
  await append(deed, itemFinished, item.subjectId, { itemId, say });
  return null;
}

/** Says that the person acting has this open for work. Returns who holds the lock afterwards. */
export async function keepLock(deed: Deed, itemId: string): Promise<Or<Item>> {
  await deed.tx.run(holdLock, [
    deed.tenantId,
    itemId,
    deed.by.id,
    plus(deed.at, { minutes: lockMinutes }),
    deed.at,
  ]);
  return (await deed.tx.maybe(lockItemRow, [deed.tenantId, itemId])) ?? absent;
}
