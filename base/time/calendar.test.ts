import { expect, test } from 'vitest';
import { calendarSchema } from './calendar.schema.ts';
import {
  addBusinessHours,
  businessHoursBetween,
  calendarIn,
  calendarOn,
  closingOf,
  endOfBusinessDay,
  endOfFirstBusinessDay,
  isOpen,
  nextBusinessDay,
} from './calendar.ts';
import { exampleCalendar } from './example-calendars.ts';
import { holidaysFor } from './holiday-maker.ts';

const boston = exampleCalendar();
// Friday 22 May 2026, 16:50 in Boston; Monday is Memorial Day.
const fridayBeforeHoliday = '2026-05-22T20:50:00.000Z';

test('16:50 on the Friday before a holiday belongs to that Friday', () => {
  expect(endOfFirstBusinessDay(boston, fridayBeforeHoliday)).toBe('2026-05-22T22:00:00.000Z');
});

test('18:00 on the Friday before a holiday belongs to Tuesday: closed is closed', () => {
  expect(isOpen(boston, '2026-05-22T21:59:59.999Z')).toBe(true);
  expect(isOpen(boston, '2026-05-22T22:00:00.000Z')).toBe(false);
  expect(endOfFirstBusinessDay(boston, '2026-05-22T22:00:00.000Z')).toBe('2026-05-26T22:00:00.000Z');
});

test('what arrives before opening belongs to that same day', () => {
  expect(endOfFirstBusinessDay(boston, '2026-05-22T10:00:00.000Z')).toBe('2026-05-22T22:00:00.000Z');
});

test('what arrives in the lunch break belongs to that same day', () => {
  const hours = [
    { weekday: 5, opens: '13:00', closes: '17:00' },
    { weekday: 5, opens: '08:00', closes: '12:00' },
  ];
  const withLunch = exampleCalendar('America/New_York', { hours });
  expect(endOfFirstBusinessDay(withLunch, '2026-05-22T16:30:00.000Z')).toBe('2026-05-22T21:00:00.000Z');
});

test('the day of receipt is day 0 of business days, and they end at closing or at midnight as asked', () => {
  expect(endOfBusinessDay(boston, fridayBeforeHoliday, 1, 'closing')).toBe('2026-05-26T22:00:00.000Z');
  expect(endOfBusinessDay(boston, fridayBeforeHoliday, 1, 'end_of_day')).toBe('2026-05-27T03:59:59.999Z');
});

test('business hours stop at closing and go on at opening', () => {
  expect(addBusinessHours(boston, fridayBeforeHoliday, 4)).toBe('2026-05-26T14:50:00.000Z');
  expect(addBusinessHours(boston, '2026-05-22T20:00:00.000Z', 2)).toBe('2026-05-22T22:00:00.000Z');
  expect(addBusinessHours(boston, fridayBeforeHoliday, 0)).toBe(fridayBeforeHoliday);
  expect(businessHoursBetween(boston, fridayBeforeHoliday, '2026-05-26T14:50:00.000Z')).toBe(4);
  expect(businessHoursBetween(boston, '2026-05-26T14:50:00.000Z', fridayBeforeHoliday)).toBe(0);
});

test('the same hours are read on another wall: Honolulu opens six hours after Boston in May', () => {
  const honolulu = calendarIn(boston, 'Pacific/Honolulu');
  expect(isOpen(honolulu, '2026-05-22T12:00:00.000Z')).toBe(false);
  expect(isOpen(honolulu, '2026-05-22T18:00:00.000Z')).toBe(true);
});

test('a calendar that never opens is found out instead of counted for ever', () => {
  const shut = exampleCalendar('America/New_York', { hours: [] });
  expect(() => nextBusinessDay(shut, '2026-05-22')).toThrow('no business day after');
  expect(() => addBusinessHours(shut, fridayBeforeHoliday, 1)).toThrow('does not open');
  expect(() => closingOf(boston, '2026-05-25')).toThrow('closed on 2026-05-25');
});

test('the version of a calendar is the one in force on the day', () => {
  const old = exampleCalendar('America/New_York', { validTo: '2026-06-30' });
  const current = exampleCalendar('America/New_York', { version: 2, validFrom: '2026-07-01' });
  const versionOn = (day: string) => calendarOn([current, old], 'desk', day)?.version;
  expect(['2025-12-31', '2026-06-30', '2026-07-01'].map(versionOn)).toEqual([undefined, 1, 2]);
});

test('a calendar is checked before it is stored', () => {
  expect(calendarSchema.safeParse(boston).success).toBe(true);
  const wrong: Partial<typeof boston>[] = [
    { zone: 'America/Boston' },
    { hours: [] },
    { hours: [{ weekday: 1, opens: '18:00', closes: '08:00' }] },
    { hours: [{ weekday: 8, opens: '08:00', closes: '18:00' }] },
    {
      hours: [
        { weekday: 1, opens: '08:00', closes: '13:00' },
        { weekday: 1, opens: '12:00', closes: '18:00' },
      ],
    },
    { holidays: [{ on: '2026-02-30', name: 'Nothing' }] },
    { holidays: [boston.holidays[0]!, boston.holidays[0]!] },
    { validTo: '2025-01-01' },
  ];
  for (const over of wrong) expect(calendarSchema.safeParse({ ...boston, ...over }).success).toBe(false);
});

test('federal holidays come with the day they are observed on, also across New Year', () => {
  const days = new Map(holidaysFor('US', 2027, 2027).map(({ on, name }) => [on, name]));
  expect(days.get('2027-07-05')).toBe('Independence Day (observed)');
  expect(days.get('2027-12-31')).toBe("New Year's Day (observed)");
  expect([...days.keys()]).toEqual([...days.keys()].sort());
  expect([...days.keys()].every((day) => day.startsWith('2027'))).toBe(true);
});

const names = (place: string) => holidaysFor(place, 2026, 2026).map(({ name }) => name);

test('a state adds its own holidays, and a place nobody knows is refused', () => {
  expect(names('US-MA')).toContain("Patriots' Day");
  expect(names('US')).not.toContain("Patriots' Day");
  expect(() => names('XX')).toThrow(RangeError);
});
