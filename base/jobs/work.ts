// Why: what a worker does and what becomes of a piece that failed, the same for journey steps and leased jobs: another
// attempt later, and after the limit a person.
import { z } from 'zod';
import type { Scope, Tx } from '../db/database.ts';
import { query } from '../db/query.ts';
import type { Deed, Happened } from '../events/event.ts';
import { isRefusal } from '../refusal/refusal.ts';
import { plus } from '../time/instant.ts';
import { attemptsAtMost, backoffSeconds, failJobQuery, type Job } from './jobs.ts';
import type { StuckTimer, TimerHandler } from './timers.ts';

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

export const savepoint = query('base.savepoint', z.object({}), 'savepoint piece');
export const release = query('base.releasePoint', z.object({}), 'release savepoint piece');
export const back = query('base.backToPoint', z.object({}), 'rollback to savepoint piece');

export const everywhere: Scope = { tenants: [], actorId: 'system', role: 'system' };
/** The program itself, acting for one payer. */
export const systemIn = (tenantId: number): Scope => ({
  tenants: [tenantId],
  actorId: 'system',
  role: 'system',
});

/** What went wrong, in at most 500 characters. */
export const reasonOf = (error: unknown) =>
  (error instanceof Error ? error.message : String(error)).slice(0, 500);

/** A deed of the program itself. */
export function deedFor(tx: Tx, at: string, tenantId: number, requestId: string): Deed {
  return { tx, at, tenantId, by: { id: 'system', role: 'system', name: 'Doorstep' }, requestId };
}

/** A step or job that is refused has failed, with the refusal as its reason. */
export function throwRefusal(result: unknown): void {
  if (isRefusal(result)) throw new Error(`${result.refused}: ${result.say}`);
}

export type Failure = {
  readonly attempts: number;
  readonly at: string;
  readonly reason: string;
  readonly lease: string | null;
};

/** Notes a failure: another attempt later, or parked with a person told. A worker whose lease was taken changes nothing. */
export async function failed(
  tx: Tx,
  work: Work,
  job: Job,
  { attempts, at, reason, lease }: Failure,
): Promise<void> {
  const again = plus(at, { seconds: backoffSeconds(attempts) });
  const note = (state: 'ready' | 'parked') =>
    tx.run(failJobQuery, [job.tenantId, job.id, attempts, again, state, reason, lease]);
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
