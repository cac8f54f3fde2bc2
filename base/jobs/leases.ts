// Why: a killed worker's job must be taken again within seconds, yet a job that takes minutes must not be taken twice. So a
// lease is short and its holder renews it while it lives; whoever lost it all the same records nothing (finishJobQuery).
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../db/database.ts';
import { query } from '../db/query.ts';
import { transact } from '../db/transact.ts';
import { plus } from '../time/instant.ts';
import { everywhere, reasonOf } from './work.ts';

/** Seconds a job stays with a worker that says nothing more. */
export const leaseSeconds = 20;
/** Milliseconds between renewals: three may fail before a living worker loses what it holds. */
export const renewEveryMs = 5000;

// A row that is locked is being finished or was taken by somebody else: neither needs renewing, and waiting for it would let
// the others run out. One that failed has no lease left and gets none.
export const renewLeasesQuery = query(
  'base.renewLeases',
  z.object({ id: z.string() }),
  `update base.job set leased_until = $4::timestamptz
   from (select job.tenant_id, job.id from base.job
         join unnest($1::int[], $2::uuid[], $3::uuid[]) as held (tenant_id, id, lease) using (tenant_id, id, lease)
         where job.state = 'ready' and job.leased_until is not null
         for update of job skip locked) as mine
   where job.tenant_id = mine.tenant_id and job.id = mine.id
   returning job.id`,
);

type Held = { readonly tenantId: number; readonly id: string };

/** What a worker has in hand. */
export type Leases = {
  /** A lease for one round, and when it runs out unless it is renewed. */
  grant(at: string): { readonly lease: string; readonly until: string };
  /** Renews the lease of this job from now on, until what is returned is called. */
  hold(job: Held, lease: string): () => void;
  /** Renews everything in hand in one statement; returns how many were still this worker's. */
  renew(): Promise<number>;
};

/** Keeps the leases of one worker. Its timer runs only while something is in hand, and keeps no process alive. */
export function keepLeases(database: Database, now: () => string): Leases {
  const inHand = new Map<string, Held & { lease: string }>();
  let timer: ReturnType<typeof setInterval> | undefined;
  const until = (at: string) => plus(at, { seconds: leaseSeconds });
  const renew = async (): Promise<number> => {
    const held = [...inHand.values()];
    if (held.length === 0) return 0;
    const columns = [
      held.map((job) => job.tenantId),
      held.map((job) => job.id),
      held.map((job) => job.lease),
    ];
    const kept = await transact(database, everywhere, (tx) =>
      tx.rows(renewLeasesQuery, [...columns, until(now())]),
    );
    return kept.length;
  };
  const beat = () =>
    void renew().catch((error: unknown) => process.stderr.write(`leases not renewed: ${reasonOf(error)}\n`));
  return {
    renew,
    grant: (at) => ({ lease: randomUUID(), until: until(at) }),
    hold: (job, lease) => {
      const key = `${job.id} ${lease}`;
      inHand.set(key, { tenantId: job.tenantId, id: job.id, lease });
      timer ??= setInterval(beat, renewEveryMs).unref();
      return () => {
        inHand.delete(key);
        if (inHand.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
  };
}
