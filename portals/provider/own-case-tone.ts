// Why: each status keeps one shape and colour in every list of the portals, so that it is learned once.
import type { Tone } from '../kit/status-mark.tsx';

const tones: Readonly<Record<string, Tone>> = {
  draft: 'new',
  received: 'new',
  acknowledged: 'working',
  verifying: 'working',
  pending_info: 'risk',
  ready: 'working',
  in_coordination: 'working',
  partially_scheduled: 'working',
  scheduled: 'working',
  in_service: 'working',
  reopened: 'working',
  on_hold: 'waiting',
  completed: 'proved',
  closed: 'closed',
  cancelled: 'closed',
  not_eligible: 'closed',
  redirected: 'closed',
  duplicate_merged: 'closed',
  closed_incomplete: 'closed',
};

/** The tone of a referral's status; an unknown one counts as being worked. */
export function toneOf(status: string): Tone {
  return tones[status] ?? 'working';
}
