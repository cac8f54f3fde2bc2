// Why: a house dies, what it stood on stays: each new house finds only what is in the database, the files and at the partners.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '../base/db/database.ts';
import type { SealHead } from '../base/events/verify-seals.ts';
import type { Work } from '../base/jobs/worker.ts';
import { pinnedClock, type PinnedClock } from '../base/time/clock.ts';
import type { House } from '../run/house.ts';
import { startMailbox, type Mailbox } from '../run/sandbox/mailbox.ts';
import { startPayer, type SandboxPayer } from '../run/sandbox/payer.ts';
import { openEveryLocation } from '../run/play/loop-world.ts';
import { testSecret } from '../run/testing/test-database.ts';
import { startPageReader, type PageReader } from '../wire/pdf/read-pages.ts';
import { openLife, type Life } from './crash-death.ts';
import type { Fates } from './crash-fate.ts';
import { httpWord, smtpWord, startLine, type Fate, type Line } from './crash-line.ts';
import type { Stage } from './crash-play.ts';
import { superuser } from './own-database.ts';
import { nowMs } from './percentiles.ts';

/** Plants a bug in what the worker does. */
export type Sabotage = (work: Work, house: House) => Work;

export type GroundPlan = {
  readonly url: string;
  readonly fates: Fates;
  /** How long, in real seconds, the house may keep somebody waiting after a death before that counts as stuck. */
  readonly patienceSeconds?: number;
  readonly sabotage?: Sabotage;
};

/** What outlasts every house: the rows, the files, the partners, the clock. */
export type Ground = Omit<Stage, 'life'> & {
  readonly url: string;
  /** A superuser's login through the program's own pool, for what audits. */
  readonly auditor: Database;
  readonly home: string;
  readonly clock: PinnedClock;
  readonly mailbox: Mailbox;
  readonly payer: SandboxPayer;
  readonly reader: PageReader;
  readonly lines: { smtp: Line; http: Line };
  readonly fates: Fates;
  readonly sabotage: Sabotage | undefined;
  life: Life | undefined;
  lives: number;
  /** The longest that anything which was due at a death was not done, in seconds of the house's clock. */
  longestConvergenceSeconds: number;
  /** The last seal of each payer as it was known after the last batch. */
  readonly heads: Map<number, SealHead>;
};

export const beginsAt = '2026-03-10T14:00:00.000Z';
export async function openGround({
  url,
  fates,
  patienceSeconds = 30,
  sabotage,
}: GroundPlan): Promise<Ground> {
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
    auditor: openDatabase(url, undefined, 1),
    home,
    clock: pinnedClock(beginsAt),
    mailbox,
    mailboxUrl: `http://127.0.0.1:${mailbox.httpPort.toString()}`,
    payer,
    reader: startPageReader({ children: 1 }),
    lines: { smtp, http },
    dispatcherOf: await openEveryLocation(database),
    fates,
    patienceSeconds,
    sabotage,
    isBroken: false,
    lives: 0,
    lastDeathMs: nowMs(),
    longestWaitMs: 0,
    longestConvergenceSeconds: 0,
    heads: new Map(),
    position: '0',
    eventsOf: new Map(),
  });
}

export async function closeGround(ground: Ground): Promise<void> {
  if (ground.life?.isDead() === false) await ground.life.close();
  await Promise.all([ground.lines.smtp.close(), ground.lines.http.close()]);
  await Promise.all([ground.mailbox.close(), ground.payer.close()]);
  ground.reader.close();
  await Promise.all([ground.database.end(), ground.auditor.close()]);
  await rm(ground.home, { recursive: true, force: true });
}

/** The next life, on what the last one left. */
export async function nextLife(ground: Ground): Promise<Life> {
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
