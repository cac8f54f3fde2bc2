// Why: what a nurse or a physician must decide stands in the one queue with the clock that counts, owned by somebody of
// the right role, and leaves it by the decision, never by hand.
import type { Tx } from '../../base/db/database.ts';
import type { Deed } from '../../base/events/event.ts';
import { newId } from '../../base/ids/ids.ts';
import { referralFor } from '../cases/index.ts';
import type { StaffRole } from '../roles.rules.ts';
import { nextPerson } from './assign-case.ts';
import { refreshWork } from './clocks.ts';
import { itemOf, nextOwnReview, openItemOfCase, setOwner, setStage, staffFor } from './work.store.ts';

export type NewReview = {
  /** The request that is reviewed. */
  readonly id: string;
  readonly referralId: string;
  /** What it waits for: a key of reviewStages. */
  readonly stage: string;
  readonly role: StaffRole;
};

/** Puts a review into the queue, or hands it on: when the role changes, somebody of the new role owns it. */
export async function openReview(deed: Deed, review: NewReview): Promise<void> {
  const found = await referralFor(deed.tx, deed.tenantId, review.referralId);
  if (found === undefined) throw new Error('A review was opened for a case that is not there.');
  const { patientGivenName, patientFamilyName, caseNumber } = found.referral;
  const name = [patientGivenName, patientFamilyName].filter((part) => part !== null).join(' ');
  await deed.tx.run(openItemOfCase, [
    deed.tenantId,
    newId(deed.at),
    'review',
    review.id,
    review.referralId,
    name === '' ? caseNumber : name,
    review.stage,
    deed.at,
  ]);
  const item = await deed.tx.maybe(itemOf, [deed.tenantId, 'review', review.id]);
  // Steps run in any order: without the case's own place in the queue this one waits its turn.
  if (item === undefined) throw new Error('The case is not in the worklist yet.');
  await deed.tx.run(setStage, [deed.tenantId, 'review', review.id, review.stage, null, true]);
  const owner = await ownerFor(deed, review, item.ownerId);
  if (owner !== item.ownerId || !item.isOpen)
    await deed.tx.run(setOwner, [
      deed.tenantId,
      item.id,
      owner,
      deed.at,
      owner === null ? 'open' : 'claimed',
      null,
    ]);
  await refreshWork(deed, [review.id]);
}

async function ownerFor(deed: Deed, review: NewReview, ownerId: string | null): Promise<string | null> {
  const able = await deed.tx.rows(staffFor, [review.role, deed.tenantId]);
  if (able.some((one) => one.id === ownerId)) return ownerId;
  return (await nextPerson(deed, review.role, review.id))?.id ?? null;
}

/** The review is over by what was decided, or because nobody asks any more. */
export async function settleReview(deed: Deed, id: string): Promise<void> {
  await deed.tx.run(setStage, [deed.tenantId, 'review', id, 'reviewed', 'done', false]);
}

/** The review most urgent among this person's own, but for the one at hand; null when none waits. */
export async function nextReviewFor(
  tx: Tx,
  tenants: readonly number[],
  ownerId: string,
  butFor: string,
): Promise<{ tenantId: number; id: string } | null> {
  return (await tx.maybe(nextOwnReview, [[...tenants], ownerId, butFor])) ?? null;
}
