// Why: our fax numbers and the services that deliver for them go in by a file, from the machine; a secret is said once.
import { openDatabase } from '../base/db/database.ts';
import { transact } from '../base/db/transact.ts';
import { databaseClock } from '../base/time/database-clock.ts';
import { faxSetupSchema, openLines, type FaxSetup } from '../care/faxes/open-lines.ts';
import type { CommandArguments } from './command-arguments.ts';
import { onDatabase } from './command-database.ts';
import { secretOf, type Config } from './config.ts';
import { readSetup } from './read-setup.ts';

/** `./doorstep fax FILE.json`: writes lines and vendors down and says each vendor's secret, once. */
export async function fax(args: CommandArguments): Promise<number> {
  const [file = ''] = args.words;
  const setup =
    file === '' ? 'Say which file: ./doorstep fax FILE.json.' : await readSetup(file, faxSetupSchema);
  if (typeof setup === 'string') {
    console.error(setup);
    return 1;
  }
  return await onDatabase(args, (url, config) => writeDown(url, config, setup.said));
}

async function writeDown(url: string, config: Config, setup: FaxSetup): Promise<number> {
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
  }
}
