// Why: whoever writes `2w4, 1w5` sees at once which weeks are meant: weeks run from Sunday and the first may be partial
// (domain.md §3.3). What follows weeks begins on a Sunday; visits by two rates never share a week.
import { plusDays, plusMonths, weekdayOf, type Day } from '../../base/time/instant.ts';
import type { VisitEvery, VisitPlan } from './visit-frequency.rules.ts';

/** So many visits between two days, both included. */
export type VisitPart = {
  readonly from: Day;
  readonly to: Day;
  readonly every: VisitEvery;
  /** In each day, or in the whole week or month. */
  readonly atLeast: number;
  readonly atMost: number;
};

/** One week from Sunday to Saturday: which of its days lie in the plan, and the parts that begin in it. */
export type VisitWeek = {
  readonly sunday: Day;
  /** Seven days; `visits` is set where every day has its own. */
  readonly days: readonly { readonly day: Day; readonly isInPlan: boolean; readonly visits: number | null }[];
  readonly parts: readonly VisitPart[];
  /** True when the plan begins after this week's Sunday. */
  readonly isPartial: boolean;
};

/** The Sunday on or before a day. */
export const sundayOf = (day: Day): Day => plusDays(day, -(weekdayOf(day) % 7));
const nextSunday = (day: Day): Day => (weekdayOf(day) % 7 === 0 ? day : plusDays(sundayOf(day), 7));

/** The end of one stretch that begins on `from`. */
function endOf(every: VisitEvery, from: Day): Day {
  if (every === 'day') return from;
  return every === 'week' ? plusDays(sundayOf(from), 6) : plusDays(plusMonths(from, 1), -1);
}

/** The plan laid on days from its first ('YYYY-MM-DD'), one part per day, week or month; `weeks` bounds how far. */
export function partsOf(plan: VisitPlan, from: Day, weeks = 60): readonly VisitPart[] {
  const last = plusDays(sundayOf(from), weeks * 7 - 1);
  const parts: VisitPart[] = [];
  let next = from;
  for (const { every, atLeast, atMost, times } of plan.spans) {
    if (every === 'week' && parts.length > 0) next = nextSunday(next);
    for (let n = 0; n < times && next <= last; n += 1) {
      const to = endOf(every, next);
      parts.push({ from: next, to, every, atLeast, atMost });
      next = plusDays(to, 1);
    }
  }
  return parts;
}

/** The plan as calendar weeks from the week of its first day; empty where nothing is regular. `weeks` bounds how many. */
export function weeksOf(plan: VisitPlan, from: Day, weeks = 60): readonly VisitWeek[] {
  const parts = partsOf(plan, from, weeks);
  const end = parts.at(-1)?.to;
  if (end === undefined) return [];
  const found: VisitWeek[] = [];
  for (let sunday = sundayOf(from); sunday <= end && found.length < weeks; sunday = plusDays(sunday, 7)) {
    const saturday = plusDays(sunday, 6);
    const touching = parts.filter((part) => part.from <= saturday && part.to >= sunday);
    const days = Array.from({ length: 7 }, (_, i) => {
      const day = plusDays(sunday, i);
      const part = touching.find((one) => one.from <= day && day <= one.to);
      return { day, isInPlan: part !== undefined, visits: part?.every === 'day' ? part.atMost : null };
    });
    found.push({
      sunday,
      days,
      parts: touching.filter((part) => part.from >= sunday),
      isPartial: sunday < from,
    });
  }
  return found;
}
