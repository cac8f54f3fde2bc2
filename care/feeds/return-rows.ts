// Why: what was rejected goes back to its sender the same by whatever road: from the screen, or into the folder it was dropped in.
import type { Tx } from '../../base/db/database.ts';
import { rowsOf } from './feeds.store.ts';
import { returnedHeading, returnedLines } from './returned-file.rules.ts';

const returnedAtMost = 100_000;
const rowsAtOnce = 1000;

/** The rejected rows of a file as CSV (UTF-8 with its mark), one line for each fault; of the first 100,000 rows. */
export async function returnedRows(tx: Tx, tenantId: number, fileId: string): Promise<Buffer> {
  const pieces = [returnedHeading];
  for (let after = 0, left = returnedAtMost; left > 0;) {
    const rows = await tx.rows(rowsOf, [tenantId, fileId, after, ['rejected'], rowsAtOnce]);
    pieces.push(rows.map(returnedLines).join(''));
    left -= rows.length;
    after = rows.at(-1)?.number ?? 0;
    if (rows.length < rowsAtOnce) break;
  }
  return Buffer.from(`\ufeff${pieces.join('')}`);
}
