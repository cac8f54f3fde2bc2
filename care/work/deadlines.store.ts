// Why: all the SQL of clocks: the rules and calendars they count by, the deadlines that run, and what an item shows of them.
import { z } from 'zod';
import { query } from '../../base/db/query.ts';

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
   where kind = any($1::text[]) and (tenant_id is null or tenant_id = $2::int)`,
);
export const ruleVersion = query(
  'work.ruleVersion',
  z.object({ body: z.unknown(), source: z.string() }),
  `select body, source from work.clock_rule where id = $1::text and version = $2::int`,
);
/** Every version of the calendar that a payer counts by. */
export const calendarsOf = query(
  'work.calendarsOf',
  z.object({ body: z.unknown() }),
  `select calendar.body from base.tenant join work.calendar on calendar.id = tenant.calendar_id where tenant.id = $1::int`,
);
export const calendarVersion = query(
  'work.calendarVersion',
  z.object({ body: z.unknown() }),
  `select body from work.calendar where id = $1::text and version = $2::int`,
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

/** Deadlines of one subject that start together. */
export const insertDeadlines = query(
  'work.insertDeadlines',
  z.object({}),
  `insert into work.deadline (tenant_id, subject_kind, subject_id, case_id, id, kind, label, rule_id, rule_version, calendar_id, calendar_version, zone, started_at, due_at, body)
   select $1::int, $2::text, $3::uuid, $4::uuid, one.id, one.kind, one.label, one.rule_id, one.rule_version, one.calendar_id, one.calendar_version, one.zone, one.started_at, one.due_at, one.body::jsonb
   from unnest($5::uuid[], $6::text[], $7::text[], $8::text[], $9::int[], $10::text[], $11::int[], $12::text[], $13::timestamptz[], $14::timestamptz[], $15::text[])
     as one (id, kind, label, rule_id, rule_version, calendar_id, calendar_version, zone, started_at, due_at, body)`,
);
export const deadlinesOf = query(
  'work.deadlinesOf',
  deadlineRow,
  `select ${deadlineColumns} from work.deadline where tenant_id = $1::int and subject_id = $2::uuid order by due_at`,
);
/** Those of a case and of everything that hangs on it: its tasks, its authorizations. */
export const deadlinesOfCase = query(
  'work.deadlinesOfCase',
  deadlineRow,
  `select ${deadlineColumns} from work.deadline where tenant_id = $1::int and subject_id = $2::uuid
   union all
   select ${deadlineColumns} from work.deadline where tenant_id = $1::int and case_id = $2::uuid
   order by due_at`,
);
export const deadlineById = query(
  'work.deadlineById',
  deadlineRow,
  `select ${deadlineColumns} from work.deadline where tenant_id = $1::int and id = $2::uuid`,
);
export const stopDeadlines = query(
  'work.stopDeadlines',
  z.object({ id: z.string(), kind: z.string(), status: z.string(), caseId: z.string().nullable() }),
  `update work.deadline set met_at = case when $5::text = 'met' then $4::timestamptz end,
          status = case when $5::text = 'cancelled' then 'cancelled' when status = 'breached' or due_at < $4::timestamptz then 'met_late' else 'met' end
   where tenant_id = $1::int and subject_id = $2::uuid and kind = any($3::text[]) and status in ('running', 'breached')
   returning id, kind, status, case_id`,
);

/** Rings: raises the warning, or marks breached; only deadlines still running answer. */
export const ringDeadlines = query(
  'work.ringDeadlines',
  z.object({
    id: z.string(),
    subjectId: z.string(),
    subjectKind: z.string(),
    caseId: z.string().nullable(),
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
   returning deadline.id, deadline.subject_id, deadline.subject_kind, deadline.case_id, deadline.kind, deadline.label, deadline.due_at, top.percent`,
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
   where item.tenant_id = $1::int and item.subject_id = clock.id and item.kind in ('referral', 'arrival', 'task', 'review')`,
);
