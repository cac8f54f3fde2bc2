// Why: one call brings any database to the newest form: the migrations in their order, then the row policies printed
// from the one policy table. The program does it before it opens a door; `./doorstep migrate` does it alone.

import { join } from 'node:path';
import { migrate as migrateWith, type Migrated } from '../base/db/migrate.ts';
import { printRowPolicies } from '../base/access/row-policies.ts';
import { policy } from '../care/policy.ts';
import { tables } from '../care/tables.ts';
import type { CommandArguments } from './command-arguments.ts';
import { readConfig } from './config.ts';
import { startEmbedded } from './embedded/embedded.ts';

/** Where the numbered migrations stand. */
export const migrationFolder = join(import.meta.dirname, '..', 'db', 'migrations');

/** The row policies of today's code, as SQL. */
export function rowPolicies(): string {
  return printRowPolicies(policy, tables);
}

/**
 * Migrates the database at `url` (its owner, who may create roles or has the three roles made already) and renews its
 * row policies. Says what was applied; throws when a released migration was edited or one fails.
 */
export function migrateAll(url: string): Promise<Migrated> {
  return migrateWith(url, migrationFolder, rowPolicies());
}

/** The command `migrate`: the database of --url, else DATABASE_URL, else the embedded one. */
export async function migrate(args: CommandArguments): Promise<number> {
  const config = readConfig();
  const given = args.url ?? config.DATABASE_URL;
  const embedded =
    given === undefined ? await startEmbedded({ dir: join(config.DOORSTEP_HOME, 'pg') }) : undefined;
  try {
    const { applied, policiesChanged } = await migrateAll(given ?? embedded?.url ?? '');
    for (const name of applied) console.log(`applied ${name}`);
    console.log(policiesChanged ? 'row policies renewed' : 'the database has the newest form already');
    return 0;
  } finally {
    await embedded?.stop();
  }
}
