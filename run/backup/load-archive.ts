// Why: all rows come back in one transaction or none do. Foreign keys and indexes are taken off first and made again over
// the loaded rows (as pg_restore does), so that any order of tables and any circle between them works for an ordinary
// owner; a key that does not hold then fails the whole restore.

import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom, type CopyStreamQuery } from 'pg-copy-streams';
import type { FileStore } from '../../base/files/file-store.ts';
import { isRefusal } from '../../base/refusal/refusal.ts';
import { removablesIn, steadyForms, tablesIn, type CatalogTable } from './catalog.ts';
import { kindOf, type Manifest } from './manifest.ts';
import { NotDone } from './not-done.ts';
import { bytesOf, readEntries } from './read-archive.ts';

/** Where an archive goes. `client` signs in as a login granted doorstep_owner. */
export type LoadOrder = {
  readonly client: Client;
  readonly files: FileStore;
  readonly file: string;
  readonly passphrase?: string | undefined;
  readonly manifest: Manifest;
  readonly say: (line: string) => void;
};

/** The tables must be the same on both sides: a table more or less here would silently lose or keep rows. */
function mustMatch(tables: readonly CatalogTable[], manifest: Manifest): void {
  const saved = new Map(manifest.tables.map((table) => [table.name, table]));
  for (const { name, columns } of tables) {
    const entry = saved.get(name);
    if (entry === undefined) throw new NotDone(`The archive has no table ${name}; it is not whole.`);
    if ([...entry.columns].sort().join() !== [...columns].sort().join())
      throw new NotDone(`The table ${name} of the archive has other columns than its migrations make.`);
    saved.delete(name);
  }
  const [extra] = saved.keys();
  if (extra !== undefined)
    throw new NotDone(`The archive has a table ${extra}, which its migrations do not make.`);
}

/** One COPY at a time, kept open over the parts of its table. */
function loader(client: Client, tables: readonly CatalogTable[], manifest: Manifest, say: LoadOrder['say']) {
  const sqlOf = new Map(tables.map((table) => [table.name, table.sql]));
  const entryOf = new Map(manifest.tables.map((table) => [table.name, table]));
  let open: { table: string; stream: CopyStreamQuery } | undefined;
  const close = async (): Promise<void> => {
    if (open === undefined) return;
    const { table, stream } = open;
    open = undefined;
    stream.end();
    await finished(stream);
    say(`${table}: ${stream.rowCount} rows`);
  };
  const add = async (table: string, part: Buffer): Promise<void> => {
    if (open?.table !== table) {
      await close();
      const columns = entryOf.get(table)?.columns.join(', ') ?? '';
      const stream = client.query(copyFrom(`copy ${sqlOf.get(table)} (${columns}) from stdin`));
      // Its error is thrown by `finished` or by the next write.
      stream.on('error', () => undefined);
      open = { table, stream };
    }
    const { stream } = open;
    if (stream.errored !== null) throw stream.errored;
    if (!stream.write(part) && stream.errored === null) await once(stream, 'drain');
  };
  /** Breaks an open COPY off, so that the connection can be rolled back. */
  const abandon = (): void => {
    open?.stream.destroy(new Error('the restore was given up'));
    open = undefined;
  };
  return { add, close, abandon };
}

async function loadEntries(order: LoadOrder, tables: readonly CatalogTable[]): Promise<void> {
  const { client, manifest, files, say } = order;
  const rows = loader(client, tables, manifest, say);
  try {
    await readEntries(order.file, order.passphrase, async (entry) => {
      const kind = kindOf(entry.name);
      const bytes = await bytesOf(entry);
      if (kind?.is === 'part') return await rows.add(kind.table, bytes);
      await rows.close();
      if (kind?.is === 'file') await keepFile(files, kind.digest, bytes);
    });
    await rows.close();
  } catch (error) {
    rows.abandon();
    throw error;
  }
}

async function keepFile(files: FileStore, digest: string, bytes: Buffer): Promise<void> {
  const stored = await files.put(bytes, { maxBytes: Infinity });
  if (isRefusal(stored) || stored.digest !== digest || (await files.verify(digest)) !== 'intact')
    throw new NotDone(`The file ${digest} could not be put back whole into the store.`);
}

/** Counts what stands in the tables now against the manifest. */
async function mustCount(client: Client, tables: readonly CatalogTable[], manifest: Manifest): Promise<void> {
  const expected = new Map(manifest.tables.map((table) => [table.name, table.rows]));
  for (const { name, sql } of tables) {
    const counted = await client.query<{ rows: string }>(`select count(*) as rows from ${sql}`);
    const rows = Number(counted.rows[0]?.rows);
    if (rows !== expected.get(name))
      throw new NotDone(`${name} should have ${expected.get(name)} rows after the restore and has ${rows}.`);
  }
}

async function inOneTransaction(order: LoadOrder): Promise<void> {
  const { client, manifest } = order;
  await client.query('set local role doorstep_owner');
  const tables = await tablesIn(client);
  mustMatch(tables, manifest);
  const { indexes, keys } = await removablesIn(client);
  for (const { drop } of [...keys, ...indexes]) await client.query(drop);
  // Migrations put a few rows in; the archive holds those too, as they stood.
  if (tables.length > 0) await client.query(`truncate ${tables.map((table) => table.sql).join(', ')}`);
  for (const { sql } of tables) await client.query(`alter table ${sql} disable trigger user`);
  await loadEntries(order, tables);
  order.say('Making indexes and checking references …');
  for (const { sql } of tables) await client.query(`alter table ${sql} enable trigger user`);
  for (const { make } of [...indexes, ...keys]) await client.query(make);
  for (const { name, last, isCalled } of manifest.sequences)
    await client.query('select setval($1::regclass, $2::bigint, $3)', [name, last, isCalled]);
  await mustCount(client, tables, manifest);
}

/**
 * Loads a checked archive into a database that has exactly its migrations: files first come into the store, rows become
 * visible at the end, all at once. Throws and changes no row when anything does not fit.
 */
export async function loadArchive(order: LoadOrder): Promise<void> {
  const { client } = order;
  await client.query(steadyForms);
  await client.query('begin');
  try {
    await inOneTransaction(order);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}
