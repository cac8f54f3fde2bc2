// Why: every registered query is described against the migrated database and compared with the shape of its row, so
// that a renamed column or a forgotten null is found here and not at a patient's case.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { describeQuery, driftOf, readCatalog, type Catalog, type Drift } from '../base/db/describe.ts';
import { registeredQueries, type Query } from '../base/db/query.ts';
import { testDatabase, type TestDatabase } from '../run/testing/test-database.ts';

/** Columns that may be null in their table but not in this query ('query.column', and why). Only ever shrinks. */
const neverNullHere: Readonly<Record<string, string>> = {};

/** Files of rooms that hold SQL without being a store. Only ever shrinks: move a query when you touch its file. */
const sqlOutsideStores: readonly string[] = [
  'care/casefile/open-link.ts',
  'care/casefile/present-case.ts',
  'care/intake/take-call.ts',
  'care/work/present-work.ts',
];

const root = join(import.meta.dirname, '..');
/** Every file that registers queries, found by what it imports. */
const registering = ['base', 'care', 'run']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  )
  .filter((path) => path.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(path))
  .filter((path) =>
    /^import \{[^}]*\bquery\b[^}]*\} from '[./a-z]*\/query\.ts'/m.test(
      readFileSync(join(root, path), 'utf8'),
    ),
  )
  .sort();
for (const path of registering) await import(join(root, path));

let database: TestDatabase;
let client: Client;
let catalog: Catalog;
beforeAll(async () => {
  database = await testDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query('set role doorstep_app');
  catalog = await readCatalog(client);
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** Differences of one query; a query the server does not take is one itself. */
async function drifts(query: Query<unknown>): Promise<Drift[]> {
  try {
    return driftOf(query, await describeQuery(client, query.text), catalog);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [
      { at: query.name, kind: 'type', mend: `${query.name}: the database does not take it: ${reason}.` },
    ];
  }
}

const utilityCommand = /^(savepoint|release|rollback|lock|set)\b/i;

test('every query fits the database and the shape of its row', async () => {
  const found: Drift[] = [];
  for (const query of registeredQueries())
    if (!utilityCommand.test(query.text)) found.push(...(await drifts(query)));
  const spared = (drift: Drift): boolean => drift.kind === 'null' && drift.at in neverNullHere;
  expect(
    found
      .filter((drift) => !spared(drift))
      .map((drift) => drift.mend)
      .join('\n'),
  ).toBe('');
  const needless = Object.keys(neverNullHere).filter((at) => !found.some((drift) => drift.at === at));
  expect(needless, 'these fit now: take them out of neverNullHere').toEqual([]);
  expect(registeredQueries().length).toBeGreaterThan(60);
});

test('a query is named after the room whose file it stands in', () => {
  const rooms = new Set(registeredQueries().map((query) => query.name.split('.')[0] ?? ''));
  const folders = new Set([...readdirSync(join(root, 'care')), 'base', 'run', 'seed']);
  expect([...rooms].filter((room) => !folders.has(room))).toEqual([]);
});

test('a room keeps its SQL in its stores', () => {
  const astray = registering.filter((path) => path.startsWith('care/') && !path.endsWith('.store.ts'));
  expect(astray).toEqual(sqlOutsideStores);
});

test('no query changes a member or a grant without writing its new form into the history', () => {
  // A team is what somebody is called in a list; it grants nothing.
  const callsOnly = /update base\.account as person set team =/;
  const changing = registeredQueries().filter(
    ({ text }) =>
      /\b(?:insert into|update) (?:members\.member|base\.account)\s/.test(text) && !callsOnly.test(text),
  );
  expect(changing.length).toBeGreaterThan(2);
  const silent = changing.filter(
    ({ text }) => !/insert into (?:members\.member_history|base\.account_history)\s/.test(text),
  );
  expect(silent.map((one) => one.name)).toEqual([]);
});

function plant(row: z.ZodObject, text: string): Query<unknown> {
  return { name: 'plant', row, text };
}

describe('a planted drift is found', () => {
  const planted: readonly (readonly [string, Query<unknown>, string])[] = [
    ['a column the row forgot', plant(z.object({}), 'select id from base.tenant'), 'does not speak of'],
    [
      'a column the query forgot',
      plant(z.object({ id: z.int(), slug: z.string() }), 'select id from base.tenant'),
      'does not select',
    ],
    [
      'a renamed column',
      plant(z.object({ title: z.string() }), 'select title from base.tenant'),
      'does not take it',
    ],
    [
      'a null nobody expects',
      plant(z.object({ phone: z.string() }), 'select phone from base.tenant'),
      'base.tenant.phone may be null',
    ],
    [
      'a number read as text',
      plant(z.object({ id: z.string() }), 'select id from base.tenant'),
      'read as integer',
    ],
    [
      'a fraction read as an integer',
      plant(z.object({ n: z.int() }), 'select 0.5::float8 as n'),
      'read as number',
    ],
    [
      'an array of another kind',
      plant(z.object({ tenants: z.array(z.string()) }), 'select tenants from base.account'),
      'read as integer[]',
    ],
    ['a type nobody reads', plant(z.object({ p: z.string() }), 'select point(1, 2) as p'), 'no reader'],
  ];
  test.each(planted)('%s', async (_title, query, says) => {
    const found = await drifts(query);
    expect(found.map((drift) => drift.mend).join('\n')).toContain(says);
  });

  test('and what fits is left alone', async () => {
    const row = z.object({ id: z.int(), slug: z.string(), phone: z.string().nullable() });
    await expect(
      drifts(plant(row, 'select id, slug, phone from base.tenant where id = $1::int')),
    ).resolves.toEqual([]);
  });
});
