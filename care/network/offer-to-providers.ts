// Why: journey steps of the search: a line that is cleared, or was given back, is offered; one who says no or nothing
// makes room for the next (domain reference §1.3: decline, expiry, hand-back).
import type { Deed, Happened } from '../../base/events/event.ts';
import { append } from '../../base/events/event.ts';
import type { Timer } from '../../base/jobs/timers.ts';
import { isRefusal } from '../../base/refusal/refusal.ts';
import { lineFor, linesFor, moveLine } from '../cases/index.ts';
import { offerExpired } from './network.events.ts';
import { lockedOffer, moveLocked, toldOf } from './move-offer.ts';
import { openOfferStates } from './offer.machine.ts';
import { offersOfLine } from './offers.store.ts';
import { lockedSearch, offerNext } from './send-offers.ts';
import { endPlace } from './withdraw-offers.ts';

const cleared = new Set(['no_auth', 'registration_only', 'authorized', 'partial']);
const lineOf = (happened: Happened<unknown>) => (happened.data as { lineId: string }).lineId;

/** A line is cleared, or has lost its provider: the search begins or goes on. */
export async function offerToProviders(deed: Deed, happened: Happened<unknown>): Promise<unknown> {
  const line = await lineFor(deed.tx, deed.tenantId, lineOf(happened));
  if (line === undefined) return undefined;
  if (cleared.has(line.status)) {
    const moved = await moveLine(deed, line.id, 'start_sourcing', { as: 'system' });
    if (isRefusal(moved)) return moved;
  } else if (line.status !== 'sourcing') return undefined;
  // Taken back by a coordinator: whoever had the line is told before the next one is asked.
  await endPlace(deed, line.id, 'The line was given to another provider.');
  return await offerNext(deed, { ...line, status: 'sourcing' });
}

/** An offer was declined or has run out: when no other is open, the line goes back and the next wave is asked. */
export async function offerToNext(deed: Deed, happened: Happened<unknown>): Promise<unknown> {
  const line = await lineFor(deed.tx, deed.tenantId, lineOf(happened));
  if (line === undefined) return undefined;
  await lockedSearch(deed, line.referralId, line.id);
  const offers = await deed.tx.rows(offersOfLine, [deed.tenantId, line.id]);
  const isHeld = offers.some(
    ({ status }) => status === 'accepted' || openOfferStates.some((state) => state === status),
  );
  if (isHeld) return undefined;
  if (line.status === 'offered') {
    const moved = await moveLine(deed, line.id, 'lose_offer', { as: 'system' });
    if (isRefusal(moved)) return moved;
  } else if (line.status !== 'sourcing') return undefined;
  return await offerNext(deed, { ...line, status: 'sourcing' });
}

/** A case that rested is taken up again: its searches go on. */
export async function resumeSearch(deed: Deed, happened: Happened<unknown>): Promise<void> {
  for (const line of await linesFor(deed.tx, deed.tenantId, happened.subjectId))
    if (line.status === 'sourcing') await offerNext(deed, { ...line, referralId: happened.subjectId });
}

/** Timer handler: offers nobody has answered in time. */
export async function expireOffers(deed: Deed, timers: readonly Timer[]): Promise<void> {
  for (const timer of timers) {
    const offer = await lockedOffer(deed, timer.subjectId);
    if (isRefusal(offer) || (offer.status !== 'sent' && offer.status !== 'viewed')) continue;
    const moved = await moveLocked(deed, offer, 'expire', { as: 'clock' });
    if (isRefusal(moved)) continue;
    await append(deed, offerExpired, offer.referralId, toldOf(offer));
  }
}
