// Why: the prover of deaths runs on every change, and is itself put to the proof: a bug that only a death brings to
// light must turn it red.
import { expect, test } from 'vitest';
import { transact } from '../base/db/transact.ts';
import { finishJobQuery } from '../base/jobs/jobs.ts';
import { deedFor, systemIn, throwRefusal } from '../base/jobs/work.ts';
import type { JobHandler, Step } from '../base/jobs/worker.ts';
import type { Sabotage } from './crash-ground.ts';
import { proveCrash } from './prove-crash.ts';

// The same patience for a sound house and for planted bugs: red must come from the bug.
const patienceSeconds = 15;

test(
  'however often the house dies, every case reaches its end once, and nothing stands by halves',
  { timeout: 180_000 },
  async () => {
    const proof = await proveCrash(90, 1, { patienceSeconds });
    expect(proof.violations).toEqual([]);
    expect(proof.deaths).toBe(90);
    expect(proof.closed).toBe(proof.cases);
    expect(proof.converged).toBeGreaterThan(5);
    expect(proof.longestConvergenceSeconds).toBeLessThanOrEqual(30);
  },
);

const planted = { patienceSeconds, casesAtOnce: 2, looksEvery: 1 };

/** Strikes a job off before its work is recorded: whoever dies in between has lost it. */
const strikesOffFirst: Sabotage = (work, house) => ({
  ...work,
  jobs: new Map(
    [...work.jobs].map(([kind, handler]): [string, JobHandler] => [
      kind,
      async (job, at) => {
        const scope = systemIn(job.tenantId);
        await transact(house.worker, scope, (tx) => tx.run(finishJobQuery, [job.tenantId, job.id, at, null]));
        const record = await handler(job, at);
        await transact(house.worker, scope, async (tx) =>
          throwRefusal(await record(deedFor(tx, at, job.tenantId, `job:${job.id}`))),
        );
        return () => Promise.resolve();
      },
    ]),
  ),
});

/** What is found, over as many courses of events as it takes to see it: where a death falls is chance. */
async function foundBy(sabotage: Parameters<typeof proveCrash>[2], sought: string): Promise<string> {
  let found = '';
  for (let seed = 2; seed < 6 && !found.includes(sought); seed += 1)
    found += (await proveCrash(60, seed, { ...planted, ...sabotage })).violations.join('\n');
  return found;
}

test('a job that is struck off before its work is committed is found out', { timeout: 240_000 }, async () => {
  const sought = 'letter queued with nobody to send it';
  expect(await foundBy({ sabotage: strikesOffFirst }, sought)).toContain(sought);
});

/** Commits the confirmation of a visit apart from the mark that it was written: whoever dies in between writes it again. */
const writesApart: Sabotage = (work, house) => {
  const write = work.steps.get('writeConfirmation');
  if (write === undefined) throw new Error('No step writes the confirmation.');
  // On another pool: the worker's has one connection, which the step itself holds.
  const apart: Step = async (deed, happened) => {
    await transact(house.app, systemIn(deed.tenantId), (tx) =>
      write(deedFor(tx, deed.at, deed.tenantId, deed.requestId), happened),
    );
  };
  return { ...work, steps: new Map([...work.steps, ['writeConfirmation', apart]]) };
};

const afterCommits = /^sql commit of (?!nothing|base\.leaseJob).* after$/;

test('a letter that is written apart from its step is found doubled', { timeout: 240_000 }, async () => {
  const sought = 'letter doubled: visit_confirmation';
  expect(await foundBy({ aim: afterCommits, sabotage: writesApart }, sought)).toContain(sought);
});
