// Why: screens follow what others do. One small poll per process reads new events and tells each open screen which case
// of a granted payer changed; never what is in it, so that the screen asks again through its own door.
import { z } from 'zod';
import { query } from '../db/query.ts';
import { transact } from '../db/transact.ts';
import type { Database } from '../db/database.ts';

/** One change as a screen hears it. */
export type Change = {
  readonly tenantId: number;
  readonly subjectId: string;
  readonly subjectKind: string;
  readonly type: string;
};

export type LiveFeed = {
  /** Hears the changes of these tenants until the returned function is called. */
  follow(tenants: readonly number[], hear: (change: Change) => void): () => void;
  stop(): Promise<void>;
};

const newest = query(
  'base.newestEvent',
  z.object({ position: z.number() }),
  `select coalesce(max(position), 0)::bigint as position from base.event`,
);
const since = query(
  'base.eventsSince',
  z.object({
    tenantId: z.int(),
    subjectId: z.string(),
    subjectKind: z.string(),
    type: z.string(),
    position: z.number(),
  }),
  `select tenant_id, subject_id, subject_kind, type, position from base.event where position > $1::bigint order by position limit 500`,
);

const everywhere = { tenants: [], actorId: 'system', role: 'system' };
// Positions are given before commit, so a little before the newest is read again and what was told is remembered.
const overlap = 200;

/** Starts following. `database` is opened as the worker role, which sees the events of every tenant. */
export function startLiveFeed(database: Database, everyMs = 400): LiveFeed {
  const listeners = new Set<{ tenants: ReadonlySet<number>; hear: (change: Change) => void }>();
  let told = new Set<number>();
  let position: number | undefined;
  let stopped = false;
  let pause: () => void = () => undefined;

  async function look(): Promise<void> {
    if (position === undefined) {
      position = (await transact(database, everywhere, (tx) => tx.one(newest))).position;
      return;
    }
    if (listeners.size === 0) {
      position = undefined;
      return;
    }
    const from = Math.max(0, position - overlap);
    const rows = await transact(database, everywhere, (tx) => tx.rows(since, [from]));
    const fresh = rows.filter((row) => row.position > (position ?? 0) - overlap && !told.has(row.position));
    told = new Set(rows.map((row) => row.position));
    position = Math.max(position, rows.at(-1)?.position ?? 0);
    for (const row of fresh) {
      for (const listener of listeners) if (listener.tenants.has(row.tenantId)) listener.hear(row);
    }
  }

  const loop = (async () => {
    while (!stopped) {
      await look().catch(() => undefined);
      if (stopped) break;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, everyMs);
        pause = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  })();

  return {
    follow: (tenants, hear) => {
      const listener = { tenants: new Set(tenants), hear };
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop: async () => {
      stopped = true;
      pause();
      await loop;
    },
  };
}
