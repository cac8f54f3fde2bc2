// Why: a member reads how far the order is in five plain steps; a paused or ended case has no "next", so it shows none.
import type { MemberStep } from '../kit/member-card.tsx';

const labels = ['We have it', 'We check it', 'We find help', 'Date is set', 'It is done'] as const;

/** Which step is going on now in each status; statuses that are not here are paused or ended. */
const nowAt: Readonly<Record<string, number>> = {
  draft: 0,
  received: 0,
  acknowledged: 1,
  verifying: 1,
  pending_info: 1,
  reopened: 1,
  ready: 2,
  in_coordination: 2,
  partially_scheduled: 3,
  scheduled: 3,
  in_service: 4,
  completed: 5,
};

/** The five steps of a case in this status; empty when the case is paused or has ended otherwise. */
export function fiveSteps(status: string): readonly MemberStep[] {
  const now = nowAt[status];
  if (now === undefined) return [];
  return labels.map((label, i) => ({ label, state: i < now ? 'done' : i === now ? 'now' : 'later' }));
}
