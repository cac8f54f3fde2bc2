// Why: a database moves forward once, by whoever comes first, and never on the strength of an edited file.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../run/testing/test-database.ts';
import { openDatabase } from './database.ts';
import { migrate } from './migrate.ts';

let database: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), 'doorstep-migrations-'));
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
});

const policies = 'select 1;';

test('several that start at once apply each migration once', async () => {
  writeFileSync(join(folder, '9001_first.sql'), 'create schema probe; create table probe.first (n int);');
  const all = await Promise.all([1, 2, 3].map(() => migrate(database.url, folder, policies)));
  expect(all.flatMap((each) => each.applied)).toEqual(['9001_first.sql']);
  await expect(migrate(database.url, folder, policies)).resolves.toEqual({
    applied: [],
    policiesChanged: false,
  });
});

test('what it makes belongs to the owner role, not to the login', async () => {
  const { rows } = await database.admin.pool.query(
    `select tableowner from pg_tables where schemaname = 'probe'`,
  );
  expect(rows).toEqual([{ tableowner: 'doorstep_owner' }]);
});

test('a migration that fails leaves nothing and is tried again', async () => {
  const file = join(folder, '9002_second.sql');
  writeFileSync(file, 'create table probe.second (n int); select 1 / 0;');
  await expect(migrate(database.url, folder, policies)).rejects.toThrow(
    '9002_second.sql failed: division by zero',
  );
  const left = await database.admin.pool.query(`select from pg_tables where tablename = 'second'`);
  expect(left.rowCount).toBe(0);
  writeFileSync(file, 'create table probe.second (n int);');
  await expect(migrate(database.url, folder, policies)).resolves.toEqual({
    applied: ['9002_second.sql'],
    policiesChanged: true,
  });
});

test('an edited migration stops everything before it starts', async () => {
  writeFileSync(join(folder, '9001_first.sql'), 'create schema probe; create table probe.first (n bigint);');
  await expect(migrate(database.url, folder, policies)).rejects.toThrow(
    '9001_first.sql was edited after it was applied',
  );
});

test('a login that may make no roles migrates a database that was prepared for it', async () => {
  const name = `doorstep_test_login_${process.pid}`;
  const { admin } = database;
  await admin.pool.query(`create role ${name} login password 'only for a moment'`);
  try {
    await admin.pool.query(`grant doorstep_owner, doorstep_app, doorstep_worker to ${name}`);
    const url = new URL(database.url);
    url.username = name;
    url.password = 'only for a moment';
    writeFileSync(join(folder, '9001_first.sql'), 'create schema probe; create table probe.first (n int);');
    writeFileSync(join(folder, '9003_third.sql'), 'create table probe.third (n int);');
    await expect(migrate(url.href, folder, policies)).resolves.toMatchObject({ applied: ['9003_third.sql'] });
    const app = openDatabase(url.href, 'doorstep_app', 1);
    await expect(app.pool.query('select current_user as role')).resolves.toMatchObject({
      rows: [{ role: 'doorstep_app' }],
    });
    await app.close();
  } finally {
    await admin.pool.query(`drop role ${name}`);
  }
});
