// Why: every command that works on the database finds it the same way and leaves nothing running behind it.
import { join } from 'node:path';
import type { CommandArguments } from './command-arguments.ts';
import { readConfig, type Config } from './config.ts';
import { startEmbedded } from './embedded/embedded.ts';
import { migrateAll } from './migrate.ts';

/** Acts on the database of --url, else DATABASE_URL, else the embedded one, in its newest form; what was started is stopped again. */
export async function onDatabase<T>(
  args: Pick<CommandArguments, 'url'>,
  act: (url: string, config: Config) => Promise<T>,
): Promise<T> {
  const config = readConfig();
  const given = args.url ?? config.DATABASE_URL;
  const embedded =
    given === undefined ? await startEmbedded({ dir: join(config.DOORSTEP_HOME, 'pg') }) : undefined;
  const url = given ?? embedded?.url ?? '';
  try {
    await migrateAll(url);
    return await act(url, config);
  } finally {
    await embedded?.stop();
  }
}
