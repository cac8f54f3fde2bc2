// Why: a program of another house comes in by a long secret instead of a password; it is one account, opened from the machine,
// whose secret is shown once and ends the one before.
import { openSessionUntil, revokeSessionsOf } from '../../base/access/sessions.ts';
import type { Tx } from '../../base/db/database.ts';
import { append } from '../../base/events/event.ts';
import { newId, newSecret } from '../../base/ids/ids.ts';
import { plus } from '../../base/time/instant.ts';
import { accountOpened } from './people.events.ts';
import { accountByEmail, dropPassword, insertProgram, putPassword } from './people.store.ts';
import { hashOfProgramPassword } from './program-password.ts';
import { aboutAccount } from './sign-in.ts';

const credentialDays = 365;

/** A secret for `Authorization: Bearer`, and when it ends. */
export type ProgramCredential = {
  readonly accountId: string;
  readonly token: string;
  readonly endsAt: string;
  /** Where one was asked for; it ends with the secret. */
  readonly password: string | null;
};

/** Gives the account a new password, or takes away the one it has. */
async function renewPassword(tx: Tx, accountId: string, isWanted: boolean): Promise<string | null> {
  if (!isWanted) {
    await tx.run(dropPassword, [accountId]);
    return null;
  }
  const password = newSecret();
  await tx.run(putPassword, [accountId, hashOfProgramPassword(password)]);
  return password;
}

/** Opens the account of a trading partner's program where there is none, and gives it a new secret and, if wanted, a password. */
export async function openProgram(
  tx: Tx,
  at: string,
  program: { readonly name: string; readonly email: string; readonly tenantId: number },
  hasPassword = false,
): Promise<ProgramCredential> {
  const { name, email, tenantId } = program;
  const id = newId(at);
  const opened = await tx.run(insertProgram, [id, name, email, [tenantId], newId(at), at]);
  if (opened === 1)
    await append(aboutAccount(tx, at, 'system'), accountOpened, id, { role: 'trading_partner' });
  const account = await tx.one(accountByEmail, [email]);
  await revokeSessionsOf(tx, account.id, at);
  const endsAt = plus(at, { hours: credentialDays * 24 });
  const token = await openSessionUntil(tx, account.id, at, endsAt);
  return { accountId: account.id, token, endsAt, password: await renewPassword(tx, account.id, hasPassword) };
}
