// Why: everybody reads who comes when in the case's one sentence; it says the next confirmed visit and nothing once that
// is over or no longer holds.
import type { Deed } from '../../base/events/event.ts';
import { showNextVisit } from '../cases/index.ts';
import { appointmentsOf } from './fulfilment.store.ts';

/** Brings the case's next visit in step with its appointments. */
export async function showNext(deed: Deed, referralId: string): Promise<void> {
  const all = await deed.tx.rows(appointmentsOf, [deed.tenantId, referralId]);
  const expected = all
    .filter((one) => one.status === 'confirmed' || one.status === 'dispatched')
    .toSorted((a, b) => (a.windowFrom < b.windowFrom ? -1 : 1));
  const [next] = expected;
  await showNextVisit(
    deed,
    referralId,
    next === undefined ? null : { from: next.windowFrom, to: next.windowTo, providerName: next.providerName },
  );
}
