// Why: many partners only drop files (an SFTP server writes them into a folder). What lies in `in` is taken as a batch once it
// is whole, moved to `done` or `refused`, and what answers it is put into `out`; nothing is ever deleted.
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { transact } from '../base/db/transact.ts';
import { systemIn } from '../base/jobs/work.ts';
import {
  receiveDropped,
  droppingPartners,
  notePutOut,
  waitingInFolder,
  type Partner,
} from '../care/exchange/index.ts';
import type { House } from './house.ts';
import { takeDroppedFeeds } from './take-dropped-feed.ts';

const bytesAtMost = 26 * 1024 * 1024;
const rooms = ['in', 'out', 'done', 'refused'] as const;

/** Names that SFTP servers give to what is still being written. */
const isUnfinished = (name: string) => /^\.|\.(tmp|part|filepart|taking)$/i.test(name);

/** `seen` is what lay there at the last look: a file that has not changed since is whole. */
type Watched = { readonly house: House; readonly folder: string; readonly seen: Map<string, string> };
const everyMs = 5000;

/** Names of files that have not changed since the last look; `seen` remembers that look. */
export async function wholeFiles(folder: string, seen: Map<string, string>): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => !isUnfinished(name)).toSorted();
  const whole: string[] = [];
  for (const name of names) {
    const path = join(folder, name);
    const file = await stat(path).catch(() => undefined);
    if (file?.isFile() !== true || file.size === 0) continue;
    const now = `${file.size.toString()} ${file.mtimeMs.toString()}`;
    if (seen.get(path) === now) whole.push(name);
    seen.set(path, now);
  }
  return whole;
}

/** Written beside and renamed, so that nobody fetches half an answer. */
async function putOut(home: string, name: string, bytes: Buffer): Promise<void> {
  await writeFile(join(home, 'out', `${name}.part`), bytes);
  await rename(join(home, 'out', `${name}.part`), join(home, 'out', name));
}

/** Puts out what became of earlier questions. Noted after it lies there: broken off between, it is put out once more as the same. */
async function putOutLater({ house, folder }: Watched, partner: Partner): Promise<void> {
  const scope = systemIn(partner.tenantId);
  for (const { id, bytes } of await transact(house.worker, scope, (tx) => waitingInFolder(tx, partner))) {
    await putOut(join(folder, partner.folder ?? ''), `later.${id}.x12`, bytes);
    const at = house.equipment.now();
    await transact(house.worker, scope, (tx) => notePutOut(tx, at, partner, id));
  }
}

async function takeFile({ house, folder }: Watched, partner: Partner, name: string): Promise<boolean> {
  const home = join(folder, partner.folder ?? '');
  const taking = join(home, 'in', `${name}.taking`);
  // Who renames it first has it: several houses may watch one folder.
  const isOurs = await rename(join(home, 'in', name), taking).then(
    () => true,
    () => false,
  );
  if (!isOurs) return false;
  const { size } = await stat(taking);
  if (size > bytesAtMost) {
    await rename(taking, join(home, 'refused', name));
    await writeFile(join(home, 'out', `${name}.too-long.txt`), 'A file may have 26 MiB. Send it in parts.\n');
    return true;
  }
  const bytes = await readFile(taking);
  const at = house.equipment.now();
  const { reply, answers } = await transact(house.worker, systemIn(partner.tenantId), (tx) =>
    receiveDropped(tx, at, partner, { bytes, channel: 'folder', fileName: name }),
  );
  for (const [i, answer] of answers.entries())
    await putOut(home, `${name}.${(i + 1).toString()}.x12`, answer);
  await rename(taking, join(home, reply.verdict === 'refused' ? 'refused' : 'done', name));
  return true;
}

/** Takes every file that lies there whole; gives how many. */
export async function lookIntoFolder(watched: Watched): Promise<number> {
  const { house, folder, seen } = watched;
  let count = 0;
  for (const partner of await droppingPartners(house.worker)) {
    const home = join(folder, partner.folder ?? '');
    for (const room of rooms) await mkdir(join(home, room), { recursive: true });
    for (const name of await wholeFiles(join(home, 'in'), seen))
      if (await takeFile(watched, partner, name)) {
        seen.delete(join(home, 'in', name));
        count += 1;
      }
    const lent = { house, putOut, wholeFiles: async (place: string) => await wholeFiles(place, seen) };
    count += await takeDroppedFeeds(lent, partner, home);
    await putOutLater(watched, partner);
  }
  return count;
}

/** Looks again and again until stopped; trouble is told and the next look tries again. */
export function keepLooking(what: string, look: () => Promise<unknown>): { stop(): Promise<void> } {
  const ending = new AbortController();
  const loop = (async () => {
    while (!ending.signal.aborted) {
      await look().catch(
        (error: unknown) =>
          void process.stderr.write(`${what}: ${error instanceof Error ? error.message : 'trouble'}\n`),
      );
      await sleep(everyMs, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  })();
  return {
    stop: async () => {
      ending.abort();
      await loop;
    },
  };
}

/** Looks into the folder of the partners again and again until stopped. */
export function watchFolder(house: House, folder: string): { stop(): Promise<void> } {
  const seen = new Map<string, string>();
  return keepLooking('folder', () => lookIntoFolder({ house, folder, seen }));
}
