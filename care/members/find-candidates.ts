// Why: who a stated patient may be, among all members of a payer, in a few milliseconds: members are found by keys, weighed by rules,
// and said with reasons. Nobody is looked for by one identifier alone.
import type { Tx } from '../../base/db/database.ts';
import type { Stated } from './match.schema.ts';
import { matchMember, type Matched } from './match-member.rules.ts';
import { partsOf } from './name-parts.rules.ts';
import { addSearchKeys, membersUnderKeys, type Member } from './members.store.ts';
import { searchKeys } from './search-keys.rules.ts';
import { searchName } from './search-name.rules.ts';

/** A member as a candidate. */
export type CandidateMember = Member & {
  readonly phone: string | null;
  readonly line1: string | null;
  readonly zip: string | null;
  readonly formerFamilyNames: string[];
};

/** How many of birth date, name and number were stated. */
export function identifiersStated({ givenName, familyName, birthOn, memberNumber }: Stated): number {
  const name = givenName !== undefined && familyName !== undefined;
  return [birthOn !== undefined, name, memberNumber !== undefined && memberNumber !== ''].filter(Boolean)
    .length;
}

/** Members of a payer who may be the stated patient, weighed. With fewer than two identifiers stated nobody is looked for. */
export async function candidatesFor(
  tx: Tx,
  tenantId: number,
  stated: Stated,
): Promise<Matched<CandidateMember>> {
  if (identifiersStated(stated) < 2) return { verdict: 'none', candidates: [], why: '' };
  const keys = searchKeys(stated);
  const found = await tx.rows(membersUnderKeys, [
    tenantId,
    keys.map(({ kind }) => kind),
    keys.map(({ value }) => value),
  ]);
  return matchMember(stated, found, !found.some(({ crowded }) => crowded));
}

/**
 * The one member who is the stated patient beyond doubt. What the program may tie by itself was and stays narrow: the birth date to the
 * letter, and the number or the folded name to the letter.
 */
export async function memberCertain(tx: Tx, tenantId: number, stated: Stated): Promise<Member | undefined> {
  const { verdict, candidates } = await candidatesFor(tx, tenantId, stated);
  const member = candidates[0]?.member;
  if (verdict !== 'certain' || member === undefined) return undefined;
  const named = searchName(stated.givenName ?? '', stated.familyName ?? '');
  const { givenName, familyName } = member;
  const isNamed = [familyName, partsOf(familyName).whole].some(
    (family) => searchName(givenName, family) === named,
  );
  return stated.memberNumber === member.memberNumber || isNamed ? member : undefined;
}

type Keyed = Pick<Member, 'id' | 'givenName' | 'familyName' | 'birthOn' | 'memberNumber'>;

/** Puts members under the keys they are found by; earlier keys stay, because people go on using earlier names. */
export async function putUnderKeys(tx: Tx, tenantId: number, members: readonly Keyed[]): Promise<void> {
  const rows = members.flatMap((member) => searchKeys(member).map((key) => ({ id: member.id, ...key })));
  if (rows.length === 0) return;
  await tx.run(addSearchKeys, [
    tenantId,
    rows.map(({ id }) => id),
    rows.map(({ kind }) => kind),
    rows.map(({ value }) => value),
  ]);
}
