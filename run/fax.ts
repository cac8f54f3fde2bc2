// Why: our fax numbers and the services that deliver for them go in by a file, from the machine; a secret is said once.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase } from '../base/db/database.ts';
import { transact } from '../base/db/transact.ts';
import { databaseClock } from '../base/time/database-clock.ts';
import { faxSetupSchema, openLines, type FaxSetup } from '../care/faxes/open-lines.ts';
import type { CommandArguments } from './command-arguments.ts';
import { readConfig, secretOf } from './config.ts';
import { startEmbedded } from './embedded/embedded.ts';
import { migrateAll } from './migrate.ts';

async function setupIn(file: string): Promise<FaxSetup | string> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return `There is no file ${file}.`;
  try {
    const read = faxSetupSchema.safeParse(JSON.parse(text));
    if (read.success) return read.data;
    return read.error.issues.map((one) => `${one.path.join('.') || 'the file'}: ${one.message}`).join('\n');
  } catch {
    return `${file} is not JSON.`;
  }
}

/** `./doorstep fax FILE.json`: writes lines and vendors down and says each vendor's secret, once. */
export async function fax(args: CommandArguments): Promise<number> {
  const [file = ''] = args.words;
  const setup = file === '' ? 'Say which file: ./doorstep fax FILE.json.' : await setupIn(file);
  if (typeof setup === 'string') {
    console.error(setup);
    return 1;
  }
  const config = readConfig();
  const given = args.url ?? config.DATABASE_URL;
  const embedded =
    given === undefined ? await startEmbedded({ dir: join(config.DOORSTEP_HOME, 'pg') }) : undefined;
  const url = given ?? embedded?.url ?? '';
  await migrateAll(url);
  const database = openDatabase(url, 'doorstep_app', 1);
  try {
    const clock = databaseClock(database);
    await clock.measure();
    const tenants = [...setup.lines, ...setup.vendors].map((one) => one.tenantId);
    const scope = { tenants: [...new Set(tenants)], actorId: 'system', role: 'system' };
    const secret = Buffer.from(secretOf(config));
    const told = await transact(database, scope, (tx) => openLines(tx, clock.now(), secret, setup));
    console.log(`${setup.lines.length} lines and ${setup.vendors.length} vendors are written down.`);
    for (const one of told)
      console.log(
        `  POST ${config.DOORSTEP_PUBLIC_URL ?? ''}/fax/${one.name}   secret, shown once: ${one.secret}`,
      );
    return 0;
  } finally {
    await database.close();
    await embedded?.stop();
  }
}
