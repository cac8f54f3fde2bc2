// Why: time is shown twice everywhere, relative and absolute with its place, in the same few words on every screen and
// in every explanation of a deadline.
import { msPerDay, msPerHour, msPerMinute, toMs, type Day, type Instant, type Zone } from './instant.ts';

const cities: Readonly<Record<string, string>> = {
  'America/New_York': 'Boston',
  'America/Indiana/Indianapolis': 'Indianapolis',
  'America/Kentucky/Louisville': 'Louisville',
  'America/Puerto_Rico': 'San Juan',
  'Pacific/Guam': 'Guam',
  UTC: 'UTC',
};

type Parts = {
  weekday: string;
  day: string;
  month: string;
  year: string;
  hour: string;
  minute: string;
  abbreviation: string;
};

const formatters = new Map<Zone, Intl.DateTimeFormat>();

function partsOf(at: Instant, zone: Zone): Parts {
  let formatter = formatters.get(zone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      timeZoneName: 'short',
    });
    formatters.set(zone, formatter);
  }
  const found: Record<string, string> = {};
  for (const part of formatter.formatToParts(toMs(at))) found[part.type] = part.value;
  const { weekday = '', day = '', month = '', year = '', hour = '', minute = '', timeZoneName = '' } = found;
  return { weekday, day, month, year, hour: String(Number(hour)), minute, abbreviation: timeZoneName };
}

/** The city people know a zone by: 'Boston', 'Anchorage'. */
export function cityOf(zone: Zone): string {
  return cities[zone] ?? (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/**
 * 'Fri 18:00 Boston'. Given `now`, a moment more than six days away also says its date ('Fri 4 Dec 18:00 Boston'),
 * and one in another year the year.
 */
export function sayInstant(at: Instant, zone: Zone, now?: Instant): string {
  const p = partsOf(at, zone);
  const far = now !== undefined && Math.abs(toMs(at) - toMs(now)) > 6 * msPerDay;
  const year = far && partsOf(now, zone).year !== p.year ? ` ${p.year}` : '';
  const date = far ? ` ${p.day} ${p.month}${year}` : '';
  return `${p.weekday}${date} ${p.hour}:${p.minute} ${cityOf(zone)}`;
}

/** 'Fri 27 Nov 16:50', with the year when it is not `unlessYear`. The place is left to the sentence around it. */
export function sayMoment(at: Instant, zone: Zone, unlessYear?: string): string {
  const p = partsOf(at, zone);
  const year = unlessYear !== undefined && p.year !== unlessYear ? ` ${p.year}` : '';
  return `${p.weekday} ${p.day} ${p.month}${year} ${p.hour}:${p.minute}`;
}

/** 'Boston (EST)': the place and what its clocks are called at that moment. */
export function sayPlace(at: Instant, zone: Zone): string {
  return `${cityOf(zone)} (${partsOf(at, zone).abbreviation})`;
}

/** 'Fri 27 Nov', with the year when it is not `unlessYear`; without `unlessYear` always with the year. */
export function sayDay(day: Day, unlessYear?: string): string {
  const p = partsOf(`${day}T12:00:00.000Z`, 'UTC');
  return `${p.weekday} ${p.day} ${p.month}${p.year === unlessYear ? '' : ` ${p.year}`}`;
}

/** '8:00' from '08:00'. */
export function sayWallTime(time: string): string {
  return time.replace(/^0/, '');
}

/** '3 h 20 m', '2 d 4 h', '40 m'; whole minutes, never rounded up. Under a minute: 'less than 1 m'. */
export function saySpan(ms: number): string {
  const days = Math.floor(ms / msPerDay);
  const hours = Math.floor((ms % msPerDay) / msPerHour);
  const minutes = Math.floor((ms % msPerHour) / msPerMinute);
  if (days >= 2) return hours > 0 ? `${days} d ${hours} h` : `${days} d`;
  const allHours = days * 24 + hours;
  if (allHours > 0) return minutes > 0 ? `${allHours} h ${minutes} m` : `${allHours} h`;
  return minutes > 0 ? `${minutes} m` : 'less than 1 m';
}

/** 'due in 3 h 20 m', 'due now' to the minute, '40 m late'. */
export function sayRelative(at: Instant, now: Instant): string {
  const left = toMs(at) - toMs(now);
  if (left < 0) return `${saySpan(-left)} late`;
  return left < msPerMinute ? 'due now' : `due in ${saySpan(left)}`;
}

/** 'just now', '5 m ago', '3 d 2 h ago'; a future moment says 'in 5 m'. */
export function sayAgo(at: Instant, now: Instant): string {
  const past = toMs(now) - toMs(at);
  if (Math.abs(past) < msPerMinute) return 'just now';
  return past > 0 ? `${saySpan(past)} ago` : `in ${saySpan(-past)}`;
}

/** A window of one day as people say it: 'Tue 24 Nov 13:00–15:00 Boston'; over several days both ends in full. */
export function sayWindow(from: Instant, to: Instant, zone: Zone): string {
  const [a, b] = [partsOf(from, zone), partsOf(to, zone)];
  const day = (p: Parts) => `${p.weekday} ${p.day} ${p.month}`;
  const sameDay = day(a) === day(b) && a.year === b.year;
  return `${day(a)} ${a.hour}:${a.minute}–${sameDay ? '' : `${day(b)} `}${b.hour}:${b.minute} ${cityOf(zone)}`;
}
