// Why: a payer that only drops files drops its tables too: what lies in a sub-folder named as one of its layouts is taken by that layout,
// and beside it lie the receipt with its totals and the rows that go back.
import { createReadStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { transact } from '../base/db/transact.ts';
import { deedFor, systemIn } from '../base/jobs/work.ts';
import { isRefusal, type Or } from '../base/refusal/refusal.ts';
import type { Partner } from '../care/exchange/index.ts';
import { layoutsFor, returnedRows, takeFile, type Layout, type Receipt } from '../care/feeds/index.ts';
import type { House } from './house.ts';

const biggestFile = 4 * 1024 ** 3;

/** What the watch over a folder lends: which files are whole, and how something is put out. */
export type FolderWatch = {
  readonly house: House;
  readonly wholeFiles: (folder: string) => Promise<string[]>;
  readonly putOut: (home: string, name: string, bytes: Buffer) => Promise<void>;
};

const sayTotals = ({ says, sent, accepted, rejected, duplicates }: Receipt): string =>
  `${says}\n${sent.toString()} sent = ${accepted.toString()} accepted + ${rejected.toString()} rejected + ${duplicates.toString()} sent before\n`;

async function takeWhole(
  house: House,
  tenantId: number,
  layout: Layout,
  path: string,
  fileName: string,
): Promise<Or<Receipt>> {
  const { files } = house.equipment;
  const stored = await files.put(createReadStream(path), { maxBytes: biggestFile });
  if (isRefusal(stored)) return stored;
  const at = house.equipment.now();
  return await transact(house.worker, systemIn(tenantId), async (tx) =>
    takeFile(deedFor(tx, at, tenantId, 'folder'), files, layout, { ...stored, fileName, road: 'folder' }),
  );
}

async function takeOne(
  { house, putOut }: FolderWatch,
  home: string,
  tenantId: number,
  layout: Layout,
  name: string,
): Promise<boolean> {
  const folder = join(home, 'in', layout.name);
  const taking = join(folder, `${name}.taking`);
  // Who renames it first has it: several houses may watch one folder.
  const isOurs = await rename(join(folder, name), taking).then(
    () => true,
    () => false,
  );
  if (!isOurs) return false;
  const receipt = await takeWhole(house, tenantId, layout, taking, name);
  const out = `${layout.name}.${name}`;
  const isIn = !isRefusal(receipt) && receipt.status !== 'refused';
  await putOut(
    home,
    `${out}.receipt.txt`,
    Buffer.from(isRefusal(receipt) ? `${receipt.say}\n` : sayTotals(receipt)),
  );
  if (!isRefusal(receipt) && receipt.rejected > 0) {
    const rows = await transact(house.worker, systemIn(tenantId), (tx) =>
      returnedRows(tx, tenantId, receipt.id),
    );
    await putOut(home, `${out}.returned.csv`, rows);
  }
  await rename(taking, join(home, isIn ? 'done' : 'refused', out));
  return true;
}

/** Takes the tables that lie whole in a partner's sub-folders; gives how many. */
export async function takeDroppedFeeds(
  watch: FolderWatch,
  { tenantId }: Partner,
  home: string,
): Promise<number> {
  const { house } = watch;
  const layouts = await transact(house.worker, systemIn(tenantId), (tx) => layoutsFor(tx, tenantId));
  let count = 0;
  for (const layout of layouts.filter(({ body }) => body.form !== 'x12')) {
    const folder = join(home, 'in', layout.name);
    await mkdir(folder, { recursive: true });
    for (const name of await watch.wholeFiles(folder))
      if (await takeOne(watch, home, tenantId, layout, name)) count += 1;
  }
  return count;
}
