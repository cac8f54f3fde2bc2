// Why: whoever owns the database can change a row; the chain must show it. These change rows as the superuser would and
// recompute, and let transactions commit late on purpose.

import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { asSystem, deedIn, tuesday } from '../../run/testing/deeds.ts';
import { testDatabase, type TestDatabase } from '../../run/testing/test-database.ts';
import { transact } from '../db/transact.ts';
import { newId } from '../ids/ids.ts';
import { append, eventKind, followWith } from './event.ts';
import { digestOfEvent, nextChain, sealEvents } from './sealer.ts';
import { verifySeals, type Verified } from './verify-seals.ts';

const noted = eventKind('valueNoted', 'probe', z.object({ value: z.int() }));

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ town: true });
  followWith(new Map());
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.admin.pool.query('truncate base.event, base.event_seal restart identity cascade');
});

async function note(tenantId: number, count: number): Promise<void> {
  await transact(database.app, asSystem(tenantId), async (tx) => {
    for (let value = 0; value < count; value++)
      await append(deedIn(tx, tenantId), noted, newId(tuesday), { value });
  });
}

/**
 * Seals until `count` events are sealed in all. A transaction open in any database of the server holds sealing back for
 * a moment, and other test files have theirs.
 */
async function sealAll(count: number, whole = false, batch = 2000): Promise<void> {
  let sealed = 0;
  const more = async (): Promise<number> =>
    (sealed += await sealEvents(database.worker, tuesday, whole, batch));
  await expect.poll(more, { timeout: 20_000 }).toBe(count);
}

const verified = (): Promise<Verified> => verifySeals(database.app, 10);
const change = (text: string): Promise<unknown> => database.admin.pool.query(text);

test('every committed event is sealed once, in a chain of its own payer', async () => {
  await note(10, 5);
  await note(11, 2);
  await sealAll(7);
  await expect(sealEvents(database.worker, tuesday)).resolves.toBe(0);
  await note(10, 3);
  await sealAll(3);
  await expect(verified()).resolves.toMatchObject({ sealed: 8, head: { number: 8 }, troubles: [] });
  await expect(verifySeals(database.app, 11)).resolves.toMatchObject({ sealed: 2, troubles: [] });
});

test('a chain longer than one batch is sealed and recomputed whole', async () => {
  await note(10, 25);
  await sealAll(25, false, 4);
  await expect(verifySeals(database.app, 10, undefined, 7)).resolves.toMatchObject({
    sealed: 25,
    troubles: [],
  });
});

test('sealers that run at once seal every event once', async () => {
  await note(10, 200);
  const all = await Promise.all([1, 2, 3, 4].map(() => sealEvents(database.worker, tuesday, false, 20)));
  await sealAll(200 - all.reduce((sum, count) => sum + count, 0));
  await expect(verified()).resolves.toMatchObject({ sealed: 200, troubles: [] });
});

test('two events whose texts only shift between fields have different digests', () => {
  const event = {
    tenantId: 10,
    id: 'a',
    position: 1,
    subjectKind: 'door',
    subjectId: 'b',
    at: tuesday,
    actorRole: 'system',
    dataText: '{}',
  };
  const one = digestOfEvent({ ...event, type: 'doorOpened', actorId: 'me' });
  const shifted = digestOfEvent({ ...event, subjectId: 'bdoor', type: 'Opened', actorId: 'me' });
  expect(one.equals(shifted)).toBe(false);
});

describe('what even a superuser cannot do unseen', () => {
  beforeEach(async () => {
    await note(10, 6);
    await sealAll(6);
  });
  const third = `(select event_id from base.event_seal where tenant_id = 10 and number = 3)`;
  const attempts: readonly (readonly [string, string, object])[] = [
    [
      'change what an event says',
      `update base.event set data = '{"value": 99}' where id = ${third}`,
      { number: 3, what: 'event_changed' },
    ],
    [
      'change who did it',
      `update base.event set actor_id = 'somebody else' where id = ${third}`,
      { number: 3, what: 'event_changed' },
    ],
    [
      'change when it was',
      `update base.event set at = at + interval '1 hour' where id = ${third}`,
      { number: 3, what: 'event_changed' },
    ],
    [
      'give it to another subject',
      `update base.event set subject_id = gen_random_uuid() where id = ${third}`,
      { number: 3, what: 'event_changed' },
    ],
    ['delete an event', `delete from base.event where id = ${third}`, { number: 3, what: 'event_missing' }],
    [
      'delete an event and its seal',
      `with gone as (delete from base.event_seal where tenant_id = 10 and number = 3 returning event_id)
      delete from base.event where id in (select event_id from gone)`,
      { number: 4, what: 'seal_missing' },
    ],
    [
      'exchange two seals',
      `update base.event_seal set number = case number when 2 then -3 else -2 end where tenant_id = 10 and number in (2, 3);
      update base.event_seal set number = -number where number < 0`,
      { number: 2, what: 'chain_broken' },
    ],
    [
      'exchange two events',
      `update base.event set data = case when id = ${third} then '{"value": 3}'::jsonb else '{"value": 2}'::jsonb end
      where data in ('{"value": 2}', '{"value": 3}')`,
      { number: 3, what: 'event_changed' },
    ],
  ];
  test.each(attempts)('%s', async (_title, text, trouble) => {
    await change(text);
    const { troubles } = await verified();
    expect(troubles[0]).toMatchObject(trouble);
  });

  test('change an event and give its seal the digest and link that fit', async () => {
    const { rows } = await database.admin.pool.query<{
      id: string;
      position: number;
      subject_id: string;
      chain: Buffer;
    }>(
      `select event.id, event.position, event.subject_id, before.chain from base.event
       join base.event_seal seal on seal.event_id = event.id and seal.number = 3 join base.event_seal before on before.number = 2`,
    );
    const [row] = rows;
    if (row === undefined) throw new Error('the third event is missing');
    const forged = {
      tenantId: 10,
      id: row.id,
      position: row.position,
      subjectKind: 'probe',
      subjectId: row.subject_id,
    };
    const digest = digestOfEvent({
      ...forged,
      type: 'valueNoted',
      at: tuesday,
      actorId: 'system',
      actorRole: 'system',
      dataText: '{"value": 99}',
    });
    await change(`update base.event set data = '{"value": 99}' where id = '${row.id}'`);
    const fit = `update base.event_seal set digest = $1, chain = $2 where number = 3`;
    await database.admin.pool.query(fit, [digest, nextChain(row.chain, digest)]);
    const { troubles } = await verified();
    expect(troubles).toMatchObject([{ number: 4, what: 'chain_broken' }]);
  });

  test('cut off the end, when a head noted elsewhere is at hand', async () => {
    const { head } = await verified();
    await change(
      `delete from base.event_seal where number > 4; delete from base.event where data->>'value' in ('4', '5')`,
    );
    await expect(verified()).resolves.toMatchObject({ troubles: [] });
    const { troubles } = await verifySeals(database.app, 10, head ?? undefined);
    expect(troubles).toEqual([{ number: 6, eventId: null, what: 'head_differs' }]);
  });

  test('make the whole chain anew, when a head noted elsewhere is at hand', async () => {
    const { head } = await verified();
    await change(
      `truncate base.event_seal; update base.event set data = '{"value": 99}' where data = '{"value": 2}'`,
    );
    await sealAll(6);
    await expect(verified()).resolves.toMatchObject({ sealed: 6, troubles: [] });
    const { troubles } = await verifySeals(database.app, 10, head ?? undefined);
    expect(troubles).toMatchObject([{ what: 'head_differs' }]);
  });
});

describe('what commits late', () => {
  /** Writes an event in a transaction that stays open until the returned function commits it. */
  async function openEvent(value: number): Promise<() => Promise<void>> {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query('begin');
    await client.query(
      `insert into base.event (tenant_id, id, subject_kind, subject_id, type, at, actor_id, actor_role, data)
       values (10, gen_random_uuid(), 'probe', gen_random_uuid(), 'valueNoted', $1, 'system', 'system', $2)`,
      [tuesday, { value }],
    );
    return async () => {
      await client.query('commit');
      await client.end();
    };
  }

  test('an event that committed after its neighbours is sealed with them, in the order of its position', async () => {
    const commit = await openEvent(77);
    await note(10, 3);
    await expect(sealEvents(database.worker, tuesday)).resolves.toBe(0);
    await commit();
    await sealAll(4);
    const { rows } = await database.admin.pool.query(
      'select event_position from base.event_seal order by number',
    );
    expect(rows.map((row: { event_position: number }) => row.event_position)).toEqual([1, 2, 3, 4]);
    await expect(verified()).resolves.toMatchObject({ sealed: 4, troubles: [] });
  });

  test('an event left far behind the window is found by the whole look', async () => {
    const older = new Client({ connectionString: database.url });
    await older.connect();
    await older.query('begin');
    await older.query('select pg_current_xact_id()');
    const commit = await openEvent(77);
    await database.admin.pool.query(`select setval(pg_get_serial_sequence('base.event', 'position'), 50000)`);
    await older.query(
      `insert into base.event (tenant_id, id, subject_kind, subject_id, type, at, actor_id, actor_role, data)
       values (10, gen_random_uuid(), 'probe', gen_random_uuid(), 'valueNoted', $1, 'system', 'system', '{"value": 1}')`,
      [tuesday],
    );
    await older.query('commit');
    await older.end();
    await sealAll(1);
    await commit();
    await expect(sealEvents(database.worker, tuesday)).resolves.toBe(0);
    await sealAll(1, true);
    await expect(verified()).resolves.toMatchObject({ sealed: 2, troubles: [] });
  });
});
