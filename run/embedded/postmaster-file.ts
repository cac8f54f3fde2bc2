// Why: PostgreSQL writes who serves a data folder into postmaster.pid. Reading it tells a second start whether to
// attach, to wait or to begin.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** What postmaster.pid says. `status` is 'starting', 'ready', 'stopping' or '' while the file is being written. */
export type Postmaster = { readonly pid: number; readonly port: number; readonly status: string };

/** The server now alive on `data`, or undefined. A file left by a dead server counts as none. */
export function livePostmaster(data: string): Postmaster | undefined {
  let text: string;
  try {
    text = readFileSync(join(data, 'postmaster.pid'), 'utf8');
  } catch {
    return undefined;
  }
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isPostgres(pid)) return undefined;
  return { pid, port: Number(lines[3]), status: (lines[7] ?? '').trim() };
}

/** The system's code of an error ('EEXIST'), or undefined. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** True while a process of that number lives. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Guards against a number taken over by another program since; where /proc is missing the number alone decides. */
function isPostgres(pid: number): boolean {
  if (!isAlive(pid)) return false;
  if (!existsSync('/proc/self/comm')) return true;
  try {
    const name = readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
    // A killed process not yet collected by its parent is still listed, as a zombie.
    const zombie = /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return name === 'postgres' && !zombie;
  } catch {
    return false;
  }
}

/** Asks `check` every 20 ms, at most `tries` times; the answer, or undefined. */
export async function waitFor<T>(check: () => T | undefined, tries: number): Promise<T | undefined> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const answer = check();
    if (answer !== undefined) return answer;
    await pause(20);
  }
  return undefined;
}
