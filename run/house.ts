// Why: one way to open the house on a database, used by `start`, by each process of a larger installation, by stories and
// by provers: the same wiring with another clock, never a second program for tests.
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { identify } from '../base/access/sessions.ts';
import { openDatabase, type Database } from '../base/db/database.ts';
import { startLiveFeed } from '../base/events/live.ts';
import { localFileStore } from '../base/files/local-file-store.ts';
import type { Contract } from '../base/http/contract.ts';
import type { Door, Equipment } from '../base/http/door.ts';
import { buildServer } from '../base/http/server.ts';
import { startWorker, type Work, type Worker } from '../base/jobs/worker.ts';
import type { Clock } from '../base/time/clock.ts';
import { databaseClock } from '../base/time/database-clock.ts';
import { receiveMail } from '../care/intake/arrive-by-mail.ts';
import { isStaffRole, needsSecondFactor } from '../care/people/second-factor.rules.ts';
import { policy } from '../care/policy.ts';
import { listenForMail, type MailDoor } from '../wire/mail/listen.ts';
import { sendMail } from '../wire/mail/send-mail.ts';
import { partnerLine } from '../wire/partner-http/partner-line.ts';
import { startPageReader, type PageReader } from '../wire/pdf/read-pages.ts';
import { allDoors, wireJourney, workOf } from './hub.ts';

export type HouseOptions = {
  readonly url: string;
  readonly home: string;
  readonly secret: string;
  readonly publicUrl: string;
  readonly smtpUrl: string;
  readonly townIsSeeded: boolean;
  readonly mailboxUrl: string | null;
  /** Where the stand-in payer answers X12 while the town is seeded; without it no payer of the town can be asked. */
  readonly payerUrl?: string | null;
  /** The header in which whoever ends TLS says a client's certificate. */
  readonly certificateHeader?: string | undefined;
  /** How long a payer may take to answer; CORE promises 20 seconds. */
  readonly payerTimeoutSeconds?: number;
  /** A pinned clock in stories; the database's own otherwise. */
  readonly clock?: Clock;
  /** Database connections of the API side; the worker has half as many. */
  readonly connections?: number;
  /** Commits do not wait for the disk; only while an invented day is played. */
  readonly lazily?: boolean;
  /** Parses every row against its schema; on in tests. */
  readonly checkRows?: boolean;
  readonly limits?: Readonly<Record<Contract['limit'], number>> | 'off';
  /** A reader that several houses of one process share; whoever started it closes it. */
  readonly reader?: PageReader;
};

export type House = {
  readonly equipment: Equipment;
  readonly app: Database;
  readonly worker: Database;
  readonly doors: readonly Door[];
  readonly work: Work;
  buildApi(): Promise<FastifyInstance>;
  startWorker(): Worker;
  listen(port: number): Promise<MailDoor>;
  close(): Promise<void>;
};

const ordinaryLimits = { ordinary: 3000, sign_in: 60, search: 300, upload: 120 } as const;
// Short transactions beside a request's own; see Equipment.aside.
const asideConnections = 3;
// Mail bursts come from few relays; a person never opens so many connections.
const mailConnectionsPerAddress = 100;

function openMailDoor(equipment: Equipment, port: number): Promise<MailDoor> {
  return listenForMail({
    port,
    maxBytes: 60_000_000,
    maxConnections: 200,
    maxConnectionsPerAddress: mailConnectionsPerAddress,
    onMail: (mail) => receiveMail(equipment, mail),
    onTrouble: (error) =>
      void process.stderr.write(`mail: ${error instanceof Error ? error.message : 'trouble'}\n`),
  });
}

function openPools({ url, connections = 10, checkRows, lazily }: HouseOptions) {
  const open = (role: string, size: number) => openDatabase(url, role, size, checkRows, lazily);
  return {
    app: open('doorstep_app', connections),
    aside: open('doorstep_app', asideConnections),
    worker: open('doorstep_worker', Math.max(4, Math.ceil(connections / 2))),
  };
}

/** Opens the house; starts nothing but the clock and the live feed. */
export async function openHouse(options: HouseOptions): Promise<House> {
  const { app, aside, worker } = openPools(options);
  const measured = databaseClock(app);
  if (options.clock === undefined) await measured.start();
  const clock = options.clock ?? measured;
  const files = localFileStore(join(options.home, 'files'));
  const reader = options.reader ?? startPageReader();
  const mailer = sendMail(options.smtpUrl, { keepsConnections: true });
  const live = startLiveFeed(worker);
  const nudges = new Set<() => void>();
  const equipment: Equipment = {
    database: app,
    aside,
    now: () => clock.now(),
    files,
    secret: Buffer.from(options.secret),
    publicUrl: options.publicUrl,
    townIsSeeded: options.townIsSeeded,
    mailboxUrl: options.mailboxUrl,
    certificateHeader: options.certificateHeader?.toLowerCase() ?? null,
    live,
    nudge: () => {
      for (const nudge of nudges) nudge();
    },
  };
  wireJourney(equipment);
  const doors = allDoors(reader);
  const payers = partnerLine({
    sandboxUrl: options.payerUrl ?? null,
    timeoutSeconds: options.payerTimeoutSeconds ?? 20,
  });
  const work = workOf(equipment, reader, mailer, payers);
  return {
    equipment,
    app,
    worker,
    doors,
    work,
    buildApi: () =>
      buildServer({
        doors,
        policy,
        equipment,
        identify: (request, at) => identify(app, request, at, needsSecondFactor, isStaffRole),
        limits: options.limits === 'off' ? undefined : (options.limits ?? ordinaryLimits),
      }),
    startWorker: () => {
      const started = startWorker(worker, equipment.now, work);
      nudges.add(() => started.nudge());
      return started;
    },
    listen: (port) => openMailDoor(equipment, port),
    close: async () => {
      measured.stop();
      await live.stop();
      if (options.reader === undefined) reader.close();
      mailer.close();
      await Promise.all([app.close(), aside.close(), worker.close()]);
    },
  };
}
