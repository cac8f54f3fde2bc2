// Why: who a stated patient may be, among all members of a payer, in a few milliseconds: members are found by keys, weighed by rules,
// and said with reasons. Nobody is looked for by one identifier alone.
import type { Tx } from '../../base/db/database.ts';
import type { Stated } from './match.schema.ts';
import { matchMember, type Matched } from './match-member.rules.ts';
import { partsOf } from './name-parts.rules.ts';
import { addSearchKeys, candidatesById, keysHit, underOneKey, type Member } from './members.store.ts';
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

/** The members who may be each of many stated patients, weighed. With fewer than two identifiers stated nobody is looked for. */
export async function candidatesForMany(
  tx: Tx,
  tenantId: number,
  all: readonly Stated[],
): Promise<Matched<CandidateMember>[]> {
  const asked = all.map((stated) => (identifiersStated(stated) < 2 ? [] : searchKeys(stated)));
  const keys = [...new Map(asked.flat().map((key) => [`${key.kind} ${key.value}`, key])).values()];
  if (keys.length === 0) return all.map(() => ({ verdict: 'none', candidates: [], why: '' }));
  const hits = await tx.rows(keysHit, [
    tenantId,
    keys.map(({ kind }) => kind),
    keys.map(({ value }) => value),
  ]);
  const under = Map.groupBy(hits, ({ kind, value }) => `${kind} ${value}`);
  const ids = [...new Set(hits.map(({ memberId }) => memberId))];
  const members = new Map(
    (await tx.rows(candidatesById, [tenantId, ids])).map((member) => [member.id, member]),
  );
  return all.map((stated, at) => {
    const found = (asked[at] ?? []).map(({ kind, value }) => under.get(`${kind} ${value}`) ?? []);
    const own = new Set(found.flat().map(({ memberId }) => memberId));
    const isWhole = found.every((few) => few.length < underOneKey);
    return matchMember(
      stated,
      [...own].flatMap((id) => members.get(id) ?? []),
      isWhole,
    );
  });
}

/** Members of a payer who may be the stated patient, weighed. */
export async function candidatesFor(
  tx: Tx,
  tenantId: number,
  stated: Stated,
): Promise<Matched<CandidateMember>> {
  const [found] = await candidatesForMany(tx, tenantId, [stated]);
  return found ?? { verdict: 'none', candidates: [], why: '' };
}

/** What the program may tie by itself was and stays narrow: the birth date, and the number or the folded name, to the letter. */
function tied(stated: Stated, { verdict, candidates }: Matched<CandidateMember>): Member | undefined {
  const member = candidates[0]?.member;
  if (verdict !== 'certain' || member === undefined) return undefined;
  const named = searchName(stated.givenName ?? '', stated.familyName ?? '');
  const { givenName, familyName } = member;
  const isNamed = [familyName, partsOf(familyName).whole].some(
    (family) => searchName(givenName, family) === named,
  );
  return stated.memberNumber === member.memberNumber || isNamed ? member : undefined;
}

/** For each stated patient the one member who it is beyond doubt; undefined where a person must say. */
export async function membersCertain(
  tx: Tx,
  tenantId: number,
  all: readonly Stated[],
): Promise<(Member | undefined)[]> {
  const found = await candidatesForMany(tx, tenantId, all);
  return found.map((matched, at) => tied(all[at] ?? {}, matched));
}

/** The same for one. */
export async function memberCertain(tx: Tx, tenantId: number, stated: Stated): Promise<Member | undefined> {
  return (await membersCertain(tx, tenantId, [stated]))[0];
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
