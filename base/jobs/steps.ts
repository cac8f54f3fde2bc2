// Why: a case lives its journey in the order it was put down. Whoever takes a step takes the case: all its steps that are
// due, and those that follow from them, run one after the other in one transaction, while other workers pass that case
// over. Cases never wait for each other, and a case costs one commit instead of a dozen.
import type { Database, Tx } from '../db/database.ts';
import { transact } from '../db/transact.ts';
import { writeGathered, type Gathered } from '../events/gathered.ts';
import { finishJobQuery, takeStepsQuery, type StepJob } from './jobs.ts';
import {
  back,
  deedFor,
  everywhere,
  failed,
  reasonOf,
  release,
  savepoint,
  systemIn,
  throwRefusal,
  type Work,
} from './work.ts';

/** A step to run, whether it was stored or follows from what was just said. */
type Due = {
  readonly step: string;
  readonly eventId: string;
  readonly subjectId: string;
  readonly at: string;
  readonly data: unknown;
};

// A chain that never ends would hold its case and its connection for ever; the rest is stored and taken again.
const chainAtMost = 40;

async function runOne(
  tx: Tx,
  work: Work,
  at: string,
  tenantId: number,
  due: Due,
  gathered?: Gathered,
): Promise<void> {
  const step = work.steps.get(due.step);
  if (step === undefined) throw new Error(`No journey step is named ${due.step}.`);
  const deed = deedFor(tx, at, tenantId, `step:${due.eventId}:${due.step}`);
  const happened = { ...due, id: due.eventId, tenantId };
  throwRefusal(await step(gathered === undefined ? deed : { ...deed, gathered }, happened));
}

/** Runs the stored steps of a case and all that follow from them, and writes what they said at the end. */
async function runChain(tx: Tx, work: Work, at: string, jobs: readonly StepJob[]): Promise<number> {
  const [{ tenantId, subjectId }] = jobs as [StepJob];
  const gathered: Gathered = { tenantId, events: [], follows: [] };
  const waiting: { due: Due; isRun?: () => void }[] = jobs.map((job) => ({ due: job.payload as Due }));
  let seen = 0;
  let count = 0;
  for (const { due, isRun } of waiting) {
    if (count === chainAtMost) break;
    await runOne(tx, work, at, tenantId, due, gathered);
    isRun?.();
    count += 1;
    for (const follow of gathered.follows.slice(seen)) {
      seen += 1;
      // What follows for another case waits until somebody holds that one.
      if (follow.subjectId !== subjectId) continue;
      const next = { ...follow, data: JSON.parse(follow.data) as unknown };
      waiting.push({ due: next, isRun: () => void (follow.isDone = true) });
    }
  }
  const finished = jobs.slice(0, count).map((job) => job.id);
  await Promise.all([writeGathered(tx, at, finished, gathered), tx.run(release)]);
  return count;
}

/** Runs the stored steps of a case each behind its own savepoint; what follows from them is stored for the next round. */
async function runApart(tx: Tx, work: Work, at: string, jobs: readonly StepJob[]): Promise<number> {
  for (const job of jobs) {
    try {
      await runOne(tx, work, at, job.tenantId, job.payload as Due);
      await tx.run(finishJobQuery, [job.tenantId, job.id, at, null]);
    } catch (error) {
      await tx.run(back);
      const reason = reasonOf(error);
      await failed(tx, work, job, { attempts: job.attempts + 1, at, reason, lease: null });
    }
    await Promise.all([tx.run(release), tx.run(savepoint)]);
  }
  await tx.run(release);
  return jobs.length;
}

async function runCase(tx: Tx, work: Work, at: string, jobs: readonly StepJob[]): Promise<number> {
  const [first] = jobs as [StepJob];
  // Sent ahead without waiting: the connection answers in order.
  const opened = Promise.all([tx.bind(systemIn(first.tenantId)), tx.run(savepoint)]);
  opened.catch(() => undefined);
  if (jobs.every((job) => job.attempts === 0)) {
    try {
      return await runChain(tx, work, at, jobs);
    } catch {
      // One of them failed: take everything back and find out which, without holding up its neighbours.
      await tx.run(back);
    }
  }
  await opened;
  return await runApart(tx, work, at, jobs);
}

/** What a round did: how many steps ran or failed, and whether there is probably more. */
export type Round = { readonly count: number; readonly isFull: boolean };

/**
 * Takes the oldest due steps, at most `batch`, with all further due steps of the same cases, and runs them and what follows
 * from them in one transaction.
 */
export async function runStepsRound(
  database: Database,
  work: Work,
  at: string,
  batch: number,
): Promise<Round> {
  return await transact(database, everywhere, async (tx) => {
    const jobs = await tx.rows(takeStepsQuery, [at, batch]);
    let count = 0;
    for (const ofCase of Map.groupBy(jobs, (job) => `${job.tenantId} ${job.subjectId}`).values())
      count += await runCase(tx, work, at, ofCase);
    return { count, isFull: jobs.length >= batch };
  });
}

/** One round; how many steps ran or failed, 0 when nothing is due that nobody else holds. */
export async function runSteps(database: Database, work: Work, at: string, batch = 16): Promise<number> {
  return (await runStepsRound(database, work, at, batch)).count;
}
