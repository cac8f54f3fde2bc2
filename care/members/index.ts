// Why: the front door of the members room: who a stated patient is, when two identifiers agree on exactly one member,
// and what we knew of a member when a decision was made (a coverage learned later excuses nobody, and blames nobody).
import type { Tx } from '../../base/db/database.ts';
import {
  matchMember,
  memberById,
  memberContact,
  memberKnownAt,
  type KnownMember,
  type Member,
} from './members.store.ts';
import { searchName } from './search-name.rules.ts';

export {
  candidatesFor,
  candidatesForMany,
  identifiersStated,
  memberCertain,
  membersCertain,
  putUnderKeys,
  type CandidateMember,
} from './find-candidates.ts';
export { absentFrom, endThoseAbsent, idsNumbered, keepRoster, noteNamed, type Kept } from './keep-roster.ts';
export * from './members.events.ts';
export type { KnownMember, Member } from './members.store.ts';

/** The one member of a payer who fits birth date and (member ID or name); undefined when none or several do. */
export async function memberStated(
  tx: Tx,
  tenantId: number,
  stated: {
    givenName?: string | undefined;
    familyName?: string | undefined;
    birthOn?: string | undefined;
    memberNumber?: string | undefined;
  },
): Promise<Member | undefined> {
  if (stated.birthOn === undefined) return undefined;
  const name = searchName(stated.givenName ?? '', stated.familyName ?? '');
  const fits = await tx.rows(matchMember, [tenantId, stated.birthOn, stated.memberNumber ?? '', name]);
  const byNumber = fits.filter((member) => member.memberNumber === stated.memberNumber);
  if (byNumber.length === 1) return byNumber[0];
  return fits.length === 1 ? fits[0] : undefined;
}

/** How a member can be reached: nobody needs a phone that reads mail. */
export async function contactOf(
  tx: Tx,
  tenantId: number,
  id: string,
): Promise<{ email: string | null; phone: string | null; language: string | null } | undefined> {
  return await tx.maybe(memberContact, [tenantId, id]);
}

/** A member by id, as far as the caller may see. */
export async function memberOf(tx: Tx, tenantId: number, id: string): Promise<Member | undefined> {
  return await tx.maybe(memberById, [tenantId, id]);
}

/**
 * What we knew at the instant `knownBy` about how a member stood at `holdsAt` (the same instant when left out); undefined
 * where we knew nothing yet.
 */
export async function memberKnown(
  tx: Tx,
  tenantId: number,
  id: string,
  knownBy: string,
  holdsAt: string = knownBy,
): Promise<KnownMember | undefined> {
  return await tx.maybe(memberKnownAt, [tenantId, id, holdsAt, knownBy]);
}
