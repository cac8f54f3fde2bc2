// Why: from the first acknowledged order on there is something to lose. One command saves the whole house, database and
// originals, into one file while people go on working.

import { openDatabase } from '../base/db/database.ts';
import type { Instant } from '../base/time/instant.ts';
import { databaseClock } from '../base/time/database-clock.ts';
import { sayWhyNot, tell } from './backup/not-done.ts';
import { surroundingsOf } from './backup/surroundings.ts';
import { takeBackup } from './backup/take-backup.ts';
import type { CommandArguments } from './command-arguments.ts';

/** The database's own time, read once. */
async function timeOf(url: string): Promise<Instant> {
  const database = openDatabase(url, undefined, 1);
  try {
    const clock = databaseClock(database);
    await clock.measure();
    return clock.now();
  } finally {
    await database.close();
  }
}

/** doorstep-2026-11-23T083000Z.tar.gz, or .sealed behind it under a passphrase. */
function fileFor(at: Instant, isSealed: boolean): string {
  return `doorstep-${at.replace(/\.\d+Z$/, 'Z').replaceAll(':', '')}.tar.gz${isSealed ? '.sealed' : ''}`;
}

/**
 * `./doorstep backup [FILE]`: the house of --url, else DATABASE_URL, else the embedded one, as it is now. 0 when all is in
 * the file, 1 when nothing could be saved or a stored file was damaged and had to be left out.
 */
export function backup(args: CommandArguments): Promise<number> {
  return sayWhyNot(async () => {
    const around = await surroundingsOf(args);
    try {
      const at = await timeOf(around.url);
      const file = args.words[0] ?? fileFor(at, around.passphrase !== undefined);
      const { manifest, bytes } = await takeBackup({ ...around, file, at, say: tell });
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
      const { damaged, files } = manifest;
      if (damaged.length > 0)
        tell(`${damaged.length} stored files are damaged and are not in the backup: ${damaged.join(', ')}.`);
      console.log(
        `Saved ${manifest.tables.length} tables, ${rows} rows and ${files.count} files as of ${at} ` +
          `in ${file} (${(bytes / 1e6).toFixed(1)} MB${around.passphrase === undefined ? '' : ', sealed'}).`,
      );
      return damaged.length === 0 ? 0 : 1;
    } finally {
      await around.leave();
    }
  });
}
