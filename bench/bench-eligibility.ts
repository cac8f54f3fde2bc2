// Why: `bench eligibility`: questions about coverage answered end to end (job taken, payer asked, answer read, judged,
// recorded, announced, committed) by the ordinary worker, against the stand-in payer in a process of its own. Our share of
// each is its time less what the payer says it took itself.
import type { Client } from 'pg';
import { transact } from '../base/db/transact.ts';
import { plus } from '../base/time/instant.ts';
import type { CommandArguments } from '../run/command-arguments.ts';
import { openHouse, type House } from '../run/house.ts';
import { startPayerProcess } from '../run/sandbox/payer-process.ts';
import { testSecret } from '../run/testing/test-database.ts';
import { openOwnDatabase, superuser } from './own-database.ts';
import { nowMs, percentile } from './percentiles.ts';
import { plantCasesToAsk, putQuestions } from './plant-questions.ts';
import { sayResult } from './say-result.ts';

const wanted = { perSecond: 100, ourMsP95: 50 };

export type EligibilityFigures = {
  readonly n: number;
  readonly seconds: number;
  readonly perSecond: number;
  readonly answered: number;
  readonly doubled: number;
  readonly ourMs: { readonly p50: number; readonly p95: number; readonly p99: number };
  readonly payerMs: { readonly p50: number; readonly p95: number };
  readonly statementsEach: number;
  readonly processorMsEach: number;
};

type Watch = {
  readonly taken: Map<string, number>;
  readonly recorded: Map<string, number>;
  readonly byName: Record<string, number>;
};

/** Notes when each question was taken by the worker and when its answer had been committed. */
function watch(house: House): Watch {
  const seen: Watch = { taken: new Map(), recorded: new Map(), byName: {} };
  for (const database of [house.app, house.worker])
    database.pool.on('connect', (client) => {
      const send = client.query.bind(client) as (asked: unknown, ...rest: unknown[]) => Promise<unknown>;
      let writing: string | undefined;
      client.query = (async (asked: unknown, ...rest: unknown[]) => {
        const { name = String(asked), values = [] } = asked as { name?: string; values?: unknown[] };
        seen.byName[name] = (seen.byName[name] ?? 0) + 1;
        if (name === 'eligibility.toAsk') seen.taken.set(String(values[1]), nowMs());
        if (name === 'eligibility.answerInquiry') writing = String(values[1]);
        const answer = await send(asked, ...rest);
        if (name === 'commit' && writing !== undefined) {
          seen.recorded.set(writing, nowMs());
          writing = undefined;
        }
        return answer;
      }) as typeof client.query;
    });
  return seen;
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

async function answerAll(house: House, seen: Watch, n: number, secondsAtMost: number): Promise<number> {
  const begun = nowMs();
  const worker = house.startWorker();
  while (seen.recorded.size < n && nowMs() - begun < secondsAtMost * 1000) await sleep(5);
  const seconds = (nowMs() - begun) / 1000;
  await worker.stop();
  return seconds;
}

const range = (samples: readonly number[]) => ({
  p50: percentile(samples, 50),
  p95: percentile(samples, 95),
});

async function putAll(house: House, cases: ReadonlyMap<number, string[]>, perSecond: number | undefined) {
  const at = house.equipment.now();
  // Spread questions begin once all of them are written; a quarter of a second covers fifty.
  const many = [...cases.values()].reduce((sum, ids) => sum + ids.length, 0);
  const begin = plus(at, { seconds: perSecond === undefined ? 0 : Math.ceil(many / 150) + 1 });
  let place = 0;
  const next = () => plus(begin, { seconds: perSecond === undefined ? 0 : place++ / perSecond });
  for (const [tenantId, ids] of cases)
    await transact(house.worker, { tenants: [tenantId], actorId: 'system', role: 'system' }, (tx) =>
      putQuestions(tx, at, tenantId, ids, next),
    );
  while (house.equipment.now() < begin) await sleep(20);
}

/** What became of everything asked since `at`. */
async function figuresOf(
  database: Client,
  seen: Watch,
  times: Readonly<Record<string, number>>,
  since: string,
): Promise<Pick<EligibilityFigures, 'answered' | 'doubled' | 'ourMs' | 'payerMs'>> {
  const asked = await database.query<{ id: string; control: string; answered: boolean; told: number }>(
    `select id, lpad(control_number::text, 9, '0') as control, outcome is not null as answered,
       (select count(*)::int from base.event where subject_id = referral_id and type like 'coverage%') as told
     from eligibility.inquiry where asked_at >= $1::timestamptz`,
    [since],
  );
  const ourMs = asked.rows.flatMap(({ id, control }) => {
    const [taken, recorded, theirs] = [seen.taken.get(id), seen.recorded.get(id), times[control]];
    return taken === undefined || recorded === undefined || theirs === undefined
      ? []
      : [recorded - taken - theirs];
  });
  return {
    answered: asked.rows.filter((one) => one.answered).length,
    doubled: asked.rows.filter((one) => one.told > 1).length,
    ourMs: { ...range(ourMs), p99: percentile(ourMs, 99) },
    payerMs: range(asked.rows.flatMap(({ control }) => times[control] ?? [])),
  };
}

/** Asks `n` questions of members of the town, `perSecond` of them; all at once where it is left out. */
async function askMany(
  house: House,
  database: Client,
  payerUrl: string,
  n: number,
  perSecond?: number,
): Promise<EligibilityFigures> {
  const at = house.equipment.now();
  const seen = watch(house);
  await putAll(house, await plantCasesToAsk(database, n, at), perSecond);
  for (const name of Object.keys(seen.byName)) seen.byName[name] = 0;
  const before = process.cpuUsage();
  const seconds = await answerAll(house, seen, n, 60 + n / 20);
  const { user, system } = process.cpuUsage(before);
  const times = (await (await fetch(payerUrl.replace('/x12', '/times'))).json()) as Record<string, number>;
  const statements = Object.values(seen.byName).reduce((sum, one) => sum + one, 0);
  return {
    n,
    seconds,
    perSecond: n / seconds,
    ...(await figuresOf(database, seen, times, at)),
    statementsEach: statements / n,
    processorMsEach: (user + system) / 1000 / n,
  };
}

/** Both figures of a town at `url`: all at once, and `perSecond` spread. */
export async function measureEligibility(
  url: string,
  home: string,
  plan: { readonly n: number; readonly perSecond: number },
): Promise<{ readonly burst: EligibilityFigures; readonly spread: EligibilityFigures }> {
  const payer = await startPayerProcess(0);
  const database = await superuser(url);
  const open = async () =>
    await openHouse({
      url,
      home,
      secret: testSecret.toString(),
      publicUrl: 'http://127.0.0.1',
      smtpUrl: 'smtp://127.0.0.1:9',
      townIsSeeded: true,
      mailboxUrl: null,
      payerUrl: payer.url,
    });
  const ask = async (perSecond?: number) => {
    const house = await open();
    try {
      return await askMany(house, database, payer.url, plan.n, perSecond);
    } finally {
      await house.close();
    }
  };
  try {
    return { burst: await ask(), spread: await ask(plan.perSecond) };
  } finally {
    await database.end();
    await payer.stop();
  }
}

/** `./doorstep bench eligibility [--n 3000]`: n questions at once, then n at 100 a second; the payer in its own process. */
export async function bench(args: CommandArguments): Promise<number> {
  const { n = 3000 } = args;
  const own = await openOwnDatabase();
  try {
    const { burst, spread } = await measureEligibility(own.url, own.home, { n, perSecond: wanted.perSecond });
    const whole = [burst, spread].every((one) => one.answered === n && one.doubled === 0);
    const held = burst.perSecond >= wanted.perSecond && spread.ourMs.p95 < wanted.ourMsP95;
    return sayResult({ bench: 'eligibility', burst, spread, wanted }, whole && held);
  } finally {
    await own.stop();
  }
}
