// Why: hours, calendar days and business days are three different ways of counting (day of receipt is day 0), and
// mixing them up is how deadlines are missed. All of them are safe over clock changes because they ask the zone.
import type { Calendar, Opening } from './calendar.schema.ts';
import {
  atWallTime,
  dayIn,
  earliest,
  endOfDay,
  fromMs,
  isBefore,
  latest,
  msPerHour,
  plus,
  plusDays,
  toMs,
  weekdayOf,
  type Day,
  type Instant,
  type Zone,
} from './instant.ts';

export type { Calendar, Holiday, Opening } from './calendar.schema.ts';

/** One stretch of opening as moments; open from `from` up to, not including, `to`. */
export type OpenPeriod = { readonly from: Instant; readonly to: Instant };

// A calendar that is shut for two years is a typing error, and no count may walk on for ever.
const furthestDays = 800;

/** The same hours and holidays read on another zone's wall (the member's, say). */
export function calendarIn(calendar: Calendar, zone: Zone): Calendar {
  return zone === calendar.zone ? calendar : { ...calendar, zone };
}

/** The version of a calendar in force on a date, or undefined. The highest version wins if two overlap. */
export function calendarOn(calendars: readonly Calendar[], id: string, on: Day): Calendar | undefined {
  return calendars
    .filter((c) => c.id === id && c.validFrom <= on && (c.validTo === null || on <= c.validTo))
    .reduce<Calendar | undefined>((best, c) => (best && best.version > c.version ? best : c), undefined);
}

/** Hours run continuously, to the millisecond, nights and holidays included. */
export function addHours(at: Instant, hours: number): Instant {
  return plus(at, { hours });
}

/** The end (23:59:59.999 on the wall) of the `days`-th date after the date of `at`, which is day 0. */
export function endOfCalendarDay(zone: Zone, at: Instant, days: number): Instant {
  return endOfDay(zone, plusDays(dayIn(zone, at), days));
}

/** The openings of a date by weekday and holiday table, in order; empty when closed. */
export function openingsOn(calendar: Calendar, day: Day): readonly Opening[] {
  if (holidayOn(calendar, day) !== undefined) return [];
  const weekday = weekdayOf(day);
  return calendar.hours.filter((o) => o.weekday === weekday).sort((a, b) => a.opens.localeCompare(b.opens));
}

/** The holiday's name, or undefined. */
export function holidayOn(calendar: Calendar, day: Day): string | undefined {
  return calendar.holidays.find((holiday) => holiday.on === day)?.name;
}

/** True when the date has opening hours and is no holiday. */
export function isBusinessDay(calendar: Calendar, day: Day): boolean {
  return openingsOn(calendar, day).length > 0;
}

/** The openings of a date as moments. */
export function openPeriodsOn(calendar: Calendar, day: Day): readonly OpenPeriod[] {
  return openingsOn(calendar, day).map((opening) => ({
    from: atWallTime(calendar.zone, day, opening.opens),
    to: atWallTime(calendar.zone, day, opening.closes),
  }));
}

/** True from the moment of opening up to, not including, the moment of closing. */
export function isOpen(calendar: Calendar, at: Instant): boolean {
  const today = openPeriodsOn(calendar, dayIn(calendar.zone, at));
  return today.some((period) => !isBefore(at, period.from) && isBefore(at, period.to));
}

/** The moment the last opening of a business day ends. Throws RangeError on a day without business. */
export function closingOf(calendar: Calendar, day: Day): Instant {
  const last = openPeriodsOn(calendar, day).at(-1);
  if (last === undefined) throw new RangeError(`${calendar.name} is closed on ${day}.`);
  return last.to;
}

/** The next business day strictly after a date. Throws RangeError when there is none in sight. */
export function nextBusinessDay(calendar: Calendar, after: Day): Day {
  for (let day = plusDays(after, 1), i = 0; i < furthestDays; day = plusDays(day, 1), i += 1) {
    if (isBusinessDay(calendar, day)) return day;
  }
  throw new RangeError(`${calendar.name} has no business day after ${after}.`);
}

/** The `days`-th business day after a date, which is day 0 whether or not it is a business day itself. */
export function plusBusinessDays(calendar: Calendar, day: Day, days: number): Day {
  let reached = day;
  for (let i = 0; i < days; i += 1) reached = nextBusinessDay(calendar, reached);
  return reached;
}

/** The end of the `days`-th business day after the date of `at`: at its closing, or at 23:59:59.999. */
export function endOfBusinessDay(
  calendar: Calendar,
  at: Instant,
  days: number,
  due: 'closing' | 'end_of_day',
): Instant {
  const reached = plusBusinessDays(calendar, dayIn(calendar.zone, at), days);
  return due === 'closing' ? closingOf(calendar, reached) : endOfDay(calendar.zone, reached);
}

/**
 * The first business day for something received at `at`: the same date when it is a business day not yet closed
 * (so also before opening: the earlier reading is the one nobody can call late), otherwise the next one.
 */
export function firstBusinessDay(calendar: Calendar, at: Instant): Day {
  const today = dayIn(calendar.zone, at);
  const open = isBusinessDay(calendar, today) && isBefore(at, closingOf(calendar, today));
  return open ? today : nextBusinessDay(calendar, today);
}

/** The closing of the first business day (see `firstBusinessDay`). */
export function endOfFirstBusinessDay(calendar: Calendar, at: Instant): Instant {
  return closingOf(calendar, firstBusinessDay(calendar, at));
}

/** Milliseconds of opening between two moments; 0 when `b` is not after `a`. */
export function businessMsBetween(calendar: Calendar, a: Instant, b: Instant): number {
  let total = 0;
  const lastDay = dayIn(calendar.zone, b);
  for (let day = dayIn(calendar.zone, a); day <= lastDay; day = plusDays(day, 1)) {
    for (const period of openPeriodsOn(calendar, day)) {
      total += Math.max(0, toMs(earliest(period.to, b)) - toMs(latest(period.from, a)));
    }
  }
  return total;
}

/** Hours of opening between two moments, with fractions; 0 when `b` is not after `a`. */
export function businessHoursBetween(calendar: Calendar, a: Instant, b: Instant): number {
  return businessMsBetween(calendar, a, b) / msPerHour;
}

/** How the hours of `addBusinessHours` were used up: one entry per date on which any were. */
export type BusinessHoursUse = { readonly day: Day; readonly ms: number; readonly to: Instant };

/** The stretches that make up `hours` business hours after `at`, in order. Empty for 0 hours. */
export function spendBusinessHours(
  calendar: Calendar,
  at: Instant,
  hours: number,
): readonly BusinessHoursUse[] {
  let left = Math.round(hours * msPerHour);
  const used: BusinessHoursUse[] = [];
  let day = dayIn(calendar.zone, at);
  for (let closedDays = 0; left > 0; day = plusDays(day, 1)) {
    let today = 0;
    let to = at;
    for (const period of openPeriodsOn(calendar, day)) {
      const from = toMs(latest(period.from, at));
      const take = Math.min(left, Math.max(0, toMs(period.to) - from));
      if (take > 0) to = fromMs(from + take);
      today += take;
      left -= take;
    }
    if (today > 0) used.push({ day, ms: today, to });
    closedDays = today > 0 ? 0 : closedDays + 1;
    if (closedDays > furthestDays) throw new RangeError(`${calendar.name} does not open after ${at}.`);
  }
  return used;
}

/** The moment at which `hours` of opening have passed since `at`; ending exactly at a closing stays at that closing. */
export function addBusinessHours(calendar: Calendar, at: Instant, hours: number): Instant {
  return spendBusinessHours(calendar, at, hours).at(-1)?.to ?? at;
}
