// Why: two of three identifiers that agree on exactly one member tie a case by themselves; everything less is proposed to a person
// (requirement M9: never disclose or match on one). Twins are never told apart by the program.
import { shortFor } from './given-names.rules.ts';
import type { Matchable, MatchVerdict, Stated, Weighed } from './match.schema.ts';
import { partsOf } from './name-parts.rules.ts';
import { slipBetween } from './near-text.rules.ts';
import { weighMember } from './weigh-member.rules.ts';

/** A member is proposed from this score on. */
export const likelyFrom = 45;
/** As many as are shown to a person. */
export const candidatesAtMost = 8;

export type Matched<M extends Matchable = Matchable> = {
  readonly verdict: MatchVerdict;
  /** The best first; those below `likely` are left out. */
  readonly candidates: readonly Weighed<M>[];
  /** Why it is not certain although somebody is proposed: a finished sentence, '' where it is certain or nobody is. */
  readonly why: string;
};

/** True where two members may be twins: born on one day with one family name and given names of one ring. */
export function mayBeTwins(one: Matchable, other: Matchable): boolean {
  if (one.id === other.id || one.birthOn !== other.birthOn) return false;
  if (partsOf(one.familyName).whole !== partsOf(other.familyName).whole) return false;
  const [mine, theirs] = [partsOf(one.givenName), partsOf(other.givenName)];
  const [first = '', otherFirst = ''] = [mine.words[0], theirs.words[0]];
  return (
    slipBetween(mine.whole, theirs.whole) !== 'other' ||
    first.slice(0, 3) === otherFirst.slice(0, 3) ||
    shortFor(first, otherFirst) !== undefined
  );
}

function whyNotCertain<M extends Matchable>(
  best: Weighed<M>,
  others: readonly Weighed<M>[],
  all: readonly M[],
): string {
  const twin = all.find((other) => mayBeTwins(best.member, other));
  if (twin !== undefined)
    return `${twin.givenName} ${twin.familyName} was born on the same day: perhaps a twin. Only a person can tell them apart.`;
  if (best.birth !== 'same') return 'The birth date is not the same to the letter.';
  if (best.agreeing < 2) return 'Fewer than two of birth date, name and member number agree to the letter.';
  if (best.contradicted) return 'Something that was stated speaks against it.';
  if (others.some((other) => other.agreeing >= 2))
    return 'Two of three identifiers agree on more than one member.';
  return '';
}

/**
 * Ranks members against what was stated and says whether one of them is certain. `all` are every member who could fit;
 * `isWhole` is false when some of them were left unread, and then nobody is certain.
 */
export function matchMember<M extends Matchable>(
  stated: Stated,
  all: readonly M[],
  isWhole = true,
): Matched<M> {
  const weighed = all
    .map((member) => weighMember(stated, member))
    .filter((one) => one.nearing >= 2 && one.score >= likelyFrom)
    .toSorted((one, other) => other.score - one.score || (one.member.id < other.member.id ? -1 : 1));
  const candidates = weighed.slice(0, candidatesAtMost);
  const [best, ...others] = weighed;
  if (best === undefined) return { verdict: 'none', candidates, why: '' };
  const why = isWhole
    ? whyNotCertain(best, others, all)
    : 'So many members share these details that not all were weighed.';
  return { verdict: why === '' ? 'certain' : 'likely', candidates, why };
}
