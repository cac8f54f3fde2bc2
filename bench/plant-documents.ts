// Why: lines, fax services, what was said of a fax and how one was divided are words of a payer too; each payer gets some
// that stand nowhere else.
import type { Client } from 'pg';
import type { Instant } from '../base/time/instant.ts';
import type { Watch } from './canaries.ts';
import type { Chance } from './seeded-random.ts';

/** Writes a line, a vendor, a fax and a part for every payer that has an arrival and a document. */
export async function plantDocuments(
  database: Client,
  { at, watch, chance }: { readonly at: Instant; readonly watch: Watch; readonly chance: Chance },
): Promise<void> {
  const { rows } = await database.query<{ tenantId: number }>(
    `select distinct tenant_id as "tenantId" from intake.arrival where tenant_id > 1 order by 1`,
  );
  for (const { tenantId } of rows) {
    const word = (where: string) => watch.canary(chance, { tenantId, what: 'lobby', where }).toLowerCase();
    await database.query(
      `insert into faxes.line (tenant_id, id, called_number, label) values ($1, gen_random_uuid(), $2, $3)`,
      [tenantId, `+1555000${tenantId.toString().padStart(4, '0')}`, word('fax line')],
    );
    await database.query(
      `insert into faxes.vendor (tenant_id, id, name, mapping, secret) values ($1, gen_random_uuid(), $2, '{}', '')`,
      [tenantId, word('fax service')],
    );
    await database.query(
      `insert into faxes.fax (tenant_id, arrival_id, vendor, vendor_fax_id, digest, received_at, taken_at)
       select tenant_id, id, 'planted', $2, 'planted', $3, $3 from intake.arrival where tenant_id = $1 order by id limit 1`,
      [tenantId, word('id of a fax'), at],
    );
    await database.query(
      `insert into intake.part (tenant_id, id, arrival_id, document_id, first_page, last_page, fate, title, status, made_at, made_by)
       select arrival.tenant_id, gen_random_uuid(), arrival.id, document.id, 1, 1, 'not_ours', $2, 'planned', $3, 'planted'
       from intake.arrival join intake.document on document.tenant_id = arrival.tenant_id
       where arrival.tenant_id = $1 order by arrival.id, document.id limit 1`,
      [tenantId, word('title of a part'), at],
    );
  }
}
