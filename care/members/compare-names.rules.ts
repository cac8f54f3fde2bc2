// Why: names are written in more ways than any other fact: hyphens, accents, nicknames, initials, one part of a double name, the name
// before marriage. Each way has its points and its clause; what none of them explains is another name.
import type { ComparedFact } from './match.schema.ts';
import { shortFor } from './given-names.rules.ts';
import { partsOf, type NameParts } from './name-parts.rules.ts';
import { isSpelledNearly } from './near-text.rules.ts';

type Found = readonly [agreement: ComparedFact['agreement'], points: number, say: string];

const quietSame = (fact: string, stated: string, held: string): string =>
  stated === held ? `same ${fact}` : `${fact} ${stated} is ${held} written otherwise`;

function givenFound(stated: string, held: string, mine: NameParts, theirs: NameParts): Found {
  if (mine.whole === theirs.whole) return ['same', 16, quietSame('given name', stated, held)];
  const first = mine.words[0] ?? '';
  const heldFirst = theirs.words[0] ?? '';
  if (first.length === 1 || heldFirst.length === 1)
    return first[0] === heldFirst[0]
      ? [
          'near',
          8,
          `initial ${(first[0] ?? '').toUpperCase()} fits given name ${first.length === 1 ? held : stated}`,
        ]
      : ['differs', -14, `given name ${stated} instead of ${held}`];
  for (const word of mine.words) {
    for (const heldWord of theirs.words) {
      const short = shortFor(word, heldWord);
      if (short !== undefined) return ['near', 13, sayShort(stated, held, word, short)];
    }
  }
  if (isSpelledNearly(mine.whole, theirs.whole))
    return ['near', 10, `given name ${stated} is spelled nearly like ${held}`];
  if (mine.words.some((word) => word.length >= 3 && theirs.words.includes(word)))
    return ['near', 11, `given names ${stated} and ${held} share a part`];
  return ['differs', -16, `given name ${stated} instead of ${held}`];
}

function sayShort(
  stated: string,
  held: string,
  word: string,
  { short, full }: { short: string; full: string },
): string {
  const isStatedShort = word === short;
  const name = full.charAt(0).toUpperCase() + full.slice(1);
  if (full !== partsOf(held).words[0] && full !== partsOf(stated).words[0])
    return `given names ${stated} and ${held} are both short for ${name}`;
  return isStatedShort
    ? `given name ${stated} is short for ${held}`
    : `given name ${held} is short for ${stated}`;
}

/** Given names. */
export function compareGiven(stated: string | undefined, held: string): ComparedFact {
  const mine = partsOf(stated ?? '');
  if (stated === undefined || mine.whole === '')
    return { fact: 'given', stated: stated ?? null, held, agreement: 'unknown', points: 0, say: '' };
  const [agreement, points, say] = givenFound(stated, held, mine, partsOf(held));
  return { fact: 'given', stated, held, agreement, points, say };
}

function familyFound(stated: string, held: string, former: readonly string[]): Found {
  const [mine, theirs] = [partsOf(stated), partsOf(held)];
  if (mine.whole === theirs.whole) return ['same', 16, quietSame('family name', stated, held)];
  const before = former.find((name) => partsOf(name).whole === mine.whole);
  if (before !== undefined) return ['near', 13, `family name ${before} is what the plan called them before`];
  if (mine.words.join('') === theirs.words.join(''))
    return ['near', 14, `family names ${stated} and ${held} differ by a small word`];
  if (mine.words.some((word) => word.length >= 3 && theirs.words.includes(word)))
    return ['near', 11, `family names ${stated} and ${held} share a part`];
  if (isSpelledNearly(mine.whole, theirs.whole))
    return ['near', 10, `family name ${stated} is spelled nearly like ${held}`];
  return ['differs', -12, `family name ${stated} instead of ${held}`];
}

/** Family names; `former` are those the plan gave before. */
export function compareFamily(
  stated: string | undefined,
  held: string,
  former: readonly string[],
): ComparedFact {
  if (stated === undefined || partsOf(stated).whole === '')
    return { fact: 'family', stated: stated ?? null, held, agreement: 'unknown', points: 0, say: '' };
  const [agreement, points, say] = familyFound(stated, held, former);
  return { fact: 'family', stated, held, agreement, points, say };
}

/** Given and family name written in each other's place, to the letter; undefined where they are not. */
export function compareExchanged(
  stated: { givenName?: string | undefined; familyName?: string | undefined },
  held: { givenName: string; familyName: string },
): readonly ComparedFact[] | undefined {
  const [given, family] = [stated.givenName ?? '', stated.familyName ?? ''];
  if (partsOf(given).whole === '' || partsOf(given).whole !== partsOf(held.familyName).whole)
    return undefined;
  if (partsOf(family).whole !== partsOf(held.givenName).whole) return undefined;
  const near = { agreement: 'near', points: 12 } as const;
  return [
    { fact: 'given', stated: given, held: held.givenName, ...near, say: 'given and family name exchanged' },
    { fact: 'family', stated: family, held: held.familyName, ...near, say: '' },
  ];
}

/** Jr and Sr tell father from son; undefined where at most one of the two carries one. */
export function compareSuffix(
  stated: { givenName?: string | undefined; familyName?: string | undefined },
  held: { givenName: string; familyName: string },
): ComparedFact | undefined {
  const of = (names: { givenName?: string | undefined; familyName?: string | undefined }) =>
    partsOf(names.familyName ?? '').suffix ?? partsOf(names.givenName ?? '').suffix;
  const [mine, theirs] = [of(stated), of(held)];
  if (mine === undefined || theirs === undefined) return undefined;
  const same = mine === theirs;
  return {
    fact: 'suffix',
    stated: mine,
    held: theirs,
    agreement: same ? 'same' : 'differs',
    points: same ? 2 : -40,
    say: same ? `both are called ${mine}` : `${mine} instead of ${theirs}`,
  };
}
