// Why: the counts are checked against somebody who counts quite differently: he looks at the wall clock every minute,
// through the browser's own zone tables instead of Temporal, and ticks off what he sees. For tests only.
import type { Calendar } from './calendar.schema.ts';

const minute = 60_000;
type Wall = { readonly day: string; readonly time: string; readonly weekday: number };
const weekdays = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const formats = new Map<string, Intl.DateTimeFormat>();

function wall(zone: string, ms: number): Wall {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      weekday: 'short',
    });
    formats.set(zone, format);
  }
  // 'Fri, 11/27/2026, 16:50'
  const [name = '', date = '', time = ''] = format.format(ms).split(', ');
  const [month, day, year] = date.split('/');
  return { day: `${year}-${month}-${day}`, time, weekday: weekdays.indexOf(name) };
}

function businessDay(calendar: Calendar, { day, weekday }: Wall): boolean {
  return calendar.hours.some((o) => o.weekday === weekday) && !calendar.holidays.some((h) => h.on === day);
}

/** Is the door open during the minute that starts at `ms`? */
export function openAt(calendar: Calendar, ms: number): boolean {
  const w = wall(calendar.zone, ms);
  const within = calendar.hours.some(
    (o) => o.weekday === w.weekday && o.opens <= w.time && w.time < o.closes,
  );
  return within && businessDay(calendar, w);
}

/** Open minutes from one whole minute to another. */
export function openMinutes(calendar: Calendar, from: number, to: number): number {
  let seen = 0;
  for (let ms = from; ms < to; ms += minute) if (openAt(calendar, ms)) seen += 1;
  return seen;
}

/** The end of the minute in which the last of so many open minutes was ticked off. */
export function afterOpenMinutes(calendar: Calendar, from: number, minutes: number): number {
  let ms = from;
  for (let left = minutes; left > 0; ms += minute) if (openAt(calendar, ms)) left -= 1;
  return ms;
}

/** The last millisecond before the date on the wall has changed `days` + 1 times. */
export function endOfNthDay(zone: string, from: number, days: number): number {
  let seen = wall(zone, from).day;
  let ms = from;
  for (let changes = 0; changes <= days;) {
    ms += minute;
    const today = wall(zone, ms).day;
    if (today !== seen) changes += 1;
    seen = today;
  }
  return ms - 1;
}

/** The last millisecond of the date on which the `days`-th business day after the first date was met. */
export function endOfNthBusinessDay(calendar: Calendar, from: number, days: number): number {
  let seen = wall(calendar.zone, from).day;
  let ms = from;
  let met = 0;
  for (;;) {
    ms += minute;
    const now = wall(calendar.zone, ms);
    if (now.day === seen) continue;
    if (met === days && days > 0) return ms - 1;
    seen = now.day;
    if (businessDay(calendar, now)) met += 1;
  }
}

/** The first minute after `from` at which the door has just been shut (for calendars with one opening a day). */
export function nextShutting(calendar: Calendar, from: number): number {
  let ms = from;
  while (!openAt(calendar, ms)) ms += minute;
  while (openAt(calendar, ms)) ms += minute;
  return ms;
}
