// Why: one loop takes journey steps, leased jobs and timers. Several workers may run at once on one database; each
// piece of work is taken by one of them. A kill at any point leaves rows that the next worker takes.
import { randomUUID } from 'node:crypto';
import { query } from '../db/query.ts';
import { z } from 'zod';
import type { Database, Scope, Tx } from '../db/database.ts';
import { transact } from '../db/transact.ts';
import type { Deed, Happened } from '../events/event.ts';
import { sealEvents } from '../events/sealer.ts';
import { isRefusal } from '../refusal/refusal.ts';
import { plus, toMs } from '../time/instant.ts';
import {
  attemptsAtMost,
  backoffSeconds,
  failJobQuery,
  finishJobQuery,
  leaseJobQuery,
  takeStepsQuery,
  type Job,
} from './jobs.ts';
import { sweepTimers, type StuckTimer, type TimerHandler } from './timers.ts';

/** A journey step: acts in the same transaction that marks it done. */
export type Step = (deed: Deed, happened: Happened<unknown>) => Promise<unknown>;

/** A leased job: `run` talks to the partner outside any transaction and returns what to record afterwards. */
export type JobHandler = (job: Job, at: string) => Promise<(deed: Deed) => Promise<unknown>>;

export type Work = {
  readonly steps: ReadonlyMap<string, Step>;
  readonly jobs: ReadonlyMap<string, JobHandler>;
  readonly timers: ReadonlyMap<string, TimerHandler>;
  /** Called once when a timer keeps failing: opens the human work item. */
  readonly stuck?: StuckTimer;
  /** Called in the transaction that parks a job: opens the human work item. */
  readonly parked: (deed: Deed, job: Job, reason: string) => Promise<unknown>;
};

export type Worker = { stop(): Promise<void>; nudge(): void; drain(): Promise<number> };

const savepoint = query('base.savepoint', z.object({}), 'savepoint piece');
const release = query('base.releasePoint', z.object({}), 'release savepoint piece');
const back = query('base.backToPoint', z.object({}), 'rollback to savepoint piece');

const everywhere: Scope = { tenants: [], actorId: 'system', role: 'system' };
const systemIn = (tenantId: number): Scope => ({ tenants: [tenantId], actorId: 'system', role: 'system' });
const later = (at: string, seconds: number) => plus(at, { seconds });
const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error)).slice(0, 500);

function deedFor(tx: Tx, at: string, tenantId: number, requestId: string): Deed {
  return { tx, at, tenantId, by: { id: 'system', role: 'system', name: 'Doorstep' }, requestId };
}

type Failure = {
  readonly attempts: number;
  readonly at: string;
  readonly reason: string;
  readonly lease: string | null;
};

/** Notes a failure: another attempt later, or parked with a person told. A worker whose lease was taken changes nothing. */
async function failed(tx: Tx, work: Work, job: Job, { attempts, at, reason, lease }: Failure): Promise<void> {
  const note = (state: 'ready' | 'parked') =>
    tx.run(failJobQuery, [
      job.tenantId,
      job.id,
      attempts,
      later(at, backoffSeconds(attempts)),
      state,
      reason,
      lease,
    ]);
  if (attempts < attemptsAtMost) {
    await note('ready');
    return;
  }
  await tx.run(savepoint);
  try {
    if ((await note('parked')) === 1)
      throwRefusal(await work.parked(deedFor(tx, at, job.tenantId, `job:${job.id}`), job, reason));
  } catch (error) {
    // Nobody could be told, so it is not parked: it stays in the queue and is tried again, holding up nothing else.
    await tx.run(back);
    await note('ready');
    process.stderr.write(`job not parked: ${reasonOf(error)}\n`);
  }
  await tx.run(release);
}

function throwRefusal(result: unknown): void {
  if (isRefusal(result)) throw new Error(`${result.refused}: ${result.say}`);
}

/** Takes up to `batch` journey steps in one transaction, each behind its own savepoint. Returns how many were taken. */
export async function runSteps(database: Database, work: Work, at: string, batch = 16): Promise<number> {
  return await transact(database, everywhere, async (tx) => {
    const jobs = await tx.rows(takeStepsQuery, [at, batch]);
    for (const job of jobs) {
      const payload = job.payload as {
        step: string;
        eventId: string;
        subjectId: string;
        at: string;
        data: unknown;
      };
      // Sent ahead without waiting: the connection answers in order, and a step pays one way to the database less each.
      const opened = Promise.all([tx.bind(systemIn(job.tenantId)), tx.run(savepoint)]);
      opened.catch(() => undefined);
      try {
        const step = work.steps.get(payload.step);
        if (step === undefined) throw new Error(`No journey step is named ${payload.step}.`);
        const happened = { ...payload, id: payload.eventId, tenantId: job.tenantId };
        throwRefusal(await step(deedFor(tx, at, job.tenantId, `step:${job.key}`), happened));
        const finished = tx.run(finishJobQuery, [job.tenantId, job.id, at, null]);
        finished.catch(() => undefined);
        await opened;
        await Promise.all([finished, tx.run(release)]);
      } catch (error) {
        await tx.run(back);
        await failed(tx, work, job, { attempts: job.attempts + 1, at, reason: reasonOf(error), lease: null });
        await tx.run(release);
      }
    }
    return jobs.length;
  });
}

/** Takes and runs leased jobs; returns how many were taken. The lease fences a worker that came back late. */
export async function runJobs(
  database: Database,
  work: Work,
  at: string,
  now: () => string,
  batch = 4,
): Promise<number> {
  const lease = randomUUID();
  const jobs = await transact(database, everywhere, (tx) =>
    tx.rows(leaseJobQuery, [at, lease, later(at, 120), batch]),
  );
  await Promise.all(
    jobs.map(async (job) => {
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

/** One kind of work, taken again and again until stopped; sleeps `everyMs` or until woken when there was none. */
function startLane(everyMs: number, take: () => Promise<number>): { wake(): void; stop(): Promise<void> } {
  let stopped = false;
  let wake: () => void = () => undefined;
  const loop = (async () => {
    while (!stopped) {
      let done = 0;
      try {
        done = await take();
      } catch (error) {
        process.stderr.write(`worker: ${reasonOf(error)}\n`);
      }
      if (done === 0 && !stopped) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, everyMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    }
  })();
  return {
    wake: () => wake(),
    stop: async () => {
      stopped = true;
      wake();
      await loop;
    },
  };
}

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
  const jobs = () => runJobs(database, work, now(), now);
  const steps = () => runSteps(database, work, now());
  const lanes = [
    // One lane: two take steps of the same case and wait for each other's rows (measured: no faster, and slower to answer).
    startLane(everyMs, steps),
    startLane(everyMs, () => sweepTimers(database, now(), work.timers, 1000, work.stuck)),
    startLane(everyMs, jobs),
    startLane(everyMs, jobs),
    startLane(everyMs, sealSometimes),
  ];
  return {
    nudge: () => {
      for (const lane of lanes) lane.wake();
    },
    stop: async () => {
      await Promise.all(lanes.map((lane) => lane.stop()));
    },
    drain: () => drain(database, now, work),
  };
}
