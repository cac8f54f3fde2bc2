// Why: benches and provers seed rows that are due now or soon; now is the database's, as everywhere.
import { openDatabase } from '../base/db/database.ts';
import { databaseClock } from '../base/time/database-clock.ts';
import type { Instant } from '../base/time/instant.ts';

/** What time it is for the migrated database at `url`. */
export async function databaseTime(url: string): Promise<Instant> {
  const database = openDatabase(url, 'doorstep_app', 1);
  try {
    const clock = databaseClock(database);
    await clock.measure();
    return clock.now();
  } finally {
    await database.close();
  }
}
