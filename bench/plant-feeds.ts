// Why: a payer's files hold whole lists of people; each payer gets a file with words that stand nowhere else, and the words people say
// about whom a case is for.
import type { Client } from 'pg';
import type { Watch } from './canaries.ts';
import type { Chance } from './seeded-random.ts';

type Member = { tenant_id: number; id: string };
type Case = { id: string };

const layout = {
  kind: 'members',
  form: 'csv',
  delimiter: ',',
  heading: true,
  columns: [{ field: 'memberNumber', at: 'ID' }],
  always: {},
  full: false,
  endsAtMostPercent: 1,
};

/** One layout, file, row, search key, mention and ruling for each payer that has members. Only in a house of our own. */
export async function plantFeeds(database: Client, watch: Watch, chance: Chance, at: string): Promise<void> {
  const { rows } = await database.query<Member>(
    'select distinct on (tenant_id) tenant_id, id from members.member order by tenant_id, id',
  );
  for (const [i, { tenant_id: tenantId, id: memberId }] of rows.entries()) {
    const total = (where: string) => watch.canary(chance, { tenantId, what: 'feed_total', where });
    const row = (where: string) => watch.canary(chance, { tenantId, what: 'feed', where });
    const ruling = `0000feed-0001-7000-8000-${i.toString(16).padStart(12, '0')}`;
    const file = `0000feed-0000-7000-8000-${i.toString(16).padStart(12, '0')}`;
    await database.query(
      `insert into feeds.layout (tenant_id, id, name, version, body, made_at, made_by) values ($1, $2, 'planted', 1, $3, $4, $5)`,
      [tenantId, file, JSON.stringify(layout), at, total('layout maker')],
    );
    await database.query(
      `insert into feeds.file (tenant_id, id, kind, layout_name, layout_version, file_name, digest, bytes, road, status, says, received_at, received_by,
         accepted, rejected, duplicates, absent)
       values ($1, $2, 'members', 'planted', 1, $3, $4, 10, 'command', 'waiting', $5, $6, 'system', 0, 1, 0, 3)`,
      [tenantId, file, total('file name'), `planted ${i}`, total('file words'), at],
    );
    await database.query(
      `insert into feeds.file_row (tenant_id, file_id, number, status, content, problems, says) values ($1, $2, 2, 'rejected', $3, $4, $5)`,
      [
        tenantId,
        file,
        row('row as sent'),
        JSON.stringify([{ column: 'ID', value: row('row value'), say: 'This cannot be read.' }]),
        row('row words'),
      ],
    );
    const person = { tenantId, what: 'name', where: 'search key', memberId } as const;
    await database.query(
      `insert into members.search_key (tenant_id, kind, value, member_id) values ($1, 'names', $2, $3)`,
      [tenantId, watch.canary(chance, person).toLowerCase(), memberId],
    );
    await database.query(
      `insert into members.roster_mention (tenant_id, roster_id, member_id) values ($1, $2, $3)`,
      [tenantId, file, memberId],
    );
    const some = await database.query<Case>(
      'select id from cases.referral where tenant_id = $1 order by id limit 1',
      [tenantId],
    );
    const of = some.rows[0]?.id;
    if (of === undefined) continue;
    await database.query(
      `insert into cases.member_ruling (tenant_id, id, referral_id, member_id, ruling, reason, ruled_at, ruled_by) values ($1, $2, $3, $4, 'not', $5, $6, 'system')`,
      [
        tenantId,
        ruling,
        of,
        memberId,
        watch.canary(chance, { tenantId, what: 'free', where: 'ruling', ofCase: { id: of } }),
        at,
      ],
    );
  }
}
