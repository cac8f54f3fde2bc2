// Why: a frequency read wrongly sends a nurse too seldom or asks the payer for the wrong number of visits.
import { expect, test } from 'vitest';
import { readVisits } from './visit-frequency.rules.ts';

test.each([
  ['SN 2w4, 1w5, 3 PRN', 'SN', 16, null],
  ['SN 3w5, 2w3, 3 PRN for a soiled dressing', 'SN', 24, 'a soiled dressing'],
  ['PT 2w4', 'PT', 8, null],
  ['1-2w3', null, 6, null],
  ['hha 2W5', 'HHA', 10, null],
])('%s', (text, discipline, visits, trigger) => {
  const plan = readVisits(text);
  expect(plan).toMatchObject({ discipline, visitsAtMost: visits });
  expect(plan?.prn?.trigger ?? null).toBe(trigger);
});

test.each(['', 'daily', 'SN', 'SN 0w4', 'SN 2w0', 'SN 3-1w2', 'SN 2w4,', '2 PRN, 3 PRN', 'as needed', '2x4'])(
  '“%s” is not guessed',
  (text) => {
    expect(readVisits(text)).toBeNull();
  },
);
