// Why: the front door of the network room: who has a line and when they come, and the events of the search.
import type { Tx } from '../../base/db/database.ts';
import { locationById } from './network.store.ts';
import { liveAward, offerById, offersOfCase } from './offers.store.ts';

export * from './network.events.ts';

/** The provider location under an id, with its telephone and dispatch address. */
export const locationFor = (tx: Tx, id: string) => tx.maybe(locationById, [id]);

/** The accepted offer of the one provider who has a line now, with its window; undefined while nobody has. */
export async function acceptedOfferOf(tx: Tx, tenantId: number, lineId: string) {
  const award = await tx.maybe(liveAward, [tenantId, lineId]);
  return award === undefined ? undefined : await tx.maybe(offerById, [tenantId, award.offerId]);
}

/** Every offer of a case, the newest first, as far as the caller may see. */
export const offersFor = (tx: Tx, tenantId: number, referralId: string) =>
  tx.rows(offersOfCase, [tenantId, referralId]);
