// Why: a wrong number must be caught while somebody is there to ask, and a right one must never be refused however it is typed.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { npiFor } from '../../town/index.ts';
import type { FormVerdict } from './form-verdict.rules.ts';
import { hcpcsLevel, readHcpcs, readModifiers } from './hcpcs.rules.ts';
import { readIcd10cm } from './icd10cm.rules.ts';
import { mbiPositions, readMbi } from './mbi.rules.ts';
import { checkNpi, readNpi } from './npi.rules.ts';
import { readPhone } from './phone.rules.ts';
import { einPrefixesNeverAssigned, readEin, readTaxonomy } from './provider-numbers.rules.ts';
import { readZip, readZipIn, statesOfZip, zipStates } from './zip.rules.ts';

/** The value, or the code of what is wrong. */
function told(verdict: FormVerdict<unknown>): unknown {
  return 'code' in verdict ? verdict.code : verdict.value;
}

const readers: Readonly<Record<string, (text: string) => FormVerdict<unknown>>> = {
  readNpi,
  readMbi,
  readIcd10cm,
  readHcpcs,
  readModifiers,
  readTaxonomy,
  readEin,
  readZip,
  readZipIn: (text) => readZipIn(text, 'MA'),
  stateOfZip: (text) => readZipIn('02139', text),
  readPhone,
};

test.each([
  [readNpi, '1234567893', '1234567893'],
  [readNpi, ' 1234-567 893\u00a0', '1234567893'],
  [readNpi, '', 'npi_empty'],
  [readNpi, '123456789', 'npi_length'],
  [readNpi, '3234567893', 'npi_first_digit'],
  [readNpi, '1234567983', 'npi_check_digit'],
  [readNpi, '12345678O3', 'npi_signs'],
  [readNpi, '１２３４５６７８９３', 'npi_signs'],
  [readMbi, '1EG4-TE5-MK73', '1EG4TE5MK73'],
  [readMbi, '1eg4 te5 mk73', '1EG4TE5MK73'],
  [readMbi, '1EG4TE5MK7', 'mbi_length'],
  [readMbi, '1EG4TE5MKO3', 'mbi_letter_never_used'],
  [readMbi, '0EG4TE5MK73', 'mbi_position'],
  [readMbi, '11G4TE5MK73', 'mbi_position'],
  [readMbi, '1EG4TE5MK7*', 'mbi_signs'],
  [readIcd10cm, 'j449', 'J44.9'],
  [readIcd10cm, 'J44.9', 'J44.9'],
  [readIcd10cm, 'I10', 'I10'],
  [readIcd10cm, 's72.001a', 'S72.001A'],
  [readIcd10cm, 'J4.49', 'icd10_point'],
  [readIcd10cm, 'J44.', 'icd10_point'],
  [readIcd10cm, 'J44.9.1', 'icd10_point'],
  [readIcd10cm, '496', 'icd10_form'],
  [readIcd10cm, 'J4', 'icd10_form'],
  [readIcd10cm, 'S72001AXX', 'icd10_length'],
  [readIcd10cm, 'J44,9', 'icd10_signs'],
  [readHcpcs, 'e1390', 'E1390'],
  [readHcpcs, '97110', '97110'],
  [readHcpcs, '0001F', '0001F'],
  [readHcpcs, '0123X', 'hcpcs_form'],
  [readHcpcs, 'E139', 'hcpcs_length'],
  [readHcpcs, 'E1390-RR', 'hcpcs_with_modifier'],
  [readHcpcs, 'X1390', 'hcpcs_form'],
  [readModifiers, '', []],
  [readModifiers, 'rr kh', ['RR', 'KH']],
  [readModifiers, 'RRKH', ['RR', 'KH']],
  [readModifiers, 'RR,KH;KX/LT', ['RR', 'KH', 'KX', 'LT']],
  [readModifiers, 'RR KH KX LT RT', 'modifier_too_many'],
  [readModifiers, 'RR rr', 'modifier_twice'],
  [readModifiers, 'RRK', 'modifier_form'],
  [readTaxonomy, '332b00000x', '332B00000X'],
  [readTaxonomy, '332B0000X', 'taxonomy_length'],
  [readTaxonomy, '332B000000', 'taxonomy_end'],
  [readTaxonomy, 'AB2B00000X', 'taxonomy_beginning'],
  [readEin, '12-3456789', '12-3456789'],
  [readEin, '123456789', '12-3456789'],
  [readEin, '07-3456789', 'ein_prefix'],
  [readEin, '12-345678', 'ein_length'],
  [readZip, '02139', '02139'],
  [readZip, '02139 4307', '02139-4307'],
  [readZip, '2139', 'zip_length'],
  [readZip, '00012', 'zip_nowhere'],
  [readPhone, '(617) 555-0142', { number: '+16175550142' }],
  [readPhone, '1-617-555-0142 ext. 12', { number: '+16175550142', extension: '12' }],
  [readPhone, '+1 617.555.0142x7', { number: '+16175550142', extension: '7' }],
  [readPhone, '+16175550142;ext=9', { number: '+16175550142', extension: '9' }],
  [readPhone, '117-555-0142', 'phone_area'],
  [readPhone, '911-555-0142', 'phone_area'],
  [readPhone, '617-155-0142', 'phone_exchange'],
  [readPhone, '617-411-0142', 'phone_exchange'],
  [readPhone, '+44 20 7946 0018', 'phone_abroad'],
  [readPhone, '555-0142', 'phone_length'],
  [readPhone, '1-800-FLOWERS', 'phone_letters'],
  [readPhone, '617_555_0142', 'phone_signs'],
] as const)('%o reads %j as %j', (read, text, expected) => {
  expect(told(read(text))).toEqual(expected);
});

test('a ZIP code is said to lie where it lies', () => {
  expect(readZipIn('02139', 'ma')).toEqual({ value: '02139' });
  expect(readZipIn('02139-1111', 'TX')).toEqual({
    code: 'zip_other_state',
    sentence: 'ZIP code 02139 lies in Massachusetts, not in Texas. Please check the address.',
  });
  expect(told(readZipIn('02139', 'ZZ'))).toBe('state_unknown');
  expect(told(readZipIn('0213', 'TX'))).toBe('zip_length');
  expect(zipStates.size).toBe(62);
  expect(statesOfZip('96799')).toEqual(['AS', 'HI']);
});

test('who issues a procedure code is seen by its first sign', () => {
  expect(['97110', 'D0120', 'E1390', 'RR'].map(hcpcsLevel)).toEqual(['cpt', 'dental', 'hcpcs', 'hcpcs']);
});

describe('what holds for every text', () => {
  test.each(Object.entries(readers))(
    '%s answers any text with a value or a finished sentence',
    (_name, read) => {
      fc.assert(
        fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
          const verdict = read(text);
          if ('code' in verdict) expect(verdict.sentence).toMatch(/^[A-Z].*\.$/s);
        }),
      );
    },
  );

  test.each(Object.entries(readers))('%s is through 100,000 characters at once', (_name, read) => {
    for (const unit of [
      '1',
      'A',
      ' ',
      '-',
      '.',
      'x',
      '\u{1f600}',
      'é',
      '+',
      '1 ',
      'E1390RR',
      'ext ',
      '\ud800',
    ]) {
      const text = unit.repeat(Math.ceil(100_000 / unit.length));
      const from = performance.now();
      read(text);
      expect(performance.now() - from, `${JSON.stringify(unit)} × 100,000`).toBeLessThan(250);
    }
  });
});

const digit = fc.integer({ min: 0, max: 9 }).map(String);
const letter = fc.constantFrom(...Array.from('ACDEFGHJKMNPQRTUVWXY'));
const npi = fc.string({ maxLength: 12 }).map(npiFor);
const signs: Readonly<Record<string, fc.Arbitrary<string>>> = {
  '1': fc.integer({ min: 1, max: 9 }).map(String),
  '9': digit,
  A: letter,
  X: fc.oneof(digit, letter),
};
const mbi = fc
  .tuple(...Array.from(mbiPositions).map((kind) => signs[kind] ?? digit))
  .map((all) => all.join(''));
const alnum = fc.constantFrom(...Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'));
const icd10 = fc
  .tuple(
    fc.constantFrom(...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')),
    digit,
    alnum,
    fc.string({ unit: alnum, maxLength: 4 }),
  )
  .map((parts) => parts.join(''));
const hcpcs = fc.oneof(fc.stringMatching(/^[A-V]\d{4}$/), fc.stringMatching(/^\d{4}[0-9FTUM]$/));
const ein = fc
  .stringMatching(/^\d{9}$/)
  .filter((nine) => !einPrefixesNeverAssigned.includes(nine.slice(0, 2)));
const zip = fc
  .tuple(
    fc.constantFrom(...[...zipStates.values()].flatMap(({ prefixes }) => [...prefixes])),
    fc.stringMatching(/^\d{2}(\d{4})?$/),
  )
  .map((parts) => parts.join(''));

const generated: readonly (readonly [
  string,
  (text: string) => FormVerdict,
  fc.Arbitrary<string>,
  boolean,
])[] = [
  ['NPI', readNpi, npi, true],
  ['Medicare number', readMbi, mbi, true],
  ['diagnosis', readIcd10cm, icd10, false],
  ['procedure', readHcpcs, hcpcs, true],
  ['taxonomy', readTaxonomy, fc.stringMatching(/^\d\d[0-9A-Z]{7}X$/), true],
  ['tax number', readEin, ein, true],
  ['ZIP code', readZip, zip, true],
];

describe.each(generated)('%s', (_name, read, valid) => {
  test('every valid one passes, and its normal form reads as itself', () => {
    fc.assert(
      fc.property(valid, (text) => {
        const verdict = read(text);
        expect(verdict).toHaveProperty('value');
        if ('value' in verdict) expect(read(verdict.value)).toEqual(verdict);
      }),
    );
  });

  test('blanks, dashes and small letters never matter', () => {
    const between = fc.constantFrom('', ' ', '-', '\u00a0', '–', '\t', ' - ');
    fc.assert(
      fc.property(valid, fc.array(between, { minLength: 24, maxLength: 24 }), (text, gaps) => {
        const typed =
          Array.from(text, (sign, at) => `${gaps[at] ?? ''}${sign.toLowerCase()}`).join('') +
          (gaps[23] ?? '');
        expect(read(typed)).toEqual(read(text));
      }),
    );
  });
});

test('a diagnosis is the same with its point and without', () => {
  fc.assert(
    fc.property(icd10, (bare) => {
      const pointed = bare.length > 3 ? `${bare.slice(0, 3)}.${bare.slice(3)}` : bare;
      expect(readIcd10cm(pointed)).toEqual({ value: pointed });
      expect(readIcd10cm(bare)).toEqual({ value: pointed });
    }),
  );
});

test('any one digit of an NPI mistyped is caught', () => {
  fc.assert(
    fc.property(npi, fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 9 }), (right, at, more) => {
      const wrong = String((Number(right[at]) + more) % 10);
      expect(checkNpi(right)).toBe(true);
      expect(readNpi(right.slice(0, at) + wrong + right.slice(at + 1))).toHaveProperty('code');
    }),
    { numRuns: 2000 },
  );
});

test('two neighbouring digits of an NPI swapped are caught, but for 0 and 9, which Luhn cannot tell apart', () => {
  fc.assert(
    fc.property(npi, fc.integer({ min: 0, max: 8 }), (right, at) => {
      const [one = '', two = ''] = [right[at], right[at + 1]];
      const swapped = right.slice(0, at) + two + one + right.slice(at + 2);
      const pair = [one, two].toSorted().join('');
      fc.pre(one !== two && pair !== '09');
      expect(readNpi(swapped)).toHaveProperty('code');
    }),
    { numRuns: 2000 },
  );
});

test('a Medicare number with one of the six letters in it is always refused', () => {
  fc.assert(
    fc.property(
      mbi,
      fc.integer({ min: 0, max: 10 }),
      fc.constantFrom(...Array.from('SLOIBZ')),
      (right, at, never) => {
        expect(readMbi(right.slice(0, at) + never + right.slice(at + 1))).toHaveProperty('code');
      },
    ),
  );
});

test('every number of the plan is read to the same ten digits however it is written', () => {
  const area = fc.stringMatching(/^[2-9][0-8]\d$/).filter((code) => !/^(?:.11|37.|96.)$/.test(code));
  const exchange = fc.stringMatching(/^[2-9]\d\d$/).filter((code) => !code.endsWith('11'));
  fc.assert(
    fc.property(area, exchange, fc.stringMatching(/^\d{4}$/), (one, two, three) => {
      const number = `+1${one}${two}${three}`;
      for (const typed of [
        number,
        `(${one}) ${two}-${three}`,
        `1.${one}.${two}.${three}`,
        `${one}${two}${three}`,
      ])
        expect(readPhone(typed)).toEqual({ value: { number } });
    }),
  );
});
