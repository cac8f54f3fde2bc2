// Why: a database folder is either whole or absent. It is made beside its place and renamed into it, so that a start
// cut short never leaves a half-made cluster to be mistaken for data.

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { commandAs, giveTo, type Identity } from './identity.ts';
import { isAlive } from './postmaster-file.ts';

/** Makes `<dir>/data` and `<dir>/password` (0600) unless they exist. `durable: false` skips flushing, for tests. */
export async function initialize(
  dir: string,
  initdb: string,
  identity: Identity,
  durable: boolean,
): Promise<void> {
  if (existsSync(join(dir, 'data', 'PG_VERSION'))) return;
  if (existsSync(join(dir, 'data'))) {
    throw new Error(
      `The database in ${dir} belongs to another user of this machine or is damaged. ` +
        'Start Doorstep as the user who made it (perhaps root), or set DOORSTEP_HOME to another folder.',
    );
  }
  sweepAbandoned(dir);
  const draft = `${dir}-new-${process.pid}`;
  mkdirSync(join(draft, 'data'), { recursive: true });
  // The account that runs the server must be able to pass through, whatever the umask.
  chmodSync(draft, 0o711);
  chmodSync(join(draft, 'data'), 0o700);
  const password = randomBytes(24).toString('base64url');
  const handover = join(draft, 'data-password');
  writeFileSync(handover, password, { mode: 0o600 });
  giveTo(identity, handover);
  giveTo(identity, join(draft, 'data'));
  await runInitdb(initdb, identity, join(draft, 'data'), handover, durable);
  rmSync(handover);
  writeFileSync(join(draft, 'password'), password, { mode: 0o600 });
  try {
    renameSync(draft, dir);
  } catch (error) {
    // Two first starts at once: the one that renamed first is the database, ours is thrown away.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(join(dir, 'data', 'PG_VERSION'))) throw error;
  }
}

/** Removes drafts of starts that were killed. */
function sweepAbandoned(dir: string): void {
  const parent = dirname(dir);
  const prefix = `${basename(dir)}-new-`;
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(prefix))) {
    if (!isAlive(Number(name.slice(prefix.length))))
      rmSync(join(parent, name), { recursive: true, force: true });
  }
}

async function runInitdb(
  initdb: string,
  identity: Identity,
  data: string,
  passwordFile: string,
  durable: boolean,
): Promise<void> {
  const flags = ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
  // Sorting and case by code point, identical on every machine and in every later library version.
  flags.push('-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C');
  if (!durable) flags.push('--no-sync');
  const { file, args, options } = commandAs(identity, initdb, flags, true);
  const child = spawn(file, args, {
    ...options,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env: { ...process.env, LC_ALL: 'C' },
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0)
    throw new Error(`PostgreSQL could not prepare its data folder ${data}:\n${said.slice(-2000)}`);
}
