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
    const proof = await proveCrash(200, 1, { patienceSeconds });
    expect(proof.violations).toEqual([]);
    expect(proof.deaths).toBe(200);
    expect(proof.closed).toBe(proof.cases);
    expect(proof.converged).toBeGreaterThan(12);
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

test('a job that is struck off before its work is committed is found out', { timeout: 120_000 }, async () => {
  const { violations } = await proveCrash(60, 2, { ...planted, sabotage: strikesOffFirst });
  expect(violations.join('\n')).toContain('letter queued with nobody to send it');
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

test('a letter that is written apart from its step is found doubled', { timeout: 120_000 }, async () => {
  const { violations } = await proveCrash(60, 3, { ...planted, aim: afterCommits, sabotage: writesApart });
  expect(violations.join('\n')).toContain('letter doubled: visit_confirmation');
});
