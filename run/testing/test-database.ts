// Why: every test file gets a database of its own in a moment: a template is made once for each state of migrations,
// policies and town, and cloned. Clones and templates nobody uses any more are cleared away by whoever comes next.

import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { openDatabase, type Database } from '../../base/db/database.ts';
import { migrateAll, migrationFolder, rowPolicies } from '../migrate.ts';
import { seedTown } from '../seed-town.ts';

/** `admin` bypasses row policies (a superuser); `app` and `worker` act under the program's two roles. */
export type TestDatabase = {
  readonly url: string;
  readonly admin: Database;
  readonly app: Database;
  readonly worker: Database;
  drop(): Promise<void>;
};

/** The secret the town's second-factor secrets are sealed with in tests. */
export const testSecret = Buffer.from('a secret of the tests, thirty-two bytes or more');

/** When the town is recorded in tests. */
export const townRecordedAt = '2026-01-01T00:00:00.000Z';

const prefix = 'doorstep_test';
const root = join(import.meta.dirname, '..', '..');

function urlOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

/** Changes whenever a template made from today's sources would differ. */
function digestOfSources(town: boolean): string {
  const hash = createHash('sha256').update(rowPolicies());
  const folders = town ? ['run', 'town', 'base/db', 'care/members'] : ['base/db'];
  const wanted = /^run\/seed-|^town\/|^base\/db\/migrate\.ts$|^care\/members\/search-name/;
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => `${folder}/${name}`),
  );
  for (const file of files.filter((name) => wanted.test(name) && name.endsWith('.ts')).sort())
    hash.update(readFileSync(join(root, file)));
  for (const file of readdirSync(migrationFolder).sort())
    hash.update(readFileSync(join(migrationFolder, file)));
  return hash.digest('hex').slice(0, 12);
}

async function makeTemplate(control: Client, server: string, name: string, town: boolean): Promise<void> {
  const known = await control.query('select from pg_database where datname = $1', [name]);
  if (known.rowCount === 1) return;
  const unfinished = `${name}_making`;
  await control.query(`drop database if exists ${unfinished} with (force)`);
  await control.query(`create database ${unfinished}`);
  const url = urlOf(server, unfinished);
  await migrateAll(url);
  if (town) await seedTown(url, { at: townRecordedAt, secret: testSecret, light: true });
  // Renamed last, so that a template under its final name is always whole.
  await control.query(`alter database ${unfinished} rename to ${name}`);
}

/** Drops clones whose owner is gone (their lock is free) and templates of the same kind made from other sources. */
async function clearAway(control: Client, kind: string, current: string): Promise<void> {
  const found = await control.query<{ name: string }>(
    `select datname as name from pg_database where datname like $1 or datname like $2`,
    [`${prefix}_${kind}_%`, `${prefix}_clone_%`],
  );
  for (const { name } of found.rows) {
    if (name === current) continue;
    const free = await control.query<{ free: boolean }>('select pg_try_advisory_lock(hashtext($1)) as free', [
      name,
    ]);
    if (free.rows[0]?.free !== true) continue;
    await control.query(`drop database if exists ${name} with (force)`).catch(() => undefined);
    await control.query('select pg_advisory_unlock(hashtext($1))', [name]);
  }
}

/**
 * A fresh database, migrated, with the whole town when `town` is set. Needs DOORSTEP_TEST_DATABASE_URL, which vitest's
 * global setup provides. Call `drop()` when the test file ends; what a killed run leaves is dropped by the next.
 */
export async function testDatabase({ town = false, size = 8 } = {}): Promise<TestDatabase> {
  const server = process.env['DOORSTEP_TEST_DATABASE_URL'];
  if (server === undefined) throw new Error('DOORSTEP_TEST_DATABASE_URL is not set: run tests with vitest.');
  const kind = town ? 'town' : 'bare';
  const template = `${prefix}_${kind}_${digestOfSources(town)}`;
  const clone = `${prefix}_clone_${randomBytes(6).toString('hex')}`;
  // This connection stays open as long as the clone lives: its lock tells others that the clone is in use.
  const control = new Client({ connectionString: server });
  control.on('error', () => undefined);
  await control.connect();
  try {
    await control.query(`select pg_advisory_lock(hashtext('doorstep.testTemplates'))`);
    await makeTemplate(control, server, template, town);
    await clearAway(control, kind, template);
    await control.query('select pg_advisory_lock(hashtext($1))', [clone]);
    await control.query(`create database ${clone} template ${template}`);
    await control.query(`select pg_advisory_unlock(hashtext('doorstep.testTemplates'))`);
  } catch (error) {
    await control.end();
    throw error;
  }
  const url = urlOf(server, clone);
  const admin = openDatabase(url, undefined, size, true);
  const app = openDatabase(url, 'doorstep_app', size, true);
  const worker = openDatabase(url, 'doorstep_worker', size, true);
  const drop = async (): Promise<void> => {
    await Promise.all([admin.close(), app.close(), worker.close()]);
    await control.query(`drop database if exists ${clone} with (force)`);
    await control.end();
  };
  return { url, admin, app, worker, drop };
}
