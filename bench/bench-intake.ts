// Why: `bench intake`: complete orders over HTTP at 30 a second for two minutes, acknowledged only after commit of referral,
// events, outbox and access entries, p99 under 500 ms, nothing lost and nothing doubled; then the knee (issue 2, "Shown by").
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
};

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
    const run = process.hrtime.bigint().toString(36);
    await sendOrders(sender, desks, payers, { rate: 5, seconds: 2, first: 0, run });
    const main = await sendOrders(sender, desks, payers, {
      rate: plan.rate,
      seconds: plan.seconds,
      first: 1000,
      run,
    });
    const backlog = await backlogOf(database);
    const usage = await house.usage();
    const drainSeconds = await drained(database, 300);
    const acknowledged = await backlogOf(database);
    const numbers = main.flatMap((one) => (one.caseNumber === undefined ? [] : [one.caseNumber]));
    const kept = await missingOf(database, numbers);
    const steps: Step[] = [];
    let first = 1_000_000;
    for (const rate of plan.steps) {
      const step = stepOf(
        rate,
        await sendOrders(sender, desks, payers, { rate, seconds: plan.stepSeconds, first, run }),
      );
      first += rate * plan.stepSeconds + 1000;
      steps.push(step);
      if (step.p99 > budgetMs || step.errors > 0) break;
      await drained(database, 60);
    }
    const good = steps.filter((step) => step.p99 <= budgetMs && step.errors === 0);
    return {
      ...stepOf(plan.rate, main),
      seconds: plan.seconds,
      acknowledgedInHttp: numbers.length,
      ...kept,
      backlogAtEnd: backlog?.jobs,
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
    const figures = await measureIntake(own.url, own.home, { rate: 30, seconds, steps, stepSeconds: 15 });
    const held =
      figures.p99 < budgetMs &&
      figures.errors === 0 &&
      figures.lost === 0 &&
      figures.doubled === 0 &&
      figures.bare === 0 &&
      figures.drainSeconds !== undefined;
    return sayResult({ bench: 'intake', ...figures, budgetMs, limits: 'off' }, held);
  } finally {
    await own.stop();
  }
}
