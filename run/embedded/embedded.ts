// Why: `npm start` on a bare machine needs a real PostgreSQL that loses nothing. This starts the one inside the npm
// package on loopback, attaches when another start already serves the folder, and leaves no orphan behind.

import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { Socket } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findBinaries, type Binaries } from './binaries.ts';
import { chooseIdentity, commandAs, giveTo, hasSetpriv, type Identity } from './identity.ts';
import { initialize } from './initialize.ts';
import { NotDone } from '../backup/not-done.ts';
import { choosePort } from './ports.ts';
import { livePostmaster, waitFor } from './postmaster-file.ts';

/** `dir` holds everything of one database; `settings` are postgresql.conf settings given on the command line. */
export type EmbeddedOptions = {
  readonly dir?: string;
  readonly port?: number;
  readonly settings?: Readonly<Record<string, string>>;
};

/** `url` signs in as superuser. `stop()` shuts down what this call started, and does nothing when it only attached. */
export type Embedded = {
  readonly url: string;
  readonly port: number;
  readonly attached: boolean;
  stop(): Promise<void>;
};

/** Settings for a database that is thrown away: fast, and lost on a power cut. Never for real data. */
export const settingsForTests: Readonly<Record<string, string>> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
};

const ownSettings: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  shared_buffers: '256MB',
  // The log must not quote rows or statements: they may speak about a patient.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

type Place = {
  readonly dir: string;
  readonly data: string;
  readonly log: string;
  readonly binaries: Binaries;
  readonly identity: Identity;
  readonly settings: Readonly<Record<string, string>>;
};

/**
 * Starts, or attaches to, the embedded PostgreSQL of `dir` (default `.doorstep/pg`). The port is `port`, else the one
 * remembered, else a free one. Throws an Error with a finished sentence and the end of the log when it cannot.
 */
export async function startEmbedded(options: EmbeddedOptions = {}): Promise<Embedded> {
  const dir = resolve(options.dir ?? '.doorstep/pg');
  mkdirSync(dirname(dir), { recursive: true });
  const binaries = findBinaries();
  const identity = chooseIdentity([binaries.postgres, dirname(dir)]);
  const settings = { ...ownSettings, ...options.settings };
  await initialize(dir, binaries.initdb, identity, settings['fsync'] !== 'off');
  const place: Place = {
    dir,
    data: join(dir, 'data'),
    log: join(dir, 'postgres.log'),
    binaries,
    identity,
    settings,
  };

  for (let attempt = 0; attempt < 5; attempt += 1) {
    const port = await attach(place);
    if (port !== undefined)
      return { url: urlOf(place, port), port, attached: true, stop: () => Promise.resolve() };
    const started = await launch(place, await choosePort(join(place.dir, 'port'), options.port));
    if (started !== undefined) return { url: urlOf(place, started.port), attached: false, ...started };
    // Backends of a killed server, or another start that came first: both are settled in a moment.
    await pause(300);
  }
  throw new Error(
    `The embedded PostgreSQL in ${dir} does not start. The end of its log says:\n${endOfLog(place)}`,
  );
}

/**
 * Waits for a server of `dir` whose program is gone to end, and ends one that does not: the folder is about to be thrown away. Throws a
 * finished sentence when a Doorstep still runs on it.
 */
export async function endEmbedded(dir: string): Promise<void> {
  const data = join(resolve(dir), 'data');
  const server = livePostmaster(data);
  if (server === undefined) return;
  const gone = () => (livePostmaster(data) === undefined ? true : undefined);
  if ((await waitFor(gone, 150)) !== undefined) return;
  throw new NotDone(
    `Another Doorstep still uses the database in ${dir} (PostgreSQL ${server.pid}). Stop it first, then start again.`,
  );
}

/** The port of the server already alive on the folder once it is ready; undefined when there is none. */
async function attach(place: Place): Promise<number | undefined> {
  const settled = await waitFor(() => {
    const server = livePostmaster(place.data);
    if (server === undefined) return 'none' as const;
    return server.status === 'ready' ? server.port : undefined;
  }, 3000);
  if (settled === undefined)
    throw new Error(`A PostgreSQL on ${place.data} neither starts nor ends; see ${place.log}.`);
  return settled === 'none' ? undefined : settled;
}

type Running = { child: ChildProcess; port: number; stopping: boolean };

/** Starts the server; undefined when it gave up at once (the caller looks again who holds the folder). */
async function launch(
  place: Place,
  port: number,
): Promise<{ port: number; stop(): Promise<void> } | undefined> {
  giveTo(place.identity, place.data);
  clearStalePid(place);
  const child = await spawnPostmaster(place, port);
  if (child === undefined) return undefined;
  const running: Running = { child, port, stopping: false };
  restartWhenKilled(place, running);
  return { port, stop: () => stop(running) };
}

/** PostgreSQL refuses to start when a file left by a dead server names a number that now belongs to another program. */
function clearStalePid(place: Place): void {
  if (livePostmaster(place.data) === undefined) rmSync(join(place.data, 'postmaster.pid'), { force: true });
}

async function spawnPostmaster(place: Place, port: number): Promise<ChildProcess | undefined> {
  rotateLog(place.log);
  const flags = ['-D', place.data, '-p', String(port)];
  for (const [name, value] of Object.entries(place.settings)) flags.push('-c', `${name}=${value}`);
  const { file, args, options } = commandAs(place.identity, place.binaries.postgres, flags, true);
  const log = openSync(place.log, 'a', 0o600);
  // Detached, so that Ctrl-C in a terminal reaches the program first and the database last.
  const child = spawn(file, args, { ...options, cwd: '/', detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  // Without this a script that forgets to stop would never end; the death signal ends the server with it.
  child.unref();
  child.on('error', () => undefined);
  const ready = await waitFor(() => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
      return 'ended' as const;
    const server = livePostmaster(place.data);
    return server?.pid === child.pid && server.status === 'ready' ? ('ready' as const) : undefined;
  }, 6000);
  if (ready !== 'ready') return undefined;
  if (!hasSetpriv()) watchWithPipe(child.pid);
  return child;
}

/** Where setpriv is missing (macOS), a shell holding a pipe from us notices our end and stops the server. */
function watchWithPipe(pid: number | undefined): void {
  const watcher = spawn('sh', ['-c', `cat >/dev/null; kill -INT ${pid}`], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.unref();
  if (watcher.stdin instanceof Socket) watcher.stdin.unref();
}

/** A server killed from outside comes back on the same port with everything committed; the pool reconnects by itself. */
function restartWhenKilled(place: Place, running: Running): void {
  running.child.once('exit', () => {
    void (async () => {
      for (let attempt = 0; attempt < 10 && !running.stopping; attempt += 1) {
        await pause(300);
        if (running.stopping || livePostmaster(place.data) !== undefined) return;
        clearStalePid(place);
        const child = await spawnPostmaster(place, running.port);
        if (child === undefined) continue;
        running.child = child;
        restartWhenKilled(place, running);
        return;
      }
    })();
  });
}

/** Fast shutdown: running transactions are rolled back, committed ones are on disk. */
async function stop(running: Running): Promise<void> {
  running.stopping = true;
  const { child } = running;
  const ended = () => (child.exitCode !== null || child.signalCode !== null ? true : undefined);
  if (ended() === true) return;
  child.kill('SIGINT');
  if ((await waitFor(ended, 1000)) !== undefined) return;
  child.kill('SIGQUIT');
  await waitFor(ended, 250);
}

function urlOf(place: Place, port: number): string {
  const password = readFileSync(join(place.dir, 'password'), 'utf8').trim();
  return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
}

function rotateLog(log: string): void {
  try {
    if (statSync(log).size > 10_000_000) renameSync(log, `${log}.1`);
  } catch {
    // No log yet.
  }
}

function endOfLog(place: Place): string {
  try {
    return readFileSync(place.log, 'utf8').slice(-2000);
  } catch {
    return '(there is no log)';
  }
}
