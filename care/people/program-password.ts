// Why: an envelope of CAQH CORE brings user name and password with each message; they are judged as at sign-in: known and unknown
// names answer alike, eight failures close the door for fifteen minutes. The password is made by us, as long as a session's token and
// hashed like one: nobody guesses it, and a slow hash for every message would be a hundred messages' work.
import { createHash, timingSafeEqual } from 'node:crypto';
import { gate, gateScope } from '../../base/access/sessions.ts';
import { transact } from '../../base/db/transact.ts';
import { append } from '../../base/events/event.ts';
import type { Actor, Equipment } from '../../base/http/door.ts';
import { plus } from '../../base/time/instant.ts';
import { signInRefused } from './people.events.ts';
import { noteFailure, noteSuccess, programByEmail, programWithoutPassword } from './people.store.ts';
import { aboutAccount, lockMinutes } from './sign-in.ts';

/** How a program's password is kept; at the sign-in door for people nothing fits it. */
export const hashOfProgramPassword = (password: string): string =>
  `sha256:${createHash('sha256').update(password).digest('hex')}`;

const decoy = hashOfProgramPassword('no program has this password');

function fits(kept: string, password: string): boolean {
  const [expected, given] = [Buffer.from(kept), Buffer.from(hashOfProgramPassword(password))];
  return expected.length === given.length && timingSafeEqual(expected, given);
}

type Program = Pick<Actor, 'role' | 'name' | 'tenants'> & { readonly id: string };
const actorOf = ({ id, role, name, tenants }: Program): Actor => ({
  tenants,
  actorId: id,
  role,
  name,
  offices: [],
  locations: [],
  members: [],
  isStaff: false,
});

/** The program of this account, known by its certificate; the gate where a password was agreed too. */
export async function programCertified(
  equipment: Pick<Equipment, 'aside'>,
  accountId: string,
  at: string,
): Promise<Actor> {
  const found = await transact(equipment.aside, gateScope, (tx) =>
    tx.maybe(programWithoutPassword, [accountId, at]),
  );
  return found === undefined ? gate : actorOf(found);
}

/** The program with this address and password as an actor; the gate when they do not fit or the door is closed for it. */
export async function identifyProgram(
  equipment: Pick<Equipment, 'aside'>,
  { email, password }: { readonly email: string; readonly password: string },
  at: string,
): Promise<Actor> {
  const found = await transact(equipment.aside, gateScope, (tx) => tx.maybe(programByEmail, [email, at]));
  const isRight = fits(found?.passwordHash ?? decoy, password);
  if (found === undefined) return gate;
  const { id, failedCount, lockedUntil } = found;
  const isOpen = found.active && found.hasSecret;
  const locked = lockedUntil !== null && lockedUntil > at;
  if (!isRight || !isOpen || locked) {
    await transact(equipment.aside, gateScope, async (tx) => {
      if (!locked) await tx.run(noteFailure, [id, plus(at, { minutes: lockMinutes }), at]);
      await append(aboutAccount(tx, at, id), signInRefused, id, { at: 'password', locked });
    });
    return gate;
  }
  if (failedCount > 0) await transact(equipment.aside, gateScope, (tx) => tx.run(noteSuccess, [id, null]));
  return actorOf(found);
}
