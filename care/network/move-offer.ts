// Why: an offer changes state only here, by its machine, on the row as it stands, so that two answers at once cannot both
// hold and every answer that came too late says why.
import type { Deed } from '../../base/events/event.ts';
import { step } from '../../base/machine/machine.ts';
import { absent, isRefusal, refuse, type Or, type Refusal } from '../../base/refusal/refusal.ts';
import { sayInstant } from '../../base/time/say.ts';
import type { Mover } from '../cases/mover.machine.ts';
import type { Offer } from './network.schema.ts';
import { offerMachine, type OfferMove, type OfferState } from './offer.machine.ts';
import { lockOffer, moveOffer } from './offers.store.ts';

/** What every event of an offer begins with. */
export function toldOf(offer: Offer) {
  const { caseNumber, lineId, lineNumber: number, id: offerId, locationId, providerName } = offer;
  return { caseNumber, lineId, number, offerId, locationId, providerName };
}

/** Why an offer can no longer be answered, as its provider reads it; undefined while it can. */
export function closedFor(offer: Offer, at: string): Refusal | undefined {
  if (offer.status === 'superseded')
    return refuse('already_taken', 'Another provider accepted this first. Nothing is asked of you.');
  if (offer.status === 'withdrawn' || offer.status === 'called_off')
    return refuse('offer_withdrawn', 'This is no longer needed. Nothing is asked of you.');
  const isOver = offer.status === 'expired' || (offer.status !== 'countered' && offer.expiresAt <= at);
  if (isOver && offer.answeredAt === null) {
    const when = sayInstant(offer.expiresAt, offer.zone);
    return refuse('offer_expired', `The time to answer ended ${when}. The line has gone on to others.`);
  }
  return undefined;
}

/** The offer under lock, as far as this actor may answer it; absent for everybody else. */
export async function lockedOffer(deed: Deed, offerId: string): Promise<Or<Offer>> {
  return (await deed.tx.maybe(lockOffer, [deed.tenantId, offerId])) ?? absent;
}

/** Moves an offer that is held under lock; refuses what its machine refuses. */
export async function moveLocked(
  deed: Deed,
  offer: Offer,
  move: OfferMove,
  { as, reason }: { as?: Mover; reason?: string } = {},
): Promise<Or<OfferState>> {
  const to = step(offerMachine, move, offer.status as OfferState, as ?? (deed.by.role as Mover));
  if (isRefusal(to)) return to;
  const by = as === undefined ? deed.by.name : null;
  const values = [deed.tenantId, offer.id, to, offer.status, deed.at, by, reason ?? null];
  const moved = await deed.tx.run(moveOffer, values);
  if (moved !== 1) throw new Error('An offer held under lock was moved elsewhere.');
  return to;
}
