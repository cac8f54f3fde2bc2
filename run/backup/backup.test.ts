// Why: a backup that forgets one table is found out on the worst day. Here every table there is has a row, an ordinary
// login saves and brings back, and both databases must be alike in every row, index, key and policy.

import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sealEvents } from '../../base/events/sealer.ts';
import { localFileStore } from '../../base/files/local-file-store.ts';
import { isRefusal } from '../../base/refusal/refusal.ts';
import { bareDatabase, ordinaryLogin, type BareDatabase } from '../testing/bare-database.ts';
import { tuesday } from '../testing/deeds.ts';
import { fillEveryTable } from '../testing/fill-every-table.ts';
import { inManifest, rewriteArchive } from '../testing/rewrite-archive.ts';
import { testDatabase, type TestDatabase } from '../testing/test-database.ts';
import { bringBack, type BroughtBack, type RestoreOrder } from './bring-back.ts';
import { loadArchive } from './load-archive.ts';
import type { Manifest } from './manifest.ts';
import { migrateTo } from './migrate-to.ts';
import { NotDone } from './not-done.ts';
import { checkArchive } from './read-archive.ts';
import { takeBackup, type BackupOrder } from './take-backup.ts';

const folder = mkdtempSync(join(tmpdir(), 'doorstep-backup-'));
const archive = join(folder, 'house.tar.gz');
const files = localFileStore(join(folder, 'files'));
const quiet = (): void => undefined;
const original = Buffer.from('%PDF a signed order\n'.repeat(5000));

let house: TestDatabase;
let login: { url: string; drop(): Promise<void> };
let tables: string[];
let manifest: Manifest;
let digest: string;
/** Where the whole archive is brought back once, and where every refusal must leave nothing. */
let restored: BareDatabase;
let untouched: BareDatabase;
const opened: BareDatabase[] = [];

const save = (order: Partial<BackupOrder> & { file: string }) =>
  takeBackup({ url: login.url, files, at: tuesday, say: quiet, ...order });

async function emptyDatabase(): Promise<BareDatabase> {
  const made = await bareDatabase();
  opened.push(made);
  return made;
}

const into = (url: string, order: Partial<RestoreOrder> = {}): Promise<BroughtBack> =>
  bringBack({
    url,
    files: localFileStore(join(folder, 'restored-files')),
    file: archive,
    fresh: false,
    say: quiet,
    ...order,
  });

/** The sentence of a refusal. */
async function sentence(doing: Promise<unknown>): Promise<string> {
  const error: unknown = await doing.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(NotDone);
  return error instanceof Error ? error.message : '';
}

beforeAll(async () => {
  house = await testDatabase();
  const client = new Client({ connectionString: house.url });
  await client.connect();
  tables = await fillEveryTable(client, [9001, 9002]);
  // The filled-in seals seal nothing; real ones take their place.
  await client.query('delete from base.event_seal');
  await client.query(`insert into base.lease (name, holder, until)
    values (E'tab\\t, line\\n, back\\\\slash, NULL \\\\N and “quotes”', gen_random_uuid(), 'infinity')`);
  await client.end();
  await sealEvents(house.worker, tuesday, true);
  login = await ordinaryLogin(house.url);
  const stored = await files.put(original, { maxBytes: 1e9 });
  if (isRefusal(stored)) throw new Error(stored.say);
  ({ digest } = stored);
  // Parts of a few rows, so that tables go over many entries as large ones do.
  ({ manifest } = await save({ file: archive, partBytes: 200 }));
  restored = await emptyDatabase();
  untouched = await emptyDatabase();
});
afterAll(async () => {
  for (const each of opened) await each.drop();
  await house.drop();
  await login.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** Everything that must be alike in two databases, told by the catalog. */
async function likeness(url: string): Promise<Record<string, unknown>> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const ask = async (text: string) => (await client.query<Record<string, unknown>>(text)).rows;
  const rows: Record<string, unknown> = {};
  const found = await ask(`select table_schema || '.' || table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1`);
  for (const { name } of found)
    rows[String(name)] = (
      await ask(
        `select count(*)::int as rows, md5(string_agg(t::text, '|' order by t::text)) as digest from ${String(name)} t`,
      )
    )[0];
  const seen = {
    rows,
    indexes: await ask(
      `select indexdef from pg_indexes where schemaname !~ '^pg_' and schemaname <> 'information_schema' order by 1`,
    ),
    constraints: await ask(
      `select conrelid::regclass::text as on, conname, convalidated, pg_get_constraintdef(oid) as it from pg_constraint
       where connamespace::regnamespace::text !~ '^pg_|^information_schema' order by 1, 2`,
    ),
    policies: await ask('select * from pg_policies order by 1, 2, 3'),
    privileges: await ask(
      `select relnamespace::regnamespace::text || '.' || relname as of, relrowsecurity, relforcerowsecurity, relowner::regrole::text,
         array(select unnest(relacl)::text order by 1) as acl from pg_class
       where relnamespace::regnamespace::text !~ '^pg_|^information_schema' order by 1`,
    ),
    triggers: await ask(
      'select tgrelid::regclass::text, tgname, tgenabled from pg_trigger where not tgisinternal',
    ),
  };
  await client.end();
  return seen;
}

describe('a whole house', () => {
  test('every table of the catalog is in the archive with its rows', () => {
    const saved = new Map(manifest.tables.map((table) => [table.name, table.rows]));
    expect([...saved.keys()].sort()).toEqual([...tables].sort());
    expect([...saved].filter(([, rows]) => rows === 0)).toEqual([]);
  });

  test('comes back alike in every row, index, key, policy and right, through a login that is no superuser', async () => {
    const back = await into(restored.url);
    expect(back).toMatchObject({ newer: [], manifest });
    expect(back.sealed).toBeGreaterThanOrEqual(2);
    expect(await likeness(restored.root)).toEqual(await likeness(house.url));
  });

  test('its originals come back byte for byte', async () => {
    expect(manifest.files).toMatchObject({ count: 1, bytes: original.length });
    expect((await localFileStore(join(folder, 'restored-files')).get(digest)).equals(original)).toBe(true);
  });

  test('what is written after a restore stands behind all that was written before', async () => {
    const [next] = await restored.ask(
      `select nextval(pg_get_serial_sequence('base.event', 'position')) > max(position) as beyond from base.event`,
    );
    expect(next).toEqual({ beyond: true });
  });

  test('an archive of an older form is brought to the newest', async () => {
    const [older, target] = [await emptyDatabase(), await emptyDatabase()];
    await migrateTo(older.url, manifest.migrations.slice(0, 1));
    await older.ask(`grant usage on schema base, migration to doorstep_backup`);
    await older.ask(`grant select on all tables in schema base, migration to doorstep_backup`);
    await older.ask(`grant select on all sequences in schema base to doorstep_backup`);
    const file = join(folder, 'older.tar.gz');
    await save({ url: older.url, file });
    const back = await into(target.url, { file });
    expect(back.newer).toEqual(manifest.migrations.slice(1).map((one) => one.name));
    const forced = await target.ask(`select bool_and(relforcerowsecurity) as it from pg_class
      where relkind = 'r' and relnamespace::regnamespace::text in ('base', 'cases', 'intake')`);
    expect(forced).toEqual([{ it: true }]);
  });
});

describe('taking a backup', () => {
  test('only its owner may read the file', () => {
    expect(statSync(archive).mode & 0o777).toBe(0o600);
  });

  test('a file that stands already is not written over', async () => {
    expect(await sentence(save({ file: archive }))).toContain('is there already');
  });

  test('a backup that breaks off leaves no file behind', async () => {
    const before = readdirSync(folder);
    const breaking = save({
      file: join(folder, 'broken.tar.gz'),
      say: () => {
        throw new Error('broke off');
      },
    });
    await expect(breaking).rejects.toThrow('broke off');
    expect(readdirSync(folder)).toEqual(before);
  });

  test('a table of which not every row would be seen is named and nothing is saved', async () => {
    const file = join(folder, 'partial.tar.gz');
    await house.admin.pool.query('alter policy backup_reads on network.office using (npi is null)');
    expect(await sentence(save({ file }))).toContain('not see every row of network.office');
    await house.admin.pool.query('alter policy backup_reads on network.office using (true)');
    expect(readdirSync(folder)).not.toContain('partial.tar.gz');
  });

  test('a stored file that no longer fits its name is left out and named', async () => {
    const other = localFileStore(join(folder, 'ill'));
    const kept = await other.put(original, { maxBytes: 1e9 });
    if (isRefusal(kept)) throw new Error(kept.say);
    const ill = { ...other, get: async () => (await other.get(kept.digest)).subarray(1) };
    const taken = await save({ file: join(folder, 'ill.tar.gz'), files: ill });
    expect(taken.manifest).toMatchObject({ damaged: [kept.digest], files: { count: 0 } });
  });
});

describe('bringing back', () => {
  test('over a house that stands there is refused, and changes nothing', async () => {
    await restored.ask(`update network.office set name = 'Another house'`);
    const told = await sentence(into(restored.url));
    expect(told).toContain('The database is not empty');
    expect(told).toContain('--fresh');
    const names = 'select distinct name from network.office';
    expect(await restored.ask(names)).toEqual([{ name: 'Another house' }]);
  });

  test('into a database with tables of others is refused even with --fresh', async () => {
    const target = await emptyDatabase();
    await target.ask('create table public.invoice (n int)');
    expect(await sentence(into(target.url, { fresh: true }))).toContain("not Doorstep's (public.invoice)");
  });

  test('while somebody is on the database is refused', async () => {
    const somebody = new Client({ connectionString: untouched.root });
    await somebody.connect();
    expect(await sentence(into(untouched.url))).toContain('1 other connection is open');
    await somebody.end();
  });

  const changed = (change: Parameters<typeof rewriteArchive>[2]) => async () => {
    const file = join(folder, `changed-${readdirSync(folder).length}.tar.gz`);
    await rewriteArchive(archive, file, change);
    return file;
  };
  const bend = (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replace('filled', 'Filled'), 'latin1');

  test.each([
    [
      'a changed row',
      changed((name, bytes) => (name.startsWith('table/network.office/') ? bend(bytes) : bytes)),
      'The entry table/network.office is not what was written',
    ],
    [
      'a table without its rows',
      changed((name, bytes) => (name.startsWith('table/cases.referral/') ? undefined : bytes)),
      'The entry table/cases.referral is not what was written',
    ],
    [
      'a changed original',
      changed((name, bytes) =>
        name.startsWith('file/') ? Buffer.from(bytes.map((byte) => byte ^ 1)) : bytes,
      ),
      'The entry file/',
    ],
    [
      'an original left out',
      changed((name, bytes) => (name.startsWith('file/') ? undefined : bytes)),
      'should hold 1 files',
    ],
    [
      'no manifest',
      changed((name, bytes) => (name === 'manifest.json' ? undefined : bytes)),
      'never finished',
    ],
    [
      'a migration this program has not',
      changed(
        inManifest((it) => ({ ...it, migrations: [...it.migrations, { name: '9999_later.sql', digest }] })),
      ),
      'newer Doorstep: this one has no migration 9999_later.sql',
    ],
  ])('from an archive with %s is refused before anything is touched', async (_, make, say) => {
    expect(await sentence(into(untouched.url, { file: await make() }))).toContain(say);
    expect(await untouched.ask(`select from pg_class where relname = 'event'`)).toEqual([]);
  });

  test('an archive that does not fit together brings back no row, even with --fresh; a whole one replaces the house', async () => {
    const target = await emptyDatabase();
    const lacking = inManifest((it) => ({
      ...it,
      tables: it.tables.filter((table) => table.name !== 'intake.page'),
    }));
    const lacksTable = await changed((name, bytes) =>
      name.startsWith('table/intake.page/') ? undefined : lacking(name, bytes),
    )();
    expect(await sentence(into(target.url, { file: lacksTable }))).toContain(
      'The archive has no table intake.page',
    );
    const nothing = createHash('sha256').digest('hex');
    const emptied = inManifest((it) => ({
      ...it,
      tables: it.tables.map((table) =>
        table.name === 'network.office' ? { ...table, rows: 0, bytes: 0, digest: nothing } : table,
      ),
    }));
    const leadsNowhere = await changed((name, bytes) =>
      name.startsWith('table/network.office/') ? undefined : emptied(name, bytes),
    )();
    await expect(into(target.url, { file: leadsNowhere, fresh: true })).rejects.toThrow(
      'violates foreign key constraint',
    );
    expect(await target.ask('select from base.event')).toEqual([]);
    await restored.ask(
      `insert into base.lease (name, holder, until) values ('of another house', gen_random_uuid(), 'infinity')`,
    );
    await into(restored.url, { fresh: true });
    expect(await restored.ask(`select from base.lease where name = 'of another house'`)).toEqual([]);
    expect(await restored.ask('select count(*)::int as n from base.event')).toEqual([{ n: 2 }]);
  });

  test('an archive that goes bad while it is loaded leaves no row, and says so', async () => {
    const target = await emptyDatabase();
    await migrateTo(target.url, manifest.migrations);
    const file = join(folder, 'going-bad.tar.gz');
    const bytes = readFileSync(archive);
    writeFileSync(file, bytes.subarray(0, Math.floor(bytes.length * 0.3)));
    const client = new Client({ connectionString: target.url });
    await client.connect();
    const loading = loadArchive({ client, files, file, manifest, say: quiet });
    expect(await sentence(loading)).toContain('cut short at table/');
    await client.end();
    expect(await target.ask('select from network.office')).toEqual([]);
    expect(await target.ask('select count(*)::int as n from base.tenant')).toEqual([{ n: 2 }]);
  });

  test('an archive cut short or with one byte flipped is refused with the entry where it broke', async () => {
    const bytes = readFileSync(archive);
    const cut = join(folder, 'cut.tar.gz');
    for (const part of [0.1, 0.5, 0.9, 0.9999]) {
      writeFileSync(cut, bytes.subarray(0, Math.floor(bytes.length * part)));
      expect(await sentence(checkArchive(cut, undefined)), String(part)).toMatch(
        /cut short at \S+|never finished/,
      );
    }
    for (const part of [0.05, 0.4, 0.8]) {
      const flipped = Buffer.from(bytes);
      const at = Math.floor(bytes.length * part);
      flipped[at] = (flipped[at] ?? 0) ^ 0x10;
      writeFileSync(cut, flipped);
      expect(await sentence(checkArchive(cut, undefined)), String(part)).toMatch(/entry|damaged|file\//);
    }
  });

  test('what is no backup of ours is told so', async () => {
    writeFileSync(join(folder, 'letter.pdf'), original);
    expect(await sentence(checkArchive(join(folder, 'letter.pdf'), undefined))).toContain('is no backup');
    expect(await sentence(checkArchive(join(folder, 'nowhere'), undefined))).toContain('There is no archive');
  });
});

describe('under a passphrase', () => {
  const passphrase = 'correct horse battery staple';

  test('opens with it alone, and shows nothing without it', async () => {
    const file = join(folder, 'house.sealed');
    await save({ file, passphrase });
    await expect(checkArchive(file, passphrase)).resolves.toMatchObject({ files: manifest.files });
    expect(await sentence(checkArchive(file, undefined))).toContain('--passphrase-file');
    expect(await sentence(checkArchive(file, `${passphrase}!`))).toContain('the passphrase is another one');
    expect(readFileSync(file).includes('manifest.json')).toBe(false);
  });
});
