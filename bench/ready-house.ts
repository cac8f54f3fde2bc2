// Why: both provers stand on the same ground: canaries planted in every payer, people of every role signed in, and every
// id harvested.
import { Client } from 'pg';
import { accountsOf, addNarrowStaff, chooseCallers, gateCaller, signIn, type Caller } from './callers.ts';
import { harvest } from './harvest.ts';
import type { HouseUnderTest } from './house-under-test.ts';
import type { Stock } from './invent-request.ts';
import { addPlaces } from './plant-places.ts';
import { plantCases } from './plant-cases.ts';
import { senderTo, type Sender } from './send-request.ts';

/** What the provers know once the house is planted. */
export type Ready = {
  readonly sender: Sender;
  readonly database: Client;
  readonly callers: Caller[];
  readonly stock: Stock;
  /** Whether the house is our own, with something planted in every table. */
  readonly isPlanted: boolean;
  close(): Promise<void>;
};

const narrowPayer = 13;

/** Plants canaries in every payer, or in `some`, signs callers in and harvests ids. */
export async function readyHouse(
  house: HouseUnderTest,
  seed: number,
  some?: readonly number[],
): Promise<Ready> {
  const sender = senderTo(house.url);
  const database = new Client({ connectionString: house.databaseUrl });
  // A house that goes away takes its connections with it; the next query tells.
  database.on('error', () => undefined);
  await database.connect();
  if (house.isOwn) await addNarrowStaff(database, narrowPayer);
  if (house.isOwn) await addPlaces(database);
  const accounts = await accountsOf(database);
  const watch = await plantCases(house, sender, database, accounts, seed, some);
  const chosen = chooseCallers(accounts);
  const taken = new Set(chosen.map((one) => one.id));
  const callers = [gateCaller, ...(await Promise.all(chosen.map((one) => signIn(sender, one))))];
  const spare = accounts.filter((one) => !taken.has(one.id)).map((one) => one.id);
  const stock = { harvest: await harvest(database, watch, house.secret), watch, spare };
  return {
    sender,
    database,
    callers,
    stock,
    isPlanted: house.isOwn,
    close: async () => {
      sender.close();
      await database.end();
    },
  };
}
