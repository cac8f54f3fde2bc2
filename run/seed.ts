// Why: an empty database outside the embedded one can be filled with the invented town by one command; nothing that
// stands there is ever changed.
import type { CommandArguments } from './command-arguments.ts';
import { onDatabase } from './command-database.ts';
import { secretOf } from './config.ts';
import { openDatabase } from '../base/db/database.ts';
import { databaseClock } from '../base/time/database-clock.ts';
import { seedTown } from './seed-town.ts';

/** `./doorstep seed`: the database of --url, else DATABASE_URL, else the embedded one. */
export async function seed(args: CommandArguments): Promise<number> {
  return await onDatabase(args, async (url, config) => {
    const database = openDatabase(url, 'doorstep_app', 1);
    const clock = databaseClock(database);
    await clock.measure();
    const { seeded } = await seedTown(url, { at: clock.now(), secret: Buffer.from(secretOf(config)) });
    await database.close();
    console.log(
      seeded ? 'The invented town lives here now.' : 'The town stands here already; nothing was changed.',
    );
    return 0;
  });
}
