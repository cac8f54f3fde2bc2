// Why: a bench of questions needs as many cases as questions, each of a real member of the town, so that no two questions
// stand in each other's way and the payer knows everybody it is asked about.
import type { Client } from 'pg';
import type { Tx } from '../base/db/database.ts';
import type { Deed } from '../base/events/event.ts';
import { concernedIn, personOf, putQuestion } from '../care/eligibility/put-question.ts';
import { sentinels } from '../town/index.ts';

/** Puts `n` cases in coordination with one line each, spread over members who bring no bad luck; ids by payer. */
export async function plantCasesToAsk(
  database: Client,
  n: number,
  at: string,
): Promise<Map<number, string[]>> {
  const unlucky = sentinels.map((one) => one.name);
  const planted = await database.query<{ tenantId: number; id: string }>(
    `with someone as (
       select tenant_id, id, zone, row_number() over (order by id) - 1 as place, count(*) over () as many
       from members.member where given_name || ' ' || family_name <> all($2::text[])
     ), made as (
       insert into cases.referral (tenant_id, id, case_number, kind, status, channel, priority, received_at, member_id, zone,
         service_from_on, order_received, created_by)
       select tenant_id, gen_random_uuid(), 'ASK-' || gen_random_uuid(), 'order', 'in_coordination', 'portal', 'standard', $3::timestamptz, id, zone,
         ($3::timestamptz)::date + 7, true, 'bench'
       from generate_series(0, $1::int - 1) as i join someone on place = i % many
       returning tenant_id, id
     ), lines as (
       insert into cases.service_line (tenant_id, id, referral_id, number, status, family, code, description)
       select tenant_id, gen_random_uuid(), id, 1, 'requested', 'oxygen', 'E1390', 'Oxygen concentrator' from made
     )
     select tenant_id as "tenantId", id from made`,
    [n, unlucky, at],
  );
  await database.query('vacuum analyze cases.referral, cases.service_line');
  const byTenant = new Map<number, string[]>();
  for (const { tenantId, id } of planted.rows)
    byTenant.set(tenantId, [...(byTenant.get(tenantId) ?? []), id]);
  return byTenant;
}

/** Writes a question about each case as the house does, the next one sent at the next `sendAt`. */
export async function putQuestions(
  tx: Tx,
  at: string,
  tenantId: number,
  referralIds: readonly string[],
  sendAt: () => string,
): Promise<void> {
  const by = { id: 'system', role: 'system', name: 'Doorstep' };
  const deed: Deed = { tx, at, tenantId, by, requestId: 'bench' };
  for (const referralId of referralIds) {
    const about = await concernedIn(deed, referralId);
    if (about === undefined) throw new Error('A planted case is not there.');
    const put = {
      person: await personOf(deed, about.referral),
      purpose: 'verify' as const,
      sendAt: sendAt(),
    };
    const id = await putQuestion(deed, about, put);
    if (id === undefined) throw new Error('A payer of the town cannot be asked.');
  }
}
