// Why: one loop takes journey steps, leased jobs and timers. Several workers may run at once on one database; each
// piece of work is taken by one of them. A kill at any point leaves rows that the next worker takes.
import type { Database } from '../db/database.ts';
import { transact } from '../db/transact.ts';
import { sealEvents } from '../events/sealer.ts';
import { toMs } from '../time/instant.ts';
import { attemptsAtMost, finishJobQuery, leaseJobQuery } from './jobs.ts';
import { keepLeases } from './leases.ts';
import { runSteps, runStepsRound, type Round } from './steps.ts';
import { sweepTimers } from './timers.ts';
import { deedFor, everywhere, failed, reasonOf, systemIn, throwRefusal, type Work } from './work.ts';

export type { JobHandler, Step, Work } from './work.ts';

export type Worker = { stop(): Promise<void>; nudge(): void; drain(): Promise<number> };

/**
 * Takes and runs leased jobs; returns how many were taken. A lease is renewed while its job runs, and fences a worker that lost
 * it. `leases`: those of this worker.
 */
export async function runJobs(
  database: Database,
  work: Work,
  at: string,
  now: () => string,
  batch = 4,
  leases = keepLeases(database, now),
): Promise<number> {
  const { lease, until } = leases.grant(at);
  const jobs = await transact(database, everywhere, (tx) =>
    tx.rows(leaseJobQuery, [at, lease, until, batch]),
  );
  await Promise.all(
    jobs.map(async (job) => {
      const letGo = leases.hold(job, lease);
      try {
        if (job.attempts > attemptsAtMost) throw new Error('Every worker that took this job died over it.');
        const handler = work.jobs.get(job.kind);
        if (handler === undefined) throw new Error(`No handler for jobs of kind ${job.kind}.`);
        const record = await handler(job, now());
        await transact(database, systemIn(job.tenantId), async (tx) => {
          if ((await tx.run(finishJobQuery, [job.tenantId, job.id, now(), lease])) === 0) return;
          throwRefusal(await record(deedFor(tx, now(), job.tenantId, `job:${job.id}`)));
        });
      } catch (error) {
        const attempts = wantsPerson(error) ? attemptsAtMost : job.attempts;
        const failure = { attempts, at: now(), reason: reasonOf(error), lease };
        await transact(database, systemIn(job.tenantId), (tx) => failed(tx, work, job, failure));
      } finally {
        letGo();
      }
    }),
  );
  return jobs.length;
}

/** Trouble that no retry can mend goes to a person at once. */
function wantsPerson(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'retryable' in error && error.retryable === false;
}

async function workRound(database: Database, now: () => string, work: Work): Promise<number> {
  const steps = await runSteps(database, work, now());
  const fired = await sweepTimers(database, now(), work.timers, 1000, work.stuck);
  const jobs = await runJobs(database, work, now(), now);
  return steps + fired + jobs;
}

/** Works until nothing is due at this clock's now; returns how many pieces were done. */
export async function drain(database: Database, now: () => string, work: Work): Promise<number> {
  let total = 0;
  for (let done = await workRound(database, now, work); done > 0; done = await workRound(database, now, work))
    total += done;
  return total;
}

type Lane = { wake(): void; stop(): Promise<void> };

/** One kind of work, taken again and again until stopped; sleeps `everyMs` or until woken when there was none. */
function startLane(everyMs: number, take: () => Promise<number>, isAsleep = false): Lane {
  let stopped = false;
  let woken = false;
  let rouse: () => void = () => undefined;
  const sleep = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, everyMs);
      rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const loop = (async () => {
    if (isAsleep) await sleep();
    while (!stopped) {
      let done = 0;
      woken = false;
      try {
        done = await take();
      } catch (error) {
        process.stderr.write(`worker: ${reasonOf(error)}\n`);
      }
      if (done === 0 && !woken && !stopped) await sleep();
    }
  })();
  const wake = () => {
    woken = true;
    rouse();
  };
  return {
    wake,
    stop: async () => {
      stopped = true;
      wake();
      await loop;
    },
  };
}

/** Two lanes of one kind of work: the second is woken only while there is more than the first takes at once. */
function startPair(everyMs: number, take: () => Promise<Round>): Lane {
  const second = startLane(10 * everyMs, async () => (await take()).count, true);
  const first = startLane(everyMs, async () => {
    const { count, isFull } = await take();
    if (isFull) second.wake();
    return count;
  });
  return {
    wake: () => first.wake(),
    stop: async () => void (await Promise.all([first.stop(), second.stop()])),
  };
}

const stepsAtOnce = 16;
const jobsAtOnce = 8;

/**
 * Starts the worker: steps, timers, jobs and seals each in a lane of their own, so that a slow partner or a long document
 * holds up no clock and no acknowledgement. `drain()` runs until nothing is due and returns how many pieces were done.
 */
export function startWorker(database: Database, now: () => string, work: Work, everyMs = 100): Worker {
  let lastSeal = 0;
  let lastWholeSeal = 0;
  async function sealSometimes(): Promise<number> {
    const ms = toMs(now());
    if (Math.abs(ms - lastSeal) < 10_000) return 0;
    const whole = Math.abs(ms - lastWholeSeal) >= 3_600_000;
    await sealEvents(database, now(), whole);
    lastSeal = ms;
    if (whole) lastWholeSeal = ms;
    return 0;
  }
  const leases = keepLeases(database, now);
  const jobs: Lane = startPair(everyMs, async () => {
    const count = await runJobs(database, work, now(), now, jobsAtOnce, leases);
    // What a partner answered has its consequences at once.
    if (count > 0) steps.wake();
    return { count, isFull: count === jobsAtOnce };
  });
  const steps: Lane = startPair(everyMs, async () => {
    const round = await runStepsRound(database, work, now(), stepsAtOnce);
    // What was just put down for a partner leaves at once.
    if (round.count > 0) jobs.wake();
    return round;
  });
  const timers = startLane(everyMs, () => sweepTimers(database, now(), work.timers, 1000, work.stuck));
  const seals = startLane(everyMs, sealSometimes);
  const lanes = [steps, jobs, timers, seals];
  return {
    nudge: () => steps.wake(),
    stop: async () => {
      await Promise.all(lanes.map((lane) => lane.stop()));
    },
    drain: () => drain(database, now, work),
  };
}
