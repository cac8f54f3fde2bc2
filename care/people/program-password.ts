// Why: an envelope of CAQH CORE brings user name and password with each message; they are judged as at sign-in: known and unknown
// names answer alike and in the same time, eight failures close the door for fifteen minutes.
import { hash, verify } from '@node-rs/argon2';
import { gate, gateScope } from '../../base/access/sessions.ts';
import { transact } from '../../base/db/transact.ts';
import { append } from '../../base/events/event.ts';
import type { Actor, Equipment } from '../../base/http/door.ts';
import { plus } from '../../base/time/instant.ts';
import { signInRefused } from './people.events.ts';
import { noteFailure, noteSuccess, programByEmail } from './people.store.ts';
import { aboutAccount, lockMinutes } from './sign-in.ts';

// A real hash: checked when the name is unknown, so that the answer takes as long.
const decoy = hash('no program has this password');

/** The program with this address and password as an actor; the gate when they do not fit or the door is closed for it. */
export async function identifyProgram(
  equipment: Pick<Equipment, 'aside'>,
  { email, password }: { readonly email: string; readonly password: string },
  at: string,
): Promise<Actor> {
  const found = await transact(equipment.aside, gateScope, (tx) => tx.maybe(programByEmail, [email]));
  const fits = await verify(found?.passwordHash || (await decoy), password).catch(() => false);
  if (found === undefined) return gate;
  const { id, role, name, tenants, active, passwordHash, failedCount, lockedUntil } = found;
  const locked = lockedUntil !== null && lockedUntil > at;
  if (!fits || passwordHash === '' || !active || locked) {
    await transact(equipment.aside, gateScope, async (tx) => {
      if (!locked) await tx.run(noteFailure, [id, plus(at, { minutes: lockMinutes }), at]);
      await append(aboutAccount(tx, at, id), signInRefused, id, { at: 'password', locked });
    });
    return gate;
  }
  if (failedCount > 0) await transact(equipment.aside, gateScope, (tx) => tx.run(noteSuccess, [id, null]));
  return { tenants, actorId: id, role, name, offices: [], locations: [], members: [], isStaff: false };
}
