// Why: journey steps by which queue and clocks follow a case as it moves: what it shows, when its clocks stop, and that
// nobody goes on working on what is over.
import type { Deed, Happened } from '../../base/events/event.ts';
import { finalStates } from '../../base/machine/machine.ts';
import { referralFor } from '../cases/index.ts';
import { referralMachine } from '../cases/referral.machine.ts';
import { refreshWork, stopClocks } from './clocks.ts';
import { deadlinesOf } from './deadlines.store.ts';
import { settleTasks } from './task.ts';
import { itemOf, setStage } from './work.store.ts';

const final: ReadonlySet<string> = new Set([...finalStates(referralMachine), 'closed', 'duplicate_merged']);
const dated: ReadonlySet<string> = new Set(['scheduled', 'in_service', 'completed', 'closed']);
const served: ReadonlySet<string> = new Set(['completed', 'closed']);
const schedulingClocks = ['scheduling', 'scheduling_discharge'];

/** The queue shows the case's state; clocks that its state has answered stop at the instant it was reached. */
export async function followMove(deed: Deed, happened: Happened<unknown>): Promise<void> {
  const found = await referralFor(deed.tx, deed.tenantId, happened.subjectId);
  if (found === undefined) return;
  const { referral } = found;
  const item = await deed.tx.maybe(itemOf, [deed.tenantId, 'referral', referral.id]);
  if (item === undefined) throw new Error('The case is not in the worklist yet.');
  const isOver = final.has(referral.status);
  const status = isOver ? 'done' : item.isOpen ? null : 'open';
  await deed.tx.run(setStage, [deed.tenantId, 'referral', referral.id, referral.status, status, !isOver]);
  const then = { ...deed, at: happened.at };
  if (dated.has(referral.status)) await stopClocks(then, referral.id, schedulingClocks);
  if (served.has(referral.status)) await stopClocks(then, referral.id, ['start_of_care']);
  if (isOver) {
    const owed = (await deed.tx.rows(deadlinesOf, [deed.tenantId, referral.id])).map((one) => one.kind);
    await stopClocks(then, referral.id, [...new Set(owed)], 'cancelled');
    await settleTasks(deed, referral.id, 'all', 'The case is over.', { status: 'dropped' });
  }
  await refreshWork(deed, [referral.id]);
}
