// Why: a case lives its journey in order, each step once, however many workers take at once and whatever fails on the way;
// and one slow case holds up no other.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { asSystem, deedIn, tuesday } from '../../run/testing/deeds.ts';
import { testDatabase, type TestDatabase } from '../../run/testing/test-database.ts';
import { transact } from '../db/transact.ts';
import { append, eventKind, followWith, type Deed } from '../events/event.ts';
import { newId } from '../ids/ids.ts';
import { plus } from '../time/instant.ts';
import { runSteps } from './steps.ts';
import type { Step, Work } from './work.ts';

const begun = eventKind('tryBegun', 'probe', z.object({ number: z.int() }));
const done = eventKind('stepDone', 'probe', z.object({ by: z.string() }));

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ town: true });
  followWith(new Map([['tryBegun', ['follow']]]));
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.admin.pool.query('truncate base.event, base.job cascade');
});

const workOf = ({ step }: { step: Step }): Work => ({
  steps: new Map([['follow', step]]),
  jobs: new Map(),
  timers: new Map(),
  parked: () => Promise.resolve(),
});

async function begin(tenantId: number): Promise<void> {
  await transact(database.app, asSystem(tenantId), (tx) =>
    append(deedIn(tx, tenantId), begun, newId(tuesday), { number: 0 }),
  );
}

async function jobs(): Promise<{ state: string }[]> {
  return (await database.admin.pool.query<{ state: string }>('select state from base.job order by id')).rows;
}

describe('the steps of one case', () => {
  /** What the steps of each case wrote down, in the order they ran. */
  async function ranInOrder(): Promise<string[][]> {
    const { rows } = await database.admin.pool.query<{ ran: string[] }>(
      `select array_agg(data->>'by' order by position) as ran from base.event where type = 'stepDone' group by subject_id`,
    );
    return rows.map((row) => row.ran);
  }
  const numberOf = (data: unknown) => (data as { number: number }).number;
  const note = (deed: Deed, subjectId: string, number: number) =>
    append(deed, done, subjectId, { by: String(number) });

  test('run in the order they were put down, each once, though several workers take at once', async () => {
    const cases = Array.from({ length: 6 }, () => newId(tuesday));
    for (let number = 0; number < 10; number += 1)
      await transact(database.app, asSystem(10), async (tx) => {
        for (const id of cases) await append(deedIn(tx, 10), begun, id, { number });
      });
    const work = workOf({
      step: async (deed, happened) => {
        const number = numberOf(happened.data);
        // The earlier a step, the longer it takes: whoever ran beside it would be faster.
        await new Promise((resolve) => setTimeout(resolve, 10 - number));
        await note(deed, happened.subjectId, number);
      },
    });
    const race = async (): Promise<void> => {
      for (let idle = 0; idle < 3;) {
        if ((await runSteps(database.worker, work, tuesday, 4)) > 0) idle = 0;
        else idle += 1;
      }
    };
    await Promise.all([race(), race(), race()]);
    const inOrder = Array.from({ length: 10 }, (_, number) => String(number));
    await expect(ranInOrder()).resolves.toEqual(cases.map(() => inOrder));
    expect((await jobs()).every((job) => job.state === 'done')).toBe(true);
  });

  test('bring about further steps, which run behind those that waited before, in the same round', async () => {
    const id = newId(tuesday);
    await transact(database.app, asSystem(10), async (tx) => {
      for (const number of [1, 2]) await append(deedIn(tx, 10), begun, id, { number });
    });
    const work = workOf({
      step: async (deed, happened) => {
        const number = numberOf(happened.data);
        await note(deed, happened.subjectId, number);
        if (number < 100) await append(deed, begun, happened.subjectId, { number: number * 10 });
      },
    });
    await expect(runSteps(database.worker, work, tuesday)).resolves.toBe(6);
    await expect(ranInOrder()).resolves.toEqual([['1', '2', '10', '20', '100', '200']]);
    expect((await jobs()).map((job) => job.state)).toEqual(Array.from({ length: 6 }, () => 'done'));
  });

  test('keep what was done when a later one fails, and only the failing one waits', async () => {
    await begin(10);
    let isMended = false;
    const work = workOf({
      step: async (deed, happened) => {
        const number = numberOf(happened.data);
        if (number === 1 && !isMended) throw new Error('not yet');
        await note(deed, happened.subjectId, number);
        if (number === 0)
          for (const next of [1, 2]) await append(deed, begun, happened.subjectId, { number: next });
      },
    });
    for (let round = 0; round < 4; round += 1) await runSteps(database.worker, work, tuesday);
    await expect(ranInOrder()).resolves.toEqual([['0', '2']]);
    isMended = true;
    await expect(runSteps(database.worker, work, plus(tuesday, { seconds: 1 }))).resolves.toBe(1);
    await expect(ranInOrder()).resolves.toEqual([['0', '2', '1']]);
    expect((await jobs()).filter((job) => job.state !== 'done')).toEqual([]);
  });

  test('that never end are put back after a while, so that other cases have their turn', async () => {
    await begin(10);
    const work = workOf({
      step: (deed, happened) =>
        append(deed, begun, happened.subjectId, { number: numberOf(happened.data) + 1 }),
    });
    const ran = await runSteps(database.worker, work, tuesday);
    expect(ran).toBeLessThan(100);
    expect((await jobs()).filter((job) => job.state === 'ready').length).toBe(1);
  });

  test('are left alone while another worker holds the case, and its neighbours are not', async () => {
    const cases = [newId(tuesday), newId(tuesday)];
    await transact(database.app, asSystem(10), async (tx) => {
      for (const id of cases) await append(deedIn(tx, 10), begun, id, { number: 1 });
    });
    let letGo: () => void = () => undefined;
    let begunOne: () => void = () => undefined;
    const holding = new Promise<void>((resolve) => (letGo = resolve));
    const begunAny = new Promise<void>((resolve) => (begunOne = resolve));
    const ran: string[] = [];
    const step: Step = async (_deed, happened) => {
      ran.push(happened.subjectId);
      begunOne();
      if (ran.length === 1) await holding;
    };
    const first = runSteps(database.worker, workOf({ step }), tuesday, 1);
    try {
      await begunAny;
      const [held = ''] = ran;
      // A later step of the held case, put down while its first is under way.
      await transact(database.app, asSystem(10), (tx) => append(deedIn(tx, 10), begun, held, { number: 2 }));
      await expect(runSteps(database.worker, workOf({ step }), tuesday)).resolves.toBe(1);
      expect(new Set(ran)).toEqual(new Set(cases));
    } finally {
      letGo();
      await first;
    }
    await expect(runSteps(database.worker, workOf({ step }), tuesday)).resolves.toBe(1);
  });
});
