// Why: once coverage stands the order is held against one list; a complete order goes on by itself, an incomplete one is
// asked for everything at once, of one person, and taken up again when the answer is written down (domain.md §1.3).
import { append, type Deed, type Happened } from '../../base/events/event.ts';
import { isRefusal, refuse, type Or } from '../../base/refusal/refusal.ts';
import {
  draftOf,
  linesFor,
  moveReferral,
  referralFor,
  referralHeld,
  verifyingStarted,
} from '../cases/index.ts';
import type { Referral } from '../cases/cases.schema.ts';
import { settleTasks } from '../work/index.ts';
import { informationMissing } from './completeness.events.ts';
import { closeAnswered, openQuestions } from './ask-once.ts';
import { insertReview } from './completeness.store.ts';
import { missingFromOrder, type Gap } from './missing-from-order.rules.ts';

async function gapsOf(deed: Deed, referral: Referral): Promise<Gap[]> {
  const lines = await linesFor(deed.tx, deed.tenantId, referral.id);
  return missingFromOrder(draftOf(referral, lines), referral.orderReceived);
}

async function askForMissing(deed: Deed, referral: Referral, gaps: readonly Gap[]): Promise<void> {
  const requestId = await openQuestions(deed, referral, gaps);
  const { caseNumber } = referral;
  const fresh = requestId !== null;
  await append(deed, informationMissing, referral.id, { caseNumber, gaps: [...gaps], fresh, requestId });
}

const senderOf = (referral: Referral) =>
  referral.requesterOrganization ?? referral.requesterName ?? referral.requesterEmail ?? 'Not named';

/** Journey step: the case goes on when nothing is missing, or waits for what was asked for in one message. */
export async function checkOrder(deed: Deed, happened: Happened<unknown>): Promise<unknown> {
  // A page may come in this very moment; under the lock one of the two steps sees what the other did.
  const referral = await referralHeld(deed, happened.subjectId);
  if (referral === undefined || referral.status !== 'verifying') return undefined;
  const gaps = await gapsOf(deed, referral);
  if (referral.kind === 'order') {
    const { id, channel } = referral;
    await deed.tx.run(insertReview, [deed.tenantId, id, deed.at, channel, senderOf(referral)]);
  }
  await closeAnswered(deed, referral, gaps);
  if (gaps.length === 0) return await goOn(deed, referral);
  const moved = await moveReferral(deed, referral.id, 'ask_for_information');
  if (isRefusal(moved)) return moved;
  await askForMissing(deed, referral, gaps);
  return moved;
}

async function goOn(deed: Deed, referral: Referral): Promise<Or<string>> {
  await settleTasks(deed, referral.id, ['missing_information'], 'Everything asked for is here.');
  return await moveReferral(deed, referral.id, 'make_ready');
}

/** Journey step after a correction: what was asked for may be here, or who the member is; the case is verified again. */
export async function takeInInformation(deed: Deed, happened: Happened<unknown>): Promise<unknown> {
  const found = await referralFor(deed.tx, deed.tenantId, happened.subjectId);
  if (found === undefined) return undefined;
  const { id, status, caseNumber } = found.referral;
  if (status === 'pending_info') return await moveReferral(deed, id, 'take_in_information');
  if (status !== 'verifying') return undefined;
  return await append(deed, verifyingStarted, id, { caseNumber, reason: null });
}

/**
 * A person says that an order is complete: refused with every missing field named, the same list the sender reads. What is
 * complete is verified once more, because coverage too must stand before anything is arranged.
 */
export async function markReady(deed: Deed, referralId: string): Promise<Or<string>> {
  const found = await referralFor(deed.tx, deed.tenantId, referralId);
  if (found === undefined) return refuse('absent', 'There is nothing here, or it is not yours to see.');
  const { referral } = found;
  const gaps = await gapsOf(deed, referral);
  if (gaps.length > 0) {
    const fields = gaps.map((gap) => gap.field);
    return refuse('order_incomplete', gaps.map((gap) => gap.say).join(' '), fields);
  }
  if (referral.status === 'pending_info') return await moveReferral(deed, referral.id, 'take_in_information');
  if (referral.status !== 'verifying')
    return refuse('wrong_state', 'An order is called complete while it is being verified.');
  await append(deed, verifyingStarted, referral.id, { caseNumber: referral.caseNumber, reason: null });
  return referral.status;
}
