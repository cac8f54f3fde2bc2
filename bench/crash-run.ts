// Why: cases are played to their end through a house that dies again and again; each new house finds only what is in the
// database, the files and at the partners. After every death and at the end the rows must hold what was promised.
import { plus } from '../base/time/instant.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from 'pg';
import type { Work } from '../base/jobs/worker.ts';
import { pinnedClock, type PinnedClock } from '../base/time/clock.ts';
import { journey } from '../care/journey.ts';
import type { House } from '../run/house.ts';
import { startMailbox, type Mailbox, type MailboxMessage } from '../run/sandbox/mailbox.ts';
import { startPayer, type SandboxPayer } from '../run/sandbox/payer.ts';
import { takeTurn } from '../run/testing/loop-driver.ts';
import { loopCase, type LoopCase } from '../run/testing/loop-orders.ts';
import { DoorRefused, peopleBehind, type Reach } from '../run/testing/loop-people.ts';
import { lettersAt, openEveryLocation, type LoopWorld } from '../run/testing/loop-world.ts';
import { testSecret } from '../run/testing/test-database.ts';
import { startPageReader, type PageReader } from '../wire/pdf/read-pages.ts';
import { lettersWrong, whatIsWrong } from './crash-checks.ts';
import { HouseDied, openLife, type Life } from './crash-death.ts';
import type { Fates, Points } from './crash-fate.ts';
import { httpWord, smtpWord, startLine, type Fate, type Line } from './crash-line.ts';
import { superuser } from './own-database.ts';
import { nowMs } from './percentiles.ts';

/** Plants a bug in what the worker does. */
export type Sabotage = (work: Work, house: House) => Work;

export type CrashProof = {
  readonly deaths: number;
  readonly cases: number;
  readonly closed: number;
  readonly lives: number;
  readonly violations: readonly string[];
  /** The longest that a person had to wait for the house after a death or an act before they could go on, in real seconds. */
  readonly longestWaitSeconds: number;
  /** How often each point was died at; 0 where it was only passed. */
  readonly points: Points;
  readonly repeatedLetters: number;
};

type Ground = {
  readonly url: string;
  readonly database: Client;
  readonly home: string;
  readonly clock: PinnedClock;
  readonly mailbox: Mailbox;
  readonly payer: SandboxPayer;
  readonly reader: PageReader;
  readonly lines: { smtp: Line; http: Line };
  readonly dispatcherOf: LoopWorld['dispatcherOf'];
  readonly fates: Fates;
  readonly patienceSeconds: number;
  readonly sabotage: Sabotage | undefined;
  life: Life | undefined;
  lives: number;
  lastDeathMs: number;
  longestWaitMs: number;
  /** How far events were read, and how many there were of each case. */
  position: string;
  readonly eventsOf: Map<string, number>;
};

const beginsAt = '2026-03-10T14:00:00.000Z';
// A leased job is free again after this: what a dead worker held.
const leaseSpan = { seconds: 121 };

async function openGround({ url, fates, patienceSeconds = 30, sabotage }: CrashPlan): Promise<Ground> {
  const home = await mkdtemp(join(tmpdir(), 'doorstep-crash-'));
  const database = await superuser(url);
  const mailbox = await startMailbox({ smtpPort: 0, httpPort: 0, dir: join(home, 'mailbox') });
  const payer = await startPayer({ port: 0 });
  const ground: { life: Life | undefined } = { life: undefined };
  // Asked of whichever house lives now; the dead hear and say nothing.
  const fate: Fate = (point, phase) => ground.life?.passes(point, phase) ?? false;
  const smtp = await startLine({ port: mailbox.smtpPort, nameOf: smtpWord, greets: 'smtp greeting', fate });
  const http = await startLine({ port: payer.port, nameOf: httpWord, fate });
  return Object.assign(ground, {
    url,
    database,
    home,
    clock: pinnedClock(beginsAt),
    mailbox,
    payer,
    reader: startPageReader({ children: 1 }),
    lines: { smtp, http },
    dispatcherOf: await openEveryLocation(database),
    fates,
    patienceSeconds,
    sabotage,
    lives: 0,
    lastDeathMs: nowMs(),
    longestWaitMs: 0,
    position: '0',
    eventsOf: new Map(),
  });
}

async function closeGround(ground: Ground): Promise<void> {
  if (ground.life?.isDead() === false) await ground.life.close();
  await Promise.all([ground.lines.smtp.close(), ground.lines.http.close()]);
  await Promise.all([ground.mailbox.close(), ground.payer.close()]);
  ground.reader.close();
  await ground.database.end();
  await rm(ground.home, { recursive: true, force: true });
}

/** The next life, on what the last one left. */
async function nextLife(ground: Ground): Promise<Life> {
  ground.life = undefined;
  ground.fates.begin();
  ground.lives += 1;
  const cut = () => {
    ground.lines.smtp.cut();
    ground.lines.http.cut();
  };
  const options = {
    url: ground.url,
    home: ground.home,
    secret: testSecret.toString(),
    publicUrl: 'http://127.0.0.1:8080',
    smtpUrl: `smtp://127.0.0.1:${ground.lines.smtp.port.toString()}`,
    townIsSeeded: true,
    mailboxUrl: null,
    payerUrl: `http://127.0.0.1:${ground.lines.http.port.toString()}/x12`,
    clock: ground.clock,
    connections: 3,
    limits: 'off' as const,
    reader: ground.reader,
  };
  const life = await openLife(
    options,
    (point, phase) => ground.fates.decide(point, phase),
    cut,
    ground.sabotage,
  );
  ground.life = life;
  return life;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until something happened to the case, a little while passed, or the house died. */
async function news(ground: Ground, one: LoopCase): Promise<void> {
  const { life, position } = ground;
  const id = one.seen.params?.id;
  const mark = () => (id === undefined ? ground.position : (ground.eventsOf.get(id) ?? 0));
  const before = id === undefined ? position : mark();
  const from = nowMs();
  while (mark() === before && ground.life === life && nowMs() - from < 400) await pause(8);
}

/** Reads what has happened since the last look. */
async function readEvents(ground: Ground): Promise<void> {
  const { rows } = await ground.database.query<{ position: string; id: string }>({
    name: 'crash.events',
    text: 'select position::text, subject_id::text as id from base.event where position > $1::bigint order by position',
    values: [ground.position],
  });
  for (const { position, id } of rows) {
    ground.position = position;
    ground.eventsOf.set(id, (ground.eventsOf.get(id) ?? 0) + 1);
  }
}

/** How long a case has waited for the house since the last act or the last death. */
const waitedMs = (ground: Ground, since: number) => nowMs() - Math.max(since, ground.lastDeathMs);

/** Plays one case until it is closed, over however many lives. Gives up when a door keeps refusing or the house never catches up. */
async function play(ground: Ground, world: LoopWorld, one: LoopCase): Promise<string | undefined> {
  let refused = 0;
  let since = nowMs();
  const noteAct = () => {
    ground.longestWaitMs = Math.max(ground.longestWaitMs, waitedMs(ground, since));
    since = nowMs();
  };
  while (waitedMs(ground, since) < ground.patienceSeconds * 1000) {
    const { life } = ground;
    if (life === undefined || life.isDead()) {
      await pause(2);
      continue;
    }
    try {
      const turn = await takeTurn(world, one);
      if (turn === 'waits') {
        await news(ground, one);
        continue;
      }
      noteAct();
      if (turn === 'closed') return undefined;
      refused = turn.did.startsWith('was refused') ? refused + 1 : 0;
      if (refused > 20) return `${one.key} ${turn.did}`;
    } catch (error) {
      if (error instanceof HouseDied || life.isDead()) continue;
      if (!(error instanceof DoorRefused)) throw error;
      refused += 1;
      if (refused > 20) return `${one.key}: ${error.message}`;
      await pause(10);
    }
  }
  return `${one.key} waited ${ground.patienceSeconds.toString()} s for the house: ${await standingOf(ground, one)}`;
}

/** Where a case stands, for whoever must find out why it stays there. */
async function standingOf(ground: Ground, one: LoopCase): Promise<string> {
  const { rows } = await ground.database.query(
    `select channel, referral.status, array(select status from cases.service_line line where line.referral_id = referral.id and number > 0 order by number) as lines,
       array(select code || ': ' || task.say from work.task where task.referral_id = referral.id and task.status = 'open') as tasks,
       array(select status from fulfilment.appointment where referral_id = referral.id) as appointments
     from cases.referral where referral.id = $1`,
    [one.seen.params?.id ?? null],
  );
  return `${one.door} ${JSON.stringify(rows)}`;
}

function worldOf(ground: Ground): LoopWorld {
  const alive = () => {
    if (ground.life === undefined) throw new HouseDied();
    return ground.life;
  };
  const reach: Reach = async (wanted) => await alive().reach(wanted);
  return {
    as: peopleBehind(reach, true),
    dispatcherOf: ground.dispatcherOf,
    mail: async (from, to, raw) => await alive().mail(from, to, raw),
    lettersTo: async (address) =>
      await lettersAt(`http://127.0.0.1:${ground.mailbox.httpPort.toString()}`, address),
  };
}

type Batch = { readonly violations: string[]; readonly closed: number };

/** Plays some cases at once while houses die under them. */
async function playBatch(
  ground: Ground,
  cases: readonly LoopCase[],
  { deathsPerBatch: deathsAtMost, looksEvery }: Pick<CrashPlan, 'deathsPerBatch' | 'looksEvery'>,
): Promise<Batch> {
  const since = ground.clock.now();
  const world = worldOf(ground);
  const links = ground.life === undefined ? [] : journey(ground.life.house.equipment);
  const violations: string[] = [];
  let isOver = false;
  const diedBefore = ground.fates.deaths();
  // One question at a time: the connection is one.
  const look = async () => void violations.push(...(await whatIsWrong(ground.database, since, cases, links)));
  let deathsUnseen = 0;
  const isWeary = async () => await someJobIsWeary(ground);
  const isDone = () => ground.fates.deaths() - diedBefore >= deathsAtMost;
  const keeper = (async () => {
    while (!isOver) {
      const life = ground.life ?? (await nextLife(ground));
      // Time goes on a little even while a house stands, so that what waits for a second gets it.
      await Promise.race([life.died, pause(25)]);
      ground.clock.pass({ milliseconds: 25 });
      await readEvents(ground);
      if (!life.isDead()) {
        if (ground.fates.isSpared() && !isOver && !isDone() && !(await isWeary())) ground.fates.spare(false);
        continue;
      }
      ground.lastDeathMs = nowMs();
      ground.clock.pass(leaseSpan);
      deathsUnseen = (deathsUnseen + 1) % looksEvery;
      if (deathsUnseen === 0) await look();
      ground.fates.spare(isDone() || (await isWeary()));
      await nextLife(ground);
    }
  })();
  const unfinished = await Promise.all(cases.map(async (one) => await play(ground, world, one)));
  ground.fates.spare(true);
  isOver = true;
  await keeper;
  if (ground.life?.isDead() === true) await nextLife(ground);
  const trouble = unfinished.filter((say) => say !== undefined);
  await settled(ground);
  await look();
  violations.push(...trouble);
  return { violations: [...new Set(violations)], closed: cases.length - trouble.length };
}

/** A job over which eight workers died goes to a person, and rightly: before that a house is let live until it is done. */
async function someJobIsWeary(ground: Ground): Promise<boolean> {
  const { rows } = await ground.database.query(
    `select from base.job where state = 'ready' and attempts >= 5 limit 1`,
  );
  return rows.length > 0;
}

/** Waits until the house has nothing left that is due. */
async function settled(ground: Ground): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) {
    if (ground.life?.isDead() !== false) await nextLife(ground);
    ground.clock.pass({ seconds: 1 });
    const { rows } = await ground.database.query<{ count: number }>(
      `select count(*)::int as count from base.job where state = 'ready' and run_at <= $1::timestamptz + interval '1 hour'`,
      [ground.clock.now()],
    );
    if (rows[0]?.count === 0) return;
    await pause(20);
  }
}

export type CrashPlan = {
  readonly url: string;
  readonly fates: Fates;
  readonly n: number;
  readonly casesAtOnce: number;
  readonly deathsPerBatch: number;
  /** The rows are looked at after every so many deaths, and when a batch is closed. What was doubled or lost stays so. */
  readonly looksEvery: number;
  /** How long the house may keep somebody waiting after a death before that counts as stuck. */
  readonly patienceSeconds?: number;
  readonly sabotage?: Sabotage;
  readonly say?: (line: string) => void;
};

/** Plays batches of cases until `n` deaths were placed and the last batch is closed. */
export async function crash(plan: CrashPlan): Promise<CrashProof> {
  const { fates, n } = plan;
  const ground = await openGround(plan);
  const violations: string[] = [];
  let cases = 0;
  let closed = 0;
  try {
    await nextLife(ground);
    for (let batch = 0; batch === 0 || (fates.deaths() < n && violations.length === 0); batch += 1) {
      // Every batch begins on a morning of its own.
      if (batch > 0) ground.clock.set(`${nextDay(ground.clock.now())}T14:00:00.000Z`);
      const some = Array.from({ length: plan.casesAtOnce }, (_, i) =>
        loopCase(`b${batch.toString()}`, cases + i, ground.clock.now()),
      );
      cases += some.length;
      fates.spare(false);
      fates.begin();
      const done = await playBatch(ground, some, plan);
      violations.push(...done.violations);
      for (const say of done.violations.slice(0, 30)) plan.say?.(say);
      closed += done.closed;
      plan.say?.(
        `${fates.deaths().toString()} deaths, ${closed.toString()} of ${cases.toString()} cases closed, ${violations.length.toString()} wrong`,
      );
    }
    const answer = await fetch(`http://127.0.0.1:${ground.mailbox.httpPort.toString()}/api/messages`);
    const letters = (await answer.json()) as MailboxMessage[];
    violations.push(...(await lettersWrong(ground.database, beginsAt, letters)));
    const repeatedLetters = letters.length - new Set(letters.map((mail) => mail.messageId)).size;
    return {
      deaths: fates.deaths(),
      cases,
      closed,
      lives: ground.lives,
      violations: [...new Set(violations)],
      longestWaitSeconds: ground.longestWaitMs / 1000,
      points: fates.points(),
      repeatedLetters,
    };
  } finally {
    await closeGround(ground);
  }
}

const nextDay = (at: string) => plus(at, { hours: 24 }).slice(0, 10);
