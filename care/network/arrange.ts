// Why: what a coordinator does when the cascade needs a person: the member's choice from the list shown, looking further,
// asking again, offering by hand, taking back. Each stands in the case's history with who did it.
import { append, type Deed } from '../../base/events/event.ts';
import { step } from '../../base/machine/machine.ts';
import { newId } from '../../base/ids/ids.ts';
import { absent, isRefusal, refuse, type Or } from '../../base/refusal/refusal.ts';
import { lineFor, moveLine, referralFor } from '../cases/index.ts';
import type { Referral } from '../cases/cases.schema.ts';
import { choiceNoted, searchWidened } from './network.events.ts';
import type { Location } from './network.schema.ts';
import { insertChoice } from './network.store.ts';
import type { Mover } from '../cases/mover.machine.ts';
import { lockedOffer } from './move-offer.ts';
import { offerMachine, openOfferStates, type OfferState } from './offer.machine.ts';
import { offersOfLine } from './offers.store.ts';
import { searchFor, type Line } from './search.ts';
import { lockedSearch, offerNext, save, sendWave } from './send-offers.ts';
import { endSearch, takeBack } from './withdraw-offers.ts';

/** ZIP prefixes further than usual that a search may reach; beyond that nobody drives. */
export const reachAtMost = 5;

const looking = new Set(['sourcing', 'offered']);
const notLooking = refuse('not_looking', 'No provider is being looked for on this line now.');

/** Names of the places a choice may fall on: before there is a provider. */
const open = new Set([
  'requested',
  'coverage_check',
  'no_auth',
  'registration_only',
  'auth_required',
  'auth_pending',
  'authorized',
  'partial',
  ...looking,
]);

async function caseOf(
  deed: Deed,
  referralId: string,
  lineId: string,
): Promise<Or<{ referral: Referral; line: Line }>> {
  const found = await referralFor(deed.tx, deed.tenantId, referralId);
  const line = await lineFor(deed.tx, deed.tenantId, lineId);
  if (found === undefined || line === undefined || line.referralId !== referralId) return absent;
  return { referral: found.referral, line };
}

export type ChoiceSaid = {
  /** Null: no preference. */
  readonly locationId: string | null;
  /** 'The member', 'Her daughter, by phone'. */
  readonly chosenBy: string;
  readonly note?: string | undefined;
};

/** Writes down the member's choice together with the list they chose from. It tops every list made after it. */
export async function noteChoice(
  deed: Deed,
  referralId: string,
  lineId: string,
  said: ChoiceSaid,
): Promise<Or<{ noted: true }>> {
  const found = await caseOf(deed, referralId, lineId);
  if (isRefusal(found)) return found;
  const { referral, line } = found;
  if (!open.has(line.status))
    return refuse(
      'has_provider',
      'This line has its provider already. Take it back first to choose another.',
    );
  const sourcing = { reach: 0, withInterpreter: true };
  const { ranked, out } = await searchFor(deed, referral, line, sourcing);
  const all = [...ranked.map((one) => one.location), ...out.map((one) => one.location)];
  const chosen = all.find((location) => location.id === said.locationId);
  if (said.locationId !== null && chosen === undefined)
    return refuse('invalid', 'This provider does not stand in the list. Choose one that does.', [
      'locationId',
    ]);
  const listed = ranked.map(({ location: { id, name } }) => ({ id, name }));
  await deed.tx.run(insertChoice, [
    deed.tenantId,
    newId(deed.at),
    referralId,
    lineId,
    said.locationId,
    JSON.stringify(listed),
    said.chosenBy,
    said.note ?? null,
    deed.by.id,
    deed.by.name,
    deed.at,
  ]);
  await append(deed, choiceNoted, referralId, {
    caseNumber: referral.caseNumber,
    lineId,
    number: line.number,
    providerName: chosen?.name ?? null,
    listed: listed.length,
    by: said.chosenBy,
    note: said.note ?? null,
  });
  return { noted: true };
}

/** Looks one ring of ZIP prefixes further, or asks everybody once more. */
export async function lookOn(
  deed: Deed,
  referralId: string,
  lineId: string,
  how: 'wider' | 'again',
): Promise<Or<{ reach: number }>> {
  const found = await caseOf(deed, referralId, lineId);
  if (isRefusal(found)) return found;
  const { referral, line } = found;
  if (!looking.has(line.status)) return notLooking;
  const before = await lockedSearch(deed, referralId, lineId);
  if (how === 'wider' && before.reach >= reachAtMost)
    return refuse('too_far', 'This is as far as anybody drives. Ask again, or offer it by hand.');
  const reach = before.reach + (how === 'wider' ? 1 : 0);
  await save(deed, {
    ...before,
    reach,
    round: before.round + (how === 'again' ? 1 : 0),
    exhaustedAt: null,
    hearBy: null,
  });
  const { caseNumber } = referral;
  await append(deed, searchWidened, referralId, { caseNumber, lineId, number: line.number, how, reach });
  await endSearch(
    deed,
    referralId,
    lineId,
    how === 'wider' ? 'Looking further away.' : 'Everybody is asked again.',
  );
  const sent = await offerNext(deed, line);
  return isRefusal(sent) ? sent : { reach };
}

const askableByHand = (location: Location, search: Awaited<ReturnType<typeof searchFor>>) =>
  search.out
    .find((one) => one.location.id === location.id)
    ?.misfits.filter((misfit) => !misfit.mayOverride) ?? [];

/** Offers a line to one location by hand, beside the order of the list; refuses where contract, licence or trade forbid it. */
export async function offerByHand(
  deed: Deed,
  referralId: string,
  lineId: string,
  said: { locationId: string; reason: string },
): Promise<Or<{ offered: true }>> {
  const found = await caseOf(deed, referralId, lineId);
  if (isRefusal(found)) return found;
  const { referral, line } = found;
  if (!looking.has(line.status)) return notLooking;
  const sourcing = await lockedSearch(deed, referralId, lineId);
  const search = await searchFor(deed, referral, line, { ...sourcing, reach: reachAtMost });
  const location = [...search.ranked, ...search.out].find(
    (one) => one.location.id === said.locationId,
  )?.location;
  if (location === undefined)
    return refuse('invalid', 'This provider is not in reach. Choose one from the list.', ['locationId']);
  const [never] = askableByHand(location, search);
  if (never !== undefined)
    return refuse('may_not_be_asked', `${location.name} cannot be asked. ${never.say}`, ['locationId']);
  const offers = await deed.tx.rows(offersOfLine, [deed.tenantId, lineId]);
  const isAsked = offers.some(
    (offer) => offer.locationId === location.id && openOfferStates.some((state) => state === offer.status),
  );
  if (isAsked) return refuse('already_asked', `${location.name} has this offer already.`, ['locationId']);
  const reasons = [`Offered by ${deed.by.name}: ${said.reason}`];
  const sent = await sendWave(deed, [{ location, reasons }], { referral, line, sourcing, byHand: true });
  if (isRefusal(sent)) return sent;
  await endSearch(deed, referralId, lineId, `Offered by hand to ${location.name}.`);
  return { offered: true };
}

/** Withdraws one open offer; when it was the last one the journey asks the next provider. */
export async function withdrawByHand(
  deed: Deed,
  offerId: string,
  reason: string,
): Promise<Or<{ withdrawn: true }>> {
  const offer = await lockedOffer(deed, offerId);
  if (isRefusal(offer)) return offer;
  const may = step(offerMachine, 'withdraw', offer.status as OfferState, deed.by.role as Mover);
  if (isRefusal(may)) return may;
  await takeBack(deed, offerId, reason);
  return { withdrawn: true };
}

/** Takes an accepted line from its provider, who is told; the search begins again without them. */
export async function takeLineBack(
  deed: Deed,
  referralId: string,
  lineId: string,
  reason: string,
): Promise<Or<{ status: string }>> {
  const found = await caseOf(deed, referralId, lineId);
  if (isRefusal(found)) return found;
  const status = await moveLine(deed, lineId, 'reassign', { reason });
  return isRefusal(status) ? status : { status };
}
