// Why: what a provider answers. Accepting takes the line's one place in the same statement that checks it, so that of two
// dispatchers pressing at once one has the line and the other is told so; nothing outside the offer is touched here.
import { append, type Deed } from '../../base/events/event.ts';
import { newId } from '../../base/ids/ids.ts';
import { isRefusal, refuse, type Or } from '../../base/refusal/refusal.ts';
import { closedFor, lockedOffer, moveLocked, toldOf } from './move-offer.ts';
import {
  offerAccepted,
  offerCountered,
  offerDeclined,
  offerHandedBack,
  offerViewed,
} from './network.events.ts';
import { declineCodes, type DeclineCode, type Offer } from './network.schema.ts';
import type { OfferMove } from './offer.machine.ts';
import { noteAnswer, takePlace } from './offers.store.ts';
import { dayIn } from '../../base/time/instant.ts';
import { readWindow, type Window, type WindowSaid } from './window.rules.ts';

async function openFor(deed: Deed, offerId: string): Promise<Or<Offer>> {
  const offer = await lockedOffer(deed, offerId);
  if (isRefusal(offer)) return offer;
  return closedFor(offer, deed.at) ?? offer;
}

async function note(deed: Deed, offer: Offer, said: { code?: string; note?: string; window?: Window }) {
  const { code = null, note: words = null, window } = said;
  const values = [deed.tenantId, offer.id, code, words, window?.from ?? null, window?.to ?? null];
  await deed.tx.run(noteAnswer, [...values, window?.lateReason ?? null]);
}

/** Takes the line for the provider of this offer within this window, or says that somebody else has it. */
async function win(
  deed: Deed,
  offer: Offer,
  move: OfferMove,
  window: Window,
): Promise<Or<{ status: string }>> {
  const { lineId, referralId, locationId, zone } = offer;
  const day = dayIn(zone, window.from);
  const place = [deed.tenantId, newId(deed.at), offer.id, lineId, referralId, locationId, day, deed.at];
  if ((await deed.tx.run(takePlace, place)) === 0)
    return refuse('already_taken', 'Another provider accepted this first. Nothing is asked of you.');
  const status = await moveLocked(deed, offer, move);
  if (isRefusal(status)) return status;
  await note(deed, offer, { window });
  await append(deed, offerAccepted, referralId, {
    ...toldOf(offer),
    windowFrom: window.from,
    windowTo: window.to,
    zone,
    reason: window.lateReason,
  });
  return { status };
}

/** Accepts with the window in which they come. */
export async function accept(deed: Deed, offerId: string, said: WindowSaid): Promise<Or<{ status: string }>> {
  const offer = await openFor(deed, offerId);
  if (isRefusal(offer)) return offer;
  const window = readWindow(said, offer.zone, offer.neededOn, deed.at);
  return isRefusal(window) ? window : await win(deed, offer, 'accept', window);
}

/** A coordinator agrees to the date a provider has proposed. */
export async function agree(deed: Deed, offerId: string): Promise<Or<{ status: string }>> {
  const offer = await openFor(deed, offerId);
  if (isRefusal(offer)) return offer;
  const { windowFrom: from, windowTo: to, lateReason } = offer;
  if (from === null || to === null) return refuse('wrong_state', 'The provider has not proposed a date.');
  if (from <= deed.at)
    return refuse('window_past', 'The proposed time has passed. Withdraw the offer and ask the next.');
  return await win(deed, offer, 'agree', { from, to, lateReason });
}

/** Proposes another date than the one ordered; a coordinator decides. */
export async function counter(
  deed: Deed,
  offerId: string,
  said: WindowSaid,
): Promise<Or<{ status: string }>> {
  const offer = await openFor(deed, offerId);
  if (isRefusal(offer)) return offer;
  const window = readWindow(said, offer.zone, offer.neededOn, deed.at, true);
  if (isRefusal(window)) return window;
  const status = await moveLocked(deed, offer, 'counter');
  if (isRefusal(status)) return status;
  await note(deed, offer, { window });
  await append(deed, offerCountered, offer.referralId, {
    ...toldOf(offer),
    windowFrom: window.from,
    windowTo: window.to,
    zone: offer.zone,
    reason: window.lateReason,
  });
  return { status };
}

type Coded = { readonly code: DeclineCode; readonly note?: string | undefined };

/** Declines, coded. */
export async function decline(deed: Deed, offerId: string, said: Coded): Promise<Or<{ status: string }>> {
  const offer = await openFor(deed, offerId);
  if (isRefusal(offer)) return offer;
  return await sayNo(deed, offer, 'decline', said);
}

/** Gives an accepted line back, coded. */
export async function handBack(deed: Deed, offerId: string, said: Coded): Promise<Or<{ status: string }>> {
  const offer = await lockedOffer(deed, offerId);
  return isRefusal(offer) ? offer : await sayNo(deed, offer, 'hand_back', said);
}

async function sayNo(
  deed: Deed,
  offer: Offer,
  move: 'decline' | 'hand_back',
  { code, note: words }: Coded,
): Promise<Or<{ status: string }>> {
  const status = await moveLocked(deed, offer, move);
  if (isRefusal(status)) return status;
  await note(deed, offer, { code, ...(words === undefined ? {} : { note: words }) });
  const said = { ...toldOf(offer), code, label: declineCodes[code], note: words ?? null };
  await append(deed, move === 'decline' ? offerDeclined : offerHandedBack, offer.referralId, said);
  return { status };
}

/** Notes that the provider has looked at a new offer. */
export async function view(deed: Deed, offer: Offer): Promise<void> {
  if (offer.status !== 'sent' || offer.expiresAt <= deed.at) return;
  const locked = await lockedOffer(deed, offer.id);
  if (isRefusal(locked) || isRefusal(await moveLocked(deed, locked, 'view'))) return;
  await append(deed, offerViewed, offer.referralId, toldOf(offer));
}
