// Why: `bench timers`: a million armed timers due together, swept by two workers, one of them killed without mercy in the
// middle: none fires twice, none is lost. Two figures, plainly apart: the engine with one row as effect, and the real
// handler of deadlines with queue, risk and events.
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Client } from 'pg';
import type { CommandArguments } from '../run/command-arguments.ts';
import { plus } from '../base/time/instant.ts';
import { databaseTime } from './database-time.ts';
import { openOwnDatabase, superuser } from './own-database.ts';
import { nowMs } from './percentiles.ts';
import { sayResult } from './say-result.ts';
import { seedItems } from './seed-items.ts';

const budgetSeconds = 60;

export type SweepFigures = {
  readonly n: number;
  readonly seconds: number;
  readonly perSecond: number;
  readonly killedAt: number;
  readonly twice: number;
  readonly lost: number;
};

type Worker = { readonly child: ChildProcess; readonly ended: Promise<void> };

function startWorker(url: string, effect: string, at: string, onSwept: (count: number) => void): Worker {
  const child = fork(join(import.meta.dirname, 'timers-process.child.ts'), [url, effect, at], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  child.on('message', (said) => {
    if (typeof said === 'object' && said !== null && 'swept' in said) onSwept(Number(said.swept));
  });
  return { child, ended: new Promise((resolve) => child.once('exit', () => resolve())) };
}

/** Sweeps with two workers; kills one with -9 half way and starts another, as whatever watches it would. */
async function sweep(url: string, effect: string, n: number): Promise<{ seconds: number; killedAt: number }> {
  const at = plus(await databaseTime(url), { minutes: 1 });
  let swept = 0;
  let killedAt = 0;
  let replaced: Worker | undefined;
  const begun = nowMs();
  const count = (some: number) => {
    swept += some;
    if (killedAt > 0 || swept < n / 2) return;
    killedAt = swept;
    victim.child.kill('SIGKILL');
    replaced = startWorker(url, effect, at, count);
  };
  const victim = startWorker(url, effect, at, count);
  const other = startWorker(url, effect, at, count);
  await Promise.all([victim.ended, other.ended]);
  await replaced?.ended;
  return { seconds: (nowMs() - begun) / 1000, killedAt };
}

const figuresOf = (
  n: number,
  took: { seconds: number; killedAt: number },
  effects: number,
  distinct: number,
  unfired: number,
): SweepFigures => ({
  n,
  ...took,
  perSecond: n / took.seconds,
  twice: effects - distinct,
  lost: n - distinct + unfired,
});

const spread = `(select array_agg(id order by id) as ids from base.tenant where kind = 'payer') payer`;

/** The engine's figure: each timer writes one row. */
export async function measureEngine(url: string, database: Client, n: number): Promise<SweepFigures> {
  await database.query(`create schema if not exists bench; drop table if exists bench.rung; create table bench.rung (timer_id uuid not null);
    grant usage on schema bench to doorstep_worker; grant insert on bench.rung to doorstep_worker`);
  await database.query(
    `insert into base.timer (tenant_id, id, kind, subject_id, payload, due_at)
     select ids[1 + i % cardinality(ids)], gen_random_uuid(), 'bench', gen_random_uuid(), '{}', $2::timestamptz
     from generate_series(1, $1::int) as i, ${spread}`,
    [n, await databaseTime(url)],
  );
  await database.query('vacuum analyze base.timer');
  const took = await sweep(url, 'row', n);
  const found = await database.query<{ effects: number; distinct: number; unfired: number }>(
    `select (select count(*)::int from bench.rung) as effects, (select count(distinct timer_id)::int from bench.rung) as distinct,
            (select count(*)::int from base.timer where kind = 'bench' and fired_at is null) as unfired`,
  );
  const { effects = 0, distinct = 0, unfired = 0 } = found.rows[0] ?? {};
  return figuresOf(n, took, effects, distinct, unfired);
}

/** The real figure: each timer breaches a deadline of a case in the queue, refreshes its item and appends its event. */
export async function measureDeadlines(url: string, database: Client, n: number): Promise<SweepFigures> {
  const at = await databaseTime(url);
  await seedItems(database, n, at);
  await database.query(
    `with made as (
       insert into work.deadline (tenant_id, id, subject_kind, subject_id, kind, label, rule_id, rule_version, calendar_id, calendar_version, zone, started_at, due_at, body)
       select tenant_id, gen_random_uuid(), 'referral', subject_id, 'acknowledgement', 'Acknowledge', 'bench', 1, 'bench', 1, zone, $2::timestamptz - interval '1 day', $2::timestamptz, '{}'
       from work.item where kind in ('referral', 'arrival') limit $1::int returning tenant_id, id
     )
     insert into base.timer (tenant_id, id, kind, subject_id, payload, due_at)
     select tenant_id, gen_random_uuid(), 'deadline', id, '{"percent": 100}', $2::timestamptz from made`,
    [n, at],
  );
  await database.query('vacuum analyze base.timer, work.deadline');
  const armed =
    (
      await database.query<{ count: number }>(
        `select count(*)::int from base.timer where kind = 'deadline' and fired_at is null`,
      )
    ).rows[0]?.count ?? 0;
  const took = await sweep(url, 'deadline', armed);
  const found = await database.query<{ effects: number; distinct: number; unfired: number }>(
    `select count(*)::int as effects, count(distinct data->>'deadlineId')::int as distinct,
            (select count(*)::int from base.timer where kind = 'deadline' and fired_at is null) as unfired
     from base.event where type = 'clockBreached'`,
  );
  const { effects = 0, distinct = 0, unfired = 0 } = found.rows[0] ?? {};
  return figuresOf(armed, took, effects, distinct, unfired);
}

/** `./doorstep bench timers [--n 1000000]`: the engine at n, the real handler at a tenth of it. */
export async function bench(args: CommandArguments): Promise<number> {
  const { n = 1_000_000 } = args;
  const own = await openOwnDatabase();
  const database = await superuser(own.url);
  try {
    const engine = await measureEngine(own.url, database, n);
    const deadlines = await measureDeadlines(own.url, database, Math.max(100, Math.round(n / 10)));
    const clean = [engine, deadlines].every((one) => one.twice === 0 && one.lost === 0 && one.killedAt > 0);
    return sayResult(
      { bench: 'timers', engine, deadlines, budgetSeconds },
      clean && engine.seconds < budgetSeconds,
    );
  } finally {
    await database.end();
    await own.stop();
  }
}
