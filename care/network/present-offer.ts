// Why: an offer as its provider sees it. Who the patient is comes from the award alone, which the database shows to the
// winning location only and only while it has the line; the offer itself holds nothing to leak.
import { movesFor } from '../../base/machine/machine.ts';
import type { Ask } from '../../base/http/door.ts';
import { familyLabels, type Family } from '../cases/cases.schema.ts';
import type { Mover } from '../cases/mover.machine.ts';
import { closedFor } from './move-offer.ts';
import type { ShownOffer } from './network.contract.ts';
import { declineCodes, toldOrder, type DeclineCode, type Offer, type ToldOrder } from './network.schema.ts';
import { payersOf } from './network.store.ts';
import { offerMachine, type OfferState } from './offer.machine.ts';
import { awardsOfOffers } from './offers.store.ts';

type Plain = Ask<unknown, unknown, unknown>;
const answers = ['accept', 'decline', 'counter', 'hand_back'] as const;

/** 'No capacity' for its code. */
export const declineLabel = (code: string | null): string | null =>
  code === null ? null : (declineCodes[code as DeclineCode] ?? code);

function canOn(offer: Offer, ask: Plain): Record<string, true | string> {
  const moves = movesFor(offerMachine, offer.status as OfferState, ask.actor.role as Mover);
  const closed = closedFor(offer, ask.at);
  return Object.fromEntries(
    answers.map((move) => [move, moves[move] === true && closed !== undefined ? closed.say : moves[move]]),
  );
}

const beforeAccepting = ['area', 'codes', 'dates', 'needs'];
const afterAccepting = ['name', 'birth_date', 'member_id', 'address', 'phone', 'order'];

function present(offer: Offer, payerName: string, order: ToldOrder | null, ask: Plain): ShownOffer {
  // oxlint-disable-next-line no-unused-vars -- what a provider may not read is named here and left out
  const {
    referralId,
    lineId,
    lineNumber,
    caseNumber,
    locationId,
    round,
    wave,
    byHand,
    reasons,
    viewedAt,
    ...shown
  } = offer;
  const { providerName, declineCode, lateReason: _late, endedAt: _ended, ...rest } = shown;
  const status = offer.status as OfferState;
  const isLate = (status === 'sent' || status === 'viewed') && offer.expiresAt <= ask.at;
  return {
    ...rest,
    status: isLate ? 'expired' : status,
    statusLabel: offerMachine.states[isLate ? 'expired' : status],
    locationName: providerName,
    payerName,
    familyLabel: familyLabels[offer.family as Family] ?? offer.family,
    declineLabel: declineLabel(declineCode),
    order,
    can: canOn(offer, ask),
  };
}

/** Offers for their own provider, each shown and written down: area and needs before accepting, the person after. */
export async function presentOffers(ask: Plain, offers: readonly Offer[]): Promise<ShownOffer[]> {
  if (offers.length === 0) return [];
  const tenants = [...new Set(offers.map((offer) => offer.tenantId))];
  const [payers, awards] = await Promise.all([
    ask.tx.rows(payersOf, [tenants]),
    ask.tx.rows(awardsOfOffers, [tenants, offers.map((offer) => offer.id)]),
  ]);
  const names = new Map(payers.map((payer) => [payer.id, payer.name]));
  return offers.map((offer) => {
    const award = offer.status === 'accepted' ? awards.find((one) => one.offerId === offer.id) : undefined;
    const order = award === undefined || award.told === null ? null : toldOrder.parse(award.told);
    ask.shown({
      tenantId: offer.tenantId,
      memberId: award?.memberId ?? null,
      subjectKind: 'referral',
      subjectId: offer.referralId,
      fields: order === null ? beforeAccepting : afterAccepting,
    });
    return present(offer, names.get(offer.tenantId) ?? '', order, ask);
  });
}
