// Why: `bench loop`: whole loops a second, from the arrival of an order to the closed case, every person and partner answering
// at once, on this machine's cores (issue 3, "Shown by"). The people play from outside, over HTTP and SMTP.
import { createTransport } from 'nodemailer';
import { loadavg } from 'node:os';
import type { Client } from 'pg';
import type { CommandArguments } from '../run/command-arguments.ts';
import { takeTurn } from '../run/play/loop-driver.ts';
import { loopCase, type LoopCase } from '../run/play/loop-orders.ts';
import { DoorRefused, peopleBehind, type Reach } from '../run/play/loop-people.ts';
import { lettersAt, openEveryLocation, type LoopWorld } from '../run/play/loop-world.ts';
import { databaseTime } from './database-time.ts';
import { startHouseProcess, type HouseProcess, type Usage } from './house-process.ts';
import { openOwnDatabase, superuser } from './own-database.ts';
import { nowMs, percentile } from './percentiles.ts';
import { sayResult } from './say-result.ts';
import { senderTo } from './send-request.ts';

const say = (line: string) => void process.stderr.write(`loop: ${line}\n`);
const stuckAfterMs = 60_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function worldAround(house: HouseProcess, database: Client, reach: Reach): Promise<LoopWorld> {
  const transport = createTransport({ host: '127.0.0.1', port: house.mailPort, ignoreTLS: true, pool: true });
  return {
    as: peopleBehind(reach, true),
    dispatcherOf: await openEveryLocation(database),
    mail: async (from, to, raw) => void (await transport.sendMail({ envelope: { from, to }, raw })),
    lettersTo: async (address) => await lettersAt(house.mailboxUrl, address),
  };
}

/** Wakes whoever plays a case when something happened to it, as a screen that follows the case would. */
function listen(database: Client): { news(one: LoopCase): Promise<void>; stop(): Promise<void> } {
  const waiting = new Map<string, () => void>();
  let position = 0;
  let isOver = false;
  const loop = (async () => {
    while (!isOver) {
      const { rows } = await database.query<{ position: string; id: string }>(
        'select position, subject_id::text as id from base.event where position > $1 order by position limit 2000',
        [position],
      );
      position = Math.max(position, ...rows.map((row) => Number(row.position)));
      for (const { id } of rows) waiting.get(id)?.();
      await pause(20);
    }
  })();
  return {
    // What happened between the look and the wait is not heard again: nobody waits longer than this.
    news: (one) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, 250);
        waiting.set(one.seen.params?.id ?? one.key, () => {
          clearTimeout(timer);
          resolve();
        });
      }),
    stop: async () => {
      isOver = true;
      await loop;
    },
  };
}

type Played = {
  readonly key: string;
  /** When it ended, on the counter of `nowMs`. */
  readonly at: number;
  readonly ms: number;
  readonly turns: number;
  readonly trouble?: string;
};

async function play(
  world: LoopWorld,
  one: LoopCase,
  news: () => Promise<void>,
  standing: () => Promise<string>,
): Promise<Played> {
  const begun = nowMs();
  let turns = 0;
  const played = () => ({ key: one.key, at: nowMs(), ms: nowMs() - begun, turns });
  for (let refused = 0; nowMs() - begun < stuckAfterMs; turns += 1) {
    try {
      const turn = await takeTurn(world, one);
      if (turn === 'closed') return played();
      if (turn === 'waits') await news();
    } catch (error) {
      refused += 1;
      if (!(error instanceof DoorRefused) || refused > 5)
        return { ...played(), trouble: String(error).slice(0, 300) };
      await pause(50);
    }
  }
  return { ...played(), trouble: `Not closed within a minute: ${await standing()}` };
}

/** Where a case stands, for whoever must find out why it stays there. */
async function standingOf(database: Client, one: LoopCase): Promise<string> {
  const { rows } = await database.query(
    `select status, (select jsonb_agg(code || ': ' || task.say) from work.task where task.referral_id = referral.id and task.status = 'open') as tasks,
       (select jsonb_agg(kind || ' ' || state || ' ' || attempts || ' ' || coalesce(last_error, '')) from base.job where state <> 'done') as jobs
     from cases.referral where id = $1`,
    [one.seen.params?.id ?? null],
  );
  return `${one.door} ${JSON.stringify(rows)}`.slice(0, 1500);
}

export type LoopPlan = {
  /** Loops at most, and the seconds after which no new one is begun. */
  readonly n: number;
  readonly seconds: number;
  readonly atOnce: number;
};

const isStuck = (one: Played) => one.trouble !== undefined;

/** The figures of what was played from `begun` on, between two looks at what the house used. */
function figuresOf(played: readonly Played[], begun: number, before: Usage, after: Usage) {
  // A loop that got stuck says so by name; the pace is that of those that closed.
  const closed = played.filter((one) => !isStuck(one));
  const took = Math.max(0.001, ...closed.map((one) => one.at - begun)) / 1000;
  const each = (count: number) => count / Math.max(1, closed.length);
  const dear = Object.entries(after.byName)
    .map(([name, count]) => [name, Math.round(each(count - (before.byName[name] ?? 0)))] as const)
    .toSorted((a, b) => b[1] - a[1]);
  const times = closed.map((one) => one.ms);
  return {
    loops: closed.length,
    loopsPerSecond: closed.length / took,
    p50Ms: percentile(times, 50),
    p95Ms: percentile(times, 95),
    statementsPerLoop: each(after.statements - before.statements),
    mostAsked: Object.fromEntries(dear.slice(0, 12)),
    turnsPerLoop: each(closed.reduce((sum, one) => sum + one.turns, 0)),
    houseCpuSeconds: after.cpuSeconds - before.cpuSeconds,
    houseCpuShare: (after.cpuSeconds - before.cpuSeconds) / took,
    houseRssMb: after.rssMb,
    seconds: took,
  };
}

async function standingOfAll(database: Client) {
  const { rows } = await database.query<{ parked: number; statuses: Record<string, number> }>(
    `select (select count(*)::int from base.job where state = 'parked') as parked,
       (select jsonb_object_agg(status, count) from (select status, count(*) from cases.referral group by status) as by_status) as statuses`,
  );
  return { parked: rows[0]?.parked ?? 0, statuses: rows[0]?.statuses ?? {} };
}

/** Plays loops against a house on the database at `url`; the figures as they go into the result line. */
export async function measureLoops(url: string, home: string, { n, seconds, atOnce }: LoopPlan) {
  const database = await superuser(url);
  const house = await startHouseProcess({ databaseUrl: url, home, limits: 'off', partners: true });
  const sender = senderTo(house.url, 64);
  const ears = listen(await superuser(url));
  try {
    const world = await worldAround(house, database, (wanted) => sender.send(wanted));
    const at = await databaseTime(url);
    const played: Played[] = [];
    const runs = async (run: string, count: number, until: number) => {
      let next = 0;
      const one = async () => {
        for (let i = next++; i < count && nowMs() < until; i = next++) {
          const its = loopCase(run, i, at);
          played.push(
            await play(
              world,
              its,
              async () => await ears.news(its),
              async () => await standingOf(database, its),
            ),
          );
        }
      };
      await Promise.all(Array.from({ length: Math.min(atOnce, count) }, one));
    };
    // Everybody signs in and every statement is planned once before anything counts.
    await runs('warm', Math.min(4, n), Number.POSITIVE_INFINITY);
    const cold = played.splice(0);
    const before = await house.usage();
    const begun = nowMs();
    await runs('loop', n, begun + seconds * 1000);
    const after = await house.usage();
    for (const one of [...cold, ...played].filter(isStuck).slice(0, 10))
      say(`${one.key}: ${one.trouble ?? ''}`);
    return {
      ...figuresOf(played, begun, before, after),
      failed: [...cold, ...played].filter(isStuck).length,
      ...(await standingOfAll(database)),
    };
  } finally {
    await ears.stop();
    sender.close();
    await house.stop();
    await database.end();
  }
}

/** `./doorstep bench loop [--n 400] [--seconds 60]` */
export async function bench(args: CommandArguments): Promise<number> {
  const { n = 1_000_000, seconds = 60 } = args;
  const own = await openOwnDatabase();
  try {
    const loadFrom = loadavg()[0];
    const figures = await measureLoops(own.url, own.home, { n, seconds, atOnce: 16 });
    const held = figures.failed === 0 && figures.parked === 0 && figures.loops > 0;
    return sayResult({ bench: 'loop', ...figures, atOnce: 16, loadFrom, loadTo: loadavg()[0] }, held);
  } finally {
    await own.stop();
  }
}
