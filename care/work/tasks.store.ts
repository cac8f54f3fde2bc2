// Why: all the SQL of tasks; their place in the queue stands in work.store.ts.
import { z } from 'zod';
import { query } from '../../base/db/query.ts';
import { taskRow } from './task.schema.ts';
import { itemColumns, itemRow } from './work.store.ts';

const columns = `tenant_id, id, referral_id, line_id, case_number, code, say, status, opened_at, closed_at, closed_by, resolution`;

/** Opens a task unless the same trouble of the same line is open already. */
export const insertTask = query(
  'work.insertTask',
  z.object({}),
  `insert into work.task (tenant_id, id, referral_id, line_id, case_number, code, say, status, opened_at)
   values ($1::int, $2::uuid, $3::uuid, $4::uuid, $5::text, $6::text, $7::text, 'open', $8::timestamptz)
   on conflict (tenant_id, referral_id, code, coalesce(line_id, referral_id)) where status = 'open' do nothing`,
);
export const tasksOf = query(
  'work.tasksOf',
  taskRow,
  `select ${columns} from work.task where tenant_id = $1::int and referral_id = $2::uuid order by opened_at, id`,
);
export const taskById = query(
  'work.taskById',
  taskRow,
  `select ${columns} from work.task where tenant_id = $1::int and id = $2::uuid`,
);
export const closeTask = query(
  'work.closeTask',
  z.object({}),
  `update work.task set status = $3::text, closed_at = $4::timestamptz, closed_by = $5::text, resolution = $6::text
   where tenant_id = $1::int and id = $2::uuid and status = 'open'`,
);

/** Where tasks stand in the queue. */
export const itemsOfTasks = query(
  'work.itemsOfTasks',
  itemRow,
  `select ${itemColumns} from work.item where tenant_id = $1::int and kind = 'task' and subject_id = any($2::uuid[])`,
);
