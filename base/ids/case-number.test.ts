import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeCaseNumber, readCaseNumber } from './case-number.ts';

const signs = '23456789ABCDEFGHJKMNPQRTVWXYZ';
const picks = fc.array(fc.integer({ min: 0, max: signs.length - 1 }), { minLength: 6, maxLength: 6 });
const caseNumber = picks.map((numbers) => {
  const left = [...numbers];
  return makeCaseNumber((n) => (left.shift() ?? 0) % n);
});
const plainOf = (number: string) => number.replaceAll('-', '');

test('a case number reads back as itself, grouped 3-3-1', () => {
  fc.assert(
    fc.property(caseNumber, (number) => {
      expect(number).toMatch(/^[2-9A-HJ-KMNP-RTV-Z]{3}-[2-9A-HJ-KMNP-RTV-Z]{3}-[2-9A-HJ-KMNP-RTV-Z]$/);
      expect(readCaseNumber(number)).toBe(number);
    }),
  );
});

test('the check catches every single wrong sign, at every place', () => {
  fc.assert(
    fc.property(caseNumber, (number) => {
      const plain = plainOf(number);
      for (let i = 0; i < plain.length; i += 1) {
        for (const sign of signs) {
          if (sign === plain[i]) continue;
          expect(readCaseNumber(plain.slice(0, i) + sign + plain.slice(i + 1))).toBeNull();
        }
      }
    }),
  );
});

test('the check catches every two neighbours swapped, the check sign included', () => {
  fc.assert(
    fc.property(caseNumber, (number) => {
      const plain = plainOf(number);
      for (let i = 0; i + 1 < plain.length; i += 1) {
        const [a = '', b = ''] = [plain[i], plain[i + 1]];
        if (a === b) continue;
        expect(readCaseNumber(plain.slice(0, i) + b + a + plain.slice(i + 2))).toBeNull();
      }
    }),
  );
});

test('it is read however it is typed: small letters, spaces, dots, no dashes', () => {
  fc.assert(
    fc.property(caseNumber, fc.constantFrom('', ' ', '.', ' - '), (number, between) => {
      expect(readCaseNumber(` ${number.toLowerCase().replaceAll('-', between)} `)).toBe(number);
    }),
  );
});

test('what is too short, too long or has a sign we never use is no case number', () => {
  const number = makeCaseNumber(() => 5);
  for (const typed of ['', number.slice(0, -1), `${number}7`, 'O00-O00-0', 'ILO-SU1-0', '🚪🚪🚪-🚪🚪🚪-🚪']) {
    expect(readCaseNumber(typed)).toBeNull();
  }
});
