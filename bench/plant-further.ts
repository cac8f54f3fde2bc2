// Why: past acknowledgement there is as much to leak: some planted cases go on to coordination, so that approvals and
// reviews stand in every payer when the provers knock.
import type { Client } from 'pg';
import { openDatabase } from '../base/db/database.ts';
import { transact } from '../base/db/transact.ts';
import { moveReferral } from '../care/cases/index.ts';
import { asSystem, deedIn } from '../run/testing/deeds.ts';
import { databaseTime } from './database-time.ts';
import type { HouseUnderTest } from './house-under-test.ts';

const perPayer = 4;

/** Takes planted orders of known members past verification, as if their plans had been asked, and lets the house work. */
export async function plantFurther(house: HouseUnderTest, database: Client): Promise<void> {
  const chosen = await database.query<{ tenantId: number; id: string }>(
    `update cases.referral set status = 'verifying' where (tenant_id, id) in (
       select tenant_id, id from (
         select tenant_id, id, row_number() over (partition by tenant_id order by (member_id is null), id) as nth
         from cases.referral where kind = 'order' and not exists (
           select from cases.duplicate_flag where duplicate_flag.tenant_id = referral.tenant_id and referral_id = referral.id)
       ) as one where nth <= ${perPayer})
     returning tenant_id as "tenantId", id::text`,
  );
  const app = openDatabase(house.databaseUrl, 'doorstep_app', 1);
  const at = await databaseTime(house.databaseUrl);
  try {
    for (const { tenantId, id } of chosen.rows)
      await transact(app, asSystem(tenantId), (tx) =>
        moveReferral(deedIn(tx, tenantId, at), id, 'make_ready'),
      );
  } finally {
    await app.close();
  }
  await house.settle();
}
