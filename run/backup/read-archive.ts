// Why: an archive may have been cut short by a full disk or changed by a failing one. It is read once from end to end and
// held against its own manifest before anything is touched, and whatever is wrong is said with the entry's name.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { entryNames, formatVersion, kindOf, manifestShape, openingShape, type Manifest } from './manifest.ts';
import { NotDone } from './not-done.ts';
import { isSealed, markBytes, opening } from './seal-stream.ts';

/** One entry as it goes by; `content` must be read to its end before the next comes. */
export type ArchiveEntry = { readonly name: string; readonly content: AsyncIterable<Buffer> };

const entryBytesAtMost = 1 << 30;

async function startOf(file: string): Promise<Buffer> {
  const handle = await open(file, 'r').catch(() => {
    throw new NotDone(`There is no archive ${file} that can be read.`);
  });
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(markBytes), 0, markBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Streams the archive's entries through `take`, in their order. Fails with a NotDone that names the entry it stopped at. */
export async function readEntries(
  file: string,
  passphrase: string | undefined,
  take: (entry: ArchiveEntry) => Promise<void>,
): Promise<void> {
  const start = await startOf(file);
  const sealed = isSealed(start);
  if (sealed && passphrase === undefined)
    throw new NotDone(`${file} is sealed: give its passphrase with --passphrase-file.`);
  if (!sealed && !(start[0] === 0x1f && start[1] === 0x8b))
    throw new NotDone(`${file} is no backup made by Doorstep.`);
  const unpacked = extract();
  const source = createReadStream(file);
  const flow =
    sealed && passphrase !== undefined
      ? pipeline(source, opening(passphrase), createGunzip(), unpacked)
      : pipeline(source, createGunzip(), unpacked);
  let at = 'its first entry';
  let own: unknown;
  const reading = (async () => {
    for await (const entry of unpacked) {
      at = entry.header.name;
      try {
        await take({ name: at, content: entry as AsyncIterable<Buffer> });
      } catch (error) {
        own = error;
        throw error;
      }
    }
  })();
  const ends = await Promise.allSettled([flow, reading]);
  if (own !== undefined && !isStreamTrouble(own)) throw own;
  const troubles: unknown[] = ends.flatMap((end) =>
    end.status === 'rejected' ? [end.reason as unknown] : [],
  );
  const told = troubles.find((trouble) => trouble instanceof NotDone);
  if (told !== undefined) throw told;
  if (troubles.length > 0)
    throw new NotDone(`The archive is damaged or cut short at ${at} (${messageOf(troubles[0])}).`);
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Trouble of the bytes under an entry, as against a finding of ours or the database's. */
function isStreamTrouble(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('Z_') || /premature close|unexpected end|invalid tar/i.test(messageOf(error));
}

/** The whole of an entry in memory. */
export async function bytesOf(entry: ArchiveEntry): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of entry.content) {
    size += chunk.length;
    if (size > entryBytesAtMost) throw new NotDone(`The entry ${entry.name} is larger than any we write.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parsed<T>(entry: string, text: Buffer, shape: { parse(value: unknown): T }): T {
  try {
    return shape.parse(JSON.parse(text.toString('utf8')));
  } catch {
    throw new NotDone(`The entry ${entry} of the archive cannot be understood.`);
  }
}

/** Rows in COPY text: a line feed inside a value is written \n, so a bare one always ends a row. */
export function rowsIn(bytes: Buffer): number {
  let rows = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) rows += 1;
  return rows;
}

/** What is counted while an archive goes by, and then compared with its manifest. */
type Seen = { rows: number; bytes: number; parts: number; hash: ReturnType<typeof createHash> };

/**
 * Reads the whole archive and compares every entry with the manifest. Gives the manifest of an archive that is whole;
 * fails with a NotDone that names the first entry which is not as it should be. Changes nothing.
 */
export async function checkArchive(file: string, passphrase: string | undefined): Promise<Manifest> {
  const tables = new Map<string, Seen>();
  const files = { count: 0, bytes: 0, hash: createHash('sha256') };
  let manifest: Manifest | undefined;
  let isFirst = true;
  await readEntries(file, passphrase, async (entry) => {
    const kind = kindOf(entry.name);
    if (kind === undefined || manifest !== undefined || isFirst !== (kind.is === 'opening'))
      throw new NotDone(`The entry ${entry.name} does not belong where it stands; the archive was altered.`);
    isFirst = false;
    const bytes = await bytesOf(entry);
    if (kind.is === 'opening') checkOpening(bytes);
    else if (kind.is === 'manifest') manifest = parsed(entry.name, bytes, manifestShape);
    else if (kind.is === 'file') {
      if (createHash('sha256').update(bytes).digest('hex') !== kind.digest) throw notAsWritten(entry.name);
      files.count += 1;
      files.bytes += bytes.length;
      files.hash.update(kind.digest);
    } else if (kind.is === 'part') {
      const seen = tables.get(kind.table) ?? { rows: 0, bytes: 0, parts: 0, hash: createHash('sha256') };
      tables.set(kind.table, seen);
      if (kind.number !== (seen.parts += 1)) throw notAsWritten(entry.name);
      seen.rows += rowsIn(bytes);
      seen.bytes += bytes.length;
      seen.hash.update(bytes);
    }
  });
  if (manifest === undefined)
    throw new NotDone(`The archive has no ${entryNames.manifest}: the backup was never finished.`);
  compare(manifest, tables, files);
  return manifest;
}

const notAsWritten = (name: string) =>
  new NotDone(`The entry ${name} is not what was written; the archive is damaged or was altered.`);

function checkOpening(bytes: Buffer): void {
  const { doorstepBackup } = parsed(entryNames.opening, bytes, openingShape);
  if (doorstepBackup !== formatVersion)
    throw new NotDone(`The archive has format ${doorstepBackup}; this Doorstep reads ${formatVersion}.`);
}

function compare(
  manifest: Manifest,
  tables: ReadonlyMap<string, Seen>,
  files: { count: number; bytes: number; hash: ReturnType<typeof createHash> },
): void {
  for (const { name, rows, bytes, digest } of manifest.tables) {
    const seen = tables.get(name) ?? { rows: 0, bytes: 0, hash: createHash('sha256') };
    if (seen.rows !== rows || seen.bytes !== bytes || seen.hash.digest('hex') !== digest)
      throw notAsWritten(`table/${name}`);
  }
  const named = new Set(manifest.tables.map((table) => table.name));
  for (const name of tables.keys()) if (!named.has(name)) throw notAsWritten(`table/${name}`);
  const { count, bytes, digest } = manifest.files;
  if (files.count !== count || files.bytes !== bytes || files.hash.digest('hex') !== digest)
    throw new NotDone(`The archive should hold ${count} files under file/ and holds ${files.count} others.`);
}
