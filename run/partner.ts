// Why: what was agreed with a trading partner goes in by a file, from the machine; its secret is said once.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Scope } from '../base/db/database.ts';
import { openDatabase } from '../base/db/database.ts';
import { transact } from '../base/db/transact.ts';
import { followWith } from '../base/events/event.ts';
import { databaseClock } from '../base/time/database-clock.ts';
import { agreementSchema, openPartner } from '../care/exchange/open-partner.ts';
import type { CommandArguments } from './command-arguments.ts';
import { readConfig } from './config.ts';
import { startEmbedded } from './embedded/embedded.ts';
import { migrateAll } from './migrate.ts';

async function agreementIn(file: string) {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return `There is no file ${file}.`;
  try {
    const read = agreementSchema.safeParse(JSON.parse(text));
    if (read.success) return read.data;
    return read.error.issues.map((one) => `${one.path.join('.') || 'the file'}: ${one.message}`).join('\n');
  } catch {
    return `${file} is not JSON.`;
  }
}

/** `./doorstep partner FILE.json`: writes the agreement down and says the partner's secret, once. */
export async function partner(args: CommandArguments): Promise<number> {
  const [file = ''] = args.words;
  const agreement = file === '' ? 'Say which file: ./doorstep partner FILE.json.' : await agreementIn(file);
  if (typeof agreement === 'string') {
    console.error(agreement);
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
    followWith(new Map());
    const scope: Scope = { tenants: [0, agreement.tenantId], actorId: 'system', role: 'system' };
    const { token, endsAt, userName, password } = await transact(database, scope, (tx) =>
      openPartner(tx, clock.now(), agreement),
    );
    console.log(
      [
        `${agreement.name} may send as ${agreement.theirId}. ${password === null ? 'This line is' : 'These lines are'} shown once and kept nowhere:`,
        '',
        `  Authorization: Bearer ${token}`,
        ...(password === null ? [] : [`  UserName: ${userName}`, `  Password: ${password}`]),
        '',
        password === null
          ? `It ends on ${endsAt.slice(0, 10)}; running this again gives a new one and ends the old.`
          : `They end on ${endsAt.slice(0, 10)}; running this again gives new ones and ends the old.`,
      ].join('\n'),
    );
    return 0;
  } finally {
    await database.close();
    await embedded?.stop();
  }
}
