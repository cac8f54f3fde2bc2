// Why: who accepts says when they come: a window on the member's own wall, ahead, short enough to wait for at home, and
// not after the day that was ordered unless they say why (domain.md §1.1 row 8).
import { atWallTime, dayIn, msPerHour, toMs } from '../../base/time/instant.ts';
import { refuse, type Or } from '../../base/refusal/refusal.ts';
import { sayDay } from '../../base/time/say.ts';

/** The longest that somebody is asked to stay at home. */
export const windowHoursAtMost = 12;

export type WindowSaid = {
  /** 'YYYY-MM-DD', and 'HH:MM' on the wall where the member lives. */
  readonly on: string;
  readonly from: string;
  readonly to: string;
  readonly lateReason?: string | undefined;
};
export type Window = { readonly from: string; readonly to: string; readonly lateReason: string | null };

/** The window as instants, or why it cannot stand. `neededOn`: the ordered day, null when none was said. */
export function readWindow(
  said: WindowSaid,
  zone: string,
  neededOn: string | null,
  at: string,
  mayBeLate = false,
): Or<Window, 'invalid'> {
  const unfit = (say: string, field: string) => refuse('invalid', say, [field]);
  const from = atWallTime(zone, said.on, said.from);
  const to = atWallTime(zone, said.on, said.to);
  if (said.to <= said.from) return unfit('The window ends before it begins. Give a later end.', 'to');
  if (from <= at)
    return unfit(
      'The window lies in the past. Give a time ahead.',
      said.on < dayIn(zone, at) ? 'on' : 'from',
    );
  if (toMs(to) - toMs(from) > windowHoursAtMost * msPerHour)
    return unfit(
      'The window is longer than 12 hours. Give a shorter one: somebody waits at home for it.',
      'to',
    );
  const lateReason = said.lateReason?.trim() ?? '';
  if (neededOn !== null && said.on > neededOn && lateReason === '' && !mayBeLate)
    return unfit(`It was ordered for ${sayDay(neededOn)}. Say why you come later.`, 'lateReason');
  return { from, to, lateReason: lateReason === '' ? null : lateReason };
}
