// Why: outside the invented town nobody can sign in until somebody may make accounts; the first administrator is made from
// the machine itself, once, and every later one by an administrator. An administrator sees no health data (trust.md §2.1)
// but opens doors for everybody else, so this one has a second factor too.
import { append } from '../../base/events/event.ts';
import { newId } from '../../base/ids/ids.ts';
import type { Tx } from '../../base/db/database.ts';
import { refuse, type Or } from '../../base/refusal/refusal.ts';
import { accountOpened } from './people.events.ts';
import { activeAdministrator, insertAdministrator, lockFirstAdministrator } from './people.store.ts';
import { aboutAccount } from './sign-in.ts';

export type NewAdministrator = {
  readonly email: string;
  readonly name: string;
  /** argon2id */
  readonly passwordHash: string;
  /** As `sealSecret` makes it. */
  readonly sealedTotp: Buffer;
};

/** Writes account, credential, history and event; refused where an active administrator stands already. */
export async function openFirstAdministrator(
  tx: Tx,
  at: string,
  { email, name, passwordHash, sealedTotp }: NewAdministrator,
): Promise<Or<{ id: string }>> {
  await tx.run(lockFirstAdministrator);
  const standing = await tx.maybe(activeAdministrator);
  if (standing !== undefined) {
    return refuse(
      'administrator_exists',
      `There is an administrator already: ${standing.name}, ${standing.email}. Nothing was changed.`,
    );
  }
  const id = newId(at);
  const written = await tx.run(insertAdministrator, [
    id,
    name,
    email.trim().toLowerCase(),
    passwordHash,
    sealedTotp,
    newId(at),
    at,
  ]);
  if (written !== 1)
    return refuse('email_taken', 'An account with this e-mail address exists already. Nothing was changed.', [
      'email',
    ]);
  await append(aboutAccount(tx, at, 'system'), accountOpened, id, { role: 'system_admin' });
  return { id };
}
