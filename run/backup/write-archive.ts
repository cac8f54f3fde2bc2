// Why: a backup that was interrupted must never be taken for a whole one. The archive is written aside under another
// name, flushed, and only then given its own; nobody but its owner may read it. Inside it is an ordinary tar.gz of
// PostgreSQL's COPY text and original files, which other tools can still read when this program cannot.

import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, stat, unlink } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack } from 'tar-stream';
import { NotDone } from './not-done.ts';
import { sealing } from './seal-stream.ts';

/** Takes entries in their order. `finish` gives the size in bytes; after `abandon` nothing is left. */
export type ArchiveWriter = {
  add(name: string, content: Buffer): Promise<void>;
  finish(): Promise<number>;
  abandon(): Promise<void>;
};

// The house is running beside us and images are packed already: a quick level costs a tenth more room.
const level = 3;

const exists = async (path: string) =>
  await stat(path).then(
    () => true,
    () => false,
  );

/** Flushes a folder, so that a rename in it survives a power cut. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Begins an archive at `file`; `passphrase` seals it. Refuses (NotDone) when something stands there or its folder is missing. */
export async function writeArchive(file: string, passphrase: string | undefined): Promise<ArchiveWriter> {
  const final = resolve(file);
  // A name of its own for each run, so that two backups at once cannot finish each other's file.
  const partial = `${final}.${randomBytes(4).toString('hex')}.partial`;
  if (await exists(final)) throw new NotDone(`${final} is there already; name another file.`);
  if (!(await exists(dirname(final)))) throw new NotDone(`There is no folder ${dirname(final)}.`);
  const tar = pack();
  const out = createWriteStream(partial, { flags: 'wx', mode: 0o600, flush: true });
  const gzip = createGzip({ level });
  const written =
    passphrase === undefined ? pipeline(tar, gzip, out) : pipeline(tar, gzip, sealing(passphrase), out);
  // Heard at the next entry; without this a full disk would end the program before we can clear up.
  const failed = written.then(() => undefined);
  failed.catch(() => undefined);

  return {
    add: async (name, content) => {
      const added = new Promise<void>((done, fail) => {
        tar.entry({ name, mode: 0o600, size: content.length }, content, (error) =>
          error instanceof Error ? fail(error) : done(),
        );
      });
      await Promise.race([added, failed]);
    },
    finish: async () => {
      tar.finalize();
      await written;
      const { size } = await stat(partial);
      await rename(partial, final);
      await flushFolder(dirname(final));
      return size;
    },
    abandon: async () => {
      tar.destroy();
      await written.catch(() => undefined);
      await unlink(partial).catch(() => undefined);
    },
  };
}
