// Why: a death by signal is what the thousand simulated ones stand for: the house is a process of its own, killed with
// `kill -9` while cases are played through it, and the next must have done whatever was due within 30 s of real time.
import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Equipment } from '../base/http/door.ts';
import { journey } from '../care/journey.ts';
import type { HouseOptions } from '../run/house.ts';
import { startMailbox, type MailboxMessage } from '../run/sandbox/mailbox.ts';
import { startPayer } from '../run/sandbox/payer.ts';
import { loopCase, type LoopCase } from '../run/play/loop-orders.ts';
import { openEveryLocation } from '../run/play/loop-world.ts';
import { testDatabase, testSecret, type TestDatabase } from '../run/testing/test-database.ts';
import { lettersWrong, whatIsWrong } from './crash-checks.ts';
import { convergesWithinSeconds, leftOf, owedAt, sealsWrong } from './crash-converge.ts';
import { HouseDied } from './crash-death.ts';
import { onceWrong } from './crash-once.ts';
import { pause, play, readEvents, worldOf, type Alive, type Stage } from './crash-play.ts';
import { databaseTime } from './database-time.ts';
import { superuser } from './own-database.ts';
import { nowMs } from './percentiles.ts';
import type { Chance } from './seeded-random.ts';
import { senderTo } from './send-request.ts';

type Mortal = Alive & { kill(): Promise<void> };

async function startMortal(options: HouseOptions): Promise<Mortal> {
  const child = fork(join(import.meta.dirname, 'crash-house.child.ts'), [JSON.stringify(options)]);
  let dead = false;
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => {
      dead = true;
      resolve();
    });
  });
  const { url, mailPort } = await new Promise<{ url: string; mailPort: number }>((resolve, reject) => {
    child.once('message', (said) => resolve(said as { url: string; mailPort: number }));
    child.once('exit', () => reject(new Error('A house did not start.')));
  });
  const sender = senderTo(url, 32);
  const transport = createTransport({ host: '127.0.0.1', port: mailPort, ignoreTLS: true });
  const orDeath = async <T>(act: Promise<T>): Promise<T> => {
    try {
      return await act;
    } catch (error) {
      throw dead ? new HouseDied() : error;
    }
  };
  return {
    isDead: () => dead,
    reach: async (wanted) => await orDeath(sender.send(wanted)),
    mail: async (from, to, raw) =>
      void (await orDeath(transport.sendMail({ envelope: { from, to: [to] }, raw }))),
    kill: async () => {
      dead = true;
      child.kill('SIGKILL');
      await gone;
      sender.close();
    },
  };
}

export type RealProof = {
  readonly kills: number;
  readonly cases: number;
  readonly closed: number;
  readonly violations: readonly string[];
  /** Real seconds from each kill until everything that was due at it was done, the start of the next house included. */
  readonly convergedSeconds: readonly number[];
};

/** Waits until what was due at a kill is done; what is not after 30 s. */
async function followKill(
  stage: Stage,
  owed: Awaited<ReturnType<typeof owedAt>>,
  seconds: number[],
): Promise<string[]> {
  for (;;) {
    const left = await leftOf(stage.database, owed);
    const passed = (nowMs() - stage.lastDeathMs) / 1000;
    if (left.length > 0 && passed <= convergesWithinSeconds) {
      await pause(100);
      continue;
    }
    seconds.push(passed);
    return left.map((say) => `not done within 30 s of a kill: ${say}`);
  }
}

/** Plays four cases and kills the house in the midst of them; what went wrong. */
async function killOnce(
  stage: Stage,
  url: string,
  cases: readonly LoopCase[],
  house: { now: Mortal; next: () => Promise<Mortal> },
  afterMs: number,
  seconds: number[],
): Promise<string[]> {
  const world = worldOf(stage);
  let isOver = false;
  const reader = (async () => {
    for (; !isOver; await pause(25)) await readEvents(stage);
  })();
  const plays = Promise.all(cases.map(async (one) => await play(stage, world, one)));
  await pause(afterMs);
  const owed = await owedAt(stage.database, await databaseTime(url));
  stage.life = undefined;
  stage.lastDeathMs = nowMs();
  await house.now.kill();
  house.now = await house.next();
  stage.life = house.now;
  const late = await followKill(stage, owed, seconds);
  const unfinished = (await plays).filter((say) => say !== undefined);
  isOver = true;
  await reader;
  return [...late, ...unfinished];
}

/** Everything that is asked at the end. */
async function allWrong(
  { database, mailboxUrl }: Stage,
  clone: TestDatabase,
  since: string,
  cases: readonly LoopCase[],
): Promise<string[]> {
  const letters = (await (await fetch(`${mailboxUrl}/api/messages`)).json()) as MailboxMessage[];
  const links = journey({} as Equipment);
  const at = await databaseTime(clone.url);
  return [
    ...(await whatIsWrong(database, since, cases, links)),
    ...(await onceWrong(database, cases, letters)),
    ...(await lettersWrong(database, since, letters)),
    ...(await sealsWrong(clone.worker, clone.admin, at, new Map())),
  ];
}

/** Kills a house of its own process `kills` times with SIGKILL, four cases in play each time. */
export async function killForReal(
  kills: number,
  chance: Chance,
  say: (line: string) => void,
): Promise<RealProof> {
  const database = await testDatabase({ town: true, size: 1 });
  const home = await mkdtemp(join(tmpdir(), 'doorstep-kill-'));
  const mailbox = await startMailbox({ smtpPort: 0, httpPort: 0, dir: join(home, 'mailbox') });
  const payer = await startPayer({ port: 0 });
  const client = await superuser(database.url);
  const mailboxUrl = `http://127.0.0.1:${mailbox.httpPort.toString()}`;
  const next = async () =>
    await startMortal({
      url: database.url,
      home,
      secret: testSecret.toString(),
      publicUrl: 'http://127.0.0.1:8080',
      smtpUrl: `smtp://127.0.0.1:${mailbox.smtpPort.toString()}`,
      townIsSeeded: true,
      mailboxUrl: null,
      payerUrl: payer.url,
      connections: 4,
      limits: 'off',
    });
  const house = { now: await next(), next };
  const stage: Stage = {
    database: client,
    dispatcherOf: await openEveryLocation(client),
    mailboxUrl,
    patienceSeconds: convergesWithinSeconds,
    isBroken: false,
    life: house.now,
    lastDeathMs: nowMs(),
    longestWaitMs: 0,
    position: '0',
    eventsOf: new Map(),
  };
  const violations: string[] = [];
  const convergedSeconds: number[] = [];
  const cases: LoopCase[] = [];
  try {
    const since = await databaseTime(database.url);
    for (let kill = 0; kill < kills && violations.length === 0; kill += 1) {
      const some = [0, 1, 2, 3].map((i) => loopCase('kill', cases.length + i, since));
      cases.push(...some);
      violations.push(
        ...(await killOnce(stage, database.url, some, house, 300 + chance.below(5000), convergedSeconds)),
      );
      say(
        `killed ${(kill + 1).toString()} times, all due done after ${convergedSeconds.at(-1)?.toFixed(1) ?? ''} s`,
      );
    }
    await pause(1500);
    violations.push(...(await allWrong(stage, database, since, cases)));
    const { rows } = await client.query(
      `select from cases.referral where status = 'closed' and note like 'Loop %'`,
    );
    return { kills, cases: cases.length, closed: rows.length, violations, convergedSeconds };
  } finally {
    await house.now.kill();
    await Promise.all([mailbox.close(), payer.close(), client.end()]);
    await database.drop();
    await rm(home, { recursive: true, force: true });
  }
}
