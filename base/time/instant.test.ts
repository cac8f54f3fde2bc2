import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  atWallTime,
  between,
  dayIn,
  daysBetween,
  earliest,
  endOfDay,
  isInstant,
  latest,
  minus,
  plus,
  plusDays,
  startOfDay,
  toInstant,
  wallTimeIn,
  weekdayOf,
} from './instant.ts';

test('PostgreSQL text and ISO text with an offset become one canonical moment', () => {
  const texts = [
    '2026-11-27 16:50:00.123456-05',
    '2026-11-27T21:50:00.123Z',
    '2026-11-27T16:50:00.123-05:00',
  ];
  expect(texts.map(toInstant)).toEqual(Array.from(texts, () => '2026-11-27T21:50:00.123Z'));
});

test('text that is no moment is refused', () => {
  for (const text of [
    '',
    'yesterday',
    '2026-11-27',
    '2026-11-27T21:50:00',
    '2026-13-01T00:00:00.000Z',
    '2026-02-30T00:00:00.000Z',
  ]) {
    expect(() => toInstant(text)).toThrow(RangeError);
    expect(isInstant(text)).toBe(false);
  }
});

test('moments sort as text, and adding then taking away leads back', () => {
  const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(moment, moment, fc.integer({ min: 0, max: 1e7 }), (a, b, minutes) => {
      const [x, y] = [a.toISOString(), b.toISOString()];
      expect(x < y).toBe(between(x, y) > 0);
      expect([earliest(x, y), latest(x, y)]).toEqual([x, y].sort());
      expect(minus(plus(x, { minutes }), { minutes })).toBe(x);
      expect(between(x, plus(x, { minutes }))).toBe(minutes * 60_000);
    }),
  );
});

test('the same moment is another date in Honolulu, Boston and Guam', () => {
  const at = '2026-11-28T04:30:00.000Z';
  expect(['Pacific/Honolulu', 'America/New_York', 'Pacific/Guam'].map((zone) => dayIn(zone, at))).toEqual([
    '2026-11-27',
    '2026-11-27',
    '2026-11-28',
  ]);
  expect(wallTimeIn('America/Anchorage', at)).toBe('19:30');
});

const hours = (zone: string, day: string) =>
  (between(startOfDay(zone, day), endOfDay(zone, day)) + 1) / 3_600_000;

test('a day of the clock change has 23 or 25 hours, except where clocks do not change', () => {
  expect(hours('America/New_York', '2026-03-08')).toBe(23);
  expect(hours('America/New_York', '2026-11-01')).toBe(25);
  expect(hours('America/Anchorage', '2026-11-01')).toBe(25);
  expect(hours('America/Phoenix', '2026-03-08')).toBe(24);
  expect(hours('Pacific/Honolulu', '2026-11-01')).toBe(24);
});

test('a wall time that the clock jumps over comes after the gap, one shown twice is the first', () => {
  expect(atWallTime('America/New_York', '2026-03-08', '02:30')).toBe('2026-03-08T07:30:00.000Z');
  expect(atWallTime('America/New_York', '2026-11-01', '01:30')).toBe('2026-11-01T05:30:00.000Z');
  expect(atWallTime('America/New_York', '2026-11-27', '24:00')).toBe('2026-11-28T05:00:00.000Z');
});

test('29 February exists when it does', () => {
  expect(plusDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(plusDays('2027-02-28', 1)).toBe('2027-03-01');
  expect(daysBetween('2028-02-29', '2029-02-28')).toBe(365);
  expect(weekdayOf('2028-02-29')).toBe(2);
});
