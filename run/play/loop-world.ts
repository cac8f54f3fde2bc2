// Why: what playing a loop needs of the world around the house: people who sign in, a way to mail, the letters that came, and
// somebody who answers at every provider's location. The town has dispatchers at a few locations only; here each gets one.
import type { Client } from 'pg';
import { staff } from '../../town/index.ts';
import type { Person } from './loop-people.ts';

export type Letter = { readonly subject: string; readonly text: string };

export type LoopWorld = {
  /** Somebody by account id; null has not signed in. */
  as(accountId: string | null): Person;
  /** The account of a dispatcher of this location. */
  dispatcherOf(locationId: string): Promise<string>;
  /** Hands in a mail as a sender's server does; resolves when the house has taken it. */
  mail(from: string, to: string, raw: Buffer): Promise<void>;
  /** What an address was mailed, oldest first. */
  lettersTo(address: string): Promise<readonly Letter[]>;
};

/** The member of staff who does this for this payer, always the same one. */
export function staffFor(role: string, tenantId: number): string {
  const found = staff.find((one) => one.role === role && one.tenants.includes(tenantId));
  if (found === undefined) throw new Error(`No ${role} of the town serves payer ${tenantId.toString()}.`);
  return found.key;
}

/**
 * Gives every location a dispatcher of its own and room for any number of visits a day. `database` is a superuser's login; only for
 * databases of tests and benches.
 */
export async function openEveryLocation(database: Client): Promise<LoopWorld['dispatcherOf']> {
  await database.query('update network.location set capacity_per_day = 1000000');
  await database.query(
    `insert into base.account (id, role, name, email, tenants, locations, is_invented)
     select gen_random_uuid(), 'servicing_dispatcher', 'Dispatch of ' || name, id || '@dispatch.example', tenants, array[id], true
     from network.location on conflict do nothing`,
  );
  const { rows } = await database.query<{ id: string; location: string }>(
    `select id::text, locations[1]::text as location from base.account where email like '%@dispatch.example'`,
  );
  const byLocation = new Map(rows.map((row) => [row.location, row.id]));
  return (locationId) => {
    const found = byLocation.get(locationId);
    return found === undefined
      ? Promise.reject(new Error(`Nobody answers at location ${locationId}.`))
      : Promise.resolve(found);
  };
}

/** Letters to an address as the stand-in mailbox at `url` kept them, oldest first. */
export async function lettersAt(url: string, address: string): Promise<readonly Letter[]> {
  const answer = await fetch(`${url}/api/messages?to=${encodeURIComponent(address)}`);
  return ((await answer.json()) as Letter[]).toReversed();
}
