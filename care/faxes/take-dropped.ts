// Why: an old fax server only writes files into folders, one folder for each line. A file that lies there whole is a fax;
// when it was whole is its receipt, and its name and time say whether it was taken before.
import type { Database, Tx } from '../../base/db/database.ts';
import { transact } from '../../base/db/transact.ts';
import type { FileStore } from '../../base/files/file-store.ts';
import { deedFor, systemIn } from '../../base/jobs/work.ts';
import type { Or } from '../../base/refusal/refusal.ts';
import { lobby } from '../intake/index.ts';
import { everyTenant, linesWithFolder, type FaxLine } from './faxes.store.ts';
import { receiveFax, type TakenFax } from './receive-fax.ts';

/** Lines into whose folder faxes are dropped, of all payers. */
export async function linesDropping(database: Database): Promise<readonly FaxLine[]> {
  const ids = await transact(database, systemIn(lobby), (tx) => tx.rows(everyTenant, []));
  const scope = { ...systemIn(lobby), tenants: ids.map((row) => row.id) };
  return await transact(database, scope, (tx) => tx.rows(linesWithFolder, []));
}

export type Dropped = { readonly fileName: string; readonly bytes: Buffer; readonly wholeAt: string };

/** Takes a dropped file as a fax of its line, in the transaction of the program in that payer. */
export async function faxesDropped(
  tx: Tx,
  at: string,
  files: FileStore,
  line: FaxLine,
  { fileName, bytes, wholeAt }: Dropped,
): Promise<Or<TakenFax>> {
  return await receiveFax(deedFor(tx, at, line.tenantId, 'fax folder'), files, 'folder', {
    faxId: `${line.folder ?? ''}/${fileName} ${wholeAt}`.slice(0, 400),
    calling: null,
    called: line.calledNumber,
    pagesClaimed: null,
    lastPageAt: wholeAt,
    bytes,
  });
}
