// Why: all the SQL of the queue's items and of who may own them. Lists stand in worklist.store.ts, clocks and escalations in
// stores of their own.
import { z } from 'zod';
import { query } from '../../base/db/query.ts';
import { itemFacts } from './work.schema.ts';

export const itemRow = itemFacts.extend({ isOpen: z.boolean() });
export type Item = z.infer<typeof itemRow>;

export const itemColumns = [
  'tenant_id',
  'id',
  'kind',
  'subject_id',
  'case_id',
  'case_number',
  'title',
  'status',
  'stage',
  'channel',
  'family',
  'state',
  'zone',
  'priority',
  'risk',
  'received_at',
  'discharge_at',
  'harm_at',
  'next_due_at',
  'next_due_kind',
  'case_manager_id',
  'owner_id',
  'locked_by',
  'locked_until',
  'is_escalated',
  'is_duplicate',
  'is_near_discharge',
  'is_open',
  'version',
].join(', ');

/** Opens an item for a subject or brings what it shows up to date; never touches owner, lock or risk. */
export const openItem = query(
  'work.openItem',
  z.object({}),
  `insert into work.item (tenant_id, id, kind, subject_id, case_number, title, status, stage, channel, family, state, zone, priority,
     received_at, discharge_at, harm_at, is_near_discharge)
   values ($1::int, $2::uuid, $3::text, $4::uuid, $5::text, $6::text, 'open', $7::text, $8::text, $9::text, $10::text, $11::text, $12::text,
     $13::timestamptz, $14::timestamptz, $15::timestamptz, $16::boolean)
   on conflict (tenant_id, kind, subject_id) do update set title = excluded.title, stage = excluded.stage, family = excluded.family,
     state = excluded.state, zone = excluded.zone, priority = excluded.priority, discharge_at = excluded.discharge_at,
     harm_at = excluded.harm_at, is_near_discharge = excluded.is_near_discharge, version = work.item.version + 1`,
);
/** Opens the item of a task or a review as a copy of what its case's item shows. Values: tenant, id, kind, subject, case, title, stage, at. */
export const openItemOfCase = query(
  'work.openItemOfCase',
  z.object({}),
  `insert into work.item (tenant_id, id, kind, subject_id, case_id, case_number, title, status, stage, channel, family, state, zone, priority,
     received_at, discharge_at, harm_at, is_near_discharge, is_escalated)
   select tenant_id, $2::uuid, $3::text, $4::uuid, subject_id, case_number, $6::text, 'open', $7::text, channel, family, state, zone, priority,
     $8::timestamptz, discharge_at, harm_at, is_near_discharge, is_escalated
   from work.item where tenant_id = $1::int and kind = 'referral' and subject_id = $5::uuid
   on conflict (tenant_id, kind, subject_id) do nothing`,
);

export const itemById = query(
  'work.itemById',
  itemRow,
  `select ${itemColumns} from work.item where tenant_id = $1::int and id = $2::uuid`,
);
export const lockItemRow = query(
  'work.lockItemRow',
  itemRow,
  `select ${itemColumns} from work.item where tenant_id = $1::int and id = $2::uuid for update`,
);
export const itemOf = query(
  'work.itemOf',
  itemRow,
  `select ${itemColumns} from work.item where tenant_id = $1::int and kind = $2::text and subject_id = $3::uuid`,
);

/** The review of one owner that is due first, but for one: what follows when this one is decided. */
export const nextOwnReview = query(
  'work.nextOwnReview',
  z.object({ tenantId: z.int(), id: z.string() }),
  `select tenant_id, subject_id as id from work.item
   where tenant_id = any($1::int[]) and owner_id = $2::uuid and is_open and kind = 'review' and subject_id <> $3::uuid
   order by due_sort_at, id limit 1`,
);

export const setOwner = query(
  'work.setOwner',
  z.object({}),
  `update work.item set owner_id = $3::uuid, owned_since = $4::timestamptz, status = $5::text, locked_by = null, locked_until = null, version = version + 1,
          case_manager_id = coalesce($6::uuid, case_manager_id)
   where tenant_id = $1::int and id = $2::uuid`,
);
/** Since when somebody has it; null while nobody does. */
export const ownedSinceOf = query(
  'work.ownedSinceOf',
  z.object({ ownedSince: z.string().nullable() }),
  `select owned_since from work.item where tenant_id = $1::int and id = $2::uuid`,
);
export const holdLock = query(
  'work.holdLock',
  z.object({}),
  `update work.item set locked_by = $3::uuid, locked_until = $4::timestamptz
   where tenant_id = $1::int and id = $2::uuid and (locked_by is null or locked_by = $3::uuid or locked_until <= $5::timestamptz)`,
);
export const setStage = query(
  'work.setStage',
  z.object({}),
  `update work.item set stage = $4::text, status = coalesce($5::text, status), is_open = $6::boolean, version = version + 1
   where tenant_id = $1::int and kind = $2::text and subject_id = $3::uuid`,
);
export const setFlags = query(
  'work.setFlags',
  z.object({}),
  `update work.item set is_duplicate = coalesce($4::boolean, is_duplicate), is_escalated = coalesce($5::boolean, is_escalated),
          is_near_discharge = coalesce($6::boolean, is_near_discharge), version = version + 1
   where tenant_id = $1::int and kind = $2::text and subject_id = $3::uuid`,
);

/** Open items of each candidate, counted up to 300: who takes the next case. */
export const loadOf = query(
  'work.loadOf',
  z.object({ id: z.string(), load: z.int() }),
  `select candidate.id, (select count(*)::int from (select 1 from work.item
            where item.tenant_id = $1::int and item.owner_id = candidate.id and item.is_open limit 300) as sample) as load
   from unnest($2::uuid[]) as candidate (id)`,
);

export const tenantOf = query(
  'work.tenantOf',
  z.object({
    id: z.int(),
    name: z.string(),
    zone: z.string(),
    state: z.string().nullable(),
    lineOfBusiness: z.string().nullable(),
    calendarId: z.string(),
  }),
  `select id, name, zone, state, line_of_business, calendar_id from base.tenant where id = $1::int`,
);

export const staffFor = query(
  'work.staffFor',
  z.object({
    id: z.string(),
    name: z.string(),
    extension: z.string().nullable(),
    directPhone: z.string().nullable(),
    email: z.string(),
  }),
  `select id, name, extension, direct_phone, email from base.account where active and role = $1::text and $2::int = any(tenants) order by id`,
);
