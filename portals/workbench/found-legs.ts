// Why: the head of a case says in a few words how far coverage and the search for providers are; a leg that is done must not
// stand there as "not begun".
import type { CasePage } from '../../care/casefile/casefile.contract.ts';
import type { Leg } from '../kit/leg-line.tsx';

const unasked = new Set(['draft', 'received', 'acknowledged']);
const ended = new Set(['on_hold', 'cancelled', 'redirected', 'duplicate_merged', 'closed_incomplete']);
const unsought = new Set([
  'requested',
  'coverage_check',
  'auth_required',
  'auth_pending',
  'no_auth',
  'registration_only',
  'authorized',
  'partial',
]);
const unwanted = new Set(['cancelled', 'denied', 'not_covered', 'replaced']);

/** The leg that says whether the plan covers it. */
export function coverageLeg({ referral: { status } }: CasePage): Leg {
  const name = 'Coverage';
  if (status === 'not_eligible') return { name, tone: 'breach', say: 'not covered' };
  if (status === 'verifying' || status === 'reopened') return { name, tone: 'working', say: 'being checked' };
  if (unasked.has(status)) return { name, tone: 'new', say: 'not begun' };
  // What was paused or ended early may have been asked or not; its own panel says so.
  if (ended.has(status)) return { name, tone: 'closed', say: 'see below' };
  return { name, tone: 'proved', say: 'checked' };
}

/** The leg that says for how many lines somebody comes. */
export function providerLeg({ lines }: CasePage): Leg {
  const name = 'Provider';
  const wanted = lines.filter((line) => !unwanted.has(line.status));
  const asked = wanted.filter((line) => !unsought.has(line.status));
  const open = asked.filter((line) => line.status === 'sourcing' || line.status === 'offered');
  const found = asked.length - open.length;
  if (asked.length === 0) return { name, tone: 'new', say: 'not begun' };
  if (found === wanted.length) return { name, tone: 'proved', say: 'found' };
  if (wanted.length > 1)
    return { name, tone: 'working', say: `${found.toString()} of ${wanted.length.toString()} found` };
  return { name, tone: 'working', say: open[0]?.status === 'offered' ? 'offered' : 'being looked for' };
}
