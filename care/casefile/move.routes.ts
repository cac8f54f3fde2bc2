// Why: the doors by which people end, pause or reopen a case, each with the reason that its history keeps; those outside
// the house only ask, and the journey carries it out in their name.
import { append } from '../../base/events/event.ts';
import { step } from '../../base/machine/machine.ts';
import { door, type Ask, type Door } from '../../base/http/door.ts';
import { absent, isRefusal } from '../../base/refusal/refusal.ts';
import { cancellationAsked, moveReferral, referralFor } from '../cases/index.ts';
import { referralMachine, type ReferralState } from '../cases/referral.machine.ts';
import { askToCancel, moveCase } from './casefile.contract.ts';

const load = async (ask: Ask<{ tenantId: number; id: string }, unknown, unknown>) =>
  (await referralFor(ask.tx, ask.params.tenantId, ask.params.id))?.referral ?? absent;

export const moveDoors: Door[] = [
  door(moveCase, load, async (ask, referral) => {
    const { move, reason } = ask.body;
    const status = await moveReferral(ask.deedIn(referral.tenantId), referral.id, move, { reason });
    return isRefusal(status) ? status : { status };
  }),
  door(askToCancel, load, async (ask, referral) => {
    const role = ask.actor.role as 'member' | 'delegate' | 'referring_office';
    const may = step(referralMachine, 'cancel', referral.status as ReferralState, role);
    if (isRefusal(may)) return may;
    const { caseNumber } = referral;
    const told = { caseNumber, role, reason: ask.body.reason };
    await append(ask.deedIn(referral.tenantId), cancellationAsked, referral.id, told);
    return { say: `Case ${caseNumber} is being cancelled. Nobody will come for it.` };
  }),
];
