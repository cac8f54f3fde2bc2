// Why: provers act as people who really sign in, several of every role, because what a role may see depends on which
// payers, offices or members that person has.
import type { Client } from 'pg';
import { staffRoles } from '../care/roles.rules.ts';
import type { Answer, Sender, Wanted } from './send-request.ts';

export type Account = {
  readonly id: string;
  readonly role: string;
  readonly name: string;
  readonly tenants: readonly number[];
  readonly offices: readonly string[];
  readonly members: readonly string[];
  /** Where a dispatcher works. */
  readonly locations: readonly string[];
};

/** Somebody who asks; role `gate` has no cookie. */
export type Caller = Account & { cookie: string | undefined };

export const gateCaller: Caller = {
  id: 'gate',
  role: 'gate',
  name: 'Nobody',
  tenants: [],
  offices: [],
  members: [],
  locations: [],
  cookie: undefined,
};

/** Every invented account, in a fixed order. */
export async function accountsOf(database: Client): Promise<Account[]> {
  const found = await database.query<Account>(
    `select id::text, role, name, tenants, offices::text[], members::text[], locations::text[] from base.account
     where is_invented and active order by role, id`,
  );
  return found.rows;
}

/** Up to `perRole` people of each role, those with different payers first. */
export function chooseCallers(accounts: readonly Account[], perRole = 3): Account[] {
  const chosen: Account[] = [];
  for (const group of Map.groupBy(accounts, (account) => account.role).values()) {
    const byGrant = [...Map.groupBy(group, (one) => one.tenants.join()).values()];
    const spread = [...byGrant.map((same) => same[0]), ...byGrant.flatMap((same) => same.slice(1))];
    for (const one of spread.slice(0, perRole)) if (one !== undefined) chosen.push(one);
  }
  return chosen;
}

/** Signs an invented person in by the town's one-click door; waits when the limiter says so. */
export async function signIn(sender: Sender, account: Account): Promise<Caller> {
  for (let turn = 0; turn < 40; turn += 1) {
    const answer = await sender.send({
      method: 'POST',
      path: '/api/town/sign-in',
      body: JSON.stringify({ accountId: account.id }),
    });
    const [cookie] = [answer.headers['set-cookie'] ?? []].flat();
    if (answer.status === 200 && cookie !== undefined)
      return { ...account, cookie: cookie.slice(0, cookie.indexOf(';')) };
    if (answer.status !== 429) throw new Error(`${account.name} cannot sign in: ${answer.body.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 3000));
  }
  throw new Error('The sign-in limiter never let go.');
}

/** Sends as a caller; signs in again when a request ended the session, and waits for the limiter. */
export async function sendAs(sender: Sender, caller: Caller, wanted: Wanted): Promise<Answer> {
  for (let turn = 0; ; turn += 1) {
    const answer = await sender.send({ ...wanted, cookie: caller.cookie });
    if (answer.status === 429 && turn < 30) {
      await new Promise((resolve) => setTimeout(resolve, 2000));
      continue;
    }
    if (answer.status !== 401 || caller.cookie === undefined || turn > 0) return answer;
    caller.cookie = (await signIn(sender, caller)).cookie;
  }
}

/** Adds one person of every staff role granted a single payer, so that no role is granted everything. Only in a house of our own. */
export async function addNarrowStaff(database: Client, tenantId: number): Promise<void> {
  await database.query(
    `insert into base.account (id, role, name, email, tenants, is_invented)
     select gen_random_uuid(), role, 'Narrow ' || role, role || '@narrow.example', array[$2::int], true
     from unnest($1::text[]) as role on conflict do nothing`,
    [[...staffRoles], tenantId],
  );
}
