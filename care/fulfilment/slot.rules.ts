// Why: a window a member can live with: ahead of now, of a length one can wait through, and after a miss within 24 hours
// (domain reference §1.3). And a window must fit the planned discharge (§2.4: equipment at most two days early, a first
// visit within 48 hours of the return home).
import { minus, plus } from '../../base/time/instant.ts';
import { refuse, type Refusal } from '../../base/refusal/refusal.ts';

export type Window = { readonly windowFrom: string; readonly windowTo: string };

/** How long anybody may be asked to wait at home. */
const longestHours = 12;
/** How far ahead a window may lie. */
const furthestDays = 60;
/** After a missed or failed visit the new one begins within this many hours. */
export const newSlotHours = 24;

/** Why a window cannot be proposed; undefined when it can. `missedAt` is when the visit it makes good for ended. */
export function unfitWindow(window: Window, at: string, missedAt: string | null = null): Refusal | undefined {
  const { windowFrom, windowTo } = window;
  if (windowTo <= windowFrom)
    return refuse('window_unfit', 'The window ends before it begins. Give a later end.', ['windowTo']);
  if (windowFrom <= at)
    return refuse('window_unfit', 'This time has passed or begins now. Choose one ahead.', ['windowFrom']);
  if (windowTo > plus(windowFrom, { hours: longestHours }))
    return refuse('window_unfit', 'Nobody can wait this long. Give a window of at most twelve hours.', [
      'windowTo',
    ]);
  if (windowFrom > plus(at, { days: furthestDays }))
    return refuse('window_unfit', 'This is more than sixty days ahead. Choose an earlier day.', [
      'windowFrom',
    ]);
  if (missedAt !== null && windowFrom > plus(missedAt, { hours: newSlotHours }))
    return refuse(
      'window_unfit',
      'After a missed or failed visit the new time begins within 24 hours. If you cannot, call us and we find another way.',
      ['windowFrom'],
    );
  return undefined;
}

/** Families whose things may be brought before the patient is home, for fitting and training (never supplies). */
const broughtEarly: ReadonlySet<string> = new Set(['oxygen', 'dme', 'pap', 'orthotics_prosthetics']);
const homeHoursAtMost: Readonly<Record<string, number>> = { home_health: 48, infusion: 48 };
const otherHoursAtMost = 72;
const earlyHours = 48;

/** Why a window does not fit the planned discharge, as a finished sentence; undefined when it does. */
export function unfitForDischarge(
  family: string,
  { windowFrom, windowTo }: Window,
  dischargeAt: string,
): string | undefined {
  if (broughtEarly.has(family)) {
    if (windowFrom < minus(dischargeAt, { hours: earlyHours }))
      return 'It would be brought more than two days before the patient is home.';
    if (family === 'oxygen' && windowTo > dischargeAt)
      return 'The oxygen would come after the patient is home.';
  } else if (windowFrom < dischargeAt) return 'The visit would come before the patient is home.';
  const hours = homeHoursAtMost[family] ?? otherHoursAtMost;
  return windowFrom > plus(dischargeAt, { hours })
    ? `It would come more than ${hours.toString()} hours after the patient is home.`
    : undefined;
}

/** When to ask once more where a member does not answer: halfway to the window, at most a day from now. */
export function askAgainAt(at: string, windowFrom: string): string {
  const half = Math.max(0, (Date.parse(windowFrom) - Date.parse(at)) / 2);
  return plus(at, { milliseconds: Math.min(half, 86_400_000) });
}

/** Minutes after the end of a window at which silence counts as a miss. */
export const graceMinutes = 60;
