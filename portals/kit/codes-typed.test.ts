// Why: an agent who types three diagnoses in one line sees three names; one that cannot be used is told in a sentence.
import { expect, test } from 'vitest';
import { codesTyped, readAloud } from './codes-typed.ts';

test.each<[string, string, readonly string[], string[]]>([
  ['one diagnosis', 'J44.9', [], ['J44.9']],
  [
    'several, with commas, semicolons and blanks between',
    'J96.11, J44.9;I50.9  R09.02',
    [],
    ['J96.11', 'J44.9', 'I50.9', 'R09.02'],
  ],
  ['the same one twice, once in small letters', 'J44.9, j44.9', [], ['J44.9']],
  ['a procedure of each line', '', ['E1390', ' K0738 '], ['E1390', 'K0738']],
  ['what is still being typed', 'J4', ['E13'], []],
  ['nothing', '  ,', ['', ''], []],
])('%s', (_, diagnoses, procedures, expected) => {
  expect(codesTyped(diagnoses, procedures).map((one) => one.text)).toEqual(expected);
});

test('no more than sixty are asked about at once', () => {
  const many = Array.from({ length: 100 }, (_, i) => `A${String(i).padStart(2, '0')}`).join(' ');
  expect(codesTyped(many, [])).toHaveLength(60);
});

const note = {
  kind: 'icd10cm',
  text: 'J44.9',
  code: 'J44.9',
  sentence: 'J44.9 may be used on 2026-03-10.',
} as const;

test.each([
  ['a name where it may be used', { ...note, standing: 'valid', name: 'COPD' }, false, 'COPD'],
  [
    'never “valid” without a whole set',
    { ...note, standing: 'not_checked', name: 'COPD' },
    false,
    'COPD (not checked)',
  ],
  ['no name and no set', { ...note, standing: 'not_checked', name: null }, false, 'Not checked.'],
  [
    'a heading',
    { ...note, standing: 'heading', name: 'COPD', sentence: 'It is a heading.' },
    true,
    'It is a heading.',
  ],
  [
    'one nobody knows',
    { ...note, standing: 'unknown', name: null, sentence: 'There is none.' },
    true,
    'There is none.',
  ],
] as const)('%s', (_, given, isWrong, say) => {
  expect(readAloud(given)).toEqual({ isWrong, say });
});
