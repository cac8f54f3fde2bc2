// Why: nobody hangs up without a case number, and what they wrote down must be the number.
import { expect, test } from 'vitest';
import { speakCaseNumber, spellCaseNumber } from './speak-case-number.ts';

test('a case number is read sign by sign, with a pause between groups', () => {
  expect(speakCaseNumber('7K4-Q2M-8')).toBe('7 K 4, Q 2 M, 8');
});

test('on the phone letters are spelled', () => {
  expect(spellCaseNumber('7K4-Q2M-8')).toBe('7 Kilo 4 – Quebec 2 Mike – 8');
});
