// Why: a lease is short so that the dead are followed soon; these tests show that the living lose nothing by it.
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { asSystem, deedIn, tuesday } from '../../run/testing/deeds.ts';
import { testDatabase, type TestDatabase } from '../../run/testing/test-database.ts';
import { transact } from '../db/transact.ts';
import { pinnedClock } from '../time/clock.ts';
import { plus } from '../time/instant.ts';
import { addJob, leaseJobQuery, type Job } from './jobs.ts';
import { keepLeases, leaseSeconds, renewEveryMs, type Leases } from './leases.ts';
import { runJobs, type JobHandler, type Work } from './worker.ts';

let database: TestDatabase;
const recorded: string[] = [];
beforeAll(async () => {
  database = await testDatabase({ town: true });
});
afterAll(() => database.drop());
beforeEach(async () => {
  recorded.length = 0;
  await database.admin.pool.query('truncate base.job cascade');
});

const workOf = (job: JobHandler): Work => ({
  steps: new Map(),
  jobs: new Map([['deliver', job]]),
  timers: new Map(),
  parked: () => Promise.resolve(),
});

const record = (by: string) => () => Promise.resolve(recorded.push(by));

async function add(key = 'delivery:one'): Promise<void> {
  await transact(database.app, asSystem(10), (tx) =>
    addJob(deedIn(tx, 10), 'deliver', key, { to: 'partner' }),
  );
}

type Stored = { key: string; state: string; attempts: number; leased_until: string | null };
async function stored(): Promise<Stored[]> {
  const text = 'select key, state, attempts, leased_until from base.job order by key';
  return (await database.admin.pool.query<Stored>(text)).rows;
}

/** Takes everything there is, as a worker whose timer does not tick. */
async function takeAll(leases: Leases): Promise<{ until: string; jobs: Job[]; letGo: () => void }> {
  const { lease, until } = leases.grant(tuesday);
  const jobs = await transact(database.worker, asSystem(10), (tx) =>
    tx.rows(leaseJobQuery, [tuesday, lease, until, 8]),
  );
  const ends = jobs.map((job) => leases.hold(job, lease));
  return { until, jobs, letGo: () => ends.forEach((end) => end()) };
}

test('a job that takes longer than its lease is not taken twice while its worker lives', async () => {
  const clock = pinnedClock(tuesday);
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  try {
    await add();
    let end: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (end = resolve));
    const slow = workOf(() => held.then(() => record('slow')));
    const ended = runJobs(database.worker, slow, clock.now(), () => clock.now());
    await expect.poll(async () => (await stored())[0]?.attempts).toBe(1);
    const eager = workOf(() => Promise.resolve(record('eager')));
    for (let turn = 0; turn < 8; turn += 1) {
      const at = clock.pass({ milliseconds: renewEveryMs });
      vi.advanceTimersByTime(renewEveryMs);
      await expect
        .poll(async () => (await stored())[0]?.leased_until)
        .toBe(plus(at, { seconds: leaseSeconds }));
      await expect(runJobs(database.worker, eager, at, () => at)).resolves.toBe(0);
    }
    end();
    await ended;
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
  expect(recorded).toEqual(['slow']);
  expect(await stored()).toMatchObject([{ state: 'done', attempts: 1 }]);
});

test('all jobs in hand are renewed in one statement, but none that another took, that failed or that is done', async () => {
  for (const key of ['kept', 'taken', 'failed', 'done']) await add(`delivery:${key}`);
  const leases = keepLeases(database.worker, () => plus(tuesday, { seconds: 15 }));
  const { until, letGo } = await takeAll(leases);
  const change = async (key: string, what: string) =>
    await database.admin.pool.query(`update base.job set ${what} where key = $1`, [`delivery:${key}`]);
  await change('taken', `lease = gen_random_uuid(), leased_until = '2026-01-01T00:01:00Z'`);
  await change('failed', 'leased_until = null');
  await change('done', `state = 'done'`);
  await expect(leases.renew()).resolves.toBe(1);
  const kept = (await stored()).map(({ key, leased_until }) => ({ key, leased_until }));
  expect(kept).toEqual([
    { key: 'delivery:done', leased_until: until },
    { key: 'delivery:failed', leased_until: null },
    { key: 'delivery:kept', leased_until: plus(tuesday, { seconds: 15 + leaseSeconds }) },
    { key: 'delivery:taken', leased_until: '2026-01-01T00:01:00.000Z' },
  ]);
  letGo();
  await expect(leases.renew()).resolves.toBe(0);
});

test('a job whose row is locked holds up no renewal of the others', async () => {
  for (const key of ['locked', 'free']) await add(`delivery:${key}`);
  const leases = keepLeases(database.worker, () => plus(tuesday, { seconds: 5 }));
  const { letGo } = await takeAll(leases);
  const client = await database.admin.pool.connect();
  await client.query('begin');
  await client.query(`select from base.job where key = 'delivery:locked' for update`);
  await expect(leases.renew()).resolves.toBe(1);
  await client.query('rollback');
  client.release();
  letGo();
});

test('a worker that lost its lease while it worked neither records nor fails the job of the one that has it', async () => {
  await add();
  let end: (how?: Error) => void = () => undefined;
  const held = new Promise<void>((resolve, reject) => {
    end = (how) => (how === undefined ? resolve() : reject(how));
  });
  const late = runJobs(
    database.worker,
    workOf(() => held.then(() => record('late'))),
    tuesday,
    () => tuesday,
  );
  await expect.poll(async () => (await stored())[0]?.attempts).toBe(1);
  const at = plus(tuesday, { seconds: leaseSeconds });
  await runJobs(
    database.worker,
    workOf(() => Promise.resolve(record('next'))),
    at,
    () => at,
  );
  end();
  await late;
  expect(recorded).toEqual(['next']);
  expect(await stored()).toMatchObject([{ state: 'done', attempts: 2 }]);
});
