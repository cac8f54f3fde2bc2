// Why: a chain of steps on one case says many things; they are written in one statement at its end, together with the
// mark that those steps ran, so that a case costs a handful of statements and still cannot lose or repeat a consequence.
import { z } from 'zod';
import { query } from '../db/query.ts';
import type { Tx } from '../db/database.ts';

/** An event that was said and not yet written. `data` is its JSON. */
export type SaidEvent = {
  readonly id: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly type: string;
  readonly at: string;
  readonly actorId: string;
  readonly actorRole: string;
  readonly data: string;
};

/** A step that follows from a said event. `isDone` once the worker ran it in the same transaction. */
export type Follow = {
  readonly id: string;
  readonly step: string;
  readonly eventId: string;
  readonly subjectId: string;
  readonly at: string;
  readonly data: string;
  isDone: boolean;
};

/** What was said in one transaction for one payer and is still to be written. */
export type Gathered = {
  readonly tenantId: number;
  readonly events: SaidEvent[];
  readonly follows: Follow[];
};

const writeQuery = query(
  'base.writeGathered',
  z.object({}),
  `with finished as (
     update base.job set state = 'done', done_at = $2::timestamptz, leased_until = null, last_error = null
     where tenant_id = $1::int and id = any($3::uuid[]) and state = 'ready'
   ), happened as (
     insert into base.event (tenant_id, id, subject_kind, subject_id, type, at, actor_id, actor_role, data)
     select $1::int, said.id, said.subject_kind, said.subject_id, said.type, said.at, said.actor_id, said.actor_role, said.data::jsonb
     from unnest($4::uuid[], $5::text[], $6::uuid[], $7::text[], $8::timestamptz[], $9::text[], $10::text[], $11::text[])
       with ordinality as said (id, subject_kind, subject_id, type, at, actor_id, actor_role, data, place)
     order by said.place
   )
   insert into base.job (tenant_id, id, kind, key, payload, run_at, state, done_at)
   select $1::int, follow.id, 'journey', follow.event_id || ':' || follow.step,
          jsonb_build_object('step', follow.step, 'eventId', follow.event_id, 'subjectId', follow.subject_id, 'at', follow.at, 'data', follow.data::jsonb),
          follow.at::timestamptz, case when follow.is_done then 'done' else 'ready' end, case when follow.is_done then $2::timestamptz end
   from unnest($12::uuid[], $13::text[], $14::text[], $15::text[], $16::text[], $17::text[], $18::boolean[])
     with ordinality as follow (id, step, event_id, subject_id, at, data, is_done, place)
   order by follow.place`,
);

/** Writes what was gathered and marks the stored jobs `finishedIds` done, in one statement. */
export async function writeGathered(
  tx: Tx,
  at: string,
  finishedIds: readonly string[],
  { tenantId, events, follows }: Gathered,
): Promise<void> {
  const written = await tx.run(writeQuery, [
    tenantId,
    at,
    finishedIds,
    events.map((one) => one.id),
    events.map((one) => one.subjectKind),
    events.map((one) => one.subjectId),
    events.map((one) => one.type),
    events.map((one) => one.at),
    events.map((one) => one.actorId),
    events.map((one) => one.actorRole),
    events.map((one) => one.data),
    follows.map((one) => one.id),
    follows.map((one) => one.step),
    follows.map((one) => one.eventId),
    follows.map((one) => one.subjectId),
    follows.map((one) => one.at),
    follows.map((one) => one.data),
    follows.map((one) => one.isDone),
  ]);
  if (written !== follows.length) throw new Error('A step that follows was not written.');
}
