// Why: each way of counting gives its moment and, in the same breath, the sentences that explain it, so that the
// explanation can never tell another story than the count.
import {
  addHours,
  closingOf,
  endOfBusinessDay,
  endOfCalendarDay,
  endOfFirstBusinessDay,
  firstBusinessDay,
  holidayOn,
  isBusinessDay,
  isOpen,
  openingsOn,
  plusBusinessDays,
  spendBusinessHours,
  type Calendar,
} from './calendar.ts';
import type { Anchor, DeadlineStep, SingleCount } from './deadline.schema.ts';
import { dayIn, isBefore, latest, minus, offsetMs, plusDays, type Day, type Instant } from './instant.ts';
import { sayDay, sayMoment, sayPlace, saySpan, sayWallTime } from './say.ts';

/** What a count needs: the calendar already read on the deciding zone's wall. */
export type CountInput = {
  readonly calendar: Calendar;
  readonly startedAt: Instant;
  readonly anchor: Anchor | null;
};
/** A count's moment and its explanation. */
export type Counted = { readonly dueAt: Instant; readonly steps: readonly DeadlineStep[] };

/** 'Received Fri 27 Nov 16:50 Boston (EST), inside business hours 8:00–18:00.' */
export function receiptStep({ calendar, startedAt }: CountInput): DeadlineStep {
  const { zone } = calendar;
  const day = dayIn(zone, startedAt);
  const said = `Received ${sayMoment(startedAt, zone)} ${sayPlace(startedAt, zone)}`;
  return { say: `${said}, ${situation(calendar, day, startedAt)}.`, at: startedAt };
}

function situation(calendar: Calendar, day: Day, at: Instant): string {
  const holiday = holidayOn(calendar, day);
  if (holiday !== undefined) return `on a holiday (${holiday})`;
  const openings = openingsOn(calendar, day);
  if (openings.length === 0) return 'on a day without business hours';
  const hours = openings.map((o) => `${sayWallTime(o.opens)}–${sayWallTime(o.closes)}`).join(' and ');
  if (isOpen(calendar, at)) return `inside business hours ${hours}`;
  return isBefore(at, closingOf(calendar, day))
    ? `before opening (business hours ${hours})`
    : `after closing (business hours ${hours})`;
}

/** Counts one single way. Null only for `before` without an anchor, which then does not count. */
export function count(single: SingleCount, input: CountInput): Counted | null {
  if (single.kind === 'hours') return countHours(single.hours, input);
  if (single.kind === 'calendar_days') return countCalendarDays(single.days, input);
  if (single.kind === 'business_days')
    return countBusinessDays(single.days, single.due ?? 'end_of_day', input);
  if (single.kind === 'first_business_day') return countFirstBusinessDay(input);
  if (single.kind === 'business_hours') return countBusinessHours(single.hours, input);
  return countBefore(single.hours, input);
}

function countHours(hours: number, { calendar: { zone }, startedAt }: CountInput): Counted {
  const dueAt = addHours(startedAt, hours);
  const change = offsetMs(zone, dueAt) - offsetMs(zone, startedAt);
  const note = change === 0 ? '' : ' The clocks change on the way; no hour is lost or gained.';
  const place = change === 0 ? '' : ` ${sayPlace(dueAt, zone)}`;
  const moment = sayMoment(dueAt, zone, yearOf(zone, startedAt));
  return only(
    dueAt,
    `${plural(hours, 'hour')} ${hours === 1 ? 'runs' : 'run'} continuously to ${moment}${place}.${note}`,
  );
}

function countCalendarDays(days: number, { calendar: { zone }, startedAt }: CountInput): Counted {
  const dueAt = endOfCalendarDay(zone, startedAt, days);
  const year = yearOf(zone, startedAt);
  const from = sayDay(dayIn(zone, startedAt), year);
  return only(
    dueAt,
    `${from} is day 0; ${plural(days, 'calendar day')} later ends ${sayMoment(dueAt, zone, year)}.`,
  );
}

function countBusinessDays(days: number, due: 'closing' | 'end_of_day', input: CountInput): Counted {
  const { calendar, startedAt } = input;
  const start = dayIn(calendar.zone, startedAt);
  const reached = plusBusinessDays(calendar, start, days);
  const dueAt = endOfBusinessDay(calendar, startedAt, days, due);
  const year = yearOf(calendar.zone, startedAt);
  const end = due === 'closing' ? 'at closing' : 'at the end of the day';
  const say =
    `${sayDay(start, year)} is day 0; business day ${days} is ${sayDay(reached, year)}` +
    `${skipped(calendar, start, reached, year)}. It is due ${end}, ${sayMoment(dueAt, calendar.zone, year)}.`;
  return { dueAt, steps: [{ say, at: dueAt }, ...beyondTable(calendar, reached, dueAt)] };
}

function countFirstBusinessDay(input: CountInput): Counted {
  const { calendar, startedAt } = input;
  const start = dayIn(calendar.zone, startedAt);
  const first = firstBusinessDay(calendar, startedAt);
  const dueAt = endOfFirstBusinessDay(calendar, startedAt);
  const year = yearOf(calendar.zone, startedAt);
  const which =
    first === start ? 'the same day' : `${sayDay(first, year)}${skipped(calendar, start, first, year)}`;
  const say = `The first business day is ${which}; it closes ${sayMoment(dueAt, calendar.zone, year)}.`;
  return { dueAt, steps: [{ say, at: dueAt }, ...beyondTable(calendar, first, dueAt)] };
}

function countBusinessHours(hours: number, { calendar, startedAt }: CountInput): Counted {
  const uses = spendBusinessHours(calendar, startedAt, hours);
  const last = uses.at(-1);
  if (last === undefined) throw new RangeError('A count of business hours must be longer than none.');
  const year = yearOf(calendar.zone, startedAt);
  const spent = uses.map((use) => `${saySpan(use.ms)} on ${sayDay(use.day, year)}`);
  const list =
    spent.length > 4 ? [...spent.slice(0, 2), `${spent.length - 3} more days`, ...spent.slice(-1)] : spent;
  const moment = sayMoment(last.to, calendar.zone, year);
  const say = `${plural(hours, 'business hour')} ${hours === 1 ? 'is' : 'are'} used up ${moment}: ${list.join(', ')}.`;
  return { dueAt: last.to, steps: [{ say, at: last.to }, ...beyondTable(calendar, last.day, last.to)] };
}

function countBefore(hours: number, { calendar: { zone }, startedAt, anchor }: CountInput): Counted | null {
  if (anchor === null) return null;
  const moment = minus(anchor.at, { hours });
  const year = yearOf(zone, startedAt);
  const when = `${anchor.what} on ${sayMoment(anchor.at, zone, year)}`;
  const head = hours === 0 ? `It must be done by ${when}` : `${plural(hours, 'hour')} before ${when}`;
  // Something cannot have been late before it arrived.
  const dueAt = latest(moment, startedAt);
  if (isBefore(moment, startedAt))
    return only(dueAt, `${head}: that had already passed on receipt, so it is due at once.`);
  return only(dueAt, hours === 0 ? `${head}.` : `${head} is ${sayMoment(dueAt, zone, year)}.`);
}

function skipped(calendar: Calendar, from: Day, to: Day, year: string): string {
  const holidays: string[] = [];
  let closed = false;
  for (let day = plusDays(from, 1); day < to; day = plusDays(day, 1)) {
    const name = holidayOn(calendar, day);
    if (name !== undefined) holidays.push(`${sayDay(day, year)} (${name})`);
    else if (!isBusinessDay(calendar, day)) closed = true;
  }
  if (closed) holidays.unshift('closed days');
  const before = holidays.slice(0, -1).join(', ');
  return holidays.length === 0 ? '' : `, skipping ${before}${before === '' ? '' : ' and '}${holidays.at(-1)}`;
}

function beyondTable(calendar: Calendar, reached: Day, at: Instant): DeadlineStep[] {
  if (reached <= calendar.holidaysKnownTo) return [];
  const to = sayDay(calendar.holidaysKnownTo);
  return [{ say: `The holiday table of ${calendar.name} ends ${to}; later holidays were not counted.`, at }];
}

function only(dueAt: Instant, say: string): Counted {
  return { dueAt, steps: [{ say, at: dueAt }] };
}

function yearOf(zone: string, at: Instant): string {
  return dayIn(zone, at).slice(0, 4);
}

function plural(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}
