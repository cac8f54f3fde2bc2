import { expect, test } from 'vitest';
import type { AskedPerson } from './eligibility.schema.ts';
import { nextVariant, searchVariants, variantsAtMost } from './search-variants.rules.ts';

const who = (more: Partial<AskedPerson> = {}): AskedPerson => ({
  givenName: 'Ana',
  familyName: 'Reyes',
  birthOn: '1948-03-25',
  memberNumber: 'SIHA1234',
  ...more,
});

/** Everything that is tried for somebody while the payer keeps saying the same. */
function triedFor(stated: AskedPerson, code: string): string[] {
  const tried = [stated];
  const names: string[] = [];
  for (let next = nextVariant(stated, code, tried); next; next = nextVariant(stated, code, tried)) {
    tried.push(next.person);
    names.push(next.variant.name);
  }
  return names;
}

// [who is asked about, the payer's answer, what is tried in order]
const searches: [string, AskedPerson, string, string[]][] = [
  ['a plain name that is not found', who(), '75', ['given_and_family_swapped', 'without_number']],
  ['a name the payer has otherwise', who(), '73', ['given_and_family_swapped']],
  [
    'a suffix and a middle name',
    who({ givenName: 'Otis Lee', familyName: 'Marchbanks Jr.' }),
    '73',
    ['without_suffix', 'without_middle_name', 'names_joined', 'given_and_family_swapped'],
  ],
  [
    'two family names with a hyphen',
    who({ familyName: 'Núñez-Ortega' }),
    '67',
    ['names_joined', 'hyphens_as_spaces', 'first_family_name', 'given_and_family_swapped'],
  ],
  ['a birth date the payer has otherwise', who({ birthOn: '1941-02-11' }), '71', ['day_and_month_swapped']],
  ['a birth date whose day is no month', who(), '71', []],
  ['a birth date of one day and month', who({ birthOn: '1941-02-02' }), '71', []],
  ['a birth date, when the payer only says not found', who({ birthOn: '1941-02-11' }), '42', []],
  [
    'a member ID with the ending of a dependent',
    who({ memberNumber: 'SIHA1234-01' }),
    '72',
    ['number_without_suffix', 'without_number'],
  ],
  [
    'letters that others write out',
    who({ givenName: 'Jürgen' }),
    '65',
    ['accents_written_out', 'given_and_family_swapped'],
  ],
  ['somebody without a number', who({ memberNumber: null }), '64', []],
  ['somebody the payer is not allowed to speak of', who(), '41', []],
];

test.each(searches)('for %s the list is tried in order', (_, stated, code, names) => {
  expect(triedFor(stated, code)).toEqual(names);
});

test('each shape is the one its name says', () => {
  const shape = (name: string, more: Partial<AskedPerson>) =>
    searchVariants.find((one) => one.name === name)?.shape(who(more));
  expect(shape('without_suffix', { familyName: 'Marchbanks, Sr' })?.familyName).toBe('Marchbanks');
  expect(shape('without_middle_name', { givenName: 'Ángel Luis' })?.givenName).toBe('Ángel');
  expect(shape('names_joined', { familyName: "St. James-O'Rourke" })?.familyName).toBe('St.JamesORourke');
  expect(shape('hyphens_as_spaces', { givenName: 'Marie-Thérèse' })?.givenName).toBe('Marie Thérèse');
  expect(shape('accents_written_out', { familyName: 'Østergård' })?.familyName).toBe('Oestergaard');
  expect(shape('first_family_name', { familyName: 'Rivera Quiñones' })?.familyName).toBe('Rivera');
  expect(shape('first_family_name', { familyName: 'de la Cruz' })?.familyName).toBe('de la Cruz');
  expect(shape('number_without_suffix', { memberNumber: 'A12345 02' })?.memberNumber).toBe('A12345');
  expect(shape('day_and_month_swapped', { birthOn: '1941-02-11' })?.birthOn).toBe('1941-11-02');
});

test('no list goes on for ever, and only names and numbers are taken on trust', () => {
  const busy = who({
    givenName: 'Jürgen-Karl Ö',
    familyName: 'Núñez-Ortega Jr',
    memberNumber: 'SIHA1234-01',
  });
  expect(triedFor(busy, '75')).toHaveLength(variantsAtMost);
  expect(searchVariants.filter((one) => one.confirm !== null).map((one) => one.name)).toEqual([
    'day_and_month_swapped',
    'without_number',
  ]);
});
