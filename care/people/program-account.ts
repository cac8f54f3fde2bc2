// Why: a program of another house comes in by a long secret instead of a password; it is one account, opened from the machine,
// whose secret is shown once and ends the one before.
import { openSessionUntil, revokeSessionsOf } from '../../base/access/sessions.ts';
import type { Tx } from '../../base/db/database.ts';
import { append } from '../../base/events/event.ts';
import { newId } from '../../base/ids/ids.ts';
import { plus } from '../../base/time/instant.ts';
import { accountOpened } from './people.events.ts';
import { accountByEmail, insertProgram } from './people.store.ts';
import { aboutAccount } from './sign-in.ts';

const credentialDays = 365;

/** A secret for `Authorization: Bearer`, and when it ends. */
export type ProgramCredential = {
  readonly accountId: string;
  readonly token: string;
  readonly endsAt: string;
};

/** Opens the account of a trading partner's program where there is none, and gives it a new secret. */
export async function openProgram(
  tx: Tx,
  at: string,
  program: { readonly name: string; readonly email: string; readonly tenantId: number },
): Promise<ProgramCredential> {
  const { name, email, tenantId } = program;
  const id = newId(at);
  const opened = await tx.run(insertProgram, [id, name, email, [tenantId], newId(at), at]);
  if (opened === 1)
    await append(aboutAccount(tx, at, 'system'), accountOpened, id, { role: 'trading_partner' });
  const account = await tx.one(accountByEmail, [email]);
  await revokeSessionsOf(tx, account.id, at);
  const endsAt = plus(at, { hours: credentialDays * 24 });
  return { accountId: account.id, token: await openSessionUntil(tx, account.id, at, endsAt), endsAt };
}
