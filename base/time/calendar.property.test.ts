import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addBusinessHours,
  addHours,
  businessMsBetween,
  endOfBusinessDay,
  endOfCalendarDay,
  endOfFirstBusinessDay,
  isOpen,
} from './calendar.ts';
import { exampleCalendar } from './example-calendars.ts';
import { fromMs, toMs } from './instant.ts';
import {
  afterOpenMinutes,
  endOfNthBusinessDay,
  endOfNthDay,
  nextShutting,
  openAt,
  openMinutes,
} from './oracle.ts';

const zones = [
  'America/New_York',
  'America/Anchorage',
  'Pacific/Honolulu',
  'America/Phoenix',
  'America/Los_Angeles',
  'Pacific/Guam',
];
// Round the clock changes, the long weekends and 29 February, where counting goes wrong.
const interesting = [
  '2026-03-06',
  '2026-05-21',
  '2026-07-01',
  '2026-10-30',
  '2026-11-25',
  '2026-12-23',
  '2027-12-30',
  '2028-02-27',
  '2028-03-10',
];
const minuteOf = fc
  .tuple(fc.constantFrom(...interesting), fc.integer({ min: 0, max: 4 * 1440 }))
  .map(([day, minutes]) => toMs(`${day}T00:00:00.000Z`) + minutes * 60_000);
const zone = fc.constantFrom(...zones);
const office = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '08:00', closes: '18:00' }));
// Nights and Sundays too, so that openings lie across the hour that the clock change takes or gives.
const nightly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '00:00', closes: '24:00' }));
const withLunch = office.flatMap(({ weekday }) => [
  { weekday, opens: '07:30', closes: '12:00' },
  { weekday, opens: '13:00', closes: '16:45' },
]);
const oneOpening = zone.map((z) => exampleCalendar(z));
const anyCalendar = fc
  .tuple(zone, fc.constantFrom(office, nightly, withLunch))
  .map(([z, hours]) => exampleCalendar(z, { hours }));
const runs = { numRuns: 60 };

test('open is what the wall clock and the holiday table say', () => {
  fc.assert(
    fc.property(anyCalendar, minuteOf, (calendar, ms) => {
      expect(isOpen(calendar, fromMs(ms))).toBe(openAt(calendar, ms));
    }),
    { numRuns: 400 },
  );
});

test('business time between two moments is the minutes somebody at the door would count', () => {
  fc.assert(
    fc.property(anyCalendar, minuteOf, fc.integer({ min: 0, max: 6 * 1440 }), (calendar, from, length) => {
      const to = from + length * 60_000;
      expect(businessMsBetween(calendar, fromMs(from), fromMs(to)) / 60_000).toBe(
        openMinutes(calendar, from, to),
      );
    }),
    runs,
  );
});

test('business hours are used up when somebody at the door has counted them', () => {
  fc.assert(
    fc.property(anyCalendar, minuteOf, fc.integer({ min: 1, max: 35 * 60 }), (calendar, from, minutes) => {
      const due = addBusinessHours(calendar, fromMs(from), minutes / 60);
      expect(due).toBe(fromMs(afterOpenMinutes(calendar, from, minutes)));
    }),
    runs,
  );
});

test('N calendar days end when the date on the wall has changed N + 1 times', () => {
  fc.assert(
    fc.property(zone, minuteOf, fc.integer({ min: 0, max: 10 }), (z, from, days) => {
      expect(endOfCalendarDay(z, fromMs(from), days)).toBe(fromMs(endOfNthDay(z, from, days)));
    }),
    runs,
  );
});

test('N business days end with the Nth business day after the date of receipt', () => {
  fc.assert(
    fc.property(oneOpening, minuteOf, fc.integer({ min: 1, max: 7 }), (calendar, from, days) => {
      expect(endOfBusinessDay(calendar, fromMs(from), days, 'end_of_day')).toBe(
        fromMs(endOfNthBusinessDay(calendar, from, days)),
      );
    }),
    runs,
  );
});

test('the first business day closes when the door is next shut', () => {
  fc.assert(
    fc.property(oneOpening, minuteOf, (calendar, from) => {
      expect(endOfFirstBusinessDay(calendar, fromMs(from))).toBe(fromMs(nextShutting(calendar, from)));
    }),
    runs,
  );
});

test('running hours are the same everywhere and never depend on a clock change', () => {
  fc.assert(
    fc.property(minuteOf, fc.integer({ min: 0, max: 200 }), (from, hours) => {
      expect(toMs(addHours(fromMs(from), hours)) - from).toBe(hours * 3_600_000);
    }),
  );
});
