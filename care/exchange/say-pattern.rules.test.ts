import { expect, test } from 'vitest';
import { readVisits } from '../needs/visit-frequency.rules.ts';
import { sayPattern, type Pattern } from './say-pattern.rules.ts';

/** HSD as it stands in a message. */
function hsd(text: string): Pattern {
  const names = ['quantityKind', 'quantity', 'unit', 'each', 'periodKind', 'periods'];
  const values = text.split('*').slice(1);
  return Object.fromEntries(
    names.map((name, i) => [name, values[i] ?? '']).filter(([, value]) => value !== ''),
  );
}

test.each([
  ['HSD*VS*2*WK**35*4', 'SN', 'SN 2w4', 8],
  ['HSD*VS*3*WK*1*35*5', undefined, '3w5', 15],
  ['HSD*VS*1*WK*2*35*8', 'PT', 'PT 1 visit every 2 weeks for 8 weeks', undefined],
  ['HSD*VS*2*DA**7*10', undefined, '2 visits a day for 10 days', 20],
  ['HSD*VS*1*MO**34*3', 'SN', 'SN 1 visit a month for 3 months', 3],
  ['HSD*HS*4*DA**35*1', undefined, '4 hours a day for 1 week', undefined],
  ['HSD*VS*30', undefined, '30 visits', undefined],
  ['HSD*VS*2.5*WK**35*4', undefined, '2.5 visits a week for 4 weeks', undefined],
  ['HSD*VS', undefined, undefined, undefined],
])('%s by %s is %s', (text, discipline, said, visits) => {
  const written = sayPattern(hsd(text), discipline);
  expect(written).toBe(said);
  // What the rules can count, they count as it was meant; what they cannot, they do not misread.
  expect(written === undefined ? undefined : readVisits(written)?.visitsAtMost).toBe(visits);
});

test('nothing said is nothing', () => {
  expect(sayPattern(undefined)).toBeUndefined();
});
