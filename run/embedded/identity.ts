// Why: PostgreSQL refuses to run as root. Here is decided under which name it runs on this machine, and how a
// command line has to be wrapped for that.

import { spawnSync } from 'node:child_process';
import { chownSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `self`: an ordinary user runs the server directly. `nobody`: root hands it to that account.
 * `unshared`: root's folders are closed to everyone else, so the server stays root's for the files but sees itself
 * as nobody inside a user namespace.
 */
export type Identity =
  | { readonly kind: 'self' }
  | { readonly kind: 'nobody'; readonly uid: number; readonly gid: number }
  | { readonly kind: 'unshared' };

/** A command ready for spawn; `uid` and `gid` are present only when the account changes. */
export type Command = {
  readonly file: string;
  readonly args: readonly string[];
  readonly options: { readonly uid?: number; readonly gid?: number };
};

/** Chooses the identity; `mustReach` are paths the server has to get at (its program, the folder of its data). */
export function chooseIdentity(mustReach: readonly string[]): Identity {
  if (process.getuid?.() !== 0) return { kind: 'self' };
  const nobody = nobodyAccount();
  const reached = mustReach.every((path) => {
    const probe = spawnSync('test', ['-x', path], { ...nobody, cwd: '/', stdio: 'ignore' });
    return probe.status === 0;
  });
  if (reached) return { kind: 'nobody', ...nobody };
  if (spawnSync('unshare', ['--user', 'true'], { stdio: 'ignore' }).status === 0) return { kind: 'unshared' };
  throw new Error(
    'PostgreSQL does not run as root, the account "nobody" cannot reach this folder, and user namespaces are closed here. ' +
      'Run Doorstep as an ordinary user, move it to a folder others may enter, or set DATABASE_URL.',
  );
}

function nobodyAccount(): { uid: number; gid: number } {
  const entry = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find(([name]) => name === 'nobody');
  return { uid: Number(entry?.[2] ?? 65_534), gid: Number(entry?.[3] ?? 65_534) };
}

/** Wraps a command for the identity. `dieWithParent` ends it (fast shutdown) when this process is killed, where the system can. */
export function commandAs(
  identity: Identity,
  file: string,
  args: readonly string[],
  dieWithParent = false,
): Command {
  let line = [file, ...args];
  if (dieWithParent && hasSetpriv()) line = ['setpriv', '--pdeathsig', 'INT', '--', ...line];
  if (identity.kind === 'unshared') line = ['unshare', '--user', '--', ...line];
  const [first = file, ...rest] = line;
  const options = identity.kind === 'nobody' ? { uid: identity.uid, gid: identity.gid } : {};
  return { file: first, args: rest, options };
}

let setprivFound: boolean | undefined;

/** True where `setpriv --pdeathsig` works (Linux with util-linux 2.33 or newer). */
export function hasSetpriv(): boolean {
  setprivFound ??=
    spawnSync('setpriv', ['--pdeathsig', 'INT', '--', 'true'], { stdio: 'ignore' }).status === 0;
  return setprivFound;
}

/** Gives a file or a data folder to whoever will run the server. One made as root may be started later in another of root's ways. */
export function giveTo(identity: Identity, path: string): void {
  if (process.getuid?.() !== 0) return;
  const owner = identity.kind === 'nobody' ? { uid: identity.uid, gid: identity.gid } : { uid: 0, gid: 0 };
  const found = lstatSync(path);
  if (found.uid === owner.uid) return;
  const inside = found.isDirectory() ? readdirSync(path, { recursive: true, withFileTypes: true }) : [];
  for (const entry of inside) {
    if (!entry.isSymbolicLink()) chownSync(join(entry.parentPath, entry.name), owner.uid, owner.gid);
  }
  // The folder itself last: a half-finished hand-over is then seen and repeated.
  chownSync(path, owner.uid, owner.gid);
}
