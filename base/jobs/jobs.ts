// Why: what must still happen after a commit is a row. Journey steps run in one transaction with their effect, so each
// runs once per (event, step); work that talks to partners runs under a lease, at least once, with an identity that the
// partner can recognise. After the limit a job is parked for a person, never dropped.
import { z } from 'zod';
import { query } from '../db/query.ts';
import type { Tx } from '../db/database.ts';
import type { Deed } from '../events/event.ts';
import { newId } from '../ids/ids.ts';

export const jobRow = z.object({
  tenantId: z.int(),
  id: z.string(),
  kind: z.string(),
  key: z.string(),
  payload: z.unknown(),
  attempts: z.int(),
});
export type Job = z.infer<typeof jobRow>;

/** Attempts after which a job is parked. */
export const attemptsAtMost = 8;

/** Seconds to wait before attempt n+1: 1, 4, 16, 64 … at most an hour. */
export function backoffSeconds(attempts: number): number {
  return Math.min(3600, 4 ** Math.max(0, attempts - 1));
}

// The conflict is not named: naming it would need the right to read the queue, which those who add to it lack.
const addQuery = query(
  'base.addJob',
  z.object({}),
  `insert into base.job (tenant_id, id, kind, key, payload, run_at)
   values ($1::int, $2::uuid, $3::text, $4::text, $5::jsonb, $6::timestamptz)
   on conflict do nothing`,
);

/** Adds a job in the current transaction; a second one with the same key is not added. `runAt` defaults to now. */
export async function addJob(
  deed: Deed,
  kind: string,
  key: string,
  payload: object,
  runAt?: string,
): Promise<void> {
  await deed.tx.run(addQuery, [
    deed.tenantId,
    newId(deed.at),
    kind,
    key,
    JSON.stringify(payload),
    runAt ?? deed.at,
  ]);
}

const stepRow = jobRow.extend({ subjectId: z.string() });
export type StepJob = z.infer<typeof stepRow>;

// The oldest due steps tell which cases to take; a case that somebody else holds is passed over. The holder takes all its
// due steps in the order they were put down, so no other worker can run a later one beside it.
export const takeStepsQuery = query(
  'base.takeSteps',
  stepRow,
  `with due as materialized (
     select oldest.tenant_id, oldest.subject_id
     from (select tenant_id, subject_id from base.job
           where state = 'ready' and run_at <= $1::timestamptz and kind = 'journey' order by run_at offset 0) as oldest
     where pg_try_advisory_xact_lock(hashtextextended('case ' || oldest.subject_id::text, oldest.tenant_id))
     limit $2::int
   )
   select job.tenant_id, job.id, job.kind, job.key, job.payload, job.attempts, job.subject_id::text as subject_id
   from base.job join (select distinct tenant_id, subject_id from due) as held using (tenant_id, subject_id)
   where job.state = 'ready' and job.run_at <= $1::timestamptz and job.kind = 'journey'
   order by job.number for update of job skip locked`,
);

export const leaseJobQuery = query(
  'base.leaseJob',
  jobRow,
  `update base.job set lease = $2::uuid, leased_until = $3::timestamptz, attempts = attempts + 1
   where (tenant_id, id) in (
     select tenant_id, id from base.job
     where state = 'ready' and run_at <= $1::timestamptz and kind <> 'journey'
       and (leased_until is null or leased_until <= $1::timestamptz)
     order by run_at limit $4::int for update skip locked)
   returning tenant_id, id, kind, key, payload, attempts`,
);

export const finishJobQuery = query(
  'base.finishJob',
  z.object({}),
  `update base.job set state = 'done', done_at = $3::timestamptz, leased_until = null, last_error = null
   where tenant_id = $1::int and id = $2::uuid and state = 'ready' and ($4::uuid is null or lease = $4::uuid)`,
);

export const failJobQuery = query(
  'base.failJob',
  z.object({}),
  `update base.job set attempts = $3::int, run_at = $4::timestamptz, state = $5::text, last_error = $6::text, leased_until = null
   where tenant_id = $1::int and id = $2::uuid and state = 'ready' and ($7::uuid is null or lease = $7::uuid)`,
);

const replayQuery = query(
  'base.replayJob',
  z.object({}),
  `update base.job set state = 'ready', attempts = 0, run_at = $3::timestamptz
   where tenant_id = $1::int and id = $2::uuid and state = 'parked'`,
);

/** Puts a parked job back to work. Returns false when it was not parked. */
export async function replayJob(tx: Tx, tenantId: number, jobId: string, at: string): Promise<boolean> {
  return (await tx.run(replayQuery, [tenantId, jobId, at])) === 1;
}
