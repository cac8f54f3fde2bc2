// Why: what is no longer wanted is taken back at once: open offers close, and a provider who had already said yes is told,
// because somebody may be loading a van (domain reference §1.3).
import { append, type Deed, type Happened } from '../../base/events/event.ts';
import { disarmTimers } from '../../base/jobs/timers.ts';
import { isRefusal } from '../../base/refusal/refusal.ts';
import { lineFor } from '../cases/index.ts';
import { settleTasks, stopClocks } from '../work/index.ts';
import { lockedOffer, moveLocked, toldOf } from './move-offer.ts';
import { offerWithdrawn } from './network.events.ts';
import type { Offer } from './network.schema.ts';
import { countDay, locationById, sourcingsOf } from './network.store.ts';
import { openOfferStates } from './offer.machine.ts';
import { endAward, liveAward, offersOfCase, offersOfLine } from './offers.store.ts';

/** Takes one offer back, open or accepted, and says so to its provider. Does nothing to one that is over. */
export async function takeBack(deed: Deed, offerId: string, reason: string): Promise<void> {
  const offer = await lockedOffer(deed, offerId);
  if (isRefusal(offer)) return;
  const hadAccepted = offer.status === 'accepted';
  const move = hadAccepted ? 'call_off' : 'withdraw';
  const moved = await moveLocked(deed, offer, move, { as: 'system', reason });
  if (isRefusal(moved)) return;
  await disarmTimers(deed, offer.id);
  const email = (await deed.tx.maybe(locationById, [offer.locationId]))?.email ?? null;
  await append(deed, offerWithdrawn, offer.referralId, { ...toldOf(offer), reason, hadAccepted, email });
}

/** Ends the place of whoever has the line, if anybody has, and gives their day back. */
export async function freePlace(deed: Deed, lineId: string, reason: string): Promise<string | undefined> {
  const award = await deed.tx.maybe(liveAward, [deed.tenantId, lineId]);
  if (award === undefined) return undefined;
  await deed.tx.run(endAward, [deed.tenantId, award.id, deed.at, reason]);
  // Only a place that was taken up was ever counted.
  if (award.told !== null) await deed.tx.run(countDay, [award.locationId, award.day, -1]);
  return award.offerId;
}

/** The same, and tells the provider. */
export async function endPlace(deed: Deed, lineId: string, reason: string): Promise<void> {
  const offerId = await freePlace(deed, lineId, reason);
  if (offerId !== undefined) await takeBack(deed, offerId, reason);
}

const isOpen = (offer: Offer) => openOfferStates.some((state) => state === offer.status);

/** Nobody need look any further for this line. */
export async function endSearch(deed: Deed, referralId: string, lineId: string, say: string): Promise<void> {
  const how = { lineId };
  await settleTasks(deed, referralId, ['no_provider', 'offer_countered'], say, how);
  const searches = await deed.tx.rows(sourcingsOf, [deed.tenantId, referralId]);
  const others = searches.filter((one) => one.lineId !== lineId && one.exhaustedAt !== null);
  if (others.length === 0) await stopClocks(deed, referralId, ['still_looking']);
}

async function withdrawLine(deed: Deed, referralId: string, lineId: string, reason: string): Promise<void> {
  for (const offer of await deed.tx.rows(offersOfLine, [deed.tenantId, lineId]))
    if (isOpen(offer)) await takeBack(deed, offer.id, reason);
  await endPlace(deed, lineId, reason);
  await endSearch(deed, referralId, lineId, reason);
}

/** Journey step: a cancelled line takes its offers with it. */
export async function withdrawOffers(deed: Deed, happened: Happened<unknown>): Promise<void> {
  const { lineId } = happened.data as { lineId: string };
  await withdrawLine(deed, happened.subjectId, lineId, 'The order was cancelled. Please do not go.');
}

/** Journey step: lines that a correction has replaced are no longer on offer. */
export async function withdrawReplaced(deed: Deed, happened: Happened<unknown>): Promise<void> {
  const offers = await deed.tx.rows(offersOfCase, [deed.tenantId, happened.subjectId]);
  for (const lineId of new Set(
    offers.filter((one) => isOpen(one) || one.status === 'accepted').map((one) => one.lineId),
  ))
    if ((await lineFor(deed.tx, deed.tenantId, lineId)) === undefined)
      await withdrawLine(deed, happened.subjectId, lineId, 'The order was changed. Please do not go.');
}
