// Why: cases are played to their end through a house that dies again and again. After deaths and at the end the rows must hold
// what was promised, and after every death whatever was due must be done within 30 s of the house's clock.
import { leaseSeconds } from '../base/jobs/leases.ts';
import { plus } from '../base/time/instant.ts';
import { journey } from '../care/journey.ts';
import type { MailboxMessage } from '../run/sandbox/mailbox.ts';
import { loopCase, type LoopCase } from '../run/play/loop-orders.ts';
import { lettersWrong, whatIsWrong } from './crash-checks.ts';
import {
  convergesWithinSeconds,
  leftOf,
  owedAt,
  sealsWrong,
  secondsBetween,
  type Owed,
} from './crash-converge.ts';
import type { Life } from './crash-death.ts';
import type { Points } from './crash-fate.ts';
import { beginsAt, closeGround, nextLife, openGround, type Ground, type GroundPlan } from './crash-ground.ts';
import { onceWrong } from './crash-once.ts';
import { pause, play, readEvents, worldOf } from './crash-play.ts';
import { nowMs } from './percentiles.ts';

export type CrashProof = {
  readonly deaths: number;
  readonly cases: number;
  readonly closed: number;
  readonly lives: number;
  readonly violations: readonly string[];
  /** The longest that a person had to wait for the house after a death or an act before they could go on, in real seconds. */
  readonly longestWaitSeconds: number;
  /** The longest that anything which was due at a death was not done, in seconds of the house's clock, the lease included. */
  readonly longestConvergenceSeconds: number;
  /** Deaths after which the house was let live until all that was due was done. */
  readonly converged: number;
  /** How often each point was died at; 0 where it was only passed. */
  readonly points: Points;
  readonly repeatedLetters: number;
};

export type CrashPlan = GroundPlan & {
  readonly n: number;
  readonly casesAtOnce: number;
  readonly deathsPerBatch: number;
  /** The rows are looked at after every so many deaths, and when a batch is closed. What was doubled or lost stays so. */
  readonly looksEvery: number;
  readonly say?: (line: string) => void;
};

type Pace = Pick<CrashPlan, 'deathsPerBatch' | 'looksEvery'>;

// After every so many deaths the house is let live until what was due is done; between them it may die over it again.
const convergesEvery = 8;
const tick = { milliseconds: 25 };

/** Keeps a house standing while cases are played, and asks after each death what must hold. */
function keeperOf(ground: Ground, { deathsPerBatch, looksEvery }: Pace, look: () => Promise<void>) {
  const violations: string[] = [];
  const diedBefore = ground.fates.deaths();
  let owed: Owed | undefined;
  let deaths = 0;
  let converged = 0;
  let isOver = false;
  const isDone = () => ground.fates.deaths() - diedBefore >= deathsPerBatch;
  const mustLive = async () =>
    isOver ||
    isDone() ||
    (owed !== undefined && deaths % convergesEvery === 0) ||
    (await someJobIsWeary(ground));
  const followDeath = async () => {
    ground.lastDeathMs = nowMs();
    owed = await owedAt(ground.database, ground.clock.now());
    // What the dead held is free again after this.
    ground.clock.pass({ seconds: leaseSeconds });
    deaths += 1;
    if (deaths % looksEvery === 0) await look();
    ground.fates.spare(await mustLive());
    await nextLife(ground);
  };
  const followDebt = async () => {
    if (owed === undefined) return;
    const left = await leftOf(ground.database, owed);
    const seconds = secondsBetween(owed.at, ground.clock.now());
    if (left.length > 0 && seconds <= convergesWithinSeconds) return;
    violations.push(
      ...left.map((say) => `not done within ${convergesWithinSeconds.toString()} s of a death: ${say}`),
    );
    ground.longestConvergenceSeconds = Math.max(ground.longestConvergenceSeconds, seconds);
    converged += 1;
    owed = undefined;
  };
  const turn = async (life: Life) => {
    // Time goes on a little even while a house stands, so that what waits for a second gets it.
    await Promise.race([life.died, pause(25)]);
    ground.clock.pass(tick);
    await readEvents(ground);
    if (life.isDead()) return await followDeath();
    await followDebt();
    if (ground.fates.isSpared() && !(await mustLive())) ground.fates.spare(false);
  };
  const run = (async () => {
    while (!isOver || owed !== undefined) await turn(ground.life ?? (await nextLife(ground)));
  })();
  return {
    /** Lets nobody die any more, waits until what was due is done, and tells what was wrong. */
    end: async () => {
      ground.fates.spare(true);
      isOver = true;
      await run;
      if (ground.life?.isDead() !== false) await nextLife(ground);
      return { violations, converged };
    },
  };
}

/** A job over which eight workers died goes to a person, and rightly: before that a house is let live until it is done. */
async function someJobIsWeary(ground: Ground): Promise<boolean> {
  const { rows } = await ground.database.query({
    name: 'crash.weary',
    text: `select from base.job where state = 'ready' and attempts >= 5 limit 1`,
  });
  return rows.length > 0;
}

/** Waits until the house has nothing left that is due; what is still left after 30 s of its clock. */
async function settled(ground: Ground): Promise<string[]> {
  const from = ground.clock.now();
  for (;;) {
    const now = ground.clock.now();
    const soon = await owedAt(ground.database, plus(now, { seconds: 1 }));
    const left = await leftOf(ground.database, soon);
    if (left.length === 0) return [];
    if (secondsBetween(from, now) > convergesWithinSeconds) return left.map((say) => `never settled: ${say}`);
    ground.clock.pass(tick);
    await pause(10);
  }
}

async function lettersOf({ mailboxUrl }: Ground): Promise<MailboxMessage[]> {
  return (await (await fetch(`${mailboxUrl}/api/messages`)).json()) as MailboxMessage[];
}

type Batch = { readonly violations: string[]; readonly closed: number; readonly converged: number };

/** Plays some cases at once while houses die under them. */
async function playBatch(ground: Ground, cases: readonly LoopCase[], pace: Pace): Promise<Batch> {
  const since = ground.clock.now();
  const world = worldOf(ground);
  const life = ground.life ?? (await nextLife(ground));
  const links = journey(life.house.equipment);
  const violations: string[] = [];
  // One question at a time: the connection is one.
  const look = async () => {
    violations.push(...(await whatIsWrong(ground.database, since, cases, links)));
    ground.isBroken = violations.length > 0;
  };
  const keeper = keeperOf(ground, pace, look);
  const unfinished = await Promise.all(cases.map(async (one) => await play(ground, world, one)));
  const { violations: late, converged } = await keeper.end();
  const trouble = unfinished.filter((say) => say !== undefined);
  violations.push(...late, ...trouble, ...(await settled(ground)));
  await look();
  const closed = cases.filter((_, i) => unfinished[i] === undefined);
  violations.push(...(await onceWrong(ground.database, closed, await lettersOf(ground))));
  const { worker } = (ground.life as Life).house;
  violations.push(...(await sealsWrong(worker, ground.auditor, ground.clock.now(), ground.heads)));
  return { violations: [...new Set(violations)], closed: closed.length, converged };
}

/** Plays batches of cases until `n` deaths were placed and the last batch is closed. */
export async function crash(plan: CrashPlan): Promise<CrashProof> {
  const { fates, n } = plan;
  const ground = await openGround(plan);
  const violations: string[] = [];
  let cases = 0;
  let closed = 0;
  let converged = 0;
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
      converged += done.converged;
      plan.say?.(
        `${fates.deaths().toString()} deaths, ${closed.toString()} of ${cases.toString()} cases closed, ${violations.length.toString()} wrong`,
      );
    }
    const letters = await lettersOf(ground);
    violations.push(...(await lettersWrong(ground.database, beginsAt, letters)));
    return {
      deaths: fates.deaths(),
      cases,
      closed,
      lives: ground.lives,
      violations: [...new Set(violations)],
      longestWaitSeconds: ground.longestWaitMs / 1000,
      longestConvergenceSeconds: ground.longestConvergenceSeconds,
      converged,
      points: fates.points(),
      repeatedLetters: letters.length - new Set(letters.map((mail) => mail.messageId)).size,
    };
  } finally {
    await closeGround(ground);
  }
}

const nextDay = (at: string) => plus(at, { hours: 24 }).slice(0, 10);
