// Why: a queue of a million cases is written behind the doors in one statement, with the skew real work has: few payers
// hold most cases, most lines are equipment and home health, and what is marked is rare.
import type { Client } from 'pg';
import type { Instant } from '../base/time/instant.ts';

/** Inserts `n` open items over the town's payers and the lobby, and analyses the table. */
export async function seedItems(database: Client, n: number, at: Instant): Promise<void> {
  await database.query(
    `with payer as (
       select array_agg(id order by id) as ids from base.tenant where kind = 'payer'
     ), staff as (
       select tenant, array_agg(account.id order by account.id) as ids
       from base.account cross join unnest(account.tenants) as tenant
       where role in ('intake_agent', 'care_coordinator', 'supervisor', 'nurse_reviewer') group by tenant
     ), drawn as (
       select i, random() as a, random() as b, random() as c, random() as d, random() as e, random() as f, random() as g
       from generate_series(1, $1::int) as i
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
       $2::timestamptz - a * interval '60 days', case when g < 0.02 then $2::timestamptz + interval '20 hours' end, $2::timestamptz + (b - 0.2) * interval '20 days',
       case when e < 0.8 then $2::timestamptz + (c - 0.1) * interval '10 days' end, 'acknowledgement',
       case when c >= 0.3 then staff.ids[1 + floor(f * cardinality(staff.ids))::int] end, g > 0.995, g between 0.5 and 0.51, g < 0.01
     from placed left join staff on staff.tenant = placed.tenant_id`,
    [n, at],
  );
  await database.query('vacuum analyze work.item');
}
