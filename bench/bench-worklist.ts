// Why: `bench worklist`: every offered view, sort, payer and family over a million open cases, first page and deep in the
// list, through the API as the people who use it; the budget is p95 under 150 ms for each pair (issue 2, "Shown by").
import type { Client } from 'pg';
import { registeredQueries } from '../base/db/query.ts';
import { families } from '../care/cases/cases.schema.ts';
import { sorts, views } from '../care/work/work.contract.ts';
import { viewsWithFamily } from '../care/work/worklist.store.ts';
import type { CommandArguments } from '../run/command-arguments.ts';
import { accountsOf, signIn, type Account, type Caller } from './callers.ts';
import { databaseTime } from './database-time.ts';
import { startHouseProcess } from './house-process.ts';
import { openOwnDatabase, superuser } from './own-database.ts';
import { nowMs, percentile } from './percentiles.ts';
import { sayResult } from './say-result.ts';
import { seedItems } from './seed-items.ts';
import { senderTo, type Sender } from './send-request.ts';

const budgetMs = 150;

type Pair = { readonly who: string; readonly what: string; readonly p50: number; readonly p95: number };
export type WorklistFigures = {
  readonly n: number;
  readonly pairs: number;
  readonly requests: number;
  readonly worst: Pair;
  readonly p95Ms: number;
  readonly countsP95Ms: number;
  readonly slow: readonly Pair[];
  readonly seqScans: readonly string[];
};

const cursor = (at: string) =>
  Buffer.from(`${at} 00000000-0000-0000-0000-000000000000`).toString('base64url');

/** Middles of each sort, so that a deep page really is deep. */
async function depths(database: Client): Promise<Record<string, string>> {
  const middle = (column: string) =>
    `to_char(percentile_disc(0.5) within group (order by ${column}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  const found = await database.query<Record<string, string>>(
    `select ${middle('harm_at')} as harm, ${middle('due_sort_at')} as due, ${middle('received_at')} as received from work.item tablesample system (5)`,
  );
  return found.rows[0] ?? {};
}

function pathsFor(caller: Account, deep: Record<string, string>): string[] {
  const [first, last] = [caller.tenants.find((id) => id > 1), caller.tenants.at(-1)];
  const filters = ['', ...[...new Set([first, last])].map((id) => `&tenantId=${id}`)];
  const paths: string[] = [];
  for (const view of views) {
    for (const sort of sorts) {
      const kinds = (viewsWithFamily as readonly string[]).includes(view)
        ? [...filters, `&family=${families[1]}`, `&family=${families[7]}`]
        : filters;
      for (const filter of kinds) {
        const path = `/api/worklist?view=${view}&sort=${sort}${filter}`;
        paths.push(path, `${path}&after=${cursor(deep[sort] ?? '')}`);
      }
    }
  }
  return paths;
}

async function timed(sender: Sender, caller: Caller, path: string): Promise<number> {
  const from = nowMs();
  const answer = await sender.send({ method: 'GET', path, cookie: caller.cookie });
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${answer.body.toString()}`);
  return nowMs() - from;
}

/** Every list and count as the application would plan it; the names of those that read the whole table. */
async function plansReadingAll(
  database: Client,
  tenants: readonly number[],
  actorId: string,
): Promise<string[]> {
  const bad: string[] = [];
  await database.query('begin');
  try {
    await database.query('set local role doorstep_app');
    await database.query(
      `select set_config('doorstep.tenants', $1, true), set_config('doorstep.role', 'supervisor', true), set_config('doorstep.actor', $2, true)`,
      [`{${tenants.join(',')}}`, actorId],
    );
    for (const query of registeredQueries().filter((one) => /^work\.(list\.|countViews)/.test(one.name))) {
      const counts = query.name === 'work.countViews';
      const values = counts
        ? [tenants, actorId, false]
        : [
            tenants,
            '0001-01-01T00:00:00Z',
            '00000000-0000-0000-0000-000000000000',
            51,
            'dme',
            actorId,
            false,
          ];
      const custom = await database.query(`explain (format json) ${query.text}`, values);
      const generic = await database.query(`explain (generic_plan, format json) ${query.text}`);
      for (const plan of [custom, generic])
        if (
          /"Node Type": "Seq Scan"[^{}]*"Relation Name": "item"/.test(
            JSON.stringify(plan.rows, null, 1).replaceAll('\\"', '"'),
          )
        )
          bad.push(query.name);
    }
  } finally {
    await database.query('rollback');
  }
  return [...new Set(bad)];
}

/** Seeds `n` cases into the database at `url` and measures every pair, `samples` times each. */
export async function measureWorklist(
  url: string,
  home: string,
  n: number,
  samples: number,
): Promise<WorklistFigures> {
  const database = await superuser(url);
  try {
    await seedItems(database, n, await databaseTime(url));
    return { n, ...(await measurePairs(database, url, home, samples)) };
  } finally {
    await database.end();
  }
}

/** Measures every pair over whatever stands in the database at `url`, `samples` times each. */
export async function measurePairs(
  database: Client,
  url: string,
  home: string,
  samples: number,
): Promise<Omit<WorklistFigures, 'n'>> {
  const accounts = await accountsOf(database);
  const house = await startHouseProcess({ databaseUrl: url, home, limits: 'off', worker: false });
  const sender = senderTo(house.url, 1);
  try {
    const deep = await depths(database);
    const supervisor = accounts.find((one) => one.role === 'supervisor');
    const coordinator = accounts.find((one) => one.role === 'care_coordinator');
    if (supervisor === undefined || coordinator === undefined)
      throw new Error('The town lacks a supervisor or a coordinator.');
    const pairs: Pair[] = [];
    const all: number[] = [];
    const counts: number[] = [];
    for (const account of [supervisor, coordinator]) {
      const caller = await signIn(sender, account);
      for (const path of pathsFor(account, deep)) {
        // The very first of a kind plans the statement and fills caches; everybody after a start meets it once.
        await timed(sender, caller, path);
        const taken: number[] = [];
        for (let i = 0; i < samples; i += 1) taken.push(await timed(sender, caller, path));
        all.push(...taken);
        pairs.push({
          who: account.role,
          what: path.replace(/after=.*/, 'deep'),
          p50: percentile(taken, 50),
          p95: percentile(taken, 95),
        });
      }
      for (let i = 0; i < samples; i += 1) counts.push(await timed(sender, caller, '/api/worklist/counts'));
    }
    const worst = pairs.reduce((a, b) => (b.p95 > a.p95 ? b : a));
    return {
      pairs: pairs.length,
      requests: all.length,
      worst,
      p95Ms: percentile(all, 95),
      countsP95Ms: percentile(counts, 95),
      slow: pairs.filter((pair) => pair.p95 >= budgetMs),
      seqScans: await plansReadingAll(database, supervisor.tenants, supervisor.id),
    };
  } finally {
    sender.close();
    await house.stop();
  }
}

/** `./doorstep bench worklist [--n 1000000]` */
export async function bench(args: CommandArguments): Promise<number> {
  const { n = 1_000_000 } = args;
  const own = await openOwnDatabase();
  try {
    const figures = await measureWorklist(own.url, own.home, n, 20);
    for (const { who, what, p50, p95 } of figures.slow)
      console.log(`slow: ${who} ${what} p50 ${p50.toFixed(1)} p95 ${p95.toFixed(1)}`);
    const held =
      figures.worst.p95 < budgetMs && figures.countsP95Ms < budgetMs && figures.seqScans.length === 0;
    return sayResult({ bench: 'worklist', ...figures, slow: figures.slow.length, budgetMs }, held);
  } finally {
    await own.stop();
  }
}
