// Why: a change commits whole or not at all; these try every way a transaction can end on a real database.

import { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { asSystem, tuesday } from '../../run/testing/deeds.ts';
import { testDatabase, type TestDatabase } from '../../run/testing/test-database.ts';
import { refuse } from '../refusal/refusal.ts';
import type { Database, Tx } from './database.ts';
import { query } from './query.ts';
import { transact } from './transact.ts';
import { valueTypes } from './values.ts';

const nothing = z.object({});
const insert = query(
  'test.insertNumber',
  nothing,
  `insert into cases.case_number (tenant_id, number, given_at) values ($1::int, $2::text, $3::timestamptz)`,
);
const fail = query('test.fail', nothing, `select 1 / $1::int`);
const readKey = query(
  'test.readKey',
  z.object({ status: z.int().nullable() }),
  `select status from base.idempotency where key = $1::text`,
);
const writeKey = query(
  'test.writeKey',
  nothing,
  `update base.idempotency set status = $2::int where key = $1::text`,
);
const whoAsks = query(
  'test.whoAsks',
  z.object({ tenants: z.array(z.int()), role: z.string() }),
  `select base.granted_tenants() as tenants, base.actor_role() as role`,
);

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ town: true });
});
afterAll(() => database.drop());
afterEach(async () => {
  await database.admin.pool.query('truncate cases.case_number, base.idempotency');
});

const scope = asSystem(10);

async function kept(): Promise<number> {
  return (await database.admin.pool.query('select from cases.case_number')).rowCount ?? 0;
}

function write(tx: Tx, number: string): Promise<number> {
  return tx.run(insert, [10, number, tuesday]);
}

/** As the program, but with every transaction serializable, so that conflicts happen on purpose. */
function openSerializable(): Database {
  const options = '-c timezone=UTC -c role=doorstep_app -c default_transaction_isolation=serializable';
  const pool = new Pool({
    connectionString: database.url,
    max: 2,
    types: valueTypes,
    pipeline: true,
    options,
  });
  return { pool, checkRows: true, close: () => pool.end() };
}

test('what an action did is there when it ends well', async () => {
  await expect(transact(database.app, scope, (tx) => write(tx, 'DS-1'))).resolves.toBe(1);
  await expect(kept()).resolves.toBe(1);
});

test('a refusal takes back everything the action did, and is handed on', async () => {
  const no = refuse('order_incomplete', 'The order has no signature.');
  const result = await transact(database.app, scope, async (tx) => {
    await write(tx, 'DS-1');
    return no;
  });
  expect(result).toBe(no);
  await expect(kept()).resolves.toBe(0);
});

test('an error takes back everything the action did, and the connection serves the next', async () => {
  const broken = transact(database.app, scope, async (tx) => {
    await write(tx, 'DS-1');
    throw new Error('a bug');
  });
  await expect(broken).rejects.toThrow('a bug');
  await expect(kept()).resolves.toBe(0);
  await expect(transact(database.app, scope, (tx) => write(tx, 'DS-1'))).resolves.toBe(1);
});

test('an action that swallows an error of the database is not taken for done', async () => {
  const swallowed = transact(database.app, scope, async (tx) => {
    await write(tx, 'DS-1');
    await tx.run(fail, [0]).catch(() => undefined);
    return 'all well';
  });
  await expect(swallowed).rejects.toThrow('rolled back by the server at commit');
  await expect(kept()).resolves.toBe(0);
});

test('two that read and write the same row at once both count, because the loser is tried again', async () => {
  await database.admin.pool.query(
    `insert into base.idempotency (actor_id, key, request_hash, status, at) values ('system', 'counter', '', 0, $1)`,
    [tuesday],
  );
  const strict = openSerializable();
  let turns = 0;
  let bothHaveRead: () => void = () => undefined;
  const met = new Promise<void>((resolve) => {
    bothHaveRead = resolve;
  });
  const raise = (): Promise<number> =>
    transact(strict, scope, async (tx) => {
      turns += 1;
      const { status } = await tx.one(readKey, ['counter']);
      if (turns >= 2) bothHaveRead();
      await met;
      return await tx.run(writeKey, ['counter', (status ?? 0) + 1]);
    });
  await Promise.all([raise(), raise()]);
  await strict.close();
  const { rows } = await database.admin.pool.query('select status from base.idempotency');
  expect(rows).toEqual([{ status: 2 }]);
  expect(turns).toBe(3);
});

test('a conflict that never ends is told after five tries', async () => {
  let turns = 0;
  const never = transact(database.app, scope, () => {
    turns += 1;
    throw Object.assign(new Error('could not serialize'), { code: '40001' });
  });
  await expect(never).rejects.toThrow('could not serialize');
  expect(turns).toBe(5);
});

test('who asks is forgotten when the transaction ends, so that the next on the connection sees only its own', async () => {
  const one = { ...database.app, pool: database.app.pool };
  await transact(one, asSystem(10, 11), (tx) => tx.one(whoAsks));
  const client = await database.app.pool.connect();
  try {
    const { rows } = await client.query(whoAsks.text);
    expect(rows).toEqual([{ tenants: [], role: '' }]);
  } finally {
    client.release();
  }
  await expect(transact(one, asSystem(12), (tx) => tx.one(whoAsks))).resolves.toEqual({
    tenants: [12],
    role: 'system',
  });
});

test('a row that is not as its query says is found out in tests', async () => {
  const wrong = { name: 'test.wrongRow', row: z.object({ id: z.string() }), text: 'select 1 as id' };
  await expect(transact(database.app, scope, (tx) => tx.rows(wrong))).rejects.toThrow('expected string');
});

test('one() wants exactly one row and maybe() at most one', async () => {
  const two = {
    name: 'test.twoRows',
    row: z.object({ n: z.int() }),
    text: 'select n from generate_series(1, 2) as n',
  };
  const none = { name: 'test.noRow', row: z.object({ n: z.int() }), text: 'select 1 as n where false' };
  await expect(transact(database.app, scope, (tx) => tx.one(two))).rejects.toThrow(
    '2 rows where one was due',
  );
  await expect(transact(database.app, scope, (tx) => tx.one(none))).rejects.toThrow(
    '0 rows where one was due',
  );
  await expect(transact(database.app, scope, (tx) => tx.maybe(two))).rejects.toThrow('at most one');
  await expect(transact(database.app, scope, (tx) => tx.maybe(none))).resolves.toBeUndefined();
});
