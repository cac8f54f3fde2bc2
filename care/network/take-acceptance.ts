// Why: journey steps behind a provider's answer: the line follows the one who accepted first, the others learn that it is
// taken, and the winner alone is told whom it is for. A line given back goes on to the next provider.
import { append, type Deed, type Happened } from '../../base/events/event.ts';
import { disarmTimers } from '../../base/jobs/timers.ts';
import { isRefusal } from '../../base/refusal/refusal.ts';
import { sayWindow } from '../../base/time/say.ts';
import { lineFor, moveLine, referralFor } from '../cases/index.ts';
import type { Referral } from '../cases/cases.schema.ts';
import { openTask } from '../work/index.ts';
import { lockedOffer, moveLocked, toldOf } from './move-offer.ts';
import { offerSuperseded, providerFound } from './network.events.ts';
import type { Award, Offer, ToldOrder } from './network.schema.ts';
import { countDay, payerOf } from './network.store.ts';
import { openOfferStates } from './offer.machine.ts';
import { liveAward, liveAwardsOfCase, offersOfLine, tellWinner } from './offers.store.ts';
import { offerToNext } from './offer-to-providers.ts';
import type { Line } from './search.ts';
import { endPlace, endSearch, freePlace } from './withdraw-offers.ts';

type OfOffer = { readonly offerId: string; readonly lineId: string };

async function orderFor(deed: Deed, referral: Referral, line: Line): Promise<ToldOrder> {
  const payer = await deed.tx.one(payerOf, [deed.tenantId]);
  const name = [referral.patientGivenName, referral.patientFamilyName]
    .filter((part) => part !== null)
    .join(' ');
  return {
    caseNumber: referral.caseNumber,
    payerName: payer.name,
    patientName: name === '' ? 'Not named yet' : name,
    birthOn: referral.patientBirthOn,
    memberNumber: referral.patientMemberNumber,
    phone: referral.patientPhone,
    language: referral.patientLanguage,
    line1: referral.shipLine1,
    city: referral.shipCity,
    state: referral.shipState,
    zip: referral.shipZip,
    accessBarriers: referral.accessBarriers,
    clinicianName: referral.clinicianName,
    clinicianNpi: referral.clinicianNpi,
    signedOn: referral.signedOn,
    diagnoses: referral.diagnoses,
    description: line.description,
    frequency: line.frequency,
    dischargeAt: referral.dischargeAt,
    dischargeFacility: referral.dischargeFacility,
    caseManagerName: referral.caseManagerName,
    caseManagerExtension: referral.caseManagerExtension,
    hubPhone: payer.phone,
  };
}

async function tell(deed: Deed, award: Award, referral: Referral, line: Line): Promise<void> {
  const told = JSON.stringify(await orderFor(deed, referral, line));
  await deed.tx.run(tellWinner, [deed.tenantId, award.id, told, referral.memberId]);
}

async function supersedeOthers(deed: Deed, winner: Offer): Promise<void> {
  for (const other of await deed.tx.rows(offersOfLine, [deed.tenantId, winner.lineId])) {
    if (other.id === winner.id || !openOfferStates.some((state) => state === other.status)) continue;
    const locked = await lockedOffer(deed, other.id);
    if (isRefusal(locked) || isRefusal(await moveLocked(deed, locked, 'supersede', { as: 'system' })))
      continue;
    await disarmTimers(deed, other.id);
    await append(deed, offerSuperseded, other.referralId, toldOf(other));
  }
}

/** Journey step: the line has its provider. */
export async function takeAcceptance(deed: Deed, happened: Happened<unknown>): Promise<unknown> {
  const { offerId, lineId } = happened.data as OfOffer;
  const offer = await lockedOffer(deed, offerId);
  if (isRefusal(offer)) return offer;
  await disarmTimers(deed, offerId);
  const line = await lineFor(deed.tx, deed.tenantId, lineId);
  const found = await referralFor(deed.tx, deed.tenantId, happened.subjectId);
  if (offer.status !== 'accepted' || found === undefined) return undefined;
  const gone = 'The order is no longer wanted. Please do not go.';
  if (line === undefined) return await endPlace(deed, lineId, gone);
  const moved = await moveLine(deed, lineId, 'accept_offer', { as: 'servicing_dispatcher' });
  // Cancelled in the same minute: whoever accepted is told at once.
  if (isRefusal(moved)) return await endPlace(deed, lineId, gone);
  const award = await deed.tx.maybe(liveAward, [deed.tenantId, lineId]);
  if (award === undefined) throw new Error('An accepted offer has no place.');
  await tell(deed, award, found.referral, line);
  await deed.tx.run(countDay, [award.locationId, award.day, 1]);
  await supersedeOthers(deed, offer);
  await endSearch(deed, found.referral.id, lineId, `${offer.providerName} takes it.`);
  const { windowFrom, windowTo } = offer;
  if (windowFrom === null || windowTo === null) throw new Error('An accepted offer has no window.');
  return await append(deed, providerFound, offer.referralId, { ...toldOf(offer), windowFrom, windowTo });
}

/** Journey step: the provider gives the line back. What is already under way is a person's work. */
export async function returnLine(deed: Deed, happened: Happened<unknown>): Promise<unknown> {
  const { offerId, lineId } = happened.data as OfOffer;
  const offer = await lockedOffer(deed, offerId);
  const line = await lineFor(deed.tx, deed.tenantId, lineId);
  if (isRefusal(offer) || offer.status !== 'handed_back' || line === undefined) return undefined;
  if (line.status === 'accepted' || line.status === 'scheduled') {
    await freePlace(deed, lineId, 'Handed back.');
    const reason = `${offer.providerName} handed it back.`;
    return await moveLine(deed, lineId, 'hand_back', { as: 'servicing_dispatcher', reason });
  }
  if (line.status === 'offered' || line.status === 'sourcing') {
    await freePlace(deed, lineId, 'Handed back.');
    return await offerToNext(deed, happened);
  }
  if (line.status === 'cancelled') return undefined;
  await moveLocked(deed, offer, 'keep', { as: 'system' });
  await openTask(deed, {
    referralId: offer.referralId,
    code: 'no_provider',
    say: `${offer.providerName} wants to give back line ${offer.lineNumber.toString()}, which is already under way. Call them.`,
    lineId,
  });
  return undefined;
}

/** Journey step: a provider proposes another date; a coordinator decides. */
export async function weighCounter(deed: Deed, happened: Happened<unknown>): Promise<void> {
  const { offerId, lineId } = happened.data as OfOffer;
  const offer = await lockedOffer(deed, offerId);
  if (isRefusal(offer) || offer.status !== 'countered') return;
  await disarmTimers(deed, offerId);
  const { windowFrom, windowTo, providerName, lineNumber, zone } = offer;
  const when = windowFrom === null || windowTo === null ? '' : ` ${sayWindow(windowFrom, windowTo, zone)}`;
  await openTask(deed, {
    referralId: offer.referralId,
    code: 'offer_countered',
    say: `${providerName} can take line ${lineNumber.toString()}, but at another time:${when}. Agree or ask the next.`,
    lineId,
  });
}

/** Journey step: what the winners were told follows the order. */
export async function renewOrders(deed: Deed, happened: Happened<unknown>): Promise<void> {
  const found = await referralFor(deed.tx, deed.tenantId, happened.subjectId);
  if (found === undefined) return;
  for (const award of await deed.tx.rows(liveAwardsOfCase, [deed.tenantId, happened.subjectId])) {
    const line = await lineFor(deed.tx, deed.tenantId, award.lineId);
    if (line !== undefined && award.told !== null) await tell(deed, award, found.referral, line);
  }
}
