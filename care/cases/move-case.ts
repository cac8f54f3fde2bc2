// Why: a case and its lines move only here, by their machines, on the locked row, with the reason kept; a referral's own
// status follows its lines (domain reference §1.2). Rooms decide; this room moves.
import { append, type Deed, type EventKind } from '../../base/events/event.ts';
import { step } from '../../base/machine/machine.ts';
import { absent, isRefusal, type Or } from '../../base/refusal/refusal.ts';
import {
  coordinationStarted,
  lineCancelled,
  lineMoved,
  lineReturned,
  referralCancelled,
  referralClosed,
  referralCompleted,
  referralMoved,
  referralPaused,
  referralReady,
  referralResumed,
  verifyingStarted,
} from './cases.events.ts';
import type { Referral } from './cases.schema.ts';
import { lineById, linesOf, lockReferral, setEndReason, setLineStatus, setStatus } from './cases.store.ts';
import { movesToStatus } from './derived-status.rules.ts';
import type { Mover } from './mover.machine.ts';
import { referralMachine, type ReferralMove, type ReferralState } from './referral.machine.ts';
import { serviceLineMachine, type ServiceLineMove, type ServiceLineState } from './service-line.machine.ts';

/** Who moves (the doer of the deed unless somebody else's answer is being carried out) and why, in words. */
export type Moving = { readonly as?: Mover; readonly reason?: string };

const moverOf = (deed: Deed, moving: Moving): Mover => moving.as ?? (deed.by.role as Mover);

type Told = { caseNumber: string; reason: string | null };
const toldReferral: Partial<Record<ReferralMove, EventKind<Told>>> = {
  start_verifying: verifyingStarted,
  take_in_information: verifyingStarted,
  verify_again: verifyingStarted,
  make_ready: referralReady,
  start_coordination: coordinationStarted,
  hold: referralPaused,
  resume: referralResumed,
  cancel: referralCancelled,
  complete: referralCompleted,
  close: referralClosed,
};

async function moveLocked(
  deed: Deed,
  referral: Referral,
  move: ReferralMove,
  moving: Moving,
): Promise<Or<ReferralState>> {
  const from = referral.status as ReferralState;
  const previous = (referral.previousStatus ?? undefined) as ReferralState | undefined;
  const to = step(referralMachine, move, from, moverOf(deed, moving), previous);
  if (isRefusal(to)) return to;
  await deed.tx.run(setStatus, [deed.tenantId, referral.id, to, null, from]);
  const reason = moving.reason ?? null;
  if (reason !== null) await deed.tx.run(setEndReason, [deed.tenantId, referral.id, reason]);
  const { caseNumber } = referral;
  await append(deed, referralMoved, referral.id, { caseNumber, move, from, to, reason });
  const told = toldReferral[move];
  if (told !== undefined) await append(deed, told, referral.id, { caseNumber, reason });
  return to;
}

/** Moves a case; refuses what its machine refuses. Cancelling also cancels every line that still can be. */
export async function moveReferral(
  deed: Deed,
  referralId: string,
  move: ReferralMove,
  moving: Moving = {},
): Promise<Or<ReferralState>> {
  const referral = await deed.tx.maybe(lockReferral, [deed.tenantId, referralId]);
  if (referral === undefined) return absent;
  const to = await moveLocked(deed, referral, move, moving);
  if (isRefusal(to)) return to;
  if (move === 'cancel') await cancelLines(deed, referral, moving);
  return to;
}

async function cancelLines(deed: Deed, referral: Referral, moving: Moving): Promise<void> {
  for (const line of await deed.tx.rows(linesOf, [deed.tenantId, referral.id])) {
    const to = step(serviceLineMachine, 'cancel', line.status as ServiceLineState, moverOf(deed, moving));
    if (!isRefusal(to)) await writeLine(deed, referral, line, 'cancel', to, moving);
  }
}

type LineHere = { readonly id: string; readonly number: number; readonly status: string };

async function writeLine(
  deed: Deed,
  referral: Referral,
  line: LineHere,
  move: ServiceLineMove,
  to: ServiceLineState,
  moving: Moving,
): Promise<void> {
  const reason = moving.reason ?? null;
  await deed.tx.run(setLineStatus, [deed.tenantId, line.id, to, reason, line.status]);
  const { caseNumber } = referral;
  const told = { caseNumber, lineId: line.id, number: line.number, reason };
  await append(deed, lineMoved, referral.id, { ...told, move, from: line.status, to });
  if (to === 'cancelled') await append(deed, lineCancelled, referral.id, told);
  if (move === 'hand_back' || move === 'reassign') await append(deed, lineReturned, referral.id, told);
}

/** Moves one line and then its case to what its lines amount to. Refuses what the line's machine refuses. */
export async function moveLine(
  deed: Deed,
  lineId: string,
  move: ServiceLineMove,
  moving: Moving = {},
): Promise<Or<ServiceLineState>> {
  const found = await deed.tx.maybe(lineById, [deed.tenantId, lineId]);
  if (found === undefined) return absent;
  // The case is locked first, so that two lines of one case never wait for each other.
  const referral = await deed.tx.one(lockReferral, [deed.tenantId, found.referralId]);
  const line = await deed.tx.one(lineById, [deed.tenantId, lineId]);
  const to = step(serviceLineMachine, move, line.status as ServiceLineState, moverOf(deed, moving));
  if (isRefusal(to)) return to;
  await writeLine(deed, referral, line, move, to, moving);
  await followLines(deed, referral);
  return to;
}

async function followLines(deed: Deed, referral: Referral): Promise<void> {
  const lines = await deed.tx.rows(linesOf, [deed.tenantId, referral.id]);
  const states = lines.map((line) => line.status as ServiceLineState);
  let now = referral;
  for (const move of movesToStatus(referral.status as ReferralState, states)) {
    const to = await moveLocked(deed, now, move, { as: 'system' });
    if (isRefusal(to)) throw new Error(`The case cannot follow its lines: ${to.say}`);
    now = { ...now, previousStatus: now.status, status: to };
  }
}
