// Why: a re-sent order seldom says quite the same: a nickname, a swapped digit, another quantity. It is near when the match score says it
// is one person; what differs is told, so that the agent need not look for it.
import type { Matchable, Stated } from '../members/match.schema.ts';
import { sayReasons, weighMember } from '../members/weigh-member.rules.ts';
import { foldName } from '../members/search-name.rules.ts';
import { likelyFrom } from '../members/match-member.rules.ts';

/** What a case says, as far as a repeat is told by it. Days 'YYYY-MM-DD'. */
export type RepeatFacts = {
  readonly memberId: string | null;
  readonly stated: Stated;
  readonly codes: readonly string[];
  readonly diagnoses: readonly string[];
  readonly serviceFromOn: string | null;
  readonly clinicianNpi: string | null;
};

const asMember = (
  id: string,
  { givenName, familyName, birthOn, memberNumber, phone, line1, zip }: Stated,
): Matchable => ({
  id,
  givenName: givenName ?? '',
  familyName: familyName ?? '',
  formerFamilyNames: [],
  birthOn: birthOn ?? '',
  memberNumber: memberNumber ?? '',
  phone: phone ?? null,
  line1: line1 ?? null,
  zip: zip ?? null,
});

/** Why two cases seem to be of one person: '' where a member says it, undefined where they seem to be two people. */
export function samePersonBy(mine: RepeatFacts, other: RepeatFacts): string | undefined {
  if (mine.memberId !== null && mine.memberId === other.memberId) return '';
  if (mine.memberId !== null && other.memberId !== null) return undefined;
  if (other.stated.birthOn === undefined || other.stated.familyName === undefined) return undefined;
  // A number that only one of the two states says nothing against it.
  const theirs =
    other.stated.memberNumber === undefined ? { ...mine.stated, memberNumber: undefined } : mine.stated;
  const weighed = weighMember(theirs, asMember('other', other.stated));
  return weighed.nearing >= 2 && weighed.score >= likelyFrom ? sayReasons(weighed.reasons) : undefined;
}

/** A name as it sounds: accents and hyphens are no difference. */
const spoken = (name: string | undefined) => (name === undefined ? undefined : foldName(name));
const list = (values: readonly string[]) => values.toSorted((one, two) => one.localeCompare(two)).join(' ');

/** What two orders state otherwise, in words; what only one of them states is no difference. */
export function differencesOf(mine: RepeatFacts, other: RepeatFacts): string[] {
  const pairs: readonly (readonly [string, string | null | undefined, string | null | undefined])[] = [
    ['given name', spoken(mine.stated.givenName), spoken(other.stated.givenName)],
    ['family name', spoken(mine.stated.familyName), spoken(other.stated.familyName)],
    ['birth date', mine.stated.birthOn, other.stated.birthOn],
    ['member number', mine.stated.memberNumber, other.stated.memberNumber],
    ['address', mine.stated.line1, other.stated.line1],
    ['what is ordered', list(mine.codes), list(other.codes)],
    ['diagnoses', list(mine.diagnoses), list(other.diagnoses)],
    ['first day of service', mine.serviceFromOn, other.serviceFromOn],
    ['clinician', mine.clinicianNpi, other.clinicianNpi],
  ];
  const isSaid = (value: string | null | undefined) => value !== undefined && value !== null && value !== '';
  return pairs.filter(([, one, two]) => isSaid(one) && isSaid(two) && one !== two).map(([what]) => what);
}
