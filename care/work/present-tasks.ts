// Why: the case page says at its head what a person must do next about it, who has it and until when.
import type { z } from 'zod';
import type { Tx } from '../../base/db/database.ts';
import { taskKinds, type shownTask, type TaskCode } from './task.schema.ts';
import { tasksFor } from './task.ts';
import { placesOfTasks } from './tasks.store.ts';

/** The tasks of a case with their places in the queue, oldest first. */
export async function presentTasks(
  tx: Tx,
  tenantId: number,
  referralId: string,
): Promise<z.infer<typeof shownTask>[]> {
  const tasks = await tasksFor(tx, tenantId, referralId);
  if (tasks.length === 0) return [];
  const found = await tx.rows(placesOfTasks, [tenantId, tasks.map((task) => task.id)]);
  return tasks.map(({ id, lineId, code, say, status, openedAt, closedAt, resolution }) => {
    const place = found.find((one) => one.subjectId === id);
    const label = taskKinds[code as TaskCode]?.label ?? code;
    return {
      ...{ id, lineId, code, say, status, openedAt, closedAt, resolution, label },
      itemId: place?.id ?? null,
      ownerName: place?.ownerName ?? null,
      dueAt: place?.dueAt ?? null,
    };
  });
}
