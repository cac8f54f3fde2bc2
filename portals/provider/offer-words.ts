// Why: an offer is called the same in the list, on its own page and in the form; its tone follows from its state.
import type { ShownOffer } from '../../care/network/network.contract.ts';
import { sayDay } from '../../base/time/say.ts';
import type { Tone } from '../kit/status-mark.tsx';

const tones: Readonly<Record<string, Tone>> = {
  sent: 'new',
  viewed: 'working',
  countered: 'waiting',
  accepted: 'proved',
};

/** The tone of an offer's state. */
export const offerTone = (status: string): Tone => tones[status] ?? 'closed';

/** `Boston, MA 02118`, as far as it is known. */
export function areaOf(offer: Pick<ShownOffer, 'city' | 'state' | 'zip'>): string {
  const place = [offer.city, [offer.state, offer.zip].filter((part) => part !== null).join(' ')];
  return place.filter((part) => part !== null && part !== '').join(', ') || 'Area not named yet';
}

/** `E1390 · 1 · Stationary concentrator`; what was left out for privacy is simply not there. */
export function whatOf(offer: Pick<ShownOffer, 'code' | 'quantity' | 'description' | 'frequency'>): string {
  const quantity =
    offer.quantity === null || Number(offer.quantity) === 1
      ? null
      : `${Number(offer.quantity).toString()} of it`;
  return [offer.code, quantity, offer.description, offer.frequency]
    .filter((part) => part !== null)
    .join(' · ');
}

/** `needed Thu 12 Mar`, or that no day was named. */
export const whenOf = (offer: Pick<ShownOffer, 'neededOn'>): string =>
  offer.neededOn === null ? 'As soon as you can' : sayDay(offer.neededOn);

export const trackWords = { stat: 'Stat', urgent: 'Urgent', routine: 'Routine' } as const;

/** Still to be answered by this provider. */
export const isToAnswer = (offer: Pick<ShownOffer, 'status'>): boolean =>
  offer.status === 'sent' || offer.status === 'viewed';

/** The page of an offer. */
export const pathOf = (offer: Pick<ShownOffer, 'tenantId' | 'id'>): string =>
  `/provider/offers/${offer.tenantId.toString()}/${offer.id}`;
