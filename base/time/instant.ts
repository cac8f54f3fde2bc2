// Why: every moment in Doorstep is one ISO string in UTC with milliseconds and every date one 'YYYY-MM-DD' string, so
// that rows, wire and browser agree and plain string comparison orders moments. A date never becomes midnight UTC,
// which would print the day before in Boston.
import { Temporal } from 'temporal-polyfill';

/** A moment: ISO 8601 in UTC with exactly three decimals and 'Z', as in '2026-11-27T21:50:00.000Z'. Sorts as text. */
export type Instant = string;
/** A date without time or zone: 'YYYY-MM-DD'. Sorts as text. */
export type Day = string;
/** An IANA zone name such as 'America/Anchorage'. */
export type Zone = string;
/** A local wall time 'HH:MM'; '24:00' means the end of the day. */
export type WallTime = string;
/** A stretch of real time; a day here is always 24 hours (for calendar days use `plusDays`). */
export type Span = {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
  readonly milliseconds?: number;
};

export const msPerMinute = 60_000;
export const msPerHour = 3_600_000;
export const msPerDay = 86_400_000;

const canonical = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** True when the text is already a canonical `Instant`. */
export function isInstant(text: string): boolean {
  const ms = canonical.test(text) ? Date.parse(text) : Number.NaN;
  // Date.parse lets 30 February roll over into March.
  return !Number.isNaN(ms) && fromMs(ms) === text;
}

/** The moment `ms` milliseconds after 1970-01-01 UTC. */
export function fromMs(ms: number): Instant {
  return new Date(ms).toISOString();
}

/** Milliseconds since 1970-01-01 UTC. Throws RangeError on text that is no moment. */
export function toMs(at: Instant): number {
  const ms = Date.parse(at);
  if (Number.isNaN(ms)) throw new RangeError(`Not a moment: ${at}`);
  return ms;
}

/** Any ISO or PostgreSQL text with an offset ('2026-11-27 16:50:00.123456-05') as a canonical `Instant`, cut to ms. */
export function toInstant(text: string): Instant {
  if (isInstant(text)) return text;
  return fromMs(Temporal.Instant.from(text).epochMilliseconds);
}

/** The moment a span later (or earlier, with negative numbers). */
export function plus(at: Instant, span: Span): Instant {
  return fromMs(toMs(at) + spanMs(span));
}

/** The moment a span earlier. */
export function minus(at: Instant, span: Span): Instant {
  return fromMs(toMs(at) - spanMs(span));
}

/** A span in milliseconds. */
export function spanMs(span: Span): number {
  return (
    (span.days ?? 0) * msPerDay +
    (span.hours ?? 0) * msPerHour +
    (span.minutes ?? 0) * msPerMinute +
    (span.seconds ?? 0) * 1000 +
    (span.milliseconds ?? 0)
  );
}

/** Milliseconds from `a` to `b`; negative when `b` comes first. */
export function between(a: Instant, b: Instant): number {
  return toMs(b) - toMs(a);
}

/** True when `a` is strictly before `b`. */
export function isBefore(a: Instant, b: Instant): boolean {
  return toMs(a) < toMs(b);
}

/** True when `a` is strictly after `b`. */
export function isAfter(a: Instant, b: Instant): boolean {
  return toMs(a) > toMs(b);
}

/** The earlier of the moments given. */
export function earliest(first: Instant, ...others: readonly Instant[]): Instant {
  return others.reduce((best, at) => (isBefore(at, best) ? at : best), first);
}

/** The later of the moments given. */
export function latest(first: Instant, ...others: readonly Instant[]): Instant {
  return others.reduce((best, at) => (isAfter(at, best) ? at : best), first);
}

/** The date on the wall in a zone at that moment. */
export function dayIn(zone: Zone, at: Instant): Day {
  return inZone(zone, at).toPlainDate().toString();
}

/** The time on the wall in a zone at that moment, 'HH:MM'. */
export function wallTimeIn(zone: Zone, at: Instant): WallTime {
  return inZone(zone, at).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** How far the zone's wall is ahead of UTC at that moment, in milliseconds (Boston in winter: −18,000,000). */
export function offsetMs(zone: Zone, at: Instant): number {
  return inZone(zone, at).offsetNanoseconds / 1e6;
}

/** The date `days` later; 29 February plus 365 is 28 February. */
export function plusDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** The date `months` later; the last of a shorter month where the day does not exist there. */
export function plusMonths(day: Day, months: number): Day {
  return Temporal.PlainDate.from(day).add({ months }).toString();
}

/** Whole days from one date to another; negative when the second comes first. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: Day): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}

/** The first moment of a date in a zone. */
export function startOfDay(zone: Zone, day: Day): Instant {
  return atWallTime(zone, day, '00:00');
}

/** The last millisecond of a date in a zone: 23:59:59.999 on the wall. */
export function endOfDay(zone: Zone, day: Day): Instant {
  return minus(startOfDay(zone, plusDays(day, 1)), { milliseconds: 1 });
}

/**
 * The moment the wall in a zone shows this time on this date. When clocks jump over it, the first moment after the
 * gap's length; when they show it twice, the first of the two ('compatible' of RFC 5545).
 */
export function atWallTime(zone: Zone, day: Day, time: WallTime): Instant {
  const key = `${zone} ${day} ${time}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const [date, wall] = time === '24:00' ? [plusDays(day, 1), '00:00'] : [day, time];
  const at = fromMs(Temporal.PlainDateTime.from(`${date}T${wall}`).toZonedDateTime(zone).epochMilliseconds);
  if (remembered.size >= 20_000) remembered.clear();
  remembered.set(key, at);
  return at;
}

// Zone arithmetic costs up to 150 µs and the same openings and closings are asked for all day long.
const remembered = new Map<string, Instant>();

function inZone(zone: Zone, at: Instant): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(toMs(at)).toZonedDateTimeISO(zone);
}
