// Why: originals in a local folder that survive a crash at any instant: written aside, flushed, renamed into place, and the
// folder flushed too, so that what was promised to a sender is really there ("nothing received is ever lost").
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, stat, unlink } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isRefusal, refuse } from '../refusal/refusal.ts';
import type { Or } from '../refusal/refusal.ts';
import { assertDigest, isDigest } from './file-store.ts';
import type { FileContent, FileStore, StoredFile } from './file-store.ts';

/** A local store also sweeps what a crash left half-written, and names all it keeps for a backup. */
export type LocalFileStore = FileStore & {
  /** Removes half-written files last touched before `before` (ISO instant); gives how many. Never touches stored files. */
  sweepLeftovers(before: string): Promise<number>;
  /** The digest of every stored file, in order; what is stored while it runs may or may not be among them. */
  digests(): AsyncGenerator<string>;
};

/** Stored files are read-only even to us: the original never changes. */
const readOnly = 0o440;

/** A content-addressed store under `dir` (made when absent): `dir/ab/cd/<digest>`, half-written files in `dir/incoming`. */
export function localFileStore(dir: string): LocalFileStore {
  const incoming = join(dir, 'incoming');
  const pathOf = (digest: string): string => {
    assertDigest(digest);
    return join(dir, digest.slice(0, 2), digest.slice(2, 4), digest);
  };

  return {
    async put(content, { maxBytes }) {
      await mkdir(incoming, { recursive: true });
      const temporary = join(incoming, randomUUID());
      try {
        const stored = await writeFlushed(temporary, content, maxBytes);
        if (!isRefusal(stored)) await place(temporary, pathOf(stored.digest), stored.bytes, dir);
        return stored;
      } finally {
        await unlink(temporary).catch(unlessAbsent);
      }
    },
    async get(digest) {
      return await readFile(pathOf(digest));
    },
    open(digest): Readable {
      return createReadStream(pathOf(digest));
    },
    async has(digest) {
      return (await sizeOf(pathOf(digest))) !== undefined;
    },
    async verify(digest) {
      if ((await sizeOf(pathOf(digest))) === undefined) return 'absent';
      const hash = createHash('sha256');
      await pipeline(createReadStream(pathOf(digest)), hash);
      return hash.digest('hex') === digest ? 'intact' : 'damaged';
    },
    async sweepLeftovers(before) {
      let swept = 0;
      for (const name of await readdir(incoming).catch(() => [])) {
        const path = join(incoming, name);
        const touched = await stat(path).catch(unlessAbsent);
        if (touched !== undefined && touched.mtimeMs < Date.parse(before)) {
          await unlink(path).catch(unlessAbsent);
          swept += 1;
        }
      }
      return swept;
    },
    async *digests() {
      for (const outer of await foldersOf(dir)) {
        for (const inner of await foldersOf(join(dir, outer)))
          yield* (await readdir(join(dir, outer, inner))).filter(isDigest).sort();
      }
    },
  };
}

async function writeFlushed(
  path: string,
  content: FileContent,
  maxBytes: number,
): Promise<Or<StoredFile, 'too_large'>> {
  const file = await open(path, 'wx', readOnly);
  try {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of content instanceof Uint8Array ? [content] : content) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) return refuse('too_large', tooLarge(maxBytes), ['file']);
      hash.update(chunk);
      await writeAll(file, chunk);
    }
    await file.sync();
    return { digest: hash.digest('hex'), bytes };
  } finally {
    await file.close();
  }
}

async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  let written = 0;
  while (written < chunk.byteLength) {
    written += (await file.write(chunk, written, chunk.byteLength - written)).bytesWritten;
  }
}

/** A file already in place is kept, except one cut short by a damaged disk: the fresh copy heals it. */
async function place(temporary: string, path: string, bytes: number, root: string): Promise<void> {
  if ((await sizeOf(path)) !== bytes) {
    await mkdir(dirname(path), { recursive: true });
    await rename(temporary, path);
  }
  // Flushed also when another writer put it there: its rename may not have reached the disk yet, and we are about to promise.
  for (let folder = dirname(path); folder.length >= root.length; folder = dirname(folder)) {
    await flushFolder(folder);
  }
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  const found = await stat(path).catch(unlessAbsent);
  return found?.size;
}

/** The two-letter folders in a folder, in order; none when it does not exist. */
async function foldersOf(folder: string): Promise<string[]> {
  const names = (await readdir(folder).catch(unlessAbsent)) ?? [];
  return names.filter((name) => /^[0-9a-f]{2}$/.test(name)).sort();
}

function unlessAbsent(error: unknown): undefined {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  return undefined;
}

function tooLarge(maxBytes: number): string {
  return `The file is larger than ${Math.floor(maxBytes / 1_000_000)} MB. Send it in smaller parts.`;
}
