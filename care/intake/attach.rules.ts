// Why: a page that comes late belongs to its case as long as somebody still works on it; a case that is over keeps what it
// had, so that nobody waits for an answer to a page that nobody reads.
import { openReferralStates, referralMachine, type ReferralState } from '../cases/referral.machine.ts';

/** A paused case still takes its pages, and so does one whose last proof is in. */
const takesPages: ReadonlySet<string> = new Set([...openReferralStates, 'on_hold', 'completed']);

/** True when a page may be added to a case in this state; else the sentence that says why not. */
export function mayAttach(status: string): true | string {
  if (takesPages.has(status)) return true;
  const label = referralMachine.states[status as ReferralState].toLowerCase();
  return `This case is over (${label}), so no page can be added to it. Send it with a new order, or call us about this case.`;
}
