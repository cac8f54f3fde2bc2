// Why: all the SQL of asking again: what is due before a visit, and how far a night's sweep has come.
import { z } from 'zod';
import { query } from '../../base/db/query.ts';

export const recheckRow = z.object({
  appointmentId: z.string(),
  referralId: z.string(),
  serviceOn: z.string(),
  dueAt: z.string(),
  state: z.enum(['waiting', 'asked', 'fresh', 'dropped']),
});
export type Recheck = z.infer<typeof recheckRow>;

/** Plans one look at coverage before a visit; 0 rows when it is planned already. */
export const planRecheckRow = query(
  'eligibility.planRecheck',
  z.object({}),
  `insert into eligibility.recheck (tenant_id, appointment_id, referral_id, service_on, due_at, state)
   values ($1::int, $2::uuid, $3::uuid, $4::date, $5::timestamptz, 'waiting') on conflict do nothing`,
);
export const lockRecheck = query(
  'eligibility.lockRecheck',
  recheckRow,
  `select appointment_id, referral_id, service_on, due_at, state from eligibility.recheck
   where tenant_id = $1::int and appointment_id = $2::uuid for update`,
);
export const endRecheck = query(
  'eligibility.endRecheck',
  z.object({}),
  `update eligibility.recheck set state = $3::text
   where tenant_id = $1::int and appointment_id = $2::uuid and state = 'waiting'`,
);
export const rechecksOf = query(
  'eligibility.rechecksOf',
  recheckRow,
  `select appointment_id, referral_id, service_on, due_at, state from eligibility.recheck
   where tenant_id = $1::int and referral_id = $2::uuid and state = 'waiting' order by due_at, appointment_id`,
);

/** Plans a night; 0 rows when it is planned already. */
export const planSweepRow = query(
  'eligibility.planSweep',
  z.object({}),
  `insert into eligibility.sweep (tenant_id, night_on, due_at) values ($1::int, $2::date, $3::timestamptz) on conflict do nothing`,
);
export const lockSweep = query(
  'eligibility.lockSweep',
  z.object({ sweptTo: z.string().nullable(), doneAt: z.string().nullable() }),
  `select swept_to, done_at from eligibility.sweep where tenant_id = $1::int and night_on = $2::date for update`,
);
export const noteSwept = query(
  'eligibility.noteSwept',
  z.object({}),
  `update eligibility.sweep set swept_to = coalesce($3::uuid, swept_to), asked = asked + $4::int, passed = passed + $5::int,
     done_at = $6::timestamptz
   where tenant_id = $1::int and night_on = $2::date`,
);
export const payerZone = query(
  'eligibility.payerZone',
  z.object({ zone: z.string() }),
  `select zone from base.tenant where id = $1::int`,
);
