// Why: once coordination has begun a referral's status is derived from its lines and from nothing else (domain reference
// §1.2), so that the case can never claim what its lines do not show.
import { keysOf, step } from '../../base/machine/machine.ts';
import { referralMachine, type ReferralMove, type ReferralState } from './referral.machine.ts';
import type { ServiceLineState } from './service-line.machine.ts';

/** Lines that no longer take part: nothing will come of them. */
const ended: ReadonlySet<ServiceLineState> = new Set(['cancelled', 'denied', 'not_covered']);
/** Lines whose proof stands. */
const proved: ReadonlySet<ServiceLineState> = new Set([
  'delivered',
  'started',
  'ongoing',
  'discharged',
  'picked_up',
  'exhausted',
  'replaced',
  'recalled',
  'closed',
]);
const dated: ReadonlySet<ServiceLineState> = new Set([...proved, 'scheduled', 'in_progress']);

/** The states a referral takes from its lines. */
export const derivedStates = [
  'in_coordination',
  'partially_scheduled',
  'scheduled',
  'in_service',
  'completed',
] as const satisfies readonly ReferralState[];
type Derived = (typeof derivedStates)[number];

const isDerived = (state: ReferralState): state is Derived => derivedStates.some((one) => one === state);

/** What the lines amount to; undefined when no line is left that anything could come of. */
export function statusFromLines(lines: readonly ServiceLineState[]): Derived | undefined {
  const live = lines.filter((line) => !ended.has(line));
  if (live.length === 0) return undefined;
  if (live.every((line) => proved.has(line))) return 'completed';
  const withDate = live.filter((line) => dated.has(line)).length;
  if (withDate === 0) return 'in_coordination';
  if (withDate < live.length) return 'partially_scheduled';
  return live.some((line) => line === 'in_progress' || proved.has(line)) ? 'in_service' : 'scheduled';
}

/** The moves that lead from where the referral stands to what its lines amount to, in order; none when it is no derived state. */
export function movesToStatus(from: ReferralState, lines: readonly ServiceLineState[]): ReferralMove[] {
  const goal = statusFromLines(lines);
  if (goal === undefined || !isDerived(from) || from === goal) return [];
  const paths: [ReferralState, ReferralMove[]][] = [[from, []]];
  const seen = new Set<ReferralState>([from]);
  for (let turn = 0; turn < paths.length; turn += 1) {
    const [state, path] = paths[turn] ?? [from, []];
    for (const move of keysOf(referralMachine.moves)) {
      const next = step(referralMachine, move, state, 'system');
      if (typeof next !== 'string' || seen.has(next) || !isDerived(next)) continue;
      if (next === goal) return [...path, move];
      seen.add(next);
      paths.push([next, [...path, move]]);
    }
  }
  return [];
}
