// Why: the case page says at its head what a person must do next about it, who has it and until when.
import type { Ask } from '../../base/http/door.ts';
import { presentItems } from './present-work.ts';
import { taskKinds, type ShownTask, type TaskCode } from './task.schema.ts';
import { tasksFor } from './task.ts';
import { itemsOfTasks } from './tasks.store.ts';

type Plain = Pick<Ask<unknown, unknown, unknown>, 'tx' | 'actor' | 'at' | 'verdict'>;

/** The tasks of a case with their places in the queue, oldest first. */
export async function presentTasks(ask: Plain, tenantId: number, referralId: string): Promise<ShownTask[]> {
  const tasks = await tasksFor(ask.tx, tenantId, referralId);
  if (tasks.length === 0) return [];
  const rows = await ask.tx.rows(itemsOfTasks, [tenantId, tasks.map((task) => task.id)]);
  const items = await presentItems(ask, rows);
  return tasks.map(({ id, lineId, code, say, status, openedAt, closedAt, resolution }) => ({
    id,
    lineId,
    code,
    say,
    status,
    openedAt,
    closedAt,
    resolution,
    label: taskKinds[code as TaskCode]?.label ?? code,
    item: items.find((item) => item.subjectId === id) ?? null,
  }));
}
