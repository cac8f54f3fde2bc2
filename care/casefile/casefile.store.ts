// Why: the SQL of the case file: its timeline of events and who was shown it.
import { z } from 'zod';
import { query } from '../../base/db/query.ts';

export const timelineOf = query(
  'casefile.timelineOf',
  z.object({
    id: z.string(),
    position: z.number(),
    type: z.string(),
    at: z.string(),
    actorId: z.string(),
    actorRole: z.string(),
    data: z.unknown(),
    sealed: z.boolean(),
  }),
  `select event.id, event.position, event.type, event.at, event.actor_id, event.actor_role, event.data,
          exists (select 1 from base.event_seal seal where seal.tenant_id = event.tenant_id and seal.event_id = event.id) as sealed
   from base.event where event.tenant_id = $1::int and event.subject_id = $2::uuid and event.position < $3::bigint
   order by event.position desc limit 51`,
);
/** The whole history, oldest first. */
export const allOf = query(
  'casefile.allOf',
  z.object({
    type: z.string(),
    at: z.string(),
    actorId: z.string(),
    actorRole: z.string(),
    data: z.unknown(),
  }),
  `select type, at, actor_id, actor_role, data from base.event
   where tenant_id = $1::int and subject_id = $2::uuid order by position limit 3000`,
);
export const shownOf = query(
  'casefile.shownOf',
  z.object({
    id: z.string(),
    at: z.string(),
    actorName: z.string(),
    actorRole: z.string(),
    fields: z.array(z.string()),
    purpose: z.string(),
  }),
  `select id, at, actor_name, actor_role, fields, purpose from base.access_entry
   where tenant_id = $1::int and subject_id = $2::uuid and (at, id) < ($3::timestamptz, $4::uuid) order by at desc, id desc limit 51`,
);
export const namesOf = query(
  'casefile.namesOfAccounts',
  z.object({ id: z.string(), name: z.string() }),
  `select id, name from base.account where id::text = any($1::text[])`,
);
