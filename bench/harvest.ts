// Why: the most dangerous request names a real record of somebody else. Ids, numbers and cursors of every payer are read
// behind the row policies from whatever tables there are, so that a new table is harvested without being listed.
import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { tokenFor } from '../care/contact/send-letter.ts';
import type { Places, Watch } from './canaries.ts';

/** A record; `locationId` where it is one location's own. */
export type Pair = { readonly tenantId: number; readonly id: string; readonly locationId: string | null };

export type Harvest = {
  /** Records by kind: the name of their table. */
  readonly pairs: ReadonlyMap<string, readonly Pair[]>;
  readonly tenants: readonly number[];
  readonly caseNumbers: readonly { tenantId: number; number: string }[];
  readonly offices: readonly string[];
  /** Places in lists, as the server gives them out. */
  readonly cursors: readonly string[];
  /** Secrets of the links in letters we wrote. */
  readonly tokens: readonly string[];
  /** The links that are open, each with what opens it. */
  readonly links: readonly Link[];
  /** Ids that stand beside another id, by column: a duplicate beside its case. */
  readonly beside: ReadonlyMap<string, ReadonlyMap<string, string>>;
};

/** A signed link and the date of birth behind it. */
export type Link = {
  readonly token: string;
  readonly kind: string;
  readonly birthOn: string;
  readonly caseNumber: string;
};

type Column = { schema: string; table: string; columns: string[] };

const roomTables = `select table_schema as schema, table_name as table, array_agg(column_name::text) as columns
  from information_schema.columns join pg_class on pg_class.oid = (quote_ident(table_schema) || '.' || quote_ident(table_name))::regclass
  where table_schema not in ('pg_catalog', 'information_schema', 'public', 'migration') and relkind = 'r'
  group by 1, 2 order by 1, 2`;

/** Tables of all rooms with their columns. */
export async function tablesOf(database: Client): Promise<Column[]> {
  return (await database.query<Column>(roomTables)).rows;
}

const perTable = 6000;
const lobby = 1;
type Row = Pair & {
  referral: string | null;
  office: string | null;
  member: string | null;
  account: string | null;
};

async function rowsOf(database: Client, { schema, table, columns }: Column): Promise<Row[]> {
  const has = (name: string) => columns.includes(name);
  const first = (...names: string[]) => {
    const found = names.find(has);
    return found === undefined ? 'null' : `${found}::text`;
  };
  const referral = table === 'referral' ? 'id::text' : first('referral_id', 'subject_id');
  const member = table === 'member' ? 'id::text' : first('member_id');
  const found = await database.query<Row>(
    `select tenant_id as "tenantId", id::text, ${referral} as referral, ${first('office_id')} as office, ${member} as member,
            ${first('received_by', 'agent_id', 'account_id')} as account, ${first('location_id')} as "locationId"
     from (select *, row_number() over (partition by tenant_id order by id) as nth from ${schema}.${table}) as one
     where nth <= ${perTable} order by nth, tenant_id`,
  );
  return found.rows;
}

/** `account`: of a partner who was told the number. */
type CaseNumber = {
  readonly tenantId: number;
  readonly number: string;
  readonly referral: string | null;
  readonly account: string | null;
};

async function casesOf(database: Client, tables: readonly Column[]) {
  const numbers: CaseNumber[] = [];
  for (const { schema, table, columns } of tables) {
    if (!columns.includes('tenant_id') || !columns.includes('case_number')) continue;
    const referral =
      table === 'referral' ? 'id::text' : columns.includes('subject_id') ? 'subject_id::text' : 'null';
    const account = columns.includes('account_id') ? 'account_id::text' : 'null';
    const found = await database.query<CaseNumber>(
      `select tenant_id as "tenantId", case_number as number, ${referral} as referral, ${account} as account
       from ${schema}.${table} where case_number is not null order by tenant_id, case_number limit 20000`,
    );
    numbers.push(...found.rows);
  }
  return numbers;
}

async function besideOf(database: Client, tables: readonly Column[]) {
  const beside = new Map<string, Map<string, string>>();
  for (const { schema, table, columns } of tables) {
    if (!columns.includes('referral_id')) continue;
    if (columns.includes('id')) {
      const found = await database.query<{ from: string; to: string }>(
        `select referral_id::text as from, id::text as to from ${schema}.${table} where referral_id is not null order by 1, 2`,
      );
      beside.set(`${table}_id`, new Map(found.rows.map((row) => [row.from, row.to])));
      continue;
    }
    for (const column of columns.filter(
      (name) => name.endsWith('_id') && name !== 'referral_id' && name !== 'tenant_id',
    )) {
      const found = await database.query<{ from: string; to: string }>(
        `select referral_id::text as from, ${column}::text as to from ${schema}.${table} where ${column} is not null order by 1, 2`,
      );
      beside.set(column, new Map(found.rows.map((row) => [row.from, row.to])));
    }
  }
  return beside;
}

type Tie = (referralId: string | null) => Row | undefined;

function watchIds(all: readonly (Row & { kind: string })[], tieOf: Tie, watch: Watch): void {
  for (const row of all) {
    // Rules and calendars have a tenant too, but their ids are words that everybody may know.
    if (!/^[0-9a-f]{8}-/.test(row.id)) continue;
    const tie = tieOf(row.referral);
    watch.add(row.id, {
      tenantId: row.tenantId,
      what: 'id',
      where: `${row.kind} id`,
      officeId: row.office ?? tie?.office ?? null,
      memberId: row.member ?? tie?.member ?? null,
      accountId: row.account,
      locationId: row.locationId,
      ofCase: { id: row.referral },
    });
  }
}

const filesOfCases = `select page.tenant_id, referral_id, received_by as account, null::uuid as location_id, image_digest as digest, 'picture of a page' as "where"
     from intake.page join intake.document on document.tenant_id = page.tenant_id and document.id = page.document_id
   union all select tenant_id, referral_id, null, null, digest, 'paper' from fulfilment.paper
   union all select picture.tenant_id, referral_id, null, picture.location_id, digest, 'picture of a visit'
     from fulfilment.picture join fulfilment.appointment on appointment.tenant_id = picture.tenant_id and appointment.id = appointment_id`;

type FileRow = {
  tenantId: number;
  id: string | null;
  account: string | null;
  locationId: string | null;
  digest: string;
  where: string;
};

async function watchFiles(database: Client, tieOf: Tie, watch: Watch): Promise<void> {
  const files = await database.query<FileRow>(
    `select tenant_id as "tenantId", referral_id::text as id, account, location_id::text as "locationId", digest, "where"
     from (${filesOfCases}) as one`,
  );
  for (const { id, account, digest, ...rest } of files.rows) {
    const tie = tieOf(id);
    watch.add(digest, {
      ...rest,
      what: 'file',
      officeId: tie?.office ?? null,
      memberId: tie?.member ?? null,
      accountId: account,
    });
  }
}

function watchNumbers(numbers: readonly CaseNumber[], tieOf: Tie, watch: Watch): void {
  const inLobby = new Set(numbers.filter((one) => one.tenantId === lobby).map((one) => one.number));
  for (const { tenantId, number, referral, account } of numbers) {
    // A number spoken before the payer was known goes with the case to its payer, and stays with the call.
    if (inLobby.has(number)) continue;
    const tie = tieOf(referral);
    watch.add(number, {
      tenantId,
      what: 'id',
      where: 'case number',
      officeId: tie?.office ?? null,
      memberId: tie?.member ?? null,
      accountId: account,
      ofCase: { id: referral },
    });
  }
}

type Placed = { key: string; locations: string[] };
const byCase = (where: { award: string; visit: string }) =>
  `select referral as key, array_agg(location) as locations from (
     select referral_id::text as referral, location_id::text as location from network.award where ${where.award}
     union select referral_id::text, location_id::text from fulfilment.appointment where ${where.visit}) as one
   group by 1`;
const known = byCase({ award: 'ended_at is null', visit: `status <> 'cancelled'` });
const called = byCase({ award: 'ended_at is null', visit: 'true' });
const asked = `select referral_id::text || ' ' || line_number as key, array_agg(location_id::text) as locations from network.offer group by 1`;

/** Who won and has not given back or is to come, who was ever to come, and who was asked for which line. */
export async function placesOf(database: Client): Promise<Places> {
  const read = async (text: string) =>
    new Map((await database.query<Placed>(text)).rows.map((row) => [row.key, new Set(row.locations)]));
  return { known: await read(known), called: await read(called), asked: await read(asked) };
}

const openLinks = `select one.kind, referral.patient_birth_on::text as "birthOn", case_number as "caseNumber" from (
    select tenant_id, subject_kind as kind, case subject_kind
      when 'appointment' then (select referral_id from fulfilment.appointment where appointment.tenant_id = link.tenant_id and id = subject_id)
      when 'survey' then (select referral_id from fulfilment.survey where survey.tenant_id = link.tenant_id and id = subject_id)
      else subject_id end as referral_id
    from base.signed_link as link where token_hash = $1 and revoked_at is null and failed_count = 0) as one
  join cases.referral on referral.tenant_id = one.tenant_id and referral.id = referral_id
  where referral.patient_birth_on is not null`;

async function linksBehind(database: Client, tokens: readonly string[]): Promise<Link[]> {
  const links: Link[] = [];
  for (const token of tokens) {
    const hash = createHash('sha256').update(token).digest();
    const { rows } = await database.query<Omit<Link, 'token'>>(openLinks, [hash]);
    links.push(...rows.map((row) => ({ ...row, token })));
  }
  return links;
}

/** Reads everything that could be named in a request, and tells `watch` to whom each id and number belongs. */
export async function harvest(database: Client, watch: Watch, secret: Buffer): Promise<Harvest> {
  const tables = await tablesOf(database);
  const pairs = new Map<string, Pair[]>();
  const all: (Row & { kind: string })[] = [];
  for (const table of tables) {
    if (!table.columns.includes('tenant_id') || !table.columns.includes('id')) continue;
    const rows = await rowsOf(database, table);
    const found = rows.map(({ tenantId, id, locationId }) => ({ tenantId, id, locationId })).slice(0, 3000);
    pairs.set(table.table, found);
    // Two rooms may call a table the same; the word of a path then names the room too.
    pairs.set(`${table.schema}.${table.table}`, found);
    all.push(...rows.map((row) => ({ ...row, kind: table.table })));
  }
  const referrals = new Map(all.filter((row) => row.kind === 'referral').map((row) => [row.id, row]));
  const tieOf: Tie = (id) => (id === null ? undefined : referrals.get(id));
  const numbers = await casesOf(database, tables);
  watchIds(all, tieOf, watch);
  watchNumbers(numbers, tieOf, watch);
  await watchFiles(database, tieOf, watch);
  await watch.lookAtPlaces(() => placesOf(database));
  const tenants = (await database.query<{ id: number }>('select id from base.tenant order by id')).rows.map(
    (row) => row.id,
  );
  const offices = (await database.query<{ id: string }>('select id::text from network.office order by id'))
    .rows;
  const letters = (
    await database.query<{ id: string }>(`select message_id as id from contact.message order by id limit 400`)
  ).rows;
  const tokens = letters.map((row) => tokenFor(secret, row.id));
  const at = '2030-01-01T00:00:00.000Z';
  const some = (pairs.get('referral') ?? []).slice(0, 200);
  return {
    pairs,
    tenants,
    caseNumbers: numbers.map(({ tenantId, number }) => ({ tenantId, number })),
    offices: offices.map((row) => row.id),
    cursors: [
      ...some.map(({ id }) => `${at} ${id}`),
      ...some.map(({ id }) => Buffer.from(`0001-01-01T00:00:00.000Z ${id}`).toString('base64url')),
      ...some.map(({ id }) => Buffer.from(`${at} ${id}`).toString('base64url')),
      '9999999',
      '1',
      'nonsense',
    ],
    tokens,
    links: await linksBehind(database, tokens),
    beside: await besideOf(database, tables),
  };
}
