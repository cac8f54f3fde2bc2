// Why: `bench intake`: complete orders over HTTP at 30 a second for two minutes, acknowledged only after commit of referral,
// events, outbox and access entries, p99 under 500 ms, nothing lost and nothing doubled; then the knee (issue 2, "Shown by").
import { loadavg } from 'node:os';
import type { Client } from 'pg';
import type { CommandArguments } from '../run/command-arguments.ts';
import { accountsOf } from './callers.ts';
import { startHouseProcess } from './house-process.ts';
import { openDesks, sendOrders, type Sent } from './intake-load.ts';
import { openOwnDatabase, superuser } from './own-database.ts';
import { nowMs, percentile } from './percentiles.ts';
import { sayResult } from './say-result.ts';
import { senderTo } from './send-request.ts';

const budgetMs = 500;

type Step = { readonly rate: number; readonly p50: number; readonly p99: number; readonly errors: number };

function stepOf(rate: number, sent: readonly Sent[]): Step {
  const latencies = sent.map((one) => one.latencyMs);
  return {
    rate,
    p50: percentile(latencies, 50),
    p99: percentile(latencies, 99),
    errors: sent.filter((one) => one.status !== 200).length,
  };
}

/** What the database says about the acknowledged numbers: missing, doubled, or standing without what must stand beside them. */
async function missingOf(database: Client, numbers: readonly string[]) {
  const found = await database.query<{ lost: number; doubled: number; bare: number }>(
    `with told as (select unnest($1::text[]) as number),
          kept as (
            select told.number, referral.tenant_id, referral.id,
                   exists (select 1 from base.event where event.tenant_id = referral.tenant_id and event.subject_id = referral.id and event.type = 'referralReceived') as has_event,
                   exists (select 1 from base.access_entry entry where entry.tenant_id = referral.tenant_id and entry.subject_id = referral.id) as has_access,
                   exists (select 1 from base.job join base.event on event.tenant_id = job.tenant_id and job.key like event.id || ':%'
                           where event.tenant_id = referral.tenant_id and event.subject_id = referral.id) as has_outbox
            from told left join cases.referral on referral.case_number = told.number)
     select count(*) filter (where id is null)::int as lost,
            (count(*) - count(distinct number))::int as doubled,
            count(*) filter (where id is not null and not (has_event and has_access and has_outbox))::int as bare
     from kept`,
    [numbers],
  );
  return found.rows[0] ?? { lost: -1, doubled: -1, bare: -1 };
}

async function backlogOf(database: Client) {
  const found = await database.query<{
    jobs: number;
    parked: number;
    waiting: number;
    seconds: number | null;
  }>(
    `select (select count(*)::int from base.job where state = 'ready') as jobs, (select count(*)::int from base.job where state = 'parked') as parked,
            (select count(*)::int from cases.referral where acknowledged_at is null) as waiting,
            (select percentile_cont(0.99) within group (order by extract(epoch from acknowledged_at - received_at)) from cases.referral
             where acknowledged_at is not null)::float8 as seconds`,
  );
  return found.rows[0];
}

const say = (line: string) => void process.stderr.write(`intake: ${line}\n`);

/** Looks every second at what waits behind the replies, from a connection of its own; `stop` gives the largest age seen. */
async function watchWaiting(url: string): Promise<{ stop(): Promise<number> }> {
  const database = await superuser(url);
  let oldest = 0;
  let isOver = false;
  const watching = (async () => {
    for (let turn = 1; !isOver; turn += 1) {
      const found = await database.query<{ waiting: number; seconds: number }>(
        `select count(*)::int as waiting, coalesce(extract(epoch from max(run_at) - min(run_at)), 0)::float8 as seconds
         from base.job where state = 'ready'`,
      );
      const { waiting = 0, seconds = 0 } = found.rows[0] ?? {};
      oldest = Math.max(oldest, seconds);
      if (turn % 10 === 0) say(`${waiting} pieces wait, the oldest for ${seconds.toFixed(1)} s`);
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  })();
  return {
    stop: async () => {
      isOver = true;
      await watching;
      await database.end();
      return oldest;
    },
  };
}

/** Waits until the worker has nothing left; seconds it took, or undefined after `atMost` seconds. */
async function drained(database: Client, atMost: number): Promise<number | undefined> {
  const from = nowMs();
  while (nowMs() - from < atMost * 1000) {
    const backlog = await backlogOf(database);
    if (backlog?.jobs === 0) return (nowMs() - from) / 1000;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return undefined;
}

export type IntakePlan = {
  readonly rate: number;
  readonly seconds: number;
  readonly steps: readonly number[];
  readonly stepSeconds: number;
  /** No step of the knee search begins later than this many seconds after the house stood. */
  readonly secondsAtMost: number;
};

type Load = (rate: number, seconds: number, first: number) => Promise<Sent[]>;

/** Raises the rate step by step until replies are late or wrong, or time is up. */
async function findKnee(database: Client, plan: IntakePlan, until: number, load: Load): Promise<Step[]> {
  const steps: Step[] = [];
  let first = 1_000_000;
  for (const rate of plan.steps) {
    if (nowMs() > until) break;
    const step = stepOf(rate, await load(rate, plan.stepSeconds, first));
    first += rate * plan.stepSeconds + 1000;
    steps.push(step);
    say(
      `at ${rate} a second for ${plan.stepSeconds} s: p99 ${step.p99.toFixed(0)} ms, ${step.errors} errors`,
    );
    if (step.p99 > budgetMs || step.errors > 0) break;
    await drained(database, 20);
  }
  return steps;
}

/** Runs the load against a house on the database at `url`; the figures as they go into the result line. */
export async function measureIntake(url: string, home: string, plan: IntakePlan) {
  const database = await superuser(url);
  const accounts = await accountsOf(database);
  const payers = (
    await database.query<{ id: number }>(`select id from base.tenant where kind = 'payer' order by id`)
  ).rows.map((one) => one.id);
  const house = await startHouseProcess({ databaseUrl: url, home, limits: 'off' });
  const sender = senderTo(house.url, 256);
  try {
    const desks = await openDesks(
      sender,
      accounts.filter((one) => one.role === 'referring_office').slice(0, 24),
    );
    const begun = nowMs();
    const run = process.hrtime.bigint().toString(36);
    const load: Load = (rate, seconds, first) =>
      sendOrders(sender, desks, payers, { rate, seconds, first, run });
    await load(5, 2, 0);
    say(`${plan.rate} orders a second for ${plan.seconds} s`);
    const watch = await watchWaiting(url);
    const main = await load(plan.rate, plan.seconds, 1000);
    const oldestWaitingSeconds = await watch.stop();
    const backlog = await backlogOf(database);
    const usage = await house.usage();
    say(`${backlog?.jobs} pieces wait at the end of the load`);
    const drainSeconds = await drained(database, 150);
    say(drainSeconds === undefined ? 'not drained in 150 s' : `drained in ${drainSeconds.toFixed(1)} s`);
    const acknowledged = await backlogOf(database);
    const numbers = main.flatMap((one) => (one.caseNumber === undefined ? [] : [one.caseNumber]));
    const kept = await missingOf(database, numbers);
    const steps = await findKnee(database, plan, begun + plan.secondsAtMost * 1000, load);
    const good = steps.filter((step) => step.p99 <= budgetMs && step.errors === 0);
    return {
      ...stepOf(plan.rate, main),
      seconds: plan.seconds,
      acknowledgedInHttp: numbers.length,
      ...kept,
      backlogAtEnd: backlog?.jobs,
      oldestWaitingSeconds,
      parked: acknowledged?.parked,
      drainSeconds,
      acknowledgementP99Seconds: acknowledged?.seconds,
      notAcknowledged: acknowledged?.waiting,
      houseCpuSeconds: usage.cpuSeconds,
      houseRssMb: usage.rssMb,
      kneePerSecond: good.at(-1)?.rate ?? plan.rate,
      steps,
    };
  } finally {
    sender.close();
    await house.stop();
    await database.end();
  }
}

/** `./doorstep bench intake [--seconds 120]` */
export async function bench(args: CommandArguments): Promise<number> {
  const { seconds = 120 } = args;
  const own = await openOwnDatabase();
  try {
    const steps = [45, 60, 75, 90, 120, 150, 180, 240];
    const loadFrom = loadavg()[0];
    const figures = await measureIntake(own.url, own.home, {
      rate: 30,
      seconds,
      steps,
      stepSeconds: 15,
      secondsAtMost: 420,
    });
    const held =
      figures.p99 < budgetMs &&
      figures.errors === 0 &&
      figures.lost === 0 &&
      figures.doubled === 0 &&
      figures.bare === 0 &&
      figures.drainSeconds !== undefined;
    return sayResult(
      { bench: 'intake', ...figures, budgetMs, limits: 'off', loadFrom, loadTo: loadavg()[0] },
      held,
    );
  } finally {
    await own.stop();
  }
}
