// Why: a figure counts only on a database that loses nothing: fsync on, the settings of `start`, a folder of its own,
// nobody else's data beside it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbedded } from '../run/embedded/embedded.ts';
import { migrateAll } from '../run/migrate.ts';
import { seedTown } from '../run/seed-town.ts';
import { databaseTime } from './database-time.ts';
import { testSecret } from '../run/testing/test-database.ts';

/** `url` signs in as superuser; `home` is a folder for what stands beside the database. */
export type OwnDatabase = { readonly url: string; readonly home: string; stop(): Promise<void> };

/** Starts PostgreSQL in a folder of its own, migrates it and brings the town in. */
export async function openOwnDatabase(): Promise<OwnDatabase> {
  const home = await mkdtemp(join(tmpdir(), 'doorstep-bench-'));
  const embedded = await startEmbedded({ dir: join(home, 'pg') });
  await migrateAll(embedded.url);
  await seedTown(embedded.url, { at: await databaseTime(embedded.url), secret: testSecret, light: true });
  return {
    url: embedded.url,
    home,
    stop: async () => {
      await embedded.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** One superuser's connection for seeding and counting. */
export async function superuser(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
