// Why: every deadline of the house is computed here, by one rule on one calendar from one start, and says how it came
// about. The same inputs always give the same answer: nothing here reads a clock. Domain reference §2.1.
import { calendarIn, type Calendar } from './calendar.ts';
import { count, receiptStep, type Counted, type CountInput } from './count.ts';
import type { Anchor, ClockRule, Deadline, DeadlineStep, SingleCount } from './deadline.schema.ts';
import { between, fromMs, isBefore, toInstant, toMs, type Instant, type Zone } from './instant.ts';
import { cityOf, sayMoment } from './say.ts';

export type {
  Anchor,
  ClockRule,
  Count,
  Deadline,
  DeadlineStep,
  SingleCount,
  ZonePolicy,
} from './deadline.schema.ts';

export type DeadlineInput = {
  readonly rule: ClockRule;
  readonly calendar: Calendar;
  readonly startedAt: Instant;
  /** The zones known so far; leave out or null what is not known. */
  readonly zones?: { readonly member?: Zone | null; readonly contract?: Zone | null };
  readonly anchor?: Anchor | null;
};

/**
 * When something is due, when to warn, and why, in sentences. When the zone the rule asks for is not known, the other
 * known zones and the calendar's are tried and the earliest result wins. Throws RangeError when nothing counts, which
 * only a rule made of `before` alone without an anchor can bring about: ask `canCount` first.
 */
export function computeDeadline({ rule, calendar, startedAt, zones, anchor }: DeadlineInput): Deadline {
  const start = toInstant(startedAt);
  const known = { member: zones?.member ?? null, contract: zones?.contract ?? null };
  const candidates = zonesToTry(rule, calendar, known);
  const results = candidates.map((zone) => {
    const input = { calendar: calendarIn(calendar, zone), startedAt: start, anchor: anchor ?? null };
    return { zone, ...countIn(rule, input) };
  });
  const best = results.reduce((a, b) => (isBefore(b.dueAt, a.dueAt) ? b : a));
  return {
    startedAt: start,
    dueAt: best.dueAt,
    warnAt: warnings(rule, start, best.dueAt),
    rule: { id: rule.id, version: rule.version },
    calendar: { id: calendar.id, version: calendar.version },
    zone: best.zone,
    zones: known,
    anchor: anchor ?? null,
    steps: [...best.steps, ...zoneSteps(rule, known, results, best)],
  };
}

/** False when the rule counts only back from an anchor and none is known yet. */
export function canCount(rule: ClockRule, anchor: Anchor | null): boolean {
  return anchor !== null || singles(rule).some((single) => single.kind !== 'before');
}

/**
 * Computes a stored deadline again from the rule and calendar versions it names. `agrees` is false when the stored
 * moments do not follow from them. Throws RangeError when handed another rule, calendar or version.
 */
export function replayDeadline(
  stored: Deadline,
  rule: ClockRule,
  calendar: Calendar,
): { readonly agrees: boolean; readonly again: Deadline } {
  for (const [kind, named, given] of [
    ['rule', stored.rule, rule] as const,
    ['calendar', stored.calendar, calendar] as const,
  ]) {
    if (named.id !== given.id || named.version !== given.version) {
      throw new RangeError(
        `The deadline names ${kind} ${named.id} version ${named.version}, not ${given.id} version ${given.version}.`,
      );
    }
  }
  const { startedAt, zones, anchor } = stored;
  const again = computeDeadline({ rule, calendar, startedAt, zones, anchor });
  const agrees =
    again.dueAt === stored.dueAt &&
    again.zone === stored.zone &&
    again.warnAt.join() === stored.warnAt.join();
  return { agrees, again };
}

/** Where a deadline stands at a moment: 'late' once due has passed, 'at_risk' from 75 % of its time. */
export function standingOf(
  { startedAt, dueAt }: Pick<Deadline, 'startedAt' | 'dueAt'>,
  at: Instant,
): 'in_time' | 'at_risk' | 'late' {
  if (isBefore(dueAt, at)) return 'late';
  return between(startedAt, at) >= 0.75 * between(startedAt, dueAt) ? 'at_risk' : 'in_time';
}

/** The moments at which `percents` of the time from start to due are gone, in order; none when due at once. */
function warnings(rule: ClockRule, startedAt: Instant, dueAt: Instant): Instant[] {
  const whole = between(startedAt, dueAt);
  if (whole <= 0) return [];
  const percents = [...new Set(rule.warnAtPercent)].sort((a, b) => a - b);
  return percents.map((percent) => fromMs(toMs(startedAt) + Math.floor((whole * percent) / 100)));
}

function singles(rule: ClockRule): readonly SingleCount[] {
  return rule.counts.kind === 'earliest_of' ? rule.counts.rules : [rule.counts];
}

function zonesToTry(rule: ClockRule, calendar: Calendar, known: Deadline['zones']): Zone[] {
  if (rule.zone === 'calendar') return [calendar.zone];
  const asked = known[rule.zone];
  if (asked !== null) return [asked];
  const others = [known.member, known.contract, calendar.zone].filter((zone) => zone !== null);
  return [...new Set(others)];
}

function countIn(rule: ClockRule, input: CountInput): Counted {
  const counted: Counted[] = [];
  const steps: DeadlineStep[] = [receiptStep(input)];
  for (const single of singles(rule)) {
    const one = count(single, input);
    if (one !== null) counted.push(one);
    const notYet = {
      say: 'The moment it would count back from is not known yet, so that does not count.',
      at: input.startedAt,
    };
    steps.push(...(one?.steps ?? [notYet]));
  }
  const [first, ...rest] = counted;
  if (first === undefined) throw new RangeError(`${rule.name} cannot be counted without its anchor.`);
  const dueAt = rest.reduce((best, one) => (isBefore(one.dueAt, best) ? one.dueAt : best), first.dueAt);
  if (rest.length > 0) steps.push({ say: winnerSentence(counted, dueAt, input), at: dueAt });
  return { dueAt, steps };
}

const words: readonly string[] = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];

function winnerSentence(
  counted: readonly Counted[],
  dueAt: Instant,
  { calendar: { zone }, startedAt }: CountInput,
): string {
  const which =
    counted.length === 2
      ? 'The earlier of the two'
      : `The earliest of the ${words[counted.length] ?? counted.length}`;
  const year = sayMoment(startedAt, zone, '').split(' ')[3];
  return `${which} is due: ${sayMoment(dueAt, zone, year)}.`;
}

function zoneSteps(
  rule: ClockRule,
  known: Deadline['zones'],
  results: readonly { readonly zone: Zone; readonly dueAt: Instant }[],
  best: { readonly zone: Zone; readonly dueAt: Instant },
): DeadlineStep[] {
  if (rule.zone === 'calendar' || known[rule.zone] !== null) return [];
  const whose = rule.zone === 'member' ? 'The member’s time zone' : 'The contract’s time zone';
  const tried = results.map(({ zone }) => cityOf(zone)).join(' and ');
  const say =
    results.length === 1
      ? `${whose} is not known, so ${tried} time counts.`
      : `${whose} is not known; of ${tried} time the earlier result counts: ${cityOf(best.zone)}.`;
  return [{ say, at: best.dueAt }];
}
