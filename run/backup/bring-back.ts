// Why: a backup is worth what its restore is worth. Everything is checked before anything is touched, and at the end the
// restored house is asked for the proof it carries: rows counted, files re-read, every payer's chain of events recomputed
// up to the seal that the archive names.

import { Client } from 'pg';
import { openDatabase } from '../../base/db/database.ts';
import { verifySeals } from '../../base/events/verify-seals.ts';
import type { FileStore } from '../../base/files/file-store.ts';
import { migrateAll } from '../migrate.ts';
import { tablesIn } from './catalog.ts';
import { emptyOut, mustBeFree } from './empty-database.ts';
import { loadArchive } from './load-archive.ts';
import type { Manifest } from './manifest.ts';
import { migrateTo, mustKnow } from './migrate-to.ts';
import { NotDone } from './not-done.ts';
import { checkArchive } from './read-archive.ts';

/** `url` signs in as the owner (see base/db/migrate.ts). `fresh` throws a house of ours away first. */
export type RestoreOrder = {
  readonly url: string;
  readonly files: FileStore;
  readonly file: string;
  readonly passphrase?: string | undefined;
  readonly fresh: boolean;
  readonly say: (line: string) => void;
};

/** What came back: the manifest, the newer migrations that ran after, and how many sealed events were verified. */
export type BroughtBack = {
  readonly manifest: Manifest;
  readonly newer: readonly string[];
  readonly sealed: number;
};

/** Recomputes every payer's chain up to the seal the archive names; refuses to call a restore good otherwise. */
async function mustBeSealed(url: string, seals: Manifest['seals']): Promise<number> {
  const database = openDatabase(url, 'doorstep_app', 1);
  try {
    let sealed = 0;
    for (const { tenantId, number, chain } of seals) {
      const found = await verifySeals(database, tenantId, { number, chain });
      const [trouble] = found.troubles;
      if (trouble !== undefined)
        throw new NotDone(
          `The house was brought back, but the events of payer ${tenantId} do not verify: ` +
            `${trouble.what} at seal ${trouble.number} (${found.troubles.length} in all). Do not work with it before that is explained.`,
        );
      sealed += found.sealed;
    }
    return sealed;
  } finally {
    await database.close();
  }
}

async function onTheDatabase<T>(url: string, act: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Brings a house back from an archive. Refuses with a NotDone, before anything is touched, when the archive is not whole,
 * was made by a newer program, or the database is not free. Rows appear all at once or not at all.
 */
export async function bringBack(order: RestoreOrder): Promise<BroughtBack> {
  const { url, say } = order;
  await onTheDatabase(url, (client) => mustBeFree(client, order.fresh));
  say('Checking the archive …');
  const manifest = await checkArchive(order.file, order.passphrase);
  await mustKnow(manifest.migrations);
  await onTheDatabase(url, async (client) => {
    await mustBeFree(client, order.fresh);
    if (order.fresh) await emptyOut(client);
  });
  say('Making the tables …');
  await migrateTo(url, manifest.migrations);
  await onTheDatabase(url, async (client) => {
    await loadArchive({ ...order, client, manifest });
    // Without it the first day would run on plans made for empty tables.
    await client.query('set role doorstep_owner');
    for (const { sql } of await tablesIn(client)) await client.query(`analyze ${sql}`);
  });
  say('Bringing the database to its newest form …');
  const { applied } = await migrateAll(url);
  say('Verifying the seals of events …');
  const sealed = await mustBeSealed(url, manifest.seals);
  return { manifest, newer: applied, sealed };
}
