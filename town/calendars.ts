// Why: M11's business hours and each payer's holidays as dated rows for 2024 to 2030, made from the field's holiday data;
// deadlines name the version they were counted with. The member's own zone is put in by `calendarIn` when counting.
import type { Calendar, Holiday, Opening } from '../base/time/calendar.schema.ts';
import { holidaysFor } from '../base/time/holiday-maker.ts';
import { payers } from './payers.ts';

const firstYear = 2024;
const lastYear = 2030;

/** Whose state holidays a payer keeps beside the federal ones, and who closes on the Friday after Thanksgiving. */
const holidayPlaces: Record<string, string> = {
  makai: 'US-HI',
  'coqui-salud': 'US-PR',
  'northern-lights': 'US-AK',
};
const closedAfterThanksgiving = new Set(['silver-harbor', 'ironworks', 'golden-valley', 'high-plains']);

function openings(weekdays: number[], opens: string, closes: string): Opening[] {
  return weekdays.map((weekday) => ({ weekday, opens, closes }));
}

function dayAfter(day: string): string {
  // Thanksgiving falls on 22–28 November, so the day after never leaves the month.
  return `${day.slice(0, 8)}${String(Number(day.slice(8)) + 1).padStart(2, '0')}`;
}

const known = new Map<string, Holiday[]>();

function holidaysOf(place: string, withFriday: boolean, from: string, to: string): Holiday[] {
  const base = known.get(place) ?? holidaysFor(place, firstYear, lastYear);
  known.set(place, base);
  const fridays = base
    .filter((holiday) => withFriday && holiday.name === 'Thanksgiving Day')
    .map((holiday) => ({ on: dayAfter(holiday.on), name: 'Day after Thanksgiving' }));
  const missing = fridays.filter((friday) => !base.some((holiday) => holiday.on === friday.on));
  return [...base, ...missing]
    .filter((holiday) => holiday.on >= from && holiday.on <= to)
    .sort((a, b) => a.on.localeCompare(b.on));
}

const workdays = openings([1, 2, 3, 4, 5], '08:00', '18:00');
const always = { holidaysKnownTo: `${lastYear}-12-31`, validFrom: `${firstYear}-01-01`, validTo: null };

const hubCalendars: Calendar[] = [
  {
    id: 'hub.coordination',
    version: 1,
    name: 'Doorstep coordination desk',
    zone: 'America/New_York',
    hours: workdays,
    holidays: holidaysOf('US', false, '2024-01-01', '2030-12-31'),
    ...always,
  },
  {
    id: 'hub.clinical-line',
    version: 1,
    name: 'Doorstep clinical line, day and night',
    zone: 'America/New_York',
    hours: openings([1, 2, 3, 4, 5, 6, 7], '00:00', '24:00'),
    holidays: [],
    ...always,
  },
];

const payerCalendars: Calendar[] = payers.flatMap((payer) => {
  const place = holidayPlaces[payer.slug] ?? 'US';
  const friday = closedAfterThanksgiving.has(payer.slug);
  const row = (version: number, validFrom: string, validTo: string | null): Calendar => ({
    id: payer.calendarId,
    version,
    name: `${payer.name} coordination`,
    zone: payer.zone,
    hours: workdays,
    holidays: holidaysOf(place, friday && version === 2, validFrom, validTo ?? always.holidaysKnownTo),
    holidaysKnownTo: validTo ?? always.holidaysKnownTo,
    validFrom,
    validTo,
  });
  // The Friday after Thanksgiving became a holiday by contract in 2026: an older deadline still replays without it.
  return friday
    ? [row(1, '2024-01-01', '2025-12-31'), row(2, '2026-01-01', null)]
    : [row(1, '2024-01-01', null)];
});

/** Every version of every calendar; ids are `hub.coordination`, `hub.clinical-line` and each payer's `calendarId`. */
export const calendars: Calendar[] = [...hubCalendars, ...payerCalendars];

/** The calendar the lobby counts with, because what waits there belongs to no payer yet. */
export const hubCalendarId = 'hub.coordination';
