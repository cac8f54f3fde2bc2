// Why: the front door of the people room: which portal a role works in, who needs a second factor, and what somebody was
// granted at any instant (an access in question is judged by what was known then). It announces nothing.
import type { Tx } from '../../base/db/database.ts';
import { grantKnownAt, type Grant } from './people.store.ts';

export { isStaffRole, needsSecondFactor, portalOf } from './second-factor.rules.ts';
export { openProgram, type ProgramCredential } from './program-account.ts';
export { identifyProgram, programCertified } from './program-password.ts';
export type { Grant } from './people.store.ts';

/** What an account was granted at an instant; undefined before it was first known. */
export async function grantKnown(tx: Tx, accountId: string, at: string): Promise<Grant | undefined> {
  return await tx.maybe(grantKnownAt, [accountId, at]);
}
