// Why: a house is saved while it runs: one snapshot of the database, read by a role that sees every row and can change
// none, and every original that stood when the snapshot was taken. A file is stored before the row that names it commits,
// so files listed after the snapshot miss none of its rows.

import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { digestOf } from '../../base/files/file-store.ts';
import type { LocalFileStore } from '../../base/files/local-file-store.ts';
import type { Instant } from '../../base/time/instant.ts';
import { mustSeeEverything, sequencesIn, steadyForms, tablesIn, type CatalogTable } from './catalog.ts';
import { entryNames, formatVersion, type Manifest, type TableEntry } from './manifest.ts';
import { rowsIn } from './read-archive.ts';
import { writeArchive, type ArchiveWriter } from './write-archive.ts';

/** `url` signs in as a login granted doorstep_backup. `at` is the time of the backup; `say` hears progress. */
export type BackupOrder = {
  readonly url: string;
  readonly files: LocalFileStore;
  readonly file: string;
  readonly at: Instant;
  readonly passphrase?: string | undefined;
  readonly secretMark?: string | null;
  /** About how many bytes of rows go into one entry. */
  readonly partBytes?: number;
  readonly say: (line: string) => void;
};

/** What was saved, and how many bytes the archive has. */
export type BackupTaken = { readonly manifest: Manifest; readonly bytes: number };

const ordinaryPartBytes = 4 << 20;
const filesBetweenWords = 1000;

const readMe =
  'A backup of Doorstep. table/ holds PostgreSQL COPY text in numbered parts, file/ originals and page images by SHA-256, ' +
  'manifest.json (last) what there must be. Bring it back with ./doorstep restore.';

/** Copies one table out in parts that end with a row. */
async function saveTable(
  client: Client,
  table: CatalogTable,
  archive: ArchiveWriter,
  partBytes: number,
): Promise<TableEntry> {
  const hash = createHash('sha256');
  const total = { rows: 0, bytes: 0, parts: 0 };
  let waiting: Buffer[] = [];
  let size = 0;
  const save = async (part: Buffer): Promise<void> => {
    hash.update(part);
    total.rows += rowsIn(part);
    total.bytes += part.length;
    total.parts += 1;
    await archive.add(entryNames.part(table.name, total.parts), part);
  };
  const rows = client.query(
    copyTo(`copy (select ${table.columns.join(', ')} from ${table.sql}) to stdout`),
  ) as AsyncIterable<Buffer>;
  for await (const chunk of rows) {
    waiting.push(chunk);
    size += chunk.length;
    if (size < partBytes) continue;
    const bytes = Buffer.concat(waiting);
    const end = bytes.lastIndexOf(10) + 1;
    if (end > 0) await save(bytes.subarray(0, end));
    waiting = [bytes.subarray(end)];
    size = bytes.length - end;
  }
  if (size > 0) await save(Buffer.concat(waiting));
  return {
    name: table.name,
    columns: table.columns,
    rows: total.rows,
    bytes: total.bytes,
    digest: hash.digest('hex'),
  };
}

/** Saves every stored file whose bytes fit its name; names the others. */
async function saveFiles(
  files: LocalFileStore,
  archive: ArchiveWriter,
  say: BackupOrder['say'],
): Promise<Pick<Manifest, 'files' | 'damaged'>> {
  const hash = createHash('sha256');
  const damaged: string[] = [];
  let count = 0;
  let bytes = 0;
  for await (const digest of files.digests()) {
    const content = await files.get(digest);
    if (digestOf(content) !== digest) {
      say(`The stored file ${digest} is damaged and is left out.`);
      damaged.push(digest);
      continue;
    }
    await archive.add(entryNames.file(digest), content);
    hash.update(digest);
    count += 1;
    bytes += content.length;
    if (count % filesBetweenWords === 0) say(`${count} files`);
  }
  return { files: { count, bytes, digest: hash.digest('hex') }, damaged };
}

/** Everything of the database as of one moment. Its transaction reads only and holds up nobody but a change of tables. */
async function saveDatabase(
  client: Client,
  archive: ArchiveWriter,
  { say, partBytes = ordinaryPartBytes }: BackupOrder,
): Promise<Pick<Manifest, 'postgres' | 'migrations' | 'tables' | 'sequences' | 'seals'>> {
  const { rows: version } = await client.query<{ server_version: string }>('show server_version');
  const ledger = await client.query<{ name: string; digest: string }>(
    `select name, digest from migration.applied where name <> 'policies' order by name`,
  );
  const found = await tablesIn(client);
  const tables: TableEntry[] = [];
  for (const table of found) {
    const saved = await saveTable(client, table, archive, partBytes);
    tables.push(saved);
    if (saved.rows > 0) say(`${saved.name}: ${saved.rows} rows`);
  }
  const seals = await client.query<Manifest['seals'][number]>(
    `select distinct on (tenant_id) tenant_id as "tenantId", number::float8 as number, encode(chain, 'hex') as chain
     from base.event_seal order by tenant_id, event_seal.number desc`,
  );
  return {
    postgres: version[0]?.server_version ?? '',
    migrations: ledger.rows,
    tables,
    sequences: await sequencesIn(client),
    seals: seals.rows,
  };
}

/**
 * Takes a whole backup into `order.file` while the house runs. Refuses with a NotDone when the file exists, or when not
 * every row would be seen; whatever fails, no file is left under that name.
 */
export async function takeBackup(order: BackupOrder): Promise<BackupTaken> {
  const client = new Client({ connectionString: order.url });
  // A server that goes away is told by the query that runs.
  client.on('error', () => undefined);
  await client.connect();
  let archive: ArchiveWriter | undefined;
  try {
    await client.query(steadyForms);
    await mustSeeEverything(client);
    archive = await writeArchive(order.file, order.passphrase);
    const opening = Buffer.from(JSON.stringify({ doorstepBackup: formatVersion, readMe }));
    await archive.add(entryNames.opening, opening);
    await client.query('begin isolation level repeatable read read only');
    await client.query('set local role doorstep_backup');
    const database = await saveDatabase(client, archive, order);
    await client.query('commit');
    const kept = await saveFiles(order.files, archive, order.say);
    const manifest: Manifest = {
      format: formatVersion,
      takenAt: order.at,
      ...database,
      ...kept,
      secretMark: order.secretMark ?? null,
    };
    await archive.add(entryNames.manifest, Buffer.from(JSON.stringify(manifest, null, 1)));
    return { manifest, bytes: await archive.finish() };
  } catch (error) {
    await archive?.abandon();
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}
