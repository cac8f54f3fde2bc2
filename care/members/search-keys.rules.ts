// Why: among five million members the few who could fit are found by plain keys alone: under row policies nothing but equality and
// ranges can use an index. Every way a name or date goes wrong leaves one of these keys whole.
import { plainNumber } from './compare-facts.rules.ts';
import { fullFormsOf } from './given-names.rules.ts';
import type { Stated } from './match.schema.ts';
import { partsOf } from './name-parts.rules.ts';

/** A key of a member: its kind and the folded value, both compared to the letter. */
export type SearchKey = { readonly kind: 'number' | 'birth' | 'names' | 'year'; readonly value: string };

const sortedDigits = (day: string) => day.replaceAll('-', '').split('').toSorted().join('');

const familyForms = (familyName: string): readonly string[] => {
  const { whole, words } = partsOf(familyName);
  return [...new Set([whole, words.join(''), ...words])].filter((form) => form !== '');
};

/** The full form each given name may stand for, or its first letter where only that is written. */
function givenForms(givenName: string): readonly string[] {
  const first = partsOf(givenName).words[0] ?? '';
  return first === '' ? [] : fullFormsOf(first);
}

/**
 * The keys under which somebody is found, at most some twenty: the number; the birth date with a form of either name; both names
 * with the digits of the birth date in order (they survive an exchange of any two); both names with the year.
 */
export function searchKeys(person: Stated): SearchKey[] {
  const number = plainNumber(person.memberNumber ?? '');
  const families = familyForms(person.familyName ?? '');
  const givens = givenForms(person.givenName ?? '');
  const { birthOn } = person;
  const keys: SearchKey[] = number === '' ? [] : [{ kind: 'number', value: number }];
  if (birthOn === undefined) return keys;
  const names = families.flatMap((family) => givens.map((given) => `${family} ${given}`));
  for (const name of new Set([...families, ...givens]))
    keys.push({ kind: 'birth', value: `${birthOn} ${name}` });
  for (const name of names) {
    keys.push({ kind: 'names', value: `${name} ${sortedDigits(birthOn)}` });
    keys.push({ kind: 'year', value: `${name} ${birthOn.slice(0, 4)}` });
  }
  // Given and family name are now and then written in each other's place.
  return keys;
}
