// Why: an order acknowledged to a sender must still be there after any way a machine or a program can end. Each test
// ends the database in one of those ways and looks whether the row is still there.

import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbedded, type Embedded } from './embedded.ts';
import { isAlive, livePostmaster } from './postmaster-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'doorstep-embedded-'));
const dir = join(folder, 'pg');
const held: Embedded[] = [];

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client(url);
  // A server killed under the connection is told by the query itself.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function start(): Promise<Embedded> {
  const database = await startEmbedded({ dir });
  held.push(database);
  return database;
}

async function until(happened: () => boolean, tries = 250): Promise<boolean> {
  for (let attempt = 0; attempt < tries && !happened(); attempt += 1) await pause(20);
  return happened();
}

beforeAll(async () => {
  const database = await start();
  await ask(database.url, 'create table promise (what text)');
  await ask(database.url, `insert into promise values ('oxygen by four')`);
  await database.stop();
}, 60_000);

afterAll(async () => {
  for (const database of held) await database.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a fresh start gives a durable UTF-8 database on loopback with a password in a closed file', async () => {
  const database = await start();
  const [row] = await ask(
    database.url,
    `select current_setting('fsync') as fsync, current_setting('full_page_writes') as pages,
            current_setting('server_encoding') as encoding, current_setting('listen_addresses') as listens,
            (select datlocale from pg_database where datname = 'postgres') as locale`,
  );
  expect(row).toEqual({
    fsync: 'on',
    pages: 'on',
    encoding: 'UTF8',
    listens: '127.0.0.1',
    locale: 'C.UTF-8',
  });
  await expect(ask(database.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow(/password/);
  await database.stop();
  expect(livePostmaster(join(dir, 'data'))).toBeUndefined();
});

test('a second start finds its data on the same port within three seconds', async () => {
  const port = Number(readFileSync(join(dir, 'port'), 'utf8'));
  const began = process.hrtime.bigint();
  const database = await start();
  const millis = Number(process.hrtime.bigint() - began) / 1e6;
  expect(await ask(database.url, 'select what from promise')).toEqual([{ what: 'oxygen by four' }]);
  expect(database.port).toBe(port);
  expect(millis).toBeLessThan(3000);
  await database.stop();
});

test('a second caller on a live folder attaches, and its stop leaves the database to the first', async () => {
  const first = await start();
  const second = await start();
  expect(second.attached).toBe(true);
  expect(second.url).toBe(first.url);
  await second.stop();
  expect(await ask(first.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await first.stop();
});

test('two callers at the same moment end up on one database', async () => {
  const [one, other] = await Promise.all([start(), start()]);
  expect(one.port).toBe(other.port);
  await one.stop();
  await other.stop();
});

test('a database killed with -9 comes back by itself with every committed row', async () => {
  const database = await start();
  await ask(database.url, `insert into promise values ('bed by noon')`);
  const pid = livePostmaster(join(dir, 'data'))?.pid ?? 0;
  process.kill(pid, 'SIGKILL');
  const back = await until(() => {
    const now = livePostmaster(join(dir, 'data'));
    return now !== undefined && now.pid !== pid && now.status === 'ready';
  });
  expect(back).toBe(true);
  expect(await ask(database.url, 'select count(*)::int as promises from promise')).toEqual([{ promises: 2 }]);
  await database.stop();
  expect(livePostmaster(join(dir, 'data'))).toBeUndefined();
});

test('a killed parent leaves no orphan, and the next start finds what it committed', async () => {
  const parent: ChildProcess = fork(join(import.meta.dirname, 'hold-database.fixture.ts'), [dir], {
    stdio: 'ignore',
  });
  await new Promise((ready) => parent.once('message', ready));
  const pid = livePostmaster(join(dir, 'data'))?.pid ?? 0;
  expect(isAlive(pid)).toBe(true);
  parent.kill('SIGKILL');
  expect(await until(() => livePostmaster(join(dir, 'data')) === undefined)).toBe(true);
  const database = await start();
  expect(database.attached).toBe(false);
  expect(await ask(database.url, `select what from promise where what = 'kept'`)).toEqual([{ what: 'kept' }]);
  await database.stop();
});
