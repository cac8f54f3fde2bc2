// Why: what was agreed with a trading partner goes in by a file, from the machine; its secret is said once.
import type { Scope } from '../base/db/database.ts';
import { openDatabase } from '../base/db/database.ts';
import { transact } from '../base/db/transact.ts';
import { followWith } from '../base/events/event.ts';
import { databaseClock } from '../base/time/database-clock.ts';
import { agreementSchema, openPartner, type Agreement } from '../care/exchange/open-partner.ts';
import type { CommandArguments } from './command-arguments.ts';
import { onDatabase } from './command-database.ts';
import { readSetup } from './read-setup.ts';

/** `./doorstep partner FILE.json`: writes the agreement down and says the partner's secret, once. */
export async function partner(args: CommandArguments): Promise<number> {
  const [file = ''] = args.words;
  const agreement =
    file === '' ? 'Say which file: ./doorstep partner FILE.json.' : await readSetup(file, agreementSchema);
  if (typeof agreement === 'string') {
    console.error(agreement);
    return 1;
  }
  return await onDatabase(args, (url) => writeDown(url, agreement.said));
}

async function writeDown(url: string, agreement: Agreement): Promise<number> {
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
  }
}
