// Why: rows fit the tables they were saved from. The database is therefore first brought to the very migrations the
// archive knew; what is newer runs afterwards over the restored rows, as it would have in the house.

import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../base/db/migrate.ts';
import { migrationFolder } from '../migrate.ts';
import type { Manifest } from './manifest.ts';
import { NotDone } from './not-done.ts';

/** Refuses (NotDone) unless this program has every migration of the archive, word for word. */
export async function mustKnow(migrations: Manifest['migrations'], folder = migrationFolder): Promise<void> {
  const known = new Set(await readdir(folder));
  for (const { name, digest } of migrations) {
    if (!known.has(name))
      throw new NotDone(`The archive was made by a newer Doorstep: this one has no migration ${name}.`);
    const text = await readFile(join(folder, name), 'utf8');
    if (createHash('sha256').update(text).digest('hex') !== digest)
      throw new NotDone(`The migration ${name} was another one when the archive was made.`);
  }
}

/**
 * Runs the archive's migrations on an empty database and no others. Row policies come last, with the newest form; until
 * then only the owner can reach the tables at all.
 */
export async function migrateTo(
  url: string,
  migrations: Manifest['migrations'],
  folder = migrationFolder,
): Promise<void> {
  const some = await mkdtemp(join(tmpdir(), 'doorstep-migrations-'));
  try {
    for (const { name } of migrations) await copyFile(join(folder, name), join(some, name));
    await migrate(url, some, '');
  } finally {
    await rm(some, { recursive: true, force: true });
  }
}
