// Why: what must follow a commit follows once, whoever runs it and whoever dies over it; what cannot follow reaches a
// person. Two workers race here on a real database, and some of them die or come back late.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { asSystem, deedIn, tuesday } from '../../run/testing/deeds.ts';
import { testDatabase, type TestDatabase } from '../../run/testing/test-database.ts';
import { transact } from '../db/transact.ts';
import { append, eventKind, followWith, type Deed } from '../events/event.ts';
import { newId } from '../ids/ids.ts';
import { refuse } from '../refusal/refusal.ts';
import { plus } from '../time/instant.ts';
import { addJob, attemptsAtMost, backoffSeconds, replayJob, type Job } from './jobs.ts';
import { leaseSeconds } from './leases.ts';
import { runSteps } from './steps.ts';
import { runJobs, startWorker, type Step, type Work } from './worker.ts';

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

const told: string[] = [];
beforeEach(() => {
  told.length = 0;
});

/** Work with one step and one kind of job; parking tells `told`. */
function workOf(parts: {
  step?: Step;
  job?: (job: Job) => Promise<(deed: Deed) => Promise<unknown>>;
  parked?: Work['parked'];
}): Work {
  const parked: Work['parked'] = (_deed, job, reason) =>
    Promise.resolve(told.push(`${job.key.split(':')[1]}: ${reason}`));
  return {
    steps: new Map(parts.step === undefined ? [] : [['follow', parts.step]]),
    jobs: new Map(parts.job === undefined ? [] : [['deliver', parts.job]]),
    timers: new Map(),
    parked: parts.parked ?? parked,
  };
}

const noteStep: Step = async (deed, happened) => await append(deed, done, happened.subjectId, { by: 'step' });

async function begin(tenantId: number, count = 1): Promise<void> {
  await transact(database.app, asSystem(tenantId), async (tx) => {
    for (let number = 0; number < count; number++)
      await append(deedIn(tx, tenantId), begun, newId(tuesday), { number });
  });
}

async function add(key = 'delivery:one', runAt = tuesday): Promise<void> {
  await transact(database.app, asSystem(10), (tx) =>
    addJob(deedIn(tx, 10), 'deliver', key, { to: 'partner' }, runAt),
  );
}

type JobState = { state: string; attempts: number; run_at: string; last_error: string | null };
async function jobs(): Promise<JobState[]> {
  return (
    await database.admin.pool.query<JobState>(
      'select state, attempts, run_at, last_error from base.job order by id',
    )
  ).rows;
}

async function effects(): Promise<number> {
  return (await database.admin.pool.query(`select from base.event where type = 'stepDone'`)).rowCount ?? 0;
}

describe('journey steps', () => {
  test('each step runs once per event, with two workers racing for it', async () => {
    for (const tenantId of [10, 11, 12]) await begin(tenantId, 30);
    const work = workOf({ step: noteStep });
    const race = async (): Promise<number> => {
      let count = 0;
      for (let taken = 1; taken > 0; count += taken)
        taken = await runSteps(database.worker, work, tuesday, 7);
      return count;
    };
    const both = await Promise.all([race(), race()]);
    expect(both.reduce((sum, count) => sum + count, 0)).toBe(90);
    await expect(effects()).resolves.toBe(90);
    const { rows } = await database.admin.pool.query(
      `select tenant_id, count(*) from base.event where type = 'stepDone' group by 1 order by 1`,
    );
    expect(rows).toEqual([10, 11, 12].map((tenant_id) => ({ tenant_id, count: 30 })));
  });

  test('a failing step takes back what it did, waits longer each time, and is handed to a person after the limit', async () => {
    await begin(10);
    const work = workOf({
      step: async (deed, happened) => {
        await noteStep(deed, happened);
        throw new Error('the rule is missing');
      },
    });
    let at = tuesday;
    const waits: number[] = [];
    for (let attempt = 1; attempt <= attemptsAtMost; attempt++) {
      expect(await runSteps(database.worker, work, at)).toBe(1);
      expect(await runSteps(database.worker, work, at)).toBe(0);
      const [job] = await jobs();
      expect(job).toMatchObject({
        attempts: attempt,
        last_error: 'the rule is missing',
        state: attempt < attemptsAtMost ? 'ready' : 'parked',
      });
      waits.push((Date.parse(job?.run_at ?? '') - Date.parse(at)) / 1000);
      at = job?.run_at ?? at;
    }
    expect(waits).toEqual([1, 4, 16, 64, 256, 1024, 3600, 3600]);
    expect(waits[3]).toBe(backoffSeconds(4));
    expect(told).toEqual(['follow: the rule is missing']);
    await expect(runSteps(database.worker, work, plus(at, { days: 9 }))).resolves.toBe(0);
    await expect(effects()).resolves.toBe(0);
  });

  test('one bad step does not hold up its neighbours', async () => {
    await begin(10, 5);
    const work = workOf({
      step: (deed, happened) =>
        (happened.data as { number: number }).number === 2
          ? Promise.reject(new Error('bad'))
          : noteStep(deed, happened),
    });
    await runSteps(database.worker, work, tuesday);
    await expect(effects()).resolves.toBe(4);
    expect((await jobs()).map((job) => job.state).sort()).toEqual(['done', 'done', 'done', 'done', 'ready']);
  });

  test('a step that is refused counts as failed, with the refusal as its reason', async () => {
    await begin(10);
    await runSteps(
      database.worker,
      workOf({ step: () => Promise.resolve(refuse('wrong_state', 'Too late.')) }),
      tuesday,
    );
    expect(await jobs()).toMatchObject([{ state: 'ready', last_error: 'wrong_state: Too late.' }]);
  });

  test('when nobody can be told, the step stays in the queue and its neighbours run', async () => {
    await begin(10, 3);
    await database.admin.pool.query(
      `update base.job set attempts = 7 where payload->'data'->>'number' = '1'`,
    );
    const work = workOf({
      step: (deed, happened) =>
        (happened.data as { number: number }).number === 1
          ? Promise.reject(new Error('bad'))
          : noteStep(deed, happened),
      parked: () => Promise.reject(new Error('no desk')),
    });
    await expect(runSteps(database.worker, work, tuesday)).resolves.toBe(3);
    await expect(effects()).resolves.toBe(2);
    expect((await jobs()).filter((job) => job.state === 'ready')).toMatchObject([
      { attempts: 8, last_error: 'bad' },
    ]);
  });

  test('a worker that dies in the middle leaves the step to the next one, which does it once', async () => {
    await begin(10);
    const client = await database.worker.pool.connect();
    await client.query('begin');
    await client.query(`select from base.job where state = 'ready' for update`);
    const work = workOf({ step: noteStep });
    await expect(runSteps(database.worker, work, tuesday)).resolves.toBe(0);
    client.release(true);
    await expect.poll(() => runSteps(database.worker, work, tuesday)).toBe(1);
    await expect(effects()).resolves.toBe(1);
  });
});

describe('leased jobs', () => {
  const deliver = (sent: string[]) => (job: Job) => {
    sent.push(job.id);
    return Promise.resolve((deed: Deed) => append(deed, done, newId(tuesday), { by: 'job' }));
  };
  const run = (work: Work, at: string): Promise<number> => runJobs(database.worker, work, at, () => at);

  test('a job with a key that was added before is not added again', async () => {
    await add();
    await add();
    expect((await jobs()).length).toBe(1);
  });

  test('an intake agent may add a job, though not read the queue', async () => {
    const agent = { tenants: [10], actorId: newId(tuesday), role: 'intake_agent' };
    await transact(database.app, agent, (tx) => addJob(deedIn(tx, 10), 'deliver', 'delivery:agent', {}));
    expect((await jobs()).length).toBe(1);
  });

  test('a job waits for its time, is sent once, and records what happened', async () => {
    await add('delivery:later', plus(tuesday, { hours: 1 }));
    const sent: string[] = [];
    const work = workOf({ job: deliver(sent) });
    await expect(run(work, tuesday)).resolves.toBe(0);
    const at = plus(tuesday, { hours: 1 });
    const both = await Promise.all([run(work, at), run(work, at)]);
    expect(both.toSorted((a, b) => a - b)).toEqual([0, 1]);
    expect(sent.length).toBe(1);
    await expect(effects()).resolves.toBe(1);
    expect(await jobs()).toMatchObject([{ state: 'done' }]);
  });

  test('a job whose worker died is taken again after its lease, not before', async () => {
    await add();
    const dead = workOf({ job: () => new Promise(() => undefined) });
    void run(dead, tuesday);
    await expect.poll(async () => (await jobs())[0]?.attempts).toBe(1);
    const sent: string[] = [];
    const alive = workOf({ job: deliver(sent) });
    await expect(run(alive, plus(tuesday, { seconds: leaseSeconds - 1 }))).resolves.toBe(0);
    await expect(run(alive, plus(tuesday, { seconds: leaseSeconds }))).resolves.toBe(1);
    expect(sent.length).toBe(1);
    expect(await jobs()).toMatchObject([{ state: 'done', attempts: 2 }]);
  });

  /** Starts a worker that holds the job over its lease; gives what lets it end, well or badly. */
  async function slowWorker(): Promise<{ end: (how?: Error) => void; ended: Promise<number> }> {
    let end: (how?: Error) => void = () => undefined;
    const held = new Promise<void>((resolve, reject) => {
      end = (how) => (how === undefined ? resolve() : reject(how));
    });
    const work = workOf({
      job: async () => held.then(() => (deed: Deed) => append(deed, done, newId(tuesday), { by: 'late' })),
    });
    const ended = run(work, tuesday);
    await expect.poll(async () => (await jobs())[0]?.attempts).toBe(1);
    return { end, ended };
  }

  test('a worker that comes back late records nothing over the one that took its job', async () => {
    await add();
    const late = await slowWorker();
    await run(workOf({ job: deliver([]) }), plus(tuesday, { minutes: 3 }));
    late.end();
    await late.ended;
    const { rows } = await database.admin.pool.query(
      `select data->>'by' as by from base.event where type = 'stepDone'`,
    );
    expect(rows).toEqual([{ by: 'job' }]);
  });

  test('a worker that comes back late does not finish the job that another still holds', async () => {
    await add();
    const late = await slowWorker();
    await database.admin.pool.query('update base.job set lease = gen_random_uuid(), attempts = 2');
    late.end();
    await late.ended;
    await expect(effects()).resolves.toBe(0);
    expect(await jobs()).toMatchObject([{ state: 'ready', attempts: 2 }]);
  });

  test('a worker that fails late does not take the lease from the one that has it now', async () => {
    await add();
    const late = await slowWorker();
    const leased = `update base.job set lease = gen_random_uuid(), leased_until = $1, attempts = 2 returning lease, leased_until`;
    const { rows } = await database.admin.pool.query(leased, [plus(tuesday, { minutes: 5 })]);
    late.end(new Error('the line was cut'));
    await late.ended;
    const after = await database.admin.pool.query('select lease, leased_until from base.job');
    expect(after.rows).toEqual(rows);
    expect(await jobs()).toMatchObject([{ attempts: 2, last_error: null, state: 'ready' }]);
  });

  test('a partner’s trouble is tried again later; trouble no retry can mend goes to a person at once', async () => {
    await add('delivery:down');
    await run(workOf({ job: () => Promise.reject(new Error('connection refused')) }), tuesday);
    expect(await jobs()).toMatchObject([
      { state: 'ready', attempts: 1, run_at: plus(tuesday, { seconds: 1 }) },
    ]);
    const hopeless = Object.assign(new Error('no such mailbox'), { retryable: false });
    await run(workOf({ job: () => Promise.reject(hopeless) }), plus(tuesday, { seconds: 1 }));
    expect(await jobs()).toMatchObject([{ state: 'parked', last_error: 'no such mailbox' }]);
    expect(told).toEqual(['down: no such mailbox']);
  });

  test('a job that kills every worker is handed to a person', async () => {
    await add('delivery:deadly');
    await database.admin.pool.query('update base.job set attempts = $1', [attemptsAtMost]);
    const sent: string[] = [];
    await run(workOf({ job: deliver(sent) }), tuesday);
    expect(sent).toEqual([]);
    expect(await jobs()).toMatchObject([
      { state: 'parked', last_error: 'Every worker that took this job died over it.' },
    ]);
    expect(told.length).toBe(1);
  });

  test('a record that is refused is a failure, not a success', async () => {
    await add();
    const refused = workOf({
      job: () => Promise.resolve(() => Promise.resolve(refuse('wrong_state', 'It was cancelled.'))),
    });
    await run(refused, tuesday);
    expect(await jobs()).toMatchObject([{ state: 'ready', last_error: 'wrong_state: It was cancelled.' }]);
  });

  test('a parked job that a person puts back runs again from its first attempt', async () => {
    await add();
    await database.admin.pool.query(`update base.job set state = 'parked', attempts = 8`);
    const { rows } = await database.admin.pool.query<{ id: string }>('select id from base.job');
    const again = (): Promise<boolean> =>
      transact(database.app, asSystem(10), (tx) => replayJob(tx, 10, rows[0]?.id ?? '', tuesday));
    await expect(again()).resolves.toBe(true);
    await expect(again()).resolves.toBe(false);
    const sent: string[] = [];
    await run(workOf({ job: deliver(sent) }), tuesday);
    expect(sent.length).toBe(1);
  });
});

test('the loop drains steps and jobs, seals what happened, and stops when told', async () => {
  await begin(10, 3);
  await add();
  const work = workOf({ step: noteStep, job: () => Promise.resolve(() => Promise.resolve(undefined)) });
  let at = tuesday;
  const worker = startWorker(database.worker, () => (at = plus(at, { seconds: 4 })), work, 5);
  await expect.poll(async () => (await jobs()).every((job) => job.state === 'done')).toBe(true);
  const sealed = async (): Promise<number> =>
    (await database.admin.pool.query('select from base.event_seal')).rowCount ?? 0;
  await expect.poll(sealed).toBeGreaterThan(0);
  await worker.stop();
  await begin(10);
  expect((await jobs()).filter((job) => job.state === 'ready').length).toBe(1);
});
