// Why: all the SQL of the queue, its clocks and escalations. Lists stand in worklist.store.ts.
import { z } from 'zod';
import { query } from '../../base/db/query.ts';

export const itemRow = z.object({
  tenantId: z.int(),
  id: z.string(),
  kind: z.enum(['referral', 'arrival', 'exception']),
  subjectId: z.string(),
  caseNumber: z.string(),
  title: z.string(),
  status: z.string(),
  stage: z.string(),
  channel: z.string(),
  family: z.string(),
  state: z.string(),
  zone: z.string(),
  priority: z.string(),
  risk: z.enum(['calm', 'at_risk', 'breached']),
  receivedAt: z.string(),
  dischargeAt: z.string().nullable(),
  harmAt: z.string(),
  nextDueAt: z.string().nullable(),
  nextDueKind: z.string().nullable(),
  caseManagerId: z.string().nullable(),
  ownerId: z.string().nullable(),
  lockedBy: z.string().nullable(),
  lockedUntil: z.string().nullable(),
  isEscalated: z.boolean(),
  isDuplicate: z.boolean(),
  isNearDischarge: z.boolean(),
  isOpen: z.boolean(),
  version: z.int(),
});
export type Item = z.infer<typeof itemRow>;

export const itemColumns = [
  'tenant_id',
  'id',
  'kind',
  'subject_id',
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

export const setOwner = query(
  'work.setOwner',
  z.object({}),
  `update work.item set owner_id = $3::uuid, owned_since = $4::timestamptz, status = $5::text, locked_by = null, locked_until = null, version = version + 1,
          case_manager_id = coalesce($6::uuid, case_manager_id)
   where tenant_id = $1::int and id = $2::uuid`,
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

export const rulesFor = query(
  'work.rulesFor',
  z.object({
    id: z.string(),
    version: z.int(),
    tenantId: z.int().nullable(),
    kind: z.string(),
    lineOfBusiness: z.string().nullable(),
    family: z.string().nullable(),
    state: z.string().nullable(),
    body: z.unknown(),
    source: z.string(),
    validFrom: z.string(),
    validTo: z.string().nullable(),
  }),
  `select id, version, tenant_id, kind, line_of_business, family, state, body, source, valid_from, valid_to from work.clock_rule
   where kind = $1::text and (tenant_id is null or tenant_id = $2::int)`,
);
export const ruleVersion = query(
  'work.ruleVersion',
  z.object({ body: z.unknown(), source: z.string() }),
  `select body, source from work.clock_rule where id = $1::text and version = $2::int`,
);
export const calendarsOf = query(
  'work.calendarsOf',
  z.object({ body: z.unknown() }),
  `select body from work.calendar where id = $1::text`,
);
export const calendarVersion = query(
  'work.calendarVersion',
  z.object({ body: z.unknown() }),
  `select body from work.calendar where id = $1::text and version = $2::int`,
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

export const deadlineRow = z.object({
  tenantId: z.int(),
  id: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  kind: z.string(),
  label: z.string(),
  ruleId: z.string(),
  ruleVersion: z.int(),
  calendarId: z.string(),
  calendarVersion: z.int(),
  zone: z.string(),
  startedAt: z.string(),
  dueAt: z.string(),
  body: z.unknown(),
  status: z.string(),
  metAt: z.string().nullable(),
  breachedAt: z.string().nullable(),
});
export type DeadlineRow = z.infer<typeof deadlineRow>;
const deadlineColumns = `tenant_id, id, subject_kind, subject_id, kind, label, rule_id, rule_version, calendar_id, calendar_version, zone,
  started_at, due_at, body, status, met_at, breached_at`;

export const insertDeadline = query(
  'work.insertDeadline',
  z.object({}),
  `insert into work.deadline (tenant_id, id, subject_kind, subject_id, kind, label, rule_id, rule_version, calendar_id, calendar_version, zone, started_at, due_at, body)
   values ($1::int, $2::uuid, $3::text, $4::uuid, $5::text, $6::text, $7::text, $8::int, $9::text, $10::int, $11::text, $12::timestamptz, $13::timestamptz, $14::jsonb)`,
);
export const deadlinesOf = query(
  'work.deadlinesOf',
  deadlineRow,
  `select ${deadlineColumns} from work.deadline where tenant_id = $1::int and subject_id = $2::uuid order by due_at`,
);
export const deadlineById = query(
  'work.deadlineById',
  deadlineRow,
  `select ${deadlineColumns} from work.deadline where tenant_id = $1::int and id = $2::uuid`,
);
export const stopDeadlines = query(
  'work.stopDeadlines',
  z.object({ id: z.string(), kind: z.string(), status: z.string() }),
  `update work.deadline set met_at = case when $5::text = 'met' then $4::timestamptz end,
          status = case when $5::text = 'cancelled' then 'cancelled' when status = 'breached' or due_at < $4::timestamptz then 'met_late' else 'met' end
   where tenant_id = $1::int and subject_id = $2::uuid and kind = any($3::text[]) and status in ('running', 'breached')
   returning id, kind, status`,
);

/** Rings: raises the warning, or marks breached; only deadlines still running answer. */
export const ringDeadlines = query(
  'work.ringDeadlines',
  z.object({
    id: z.string(),
    subjectId: z.string(),
    subjectKind: z.string(),
    kind: z.string(),
    label: z.string(),
    dueAt: z.string(),
    percent: z.int(),
  }),
  `with top as (select ring.id, max(ring.percent) as percent from unnest($2::uuid[], $3::int[]) as ring (id, percent) group by ring.id)
   update work.deadline set warned_percent = greatest(warned_percent, top.percent),
          breached_at = case when top.percent >= 100 then due_at else breached_at end,
          status = case when top.percent >= 100 then 'breached' else status end
   from top where deadline.tenant_id = $1::int and deadline.id = top.id and deadline.status = 'running'
   returning deadline.id, deadline.subject_id, deadline.subject_kind, deadline.kind, deadline.label, deadline.due_at, top.percent`,
);

/** Brings next deadline and risk of the items of these subjects up to date with their clocks. */
export const refreshItems = query(
  'work.refreshItems',
  z.object({}),
  `update work.item set next_due_at = clock.due_at, next_due_kind = clock.kind, risk = clock.risk, version = version + 1
   from (
     select subject.id,
            (select min(d.due_at) from work.deadline d where d.tenant_id = $1::int and d.subject_id = subject.id and d.status in ('running', 'breached')) as due_at,
            (select d.kind from work.deadline d where d.tenant_id = $1::int and d.subject_id = subject.id and d.status in ('running', 'breached') order by d.due_at limit 1) as kind,
            case when exists (select 1 from work.deadline d where d.tenant_id = $1::int and d.subject_id = subject.id and d.status = 'breached') then 'breached'
                 when exists (select 1 from work.deadline d where d.tenant_id = $1::int and d.subject_id = subject.id and d.status = 'running' and d.warned_percent >= 75) then 'at_risk'
                 else 'calm' end as risk
     from unnest($2::uuid[]) as subject (id)
   ) as clock
   where item.tenant_id = $1::int and item.subject_id = clock.id and item.kind in ('referral', 'arrival')`,
);

export const escalationRow = z.object({
  tenantId: z.int(),
  id: z.string(),
  referralId: z.string(),
  caseNumber: z.string(),
  status: z.string(),
  level: z.int(),
  reason: z.string(),
  managerId: z.string().nullable(),
  managerName: z.string().nullable(),
  managerPhone: z.string().nullable(),
  managerEmail: z.string().nullable(),
  openedAt: z.string(),
  committedFor: z.string().nullable(),
  resolvedAt: z.string().nullable(),
  resolution: z.string().nullable(),
});
export type Escalation = z.infer<typeof escalationRow>;
const escalationColumns = `tenant_id, id, referral_id, case_number, status, level, reason, manager_id, manager_name, manager_phone, manager_email,
  opened_at, committed_for, resolved_at, resolution`;

export const insertEscalation = query(
  'work.insertEscalation',
  z.object({}),
  `insert into work.escalation (tenant_id, id, referral_id, case_number, status, level, reason, manager_id, manager_name, manager_phone, manager_email, opened_at, committed_for)
   values ($1::int, $2::uuid, $3::uuid, $4::text, $5::text, $6::int, $7::text, $8::uuid, $9::text, $10::text, $11::text, $12::timestamptz, $13::timestamptz)`,
);
export const escalationsOf = query(
  'work.escalationsOf',
  escalationRow,
  `select ${escalationColumns} from work.escalation where tenant_id = $1::int and referral_id = $2::uuid order by opened_at desc`,
);
export const escalationById = query(
  'work.escalationById',
  escalationRow,
  `select ${escalationColumns} from work.escalation where tenant_id = $1::int and id = $2::uuid for update`,
);
export const moveEscalation = query(
  'work.moveEscalation',
  z.object({}),
  `update work.escalation set status = $3::text, committed_for = coalesce($4::timestamptz, committed_for), resolved_at = coalesce($5::timestamptz, resolved_at),
          resolution = coalesce($6::text, resolution) where tenant_id = $1::int and id = $2::uuid`,
);
export const readEscalation = query(
  'work.readEscalation',
  escalationRow,
  `select ${escalationColumns} from work.escalation where tenant_id = $1::int and id = $2::uuid`,
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
