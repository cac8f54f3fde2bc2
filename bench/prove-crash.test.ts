// Why: the prover of deaths runs on every change, and is itself put to the proof: a bug that only a death brings to
// light must turn it red.
import { expect, test } from 'vitest';
import { transact } from '../base/db/transact.ts';
import { finishJobQuery } from '../base/jobs/jobs.ts';
import { deedFor, systemIn, throwRefusal } from '../base/jobs/work.ts';
import type { JobHandler } from '../base/jobs/worker.ts';
import type { Sabotage } from './crash-run.ts';
import { proveCrash } from './prove-crash.ts';

test(
  'however often the house dies, every case reaches its end once, and nothing stands by halves',
  { timeout: 180_000 },
  async () => {
    const proof = await proveCrash(300, 1);
    expect(proof.violations).toEqual([]);
    expect(proof.deaths).toBe(300);
    expect(proof.closed).toBe(proof.cases);
  },
);

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
  const { violations } = await proveCrash(120, 2, { sabotage: strikesOffFirst, patienceSeconds: 5 });
  expect(violations).not.toEqual([]);
});
