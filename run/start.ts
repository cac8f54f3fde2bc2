// Why: one command brings up everything on a bare machine and says in plain words what to do first; one Ctrl-C takes it
// all down cleanly, and the next start finds what was there.
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../base/time/clock.ts';
import type { CommandArguments } from './command-arguments.ts';
import { startApi } from './api.ts';
import { choosePorts, readConfig, secretOf, type Config } from './config.ts';
import { endEmbedded, startEmbedded } from './embedded/embedded.ts';
import { watchFaxes } from './fax-folder.ts';
import { watchFolder } from './watch-folder.ts';
import { openHouse, type House, type HouseOptions } from './house.ts';
import { liveADay } from './lived-in-day.ts';
import { migrateAll } from './migrate.ts';
import { welcome } from './welcome.ts';
import { startMailbox } from './sandbox/mailbox.ts';
import { startPayerProcess } from './sandbox/payer-process.ts';
import { seedTown } from './seed-town.ts';

type Stopper = { readonly what: string; readonly stop: () => Promise<unknown> };

const processes = ['api', 'worker', 'listener', 'sandbox'] as const;
type Process = (typeof processes)[number];

const say = (text: string) => void process.stdout.write(`${text}\n`);

/** Stands while the first start makes the town. Nobody can have used such a house: its doors open after that. */
const unfinishedIn = (config: Config) => join(config.DOORSTEP_HOME, 'pg', 'town-unfinished');

async function openDatabaseOf(config: Config, fresh: boolean, stoppers: Stopper[]): Promise<string> {
  if (config.DATABASE_URL !== undefined) {
    if (fresh)
      say('--fresh leaves a database given by DATABASE_URL alone; empty it yourself to begin again.');
    return config.DATABASE_URL;
  }
  const dir = join(config.DOORSTEP_HOME, 'pg');
  const wasCutShort = existsSync(unfinishedIn(config));
  if (wasCutShort && !fresh) say('The first start was cut short while the town was made; beginning again.');
  if (fresh || wasCutShort) {
    await endEmbedded(dir);
    await Promise.all(
      ['pg', 'files', 'mailbox'].map((folder) =>
        rm(join(config.DOORSTEP_HOME, folder), { recursive: true, force: true }),
      ),
    );
  }
  const isNew = !existsSync(dir);
  say('Starting the database …');
  const embedded = await startEmbedded({ dir });
  if (isNew && config.town === 'seeded') await writeFile(unfinishedIn(config), '');
  stoppers.push({ what: 'database', stop: () => embedded.stop() });
  return embedded.url;
}

/** Stops in reverse order, each part once, whatever signal comes how often. */
function stopOnSignals(stoppers: Stopper[], ending: AbortController): Promise<number> {
  return new Promise((resolve) => {
    let stopping = false;
    const stop = () => {
      if (stopping) return;
      stopping = true;
      ending.abort();
      say('\nStopping …');
      void (async () => {
        for (const { what, stop: end } of stoppers.toReversed()) {
          await end().catch((error: unknown) =>
            say(`${what} did not stop cleanly: ${error instanceof Error ? error.message : 'unknown'}`),
          );
        }
        say('Stopped. Your data is kept; start again with npm start.');
        resolve(0);
      })();
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}

function wanted(args: CommandArguments): ReadonlySet<Process> {
  const only = (args.only ?? '').split(',').filter((name) => name !== '');
  const unknown = only.filter((name) => !(processes as readonly string[]).includes(name));
  if (unknown.length > 0) throw new Error(`--only takes ${processes.join(', ')}, not ${unknown.join(', ')}.`);
  return new Set(only.length === 0 ? processes : (only as Process[]));
}

async function playDays(
  options: HouseOptions,
  at: string,
  mailboxPort: number,
  ending: AbortSignal,
): Promise<void> {
  say('Living through the invented town’s last two days (once, about half a minute) …');
  const open = (clock: Clock) => openHouse({ ...options, clock, limits: 'off', lazily: true });
  const told = (part: number) => say(`  ${Math.round(part * 100)} % of the two days`);
  await liveADay(open, at, `http://127.0.0.1:${mailboxPort}`, { told, ending });
}

function watchFolders(house: House, config: Config): Stopper[] {
  const { DOORSTEP_X12_FOLDER: x12, DOORSTEP_FAX_FOLDER: faxes } = config;
  const watched = [
    ...(x12 === undefined ? [] : [{ what: 'watched folder', watching: watchFolder(house, x12) }]),
    ...(faxes === undefined ? [] : [{ what: 'fax folder', watching: watchFaxes(house, faxes) }]),
  ];
  return watched.map(({ what, watching }) => ({ what, stop: () => watching.stop() }));
}

/** `./doorstep start`: all processes in one, or those of --only a,b. Returns when stopped. */
export async function start(args: CommandArguments): Promise<number> {
  const config = readConfig();
  const run = wanted(args);
  const stoppers: Stopper[] = [];
  const ending = new AbortController();
  const stopped = stopOnSignals(stoppers, ending);
  const ports = await choosePorts(config);
  const url = await openDatabaseOf(config, args.fresh, stoppers);
  say('Bringing the database to its newest form …');
  await migrateAll(url);
  const publicUrl = config.DOORSTEP_PUBLIC_URL ?? `http://127.0.0.1:${ports.http}`;
  const secret = secretOf(config);
  const seeded = config.town === 'seeded';
  if (seeded && run.has('sandbox')) {
    const mailbox = await startMailbox({
      smtpPort: ports.mailboxSmtp,
      httpPort: ports.mailboxHttp,
      dir: join(config.DOORSTEP_HOME, 'mailbox'),
    });
    stoppers.push({ what: 'mailbox', stop: () => mailbox.close() });
    const payer = await startPayerProcess(ports.payer);
    stoppers.push({ what: 'stand-in payer', stop: () => payer.stop() });
  }
  const options: HouseOptions = {
    url: config.DOORSTEP_APP_DATABASE_URL ?? url,
    home: config.DOORSTEP_HOME,
    secret,
    publicUrl,
    townIsSeeded: seeded,
    smtpUrl: config.DOORSTEP_SMTP_URL ?? `smtp://127.0.0.1:${ports.mailboxSmtp}`,
    payerUrl: seeded ? `http://127.0.0.1:${ports.payer}/x12` : null,
    certificateHeader: config.DOORSTEP_CLIENT_CERTIFICATE_HEADER,
    mailboxUrl: seeded ? `http://127.0.0.1:${ports.mailboxHttp}` : null,
  };
  const house = await openHouse(options);
  stoppers.push({ what: 'house', stop: () => house.close() });
  if (seeded) {
    const at = house.equipment.now();
    const { seeded: added } = await seedTown(url, { at, secret: Buffer.from(secret) });
    if (added && run.has('sandbox')) {
      const played = playDays(options, at, ports.mailboxHttp, ending.signal);
      // Whoever stops it now lets the people of the town finish what they have in hand.
      stoppers.push({ what: 'invented days', stop: () => played });
      await played;
    }
    if (ending.signal.aborted) return await stopped;
    await rm(unfinishedIn(config), { force: true });
  }
  if (run.has('worker')) {
    const worker = house.startWorker();
    stoppers.push({ what: 'worker', stop: () => worker.stop() });
    stoppers.push(...watchFolders(house, config));
  }
  if (run.has('listener')) {
    const door = await house.listen(ports.smtp);
    stoppers.push({ what: 'mail listener', stop: () => door.close() });
  }
  if (run.has('api')) {
    say('Building the portals (only after a change) …');
    const api = await startApi(house, ports.http);
    stoppers.push({ what: 'api', stop: () => api.server.close() });
  }
  say(welcome({ publicUrl, ports, seeded, moved: ports.moved }));
  return await stopped;
}
