// Why: a change without its consequence cannot commit: the event and the steps that follow from it stand or fall together.

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { asSystem, deedIn, tuesday } from '../../run/testing/deeds.ts';
import { testDatabase, type TestDatabase } from '../../run/testing/test-database.ts';
import { transact } from '../db/transact.ts';
import { newId } from '../ids/ids.ts';
import { refuse } from '../refusal/refusal.ts';
import { append, appendMany, eventKind, followWith } from './event.ts';

const knocked = eventKind('doorKnocked', 'door', z.object({ times: z.int() }));
const lonely = eventKind('nobodyFollows', 'door', z.object({}));

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ town: true });
  followWith(new Map([['doorKnocked', ['openDoor', 'noteVisitor']]]));
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.admin.pool.query('truncate base.event, base.job cascade');
});

async function counts(): Promise<{ events: number; jobs: number }> {
  const { rows } = await database.admin.pool.query<{ events: number; jobs: number }>(
    'select (select count(*) from base.event) as events, (select count(*) from base.job) as jobs',
  );
  return rows[0] ?? { events: -1, jobs: -1 };
}

test('an event commits with one outbox row for every step that follows', async () => {
  const door = newId(tuesday);
  const id = await transact(database.app, asSystem(10), (tx) =>
    append(deedIn(tx, 10), knocked, door, { times: 2 }),
  );
  const { rows } = await database.admin.pool.query('select key, payload from base.job order by key');
  const payload = { eventId: id, subjectId: door, at: tuesday, data: { times: 2 } };
  expect(rows).toEqual([
    { key: `${id}:noteVisitor`, payload: { ...payload, step: 'noteVisitor' } },
    { key: `${id}:openDoor`, payload: { ...payload, step: 'openDoor' } },
  ]);
});

test('an event nothing follows from is written all the same', async () => {
  await transact(database.app, asSystem(10), (tx) => append(deedIn(tx, 10), lonely, newId(tuesday), {}));
  await expect(counts()).resolves.toEqual({ events: 1, jobs: 0 });
});

test('when the action is refused or breaks, neither the event nor its steps remain', async () => {
  await transact(database.app, asSystem(10), async (tx) => {
    await append(deedIn(tx, 10), knocked, newId(tuesday), { times: 1 });
    return refuse('nobody_home', 'Nobody is at home.');
  });
  const broken = transact(database.app, asSystem(10), async (tx) => {
    await append(deedIn(tx, 10), knocked, newId(tuesday), { times: 1 });
    throw new Error('a bug');
  });
  await expect(broken).rejects.toThrow('a bug');
  await expect(counts()).resolves.toEqual({ events: 0, jobs: 0 });
});

test('many events in one statement are as many events and steps', async () => {
  const rows = [1, 2, 3].map((times) => ({ subjectId: newId(tuesday), data: { times } }));
  await transact(database.app, asSystem(10), (tx) => appendMany(deedIn(tx, 10), knocked, rows));
  await expect(counts()).resolves.toEqual({ events: 3, jobs: 6 });
  const kept = await database.admin.pool.query(`select subject_id, data from base.event order by position`);
  expect(kept.rows).toEqual(rows.map((row) => ({ subject_id: row.subjectId, data: row.data })));
});

test('data that does not fit the kind is a bug, and nothing is written', async () => {
  const wrong = transact(database.app, asSystem(10), (tx) =>
    append(deedIn(tx, 10), knocked, newId(tuesday), { times: 0.5 }),
  );
  await expect(wrong).rejects.toThrow();
  await expect(counts()).resolves.toEqual({ events: 0, jobs: 0 });
});

test('an event cannot be written for a payer that is not granted', async () => {
  const foreign = transact(database.app, asSystem(10), (tx) =>
    append(deedIn(tx, 11), knocked, newId(tuesday), { times: 1 }),
  );
  await expect(foreign).rejects.toThrow('row-level security');
});

test('an intake agent’s act writes its event and steps, though the agent may not read the queue', async () => {
  const agent = { tenants: [10], actorId: newId(tuesday), role: 'intake_agent' };
  await transact(database.app, agent, (tx) => append(deedIn(tx, 10), knocked, newId(tuesday), { times: 1 }));
  await expect(counts()).resolves.toEqual({ events: 1, jobs: 2 });
});
