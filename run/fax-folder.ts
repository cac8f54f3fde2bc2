// Why: a fax server that only writes files is served like a vendor: one folder for each of our lines. A file that lies there
// whole is taken in and moved to `done`, or to `refused` with the reason beside it; nothing is ever deleted.
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transact } from '../base/db/transact.ts';
import { systemIn } from '../base/jobs/work.ts';
import { isRefusal } from '../base/refusal/refusal.ts';
import { originalBytesAtMost } from '../care/intake/index.ts';
import { faxesDropped, linesDropping, type FaxLine } from '../care/faxes/index.ts';
import type { House } from './house.ts';
import { keepLooking, wholeFiles } from './watch-folder.ts';

/** `seen` is what lay there at the last look: a file that has not changed since is whole. */
export type WatchedFaxes = {
  readonly house: House;
  readonly folder: string;
  readonly seen: Map<string, string>;
};

// Taken first and moved after: broken off between, the file is taken once more as the same delivery.
async function takeFile({ house, folder }: WatchedFaxes, line: FaxLine, name: string): Promise<void> {
  const home = join(folder, line.folder ?? '');
  const path = join(home, 'in', name);
  const { size, mtime } = await stat(path);
  const move = (room: string) => rename(path, join(home, room, name)).catch(() => undefined);
  const refuseWith = async (say: string) => {
    await writeFile(join(home, 'refused', `${name}.txt`), `${say}\n`);
    await move('refused');
  };
  if (size > originalBytesAtMost) return await refuseWith('A fax may have 60 MB. Send it in parts.');
  const bytes = await readFile(path);
  const dropped = { fileName: name, bytes, wholeAt: mtime.toISOString() };
  const taken = await transact(house.worker, systemIn(line.tenantId), (tx) =>
    faxesDropped(tx, house.equipment.now(), house.equipment.files, line, dropped),
  );
  if (isRefusal(taken)) return await refuseWith(taken.say);
  await move('done');
}

/** Takes every fax that lies there whole; gives how many. */
export async function lookForFaxes(watched: WatchedFaxes): Promise<number> {
  const { house, folder, seen } = watched;
  let count = 0;
  for (const line of await linesDropping(house.worker)) {
    const home = join(folder, line.folder ?? '');
    for (const room of ['in', 'done', 'refused']) await mkdir(join(home, room), { recursive: true });
    for (const name of await wholeFiles(join(home, 'in'), seen)) {
      await takeFile(watched, line, name);
      seen.delete(join(home, 'in', name));
      count += 1;
    }
  }
  if (count > 0) house.equipment.nudge();
  return count;
}

/** Looks again and again until stopped. */
export function watchFaxes(house: House, folder: string): { stop(): Promise<void> } {
  const watched = { house, folder, seen: new Map<string, string>() };
  return keepLooking('fax folder', () => lookForFaxes(watched));
}
