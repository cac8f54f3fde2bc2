// Why: a queue of a million cases is written behind the doors in a few statements, with the skew real work has: few payers
// hold most cases, most lines are equipment and home health, and what is marked is rare.
import type { Client } from 'pg';
import type { Instant } from '../base/time/instant.ts';
import { nowMs } from './percentiles.ts';

/** How many items go in with one statement, so that the load tells how far it is. */
const share = 100_000;

const insertShare = `with payer as (
   select array_agg(id order by id) as ids from base.tenant where kind = 'payer'
 ), staff as (
   select tenant, array_agg(account.id order by account.id) as ids
   from base.account cross join unnest(account.tenants) as tenant
   where role in ('intake_agent', 'care_coordinator', 'supervisor', 'nurse_reviewer') group by tenant
 ), drawn as (
   select i, random() as a, random() as b, random() as c, random() as d, random() as e, random() as f, random() as g
   from generate_series($1::int, $2::int) as i
 ), placed as (
   select drawn.*, case when a < 0.02 then 1 else ids[1 + floor(power(b, 2.2) * cardinality(ids))::int] end as tenant_id
   from drawn, payer
 )
 insert into work.item (tenant_id, id, kind, subject_id, case_number, title, status, stage, channel, family, state, zone, priority, risk,
   received_at, discharge_at, harm_at, next_due_at, next_due_kind, owner_id, is_escalated, is_duplicate, is_near_discharge)
 select placed.tenant_id, gen_random_uuid(), case when placed.tenant_id = 1 then 'arrival' when g < 0.003 then 'exception' else 'referral' end,
   gen_random_uuid(), 'B' || i, 'Patient ' || i, case when c < 0.3 then 'open' else 'claimed' end,
   case when d < 0.2 then 'received' else 'acknowledged' end, (array['portal', 'email', 'phone'])[1 + floor(e * 3)::int],
   (array['dme', 'dme', 'dme', 'home_health', 'home_health', 'oxygen', 'oxygen', 'infusion', 'wound_care', 'pap', 'enteral', 'orthotics_prosthetics'])[1 + floor(power(f, 1.5) * 12)::int],
   'MA', 'America/New_York', 'standard', case when d < 0.9 then 'calm' when d < 0.96 then 'at_risk' else 'breached' end,
   $3::timestamptz - a * interval '60 days', case when g < 0.02 then $3::timestamptz + interval '20 hours' end, $3::timestamptz + (b - 0.2) * interval '20 days',
   case when e < 0.8 then $3::timestamptz + (c - 0.1) * interval '10 days' end, 'acknowledgement',
   case when c >= 0.3 then staff.ids[1 + floor(f * cardinality(staff.ids))::int] end, g > 0.995, g between 0.5 and 0.51, g < 0.01
 from placed left join staff on staff.tenant = placed.tenant_id`;

/** Inserts `n` open items over the town's payers and the lobby, and analyses the table. Tells its progress on stderr. */
export async function seedItems(database: Client, n: number, at: Instant): Promise<void> {
  const from = nowMs();
  const say = (what: string) =>
    console.error(`${((nowMs() - from) / 1000).toFixed(0).padStart(4)} s  ${what}`);
  // Row by row through every index takes many times as long as building each once over what is there.
  const indexes = await database.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid = 'work.item'::regclass and not exists (select 1 from pg_constraint where conindid = indexrelid)
     order by name`,
  );
  for (const { name } of indexes.rows) await database.query(`drop index ${name}`);
  try {
    for (let first = 1; first <= n; first += share) {
      const last = Math.min(first + share - 1, n);
      await database.query(insertShare, [first, last, at]);
      say(`${last} of ${n} items loaded`);
    }
    await database.query(`set maintenance_work_mem = '256MB'`);
  } finally {
    for (const { definition } of indexes.rows) await database.query(definition);
  }
  say(`${indexes.rows.length} indexes built`);
  await database.query('vacuum analyze work.item');
  say('table analysed');
}
