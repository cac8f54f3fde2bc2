// Why: how fast an offer must be answered and how many are asked at once follow from how soon waiting hurts (domain.md
// §1.1 row 7, §1.3, §6): a discharge within 24 hours and oxygen ordered stat run as a parallel wave of three.
import { msPerHour, toMs } from '../../base/time/instant.ts';
import type { Track } from './network.schema.ts';

export type Urgency = {
  readonly priority: string;
  readonly family: string;
  readonly dischargeAt: string | null;
};

/** Providers asked at once where time is short. */
export const waveAtOnce = 3;
const nearHours = 24;

/** Is the discharge within 24 hours, or just past? */
export function isNear(dischargeAt: string | null, at: string): boolean {
  return dischargeAt !== null && toMs(dischargeAt) - toMs(at) <= nearHours * msPerHour;
}

/** The track of an offer and how many providers are asked together. */
export function trackOf(
  { priority, family, dischargeAt }: Urgency,
  at: string,
): { track: Track; atOnce: number } {
  const near = isNear(dischargeAt, at);
  if (near || (priority === 'stat' && family === 'oxygen')) return { track: 'stat', atOnce: waveAtOnce };
  if (priority === 'stat') return { track: 'stat', atOnce: 1 };
  return { track: priority === 'urgent' ? 'urgent' : 'routine', atOnce: 1 };
}

/** The clock rule that says how long an offer of this track stands. */
export const clockOf = { stat: 'offer_stat', urgent: 'offer_urgent', routine: 'offer_routine' } as const;
