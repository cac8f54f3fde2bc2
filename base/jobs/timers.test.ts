// Why: a clock that rings twice, late or never is a broken promise to a patient; these ring real ones with two sweepers.

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { asSystem, deedIn, tuesday } from '../../run/testing/deeds.ts';
import { testDatabase, type TestDatabase } from '../../run/testing/test-database.ts';
import { transact } from '../db/transact.ts';
import { append, appendMany, eventKind, followWith } from '../events/event.ts';
import { newId } from '../ids/ids.ts';
import { plus } from '../time/instant.ts';
import { armTimers, disarmTimers, sweepTimers, type TimerHandler } from './timers.ts';

const rang = eventKind('clockRang', 'probe', z.object({ payload: z.unknown() }));

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ town: true });
  followWith(new Map());
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.admin.pool.query('truncate base.event, base.timer cascade');
});

/** Rings by writing one event per timer. */
const ring: TimerHandler = async (deed, timers) =>
  await appendMany(
    deed,
    rang,
    timers.map((timer) => ({ subjectId: timer.subjectId, data: { payload: timer.payload } })),
  );
const bells = new Map<string, TimerHandler>([['bell', ring]]);

async function arm(
  tenantId: number,
  subjectId: string,
  dueAts: readonly string[],
  kind = 'bell',
): Promise<void> {
  const rings = dueAts.map((dueAt, index) => ({ dueAt, payload: { index } }));
  await transact(database.app, asSystem(tenantId), (tx) =>
    armTimers(deedIn(tx, tenantId), kind, subjectId, rings),
  );
}

async function rungBy(): Promise<string[]> {
  const { rows } = await database.admin.pool.query<{ subject_id: string }>(
    'select subject_id from base.event',
  );
  return rows.map((row) => row.subject_id);
}

const hourly = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => plus(tuesday, { hours: index }));

test('every timer rings exactly once, with two sweepers at work', async () => {
  const subjects = Array.from({ length: 120 }, () => newId(tuesday));
  for (const [index, subject] of subjects.entries()) await arm(10 + (index % 3), subject, [tuesday]);
  const sweep = async (): Promise<number> => {
    let count = 0;
    for (let fired = 1; fired > 0; count += fired)
      fired = await sweepTimers(database.worker, tuesday, bells, 9);
    return count;
  };
  const both = await Promise.all([sweep(), sweep()]);
  expect(both.reduce((sum, count) => sum + count, 0)).toBe(120);
  expect((await rungBy()).sort()).toEqual(subjects.sort());
});

test('a timer rings when it is due, not before', async () => {
  await arm(10, newId(tuesday), hourly(3));
  await expect(sweepTimers(database.worker, plus(tuesday, { milliseconds: -1 }), bells)).resolves.toBe(0);
  await expect(sweepTimers(database.worker, tuesday, bells)).resolves.toBe(1);
  await expect(sweepTimers(database.worker, plus(tuesday, { hours: 5 }), bells)).resolves.toBe(2);
  await expect(sweepTimers(database.worker, plus(tuesday, { days: 5 }), bells)).resolves.toBe(0);
});

test('a timer of one payer rings with that payer alone granted', async () => {
  await arm(10, newId(tuesday), [tuesday]);
  await arm(11, newId(tuesday), [tuesday]);
  const astray = new Map<string, TimerHandler>([
    [
      'bell',
      async (deed, timers) =>
        await append(
          { ...deed, tenantId: deed.tenantId === 10 ? 11 : 10 },
          rang,
          timers[0]?.subjectId ?? '',
          { payload: 0 },
        ),
    ],
  ]);
  await sweepTimers(database.worker, tuesday, astray);
  const { rows } = await database.admin.pool.query('select failed_count from base.timer');
  expect(rows).toEqual([{ failed_count: 1 }, { failed_count: 1 }]);
});

test('a timer that fails is put off alone and rings later; the others ring on time', async () => {
  const bad = newId(tuesday);
  const good = [newId(tuesday), newId(tuesday), newId(tuesday)];
  await arm(10, good[0] ?? '', [plus(tuesday, { minutes: -2 })]);
  await arm(10, bad, [plus(tuesday, { minutes: -1 })]);
  await arm(10, good[1] ?? '', [tuesday]);
  await arm(11, good[2] ?? '', [tuesday]);
  let isBroken = true;
  const picky = new Map<string, TimerHandler>([
    [
      'bell',
      async (deed, timers) => {
        await ring(deed, timers);
        if (isBroken && timers.some((timer) => timer.subjectId === bad)) throw new Error('no calendar');
      },
    ],
  ]);
  await sweepTimers(database.worker, tuesday, picky);
  expect((await rungBy()).sort()).toEqual(good.sort());
  await expect(sweepTimers(database.worker, plus(tuesday, { seconds: 59 }), picky)).resolves.toBe(0);
  isBroken = false;
  await expect(sweepTimers(database.worker, plus(tuesday, { minutes: 1 }), picky)).resolves.toBe(1);
  expect((await rungBy()).filter((subject) => subject === bad).length).toBe(1);
});

test('a timer nobody knows how to ring does not hold up those of known kinds', async () => {
  await arm(10, newId(tuesday), [plus(tuesday, { minutes: -1 })], 'unheard_of');
  const known = newId(tuesday);
  await arm(10, known, [tuesday]);
  await sweepTimers(database.worker, tuesday, bells);
  await expect(rungBy()).resolves.toEqual([known]);
});

test('a disarmed subject rings no more, and others do', async () => {
  const stopped = newId(tuesday);
  const running = newId(tuesday);
  await arm(10, stopped, hourly(4));
  await arm(10, running, hourly(1));
  await transact(database.app, asSystem(10), (tx) => disarmTimers(deedIn(tx, 10), stopped));
  await sweepTimers(database.worker, plus(tuesday, { days: 1 }), bells);
  await expect(rungBy()).resolves.toEqual([running]);
});

test('disarming that is taken back leaves the clock running', async () => {
  const subject = newId(tuesday);
  await arm(10, subject, hourly(1));
  const broken = transact(database.app, asSystem(10), async (tx) => {
    await disarmTimers(deedIn(tx, 10), subject);
    throw new Error('a bug');
  });
  await expect(broken).rejects.toThrow('a bug');
  await expect(sweepTimers(database.worker, tuesday, bells)).resolves.toBe(1);
});
