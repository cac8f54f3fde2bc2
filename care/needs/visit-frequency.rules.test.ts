// Why: a frequency read wrongly sends a nurse too seldom or asks the payer for the wrong number of visits.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sayVisits } from './say-visits.rules.ts';
import { readVisits, writeVisits, type VisitPlan, type VisitSpan } from './visit-frequency.rules.ts';

test.each([
  ['SN 2w4, 1w5, 3 PRN', 'SN', 16, null],
  ['SN 3w5, 2w3, 3 PRN for a soiled dressing', 'SN', 24, 'a soiled dressing'],
  ['SN 2w4, PRN x 3 for a fall', 'SN', 11, 'a fall'],
  ['SN PRN x2 visits for pain', 'SN', 2, 'pain'],
  ['SN 2w4, PRN for pain', 'SN', 8, 'pain'],
  ['PT 2w4', 'PT', 8, null],
  ['1-2w3', null, 6, null],
  ['hha 2W5', 'HHA', 10, null],
  ['SN 1d14', 'SN', 14, null],
  ['SN daily x 14 days', 'SN', 14, null],
  ['SN QD x 2 weeks, 2w3', 'SN', 20, null],
  ['SN BID for 5 days', 'SN', 10, null],
  ['SN 1m2', 'SN', 2, null],
  ['MSW monthly x 3 months', 'MSW', 3, null],
  ['OT weekly x 4 wks', 'OT', 4, null],
  ['PT 3 times a week for 2 weeks', 'PT', 6, null],
  ['PT 2-3x/week x 4 weeks', 'PT', 12, null],
  ['SN 2 visits a day for 10 days', 'SN', 20, null],
])('%s', (text, discipline, visits, trigger) => {
  const plan = readVisits(text);
  expect(plan).toMatchObject({ discipline, visitsAtMost: visits });
  expect(plan?.prn?.trigger ?? null).toBe(trigger);
});

test.each([
  '',
  'daily',
  'SN',
  'SN 0w4',
  'SN 2w0',
  'SN 3-1w2',
  'SN 2w4,',
  '2 PRN, 3 PRN',
  '0 PRN for pain',
  'as needed',
  '2x4',
  'SN QD x 14',
  'SN 2w100',
  'SN every other day x 2 weeks',
  'SN 3x/week x 2 months',
  'SN 2x/week for 30 days',
  '4 hours a day for 1 week',
  'SN 2w4; PT 1w3',
  `SN 2w4, ${'x'.repeat(400)}`,
])('“%s” is not guessed', (text) => {
  expect(readVisits(text)).toBeNull();
});

test.each([
  [
    'SN 2w4, 1w5, 3 PRN for a fall',
    'Nursing: 2 a week for 4 weeks, then 1 a week for 5 weeks, and as needed for a fall (3 at most). 16 visits at most.',
  ],
  ['1-2w1', '1 to 2 a week for 1 week. 2 visits at most.'],
  ['PT 1d1', 'Physical therapy: 1 a day for 1 day. 1 visit at most.'],
  ['SN PRN for pain', 'Nursing: as needed for pain (without a limit).'],
])('%s is said as “%s”', (text, said) => {
  const plan = readVisits(text);
  expect(plan === null ? null : sayVisits(plan)).toBe(said);
});

const span: fc.Arbitrary<VisitSpan> = fc
  .record({
    every: fc.constantFrom('day', 'week', 'month'),
    atLeast: fc.integer({ min: 1, max: 20 }),
    more: fc.integer({ min: 0, max: 9 }),
    times: fc.integer({ min: 1, max: 99 }),
  })
  .map(({ more, ...one }) => ({ ...one, atMost: one.atLeast + more }));
const word = fc.stringMatching(/^[a-z]{2,8}$/).filter((one) => one !== 'for');
const prn = fc.record({
  visits: fc.option(fc.integer({ min: 1, max: 99 })),
  trigger: fc.option(fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))),
});
const plan: fc.Arbitrary<Omit<VisitPlan, 'visitsAtMost'>> = fc
  .record({
    discipline: fc.option(fc.constantFrom('SN', 'PT', 'OT', 'ST', 'SLP', 'MSW', 'HHA')),
    spans: fc.array(span, { maxLength: 5 }),
    prn: fc.option(prn),
  })
  .filter((one) => one.spans.length > 0 || one.prn !== null);

test('any plan that is written reads back as the same plan, whatever its case and spaces', () => {
  fc.assert(
    fc.property(plan, fc.boolean(), (written, isWide) => {
      const text = writeVisits(written);
      expect(readVisits(isWide ? `  ${text.replaceAll(',', ' ,  ')} ` : text)).toMatchObject(written);
    }),
    { numRuns: 500 },
  );
});

test('whatever is typed is read or refused, never thrown at and never slow', () => {
  const noise = fc.oneof(
    fc.string({ maxLength: 400 }),
    fc
      .array(fc.constantFrom('SN ', '2', 'w', '4', ',', ' ', 'PRN', 'x', '-', 'daily', 'week', 'for ', '9'), {
        maxLength: 120,
      })
      .map((parts) => parts.join('')),
  );
  const began = performance.now();
  fc.assert(
    fc.property(noise, (text) => {
      const read = readVisits(text);
      if (read !== null) expect(readVisits(writeVisits(read))).toEqual(read);
    }),
    { numRuns: 2000 },
  );
  expect(performance.now() - began).toBeLessThan(4000);
});
