// Why: office and member are told by when they hear from us, and nothing else of a clock: one instant, of the few clocks
// that end with word to them (docs/decisions/0008-hear-by.md).
import { z } from 'zod';
import { query } from '../../base/db/query.ts';

export const hearByOf = query(
  'work.hearByOf',
  z.object({ subjectId: z.string(), dueAt: z.string() }),
  `select distinct on (subject_id) subject_id, due_at from work.deadline
   where tenant_id = any($1::int[]) and subject_id = any($2::uuid[]) and kind = any($3::text[]) and status in ('running', 'breached')
   order by subject_id, due_at`,
);
