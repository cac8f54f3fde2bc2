// Why: bringing a house back over another would mix two truths. A restore therefore wants a database that is empty and
// that nobody is using; --fresh throws away a house of ours, and never anything that is not ours.

import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import { occupantsOf } from './catalog.ts';
import { NotDone } from './not-done.ts';

const looksAtMost = 5;
const lookEveryMs = 100;

const few = (names: readonly string[]) =>
  names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');

/** How many other sessions are on this database. */
async function othersOn(client: Client): Promise<number> {
  const found = await client.query<{ others: number }>(
    `select count(*)::int as others from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and usename is not null`,
  );
  return found.rows[0]?.others ?? 0;
}

/** Refuses (NotDone) unless the database is empty, or holds only a house of ours and `fresh` is set, and nobody is on it. */
export async function mustBeFree(client: Client, fresh: boolean): Promise<void> {
  const { ours, others } = await occupantsOf(client);
  if (others.length > 0)
    throw new NotDone(
      `The database holds tables that are not Doorstep's (${few(others)}). Nothing was changed; restore into an empty database.`,
    );
  if (ours.length > 0 && !fresh)
    throw new NotDone(
      `The database is not empty (${few(ours)}). Nothing was changed. ` +
        'Restore into an empty database, or say --fresh to throw away what is there.',
    );
  // A session that has just said goodbye may be listed for a moment.
  let open = await othersOn(client);
  for (let look = 1; open > 0 && look < looksAtMost; look += 1) {
    await pause(lookEveryMs);
    open = await othersOn(client);
  }
  if (open > 0)
    throw new NotDone(
      `${open} other connection${open === 1 ? ' is' : 's are'} open on this database. Nothing was changed; stop Doorstep first.`,
    );
}

/** Throws away every schema of ours. Call after `mustBeFree`. */
export async function emptyOut(client: Client): Promise<void> {
  const { schemas } = await occupantsOf(client);
  if (schemas.length === 0) return;
  await client.query('set role doorstep_owner');
  for (const schema of schemas) await client.query(`drop schema ${schema} cascade`);
  await client.query('reset role');
}
