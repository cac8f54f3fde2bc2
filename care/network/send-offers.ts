// Why: the cascade (domain.md §1.1 row 7): the best who has not been asked yet is asked, three at once where time is short;
// each offer has its own hour. When nobody is left a person is told, and so is the office that ordered.
import { append, type Deed } from '../../base/events/event.ts';
import { newId } from '../../base/ids/ids.ts';
import { armTimers } from '../../base/jobs/timers.ts';
import { isRefusal, type Or } from '../../base/refusal/refusal.ts';
import { dayIn } from '../../base/time/instant.ts';
import { moveLine, referralFor } from '../cases/index.ts';
import type { Referral } from '../cases/cases.schema.ts';
import { computeClock, escalateFor, openTask, startClock, type ClockSubject } from '../work/index.ts';
import { noProviderFound, offerSent } from './network.events.ts';
import type { Location, Offer, Sourcing, Track } from './network.schema.ts';
import { lockSourcing, saveSourcing, startSourcing } from './network.store.ts';
import { needsOf } from './offered-facts.rules.ts';
import { withoutPerson } from '../cases/without-person.rules.ts';
import { openOfferStates } from './offer.machine.ts';
import { insertOffer, offersOfLine } from './offers.store.ts';
import type { Ranked } from './rank.rules.ts';
import { searchFor, type Line } from './search.ts';
import { clockOf, isNear, trackOf } from './track.rules.ts';

const isOpen = (offer: Offer) => openOfferStates.some((state) => state === offer.status);

function subjectOf(referral: Referral, line: Line, at: string): ClockSubject {
  const { id, shipState: state, zone: memberZone, dischargeAt } = referral;
  return { kind: 'referral', id, startedAt: at, family: line.family, state, memberZone, dischargeAt };
}

/** The search of a line under lock, begun where there was none. */
export async function lockedSearch(deed: Deed, referralId: string, lineId: string): Promise<Sourcing> {
  await deed.tx.run(startSourcing, [deed.tenantId, lineId, referralId, deed.at]);
  return await deed.tx.one(lockSourcing, [deed.tenantId, lineId]);
}

export async function save(deed: Deed, sourcing: Sourcing): Promise<void> {
  const { lineId, round, wave, reach, withInterpreter, exhaustedAt, hearBy } = sourcing;
  await deed.tx.run(saveSourcing, [
    deed.tenantId,
    lineId,
    round,
    wave,
    reach,
    withInterpreter,
    exhaustedAt,
    hearBy,
  ]);
}

type Sending = {
  readonly referral: Referral;
  readonly line: Line;
  readonly sourcing: Sourcing;
  readonly track: Track;
  readonly byHand: boolean;
};

/** Sends one offer: row, its hour, event. The line itself is moved by the caller. */
async function send(
  deed: Deed,
  location: Location,
  reasons: readonly string[],
  { referral, line, sourcing, track, byHand }: Sending,
): Promise<void> {
  const computed = await computeClock(deed, clockOf[track], subjectOf(referral, line, deed.at));
  if (computed === undefined) throw new Error(`No clock rule says how long an offer (${track}) stands.`);
  const { dueAt: expiresAt, rule } = computed.deadline;
  const id = newId(deed.at);
  const { caseNumber, shipCity, shipState, shipZip, zone, serviceFromOn, dischargeAt } = referral;
  const row = {
    referralId: referral.id,
    lineId: line.id,
    lineNumber: line.number,
    caseNumber,
    locationId: location.id,
    providerName: location.name,
    round: sourcing.round,
    wave: sourcing.wave,
    byHand,
    track,
    reasons,
    family: line.family,
    code: line.code,
    quantity: line.quantity,
    description: withoutPerson(line.description, referral),
    frequency: withoutPerson(line.frequency, referral),
    city: shipCity,
    state: shipState,
    zip: shipZip?.slice(0, 5) ?? null,
    zone,
    needs: needsOf(referral, line, sourcing.withInterpreter),
    neededOn: serviceFromOn ?? (dischargeAt === null ? null : dayIn(zone, dischargeAt)),
    dischargeAt,
  };
  const values = [deed.tenantId, id, JSON.stringify(row), deed.at, expiresAt, rule.id, rule.version];
  await deed.tx.run(insertOffer, values);
  await armTimers(deed, 'offer_expiry', id, [{ dueAt: expiresAt }]);
  await append(deed, offerSent, referral.id, {
    caseNumber,
    lineId: line.id,
    number: line.number,
    offerId: id,
    locationId: location.id,
    providerName: location.name,
    expiresAt,
    zone,
    track,
    wave: sourcing.wave,
    email: location.email,
  });
}

/** Asks these locations together and puts the line on offer. */
export async function sendWave(
  deed: Deed,
  wave: readonly Ranked[],
  {
    referral,
    line,
    sourcing: before,
    byHand = false,
  }: Omit<Sending, 'track' | 'byHand'> & { byHand?: boolean },
): Promise<Or<void>> {
  const { track } = trackOf({ ...referral, family: line.family }, deed.at);
  const sourcing = { ...before, wave: before.wave + 1, exhaustedAt: null, hearBy: null };
  for (const { location, reasons } of wave)
    await send(deed, location, reasons, { referral, line, sourcing, track, byHand });
  await save(deed, sourcing);
  if (line.status !== 'sourcing') return undefined;
  const moved = await moveLine(deed, line.id, 'send_offer', { as: 'system' });
  return isRefusal(moved) ? moved : undefined;
}

async function nobodyLeft(deed: Deed, referral: Referral, line: Line, sourcing: Sourcing, asked: number) {
  if (sourcing.exhaustedAt !== null) return;
  const subject = subjectOf(referral, line, deed.at);
  const hearBy = (await computeClock(deed, 'still_looking', subject))?.deadline.dueAt ?? null;
  await startClock(deed, 'still_looking', subject);
  await save(deed, { ...sourcing, exhaustedAt: deed.at, hearBy });
  const who =
    asked === 0 ? 'Nobody who may be asked is in reach' : `None of the ${asked.toString()} asked can take it`;
  const what = `Line ${line.number.toString()} (${line.family.replaceAll('_', ' ')}) has no provider.`;
  await openTask(deed, {
    referralId: referral.id,
    code: 'no_provider',
    say: `${what} ${who}. Look further, ask again or offer it by hand.`,
    lineId: line.id,
  });
  if (isNear(referral.dischargeAt, deed.at))
    await escalateFor(deed, referral.id, 'No provider accepts, and the patient goes home within 24 hours.');
  const { caseNumber, zone } = referral;
  const told = { caseNumber, lineId: line.id, number: line.number, asked, hearBy, zone };
  await append(deed, noProviderFound, referral.id, told);
}

// Withdrawn by a coordinator, given back or answered no: not asked again in this round. Whoever was merely too late may be.
const stillAskable = new Set(['superseded']);

/** Sends the next wave for a line that is looking for a provider; does nothing while offers are open or the case rests. */
export async function offerNext(deed: Deed, line: Line): Promise<Or<void>> {
  const sourcing = await lockedSearch(deed, line.referralId, line.id);
  const found = await referralFor(deed.tx, deed.tenantId, line.referralId);
  if (found === undefined || found.referral.status === 'on_hold' || line.status !== 'sourcing')
    return undefined;
  const { referral } = found;
  const offers = await deed.tx.rows(offersOfLine, [deed.tenantId, line.id]);
  if (offers.some(isOpen)) return undefined;
  const { round } = sourcing;
  const tried = offers.filter((offer) => offer.round === round && !stillAskable.has(offer.status));
  const triedIds = new Set(tried.map((offer) => offer.locationId));
  const left = async (state: Sourcing) =>
    (await searchFor(deed, referral, line, state)).ranked.filter(
      ({ location }) => !triedIds.has(location.id),
    );
  let state = sourcing;
  let next = await left(state);
  if (next.length === 0 && !state.withInterpreter) {
    // Rather a nurse with an interpreter on the telephone than no nurse.
    state = { ...state, withInterpreter: true };
    next = await left(state);
  }
  if (next.length === 0) return await nobodyLeft(deed, referral, line, sourcing, triedIds.size);
  const { atOnce } = trackOf({ ...referral, family: line.family }, deed.at);
  return await sendWave(deed, next.slice(0, atOnce), { referral, line, sourcing: state });
}
