// Why: what came in and was claimed by somebody who went home is nobody's work. A claim on which nobody worked for half an
// hour goes back to the queue by itself; whoever has it open says so every minute and keeps it.
import { append, type Deed, type Happened } from '../../base/events/event.ts';
import { armTimers, type Timer } from '../../base/jobs/timers.ts';
import { isRefusal } from '../../base/refusal/refusal.ts';
import { step } from '../../base/machine/machine.ts';
import { plus } from '../../base/time/instant.ts';
import { workItemMachine, type WorkItemState } from './work-item.machine.ts';
import { itemReleased } from './work.events.ts';
import { lockItemRow, ownedSinceOf, setOwner, type Item } from './work.store.ts';

const idleMinutes = 30;

/** A call stays with whoever speaks, however long it takes. */
const isWatched = (item: Item) =>
  item.kind === 'arrival' && item.channel !== 'phone' && item.status === 'claimed';

const arm = (deed: Deed, itemId: string, since: string) =>
  armTimers(deed, 'idle_claim', itemId, [{ dueAt: plus(since, { minutes: idleMinutes }) }]);

/** Journey step: a claim of something that came in is watched. */
export async function watchIdle(deed: Deed, happened: Happened<unknown>): Promise<void> {
  const { itemId } = happened.data as { itemId: string };
  const item = await deed.tx.maybe(lockItemRow, [deed.tenantId, itemId]);
  if (item !== undefined && isWatched(item)) await arm(deed, itemId, happened.at);
}

async function ring(deed: Deed, itemId: string): Promise<void> {
  const item = await deed.tx.maybe(lockItemRow, [deed.tenantId, itemId]);
  if (item === undefined || !isWatched(item)) return;
  const { ownedSince } = await deed.tx.one(ownedSinceOf, [deed.tenantId, itemId]);
  const [seen, taken] = [item.lockedUntil ?? '', ownedSince ?? ''];
  const since = seen > taken ? seen : taken;
  if (plus(since, { minutes: idleMinutes }) > deed.at) return await arm(deed, itemId, since);
  const to = step(workItemMachine, 'release', item.status as WorkItemState, 'clock');
  if (isRefusal(to)) throw new Error(to.say);
  await deed.tx.run(setOwner, [deed.tenantId, itemId, null, null, to, null]);
  await append(deed, itemReleased, item.subjectId, { itemId });
}

/** Timer handler: claims of one payer that were not worked on. */
export async function ringIdle(deed: Deed, timers: readonly Timer[]): Promise<void> {
  for (const timer of timers) await ring(deed, timer.subjectId);
}
