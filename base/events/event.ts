// Why: what happened is written once, append-only, in the same transaction as the change it tells of, together with
// one outbox row for every journey step that follows from it, so that a change without its consequence cannot commit.
import { z } from 'zod';
import { strict as assert } from 'node:assert';
import { query } from '../db/query.ts';
import type { Tx } from '../db/database.ts';
import { newId } from '../ids/ids.ts';
import type { Gathered } from './gathered.ts';

/** Who does a thing, when, for which payer: handed to every action. `at` is read once per action. */
export type Deed = {
  readonly tx: Tx;
  readonly at: string;
  readonly tenantId: number;
  readonly by: { readonly id: string; readonly role: string; readonly name: string };
  readonly requestId: string;
  /** Given while the worker runs a chain of steps: what they say is gathered here and written at the end of the chain. */
  readonly gathered?: Gathered;
};

/** A kind of event: past tense, with the shape of its data. */
export type EventKind<Data> = {
  readonly name: string;
  readonly subject: string;
  readonly data: z.ZodType<Data>;
};

/** An event as journey steps receive it. */
export type Happened<Data> = {
  readonly id: string;
  readonly tenantId: number;
  readonly subjectId: string;
  readonly at: string;
  readonly data: Data;
};

/** Declares an event kind. */
export function eventKind<Data>(name: string, subject: string, data: z.ZodType<Data>): EventKind<Data> {
  return { name, subject, data };
}

let stepsByEvent: ReadonlyMap<string, readonly string[]> | undefined;

/** Tells events which journey steps follow from which event name; called once by the hub before anything happens. */
export function followWith(steps: ReadonlyMap<string, readonly string[]>): void {
  stepsByEvent = steps;
}

const appendQuery = query(
  'base.appendEvent',
  z.object({}),
  `with happened as (
     insert into base.event (tenant_id, id, subject_kind, subject_id, type, at, actor_id, actor_role, data)
     values ($1::int, $2::uuid, $3::text, $4::uuid, $5::text, $6::timestamptz, $7::text, $8::text, $9::jsonb)
   )
   insert into base.job (tenant_id, id, kind, key, payload, run_at)
   select $1::int, follow.id, 'journey', $2::text || ':' || follow.step,
          jsonb_build_object('step', follow.step, 'eventId', $2::text, 'subjectId', $4::text, 'at', $10::text, 'data', $9::jsonb),
          $6::timestamptz
   from unnest($11::uuid[], $12::text[]) with ordinality as follow (id, step, place)
   order by follow.place`,
);

/** Notes an event and what follows from it where the worker will find it. */
function gather<Data>(
  deed: Deed,
  kind: EventKind<Data>,
  said: { id: string; subjectId: string; data: string },
  steps: readonly string[],
  { events, follows }: Gathered,
): void {
  const { id, subjectId, data } = said;
  const { at, by } = deed;
  const actor = { actorId: by.id, actorRole: by.role };
  events.push({ id, subjectKind: kind.subject, subjectId, type: kind.name, at, ...actor, data });
  for (const step of steps)
    follows.push({ id: newId(at), step, eventId: id, subjectId, at, data, isDone: false });
}

/**
 * Appends an event and its outbox rows; returns the event's id.
 * @throws when the data does not fit the kind (a bug), or when no journey was wired.
 */
export async function append<Data>(
  deed: Deed,
  kind: EventKind<Data>,
  subjectId: string,
  data: Data,
): Promise<string> {
  assert(stepsByEvent !== undefined, 'the journey is not wired: call followWith() first');
  const steps = stepsByEvent.get(kind.name) ?? [];
  const id = newId(deed.at);
  const json = JSON.stringify(kind.data.parse(data));
  if (deed.gathered?.tenantId === deed.tenantId) {
    gather(deed, kind, { id, subjectId, data: json }, steps, deed.gathered);
    return id;
  }
  await deed.tx.run(appendQuery, [
    deed.tenantId,
    id,
    kind.subject,
    subjectId,
    kind.name,
    deed.at,
    deed.by.id,
    deed.by.role,
    json,
    deed.at,
    steps.map(() => newId(deed.at)),
    steps,
  ]);
  return id;
}

const appendManyQuery = query(
  'base.appendEvents',
  z.object({}),
  `with rows as (
     select one.id, one.subject_id, one.data::jsonb as data, one.place
     from unnest($6::uuid[], $7::uuid[], $8::text[]) with ordinality as one (id, subject_id, data, place)
   ), happened as (
     insert into base.event (tenant_id, id, subject_kind, subject_id, type, at, actor_id, actor_role, data)
     select $1::int, rows.id, $2::text, rows.subject_id, $3::text, $4::timestamptz, $5::text, $9::text, rows.data from rows
   )
   insert into base.job (tenant_id, id, kind, key, payload, run_at)
   select $1::int, gen_random_uuid(), 'journey', rows.id || ':' || step,
          jsonb_build_object('step', step, 'eventId', rows.id, 'subjectId', rows.subject_id, 'at', $10::text, 'data', rows.data), $4::timestamptz
   from rows cross join unnest($11::text[]) with ordinality as follow (step, place)
   order by rows.place, follow.place`,
);

/** Appends many events of one kind in one statement (clocks that ring together). */
export async function appendMany<Data>(
  deed: Deed,
  kind: EventKind<Data>,
  rows: readonly { subjectId: string; data: Data }[],
): Promise<void> {
  assert(stepsByEvent !== undefined, 'the journey is not wired: call followWith() first');
  if (rows.length === 0) return;
  if (deed.gathered?.tenantId === deed.tenantId) {
    for (const { subjectId, data } of rows) await append(deed, kind, subjectId, data);
    return;
  }
  await deed.tx.run(appendManyQuery, [
    deed.tenantId,
    kind.subject,
    kind.name,
    deed.at,
    deed.by.id,
    rows.map(() => newId(deed.at)),
    rows.map((row) => row.subjectId),
    rows.map((row) => JSON.stringify(kind.data.parse(row.data))),
    deed.by.role,
    deed.at,
    [...(stepsByEvent.get(kind.name) ?? [])],
  ]);
}
