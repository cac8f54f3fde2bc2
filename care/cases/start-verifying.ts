// Why: journey steps by which a case goes on after it was acknowledged, and by which somebody outside the house cancels it.
import type { Deed, Happened } from '../../base/events/event.ts';
import { duplicatesOf, referralById } from './cases.store.ts';
import { moveReferral } from './move-case.ts';
import type { Mover } from './mover.machine.ts';

/** An order whose receipt was acknowledged goes to verification; a question waits for its order. */
export async function startVerifying(deed: Deed, happened: Happened<unknown>): Promise<unknown> {
  const referral = await deed.tx.one(referralById, [deed.tenantId, happened.subjectId]);
  if (referral.kind === 'inquiry' || referral.status !== 'acknowledged') return undefined;
  return await moveReferral(deed, referral.id, 'start_verifying');
}

/** The order is complete and the plan covers the patient: arranging begins, unless it may repeat another case. */
export async function startCoordination(deed: Deed, happened: Happened<unknown>): Promise<unknown> {
  const referral = await deed.tx.one(referralById, [deed.tenantId, happened.subjectId]);
  const flags = await deed.tx.rows(duplicatesOf, [deed.tenantId, referral.id]);
  if (referral.status !== 'ready' || flags.some((flag) => flag.settledAs !== 'different')) return undefined;
  return await moveReferral(deed, happened.subjectId, 'start_coordination');
}

/** Carries out what a member, their delegate or the ordering office asked for; too late is told to a person. */
export async function cancelAsAsked(deed: Deed, happened: Happened<unknown>): Promise<unknown> {
  const { role, reason } = happened.data as { role: Mover; reason: string };
  return await moveReferral(deed, happened.subjectId, 'cancel', { as: role, reason });
}
