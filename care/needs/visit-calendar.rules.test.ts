// Why: a plan drawn on the wrong weeks sends somebody on the wrong day; weeks run from Sunday and the first may be partial.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { partsOf, sundayOf, weeksOf } from './visit-calendar.rules.ts';
import { readVisits, type VisitPlan } from './visit-frequency.rules.ts';

const plan = (text: string): VisitPlan => {
  const read = readVisits(text);
  if (read === null) throw new Error(`${text} is no frequency.`);
  return read;
};

test('a start on Thursday gives a first week of three days', () => {
  const weeks = weeksOf(plan('SN 2w2, 1w1'), '2026-03-12');
  expect(weeks.map((week) => [week.sunday, week.isPartial, week.parts[0]?.atMost])).toEqual([
    ['2026-03-08', true, 2],
    ['2026-03-15', false, 2],
    ['2026-03-22', false, 1],
  ]);
  expect(weeks[0]?.days.map((one) => one.isInPlan)).toEqual([false, false, false, false, true, true, true]);
});

test('a start on Sunday gives a whole first week', () => {
  expect(weeksOf(plan('2w1'), '2026-03-08')[0]).toMatchObject({ sunday: '2026-03-08', isPartial: false });
});

test('daily visits stand on their days, and weeks after them begin on the next Sunday', () => {
  const weeks = weeksOf(plan('SN 1d5, 2w1'), '2026-03-12');
  expect(weeks.map((week) => week.days.map((one) => one.visits))).toEqual([
    [null, null, null, null, 1, 1, 1],
    [1, 1, null, null, null, null, null],
    [null, null, null, null, null, null, null],
  ]);
  expect(weeks[2]?.parts).toMatchObject([{ from: '2026-03-22', to: '2026-03-28', atMost: 2 }]);
});

test('a month runs to the day before the same day of the next', () => {
  expect(partsOf(plan('SN 1m2'), '2026-03-12')).toMatchObject([
    { from: '2026-03-12', to: '2026-04-11' },
    { from: '2026-04-12', to: '2026-05-11' },
  ]);
});

test('as needed alone draws nothing', () => {
  expect(weeksOf(plan('SN 3 PRN for pain'), '2026-03-12')).toEqual([]);
});

test('however a plan is made, its parts follow each other without a gap of a week, and hold all its visits', () => {
  const texts = fc
    .array(
      fc.tuple(fc.integer({ min: 1, max: 5 }), fc.constantFrom('d', 'w'), fc.integer({ min: 1, max: 9 })),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    .map((spans) => spans.map(([n, every, times]) => `${n}${every}${times}`).join(', '));
  const day = fc.integer({ min: 0, max: 27 }).map((n) => `2026-02-${(n + 1).toString().padStart(2, '0')}`);
  fc.assert(
    fc.property(texts, day, (text, from) => {
      const parts = partsOf(plan(text), from);
      expect(parts[0]?.from).toBe(from);
      for (const [i, part] of parts.entries()) {
        expect(part.from <= part.to).toBe(true);
        expect((parts[i - 1]?.to ?? '') < part.from).toBe(true);
        if (part.every === 'week' && i > 0) expect(sundayOf(part.from)).toBe(part.from);
      }
      expect(parts.reduce((sum, part) => sum + part.atMost, 0)).toBe(plan(text).visitsAtMost);
    }),
    { numRuns: 200 },
  );
});
