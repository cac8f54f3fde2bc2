// Why: the search of each line as a coordinator reads it: whom first and why, why others are out, what was asked and what
// was answered, and what may be done now, with the sentence where it may not.
import type { Ask } from '../../base/http/door.ts';
import { movesFor } from '../../base/machine/machine.ts';
import { linesFor } from '../cases/index.ts';
import { familyLabels, type Family, type Referral, type ServiceLine } from '../cases/cases.schema.ts';
import type { Mover } from '../cases/mover.machine.ts';
import { serviceLineMachine, type ServiceLineState } from '../cases/service-line.machine.ts';
import type { Offer, Sourcing } from './network.schema.ts';
import { sourcingsOf } from './network.store.ts';
import { offerMachine, type OfferState } from './offer.machine.ts';
import { offersOfCase } from './offers.store.ts';
import { declineLabel } from './present-offer.ts';
import { searchFor, type Search } from './search.ts';
import type { ShownSearch } from './sourcing.contract.ts';

type Plain = Ask<unknown, unknown, unknown>;

/** Lines that have come as far as a search, or may soon: nothing is shown of what will never be offered. */
const hidden = new Set([
  'not_covered',
  'denied',
  'cancelled',
  'requested',
  'coverage_check',
  'auth_required',
]);
const outAtMost = 40;
const notYours = 'This is for a care coordinator or a supervisor.';

function canOn(ask: Plain, referral: Referral, line: ServiceLine): ShownSearch['can'] {
  const may = (action: string) => ask.verdict('sourcing', action, { tenantId: referral.tenantId }).allowed;
  const isLooking = line.status === 'sourcing' || line.status === 'offered';
  const hasProvider =
    !isLooking &&
    !['auth_pending', 'no_auth', 'registration_only', 'authorized', 'partial'].includes(line.status);
  const looking = isLooking ? true : 'No provider is being looked for on this line now.';
  const moves = movesFor(serviceLineMachine, line.status as ServiceLineState, ask.actor.role as Mover);
  return {
    choose: !may('note_choice')
      ? 'This is not for your role.'
      : hasProvider
        ? 'This line has its provider. Take it back first to choose another.'
        : true,
    look_on: may('arrange') ? looking : notYours,
    offer: may('arrange') ? looking : notYours,
    take_back: may('arrange') ? moves.reassign : notYours,
  };
}

function presentOffer(ask: Plain, offer: Offer): ShownSearch['offers'][number] {
  const moves = movesFor(offerMachine, offer.status as OfferState, ask.actor.role as Mover);
  const { id, locationId, providerName, status, track, byHand, reasons, sentAt, expiresAt } = offer;
  const { viewedAt, answeredAt, answeredBy, note, windowFrom, windowTo, lateReason, endReason } = offer;
  return {
    id,
    locationId,
    providerName,
    status,
    track,
    byHand,
    reasons,
    sentAt,
    expiresAt,
    viewedAt,
    answeredAt,
    answeredBy,
    note,
    windowFrom,
    windowTo,
    lateReason,
    endReason,
    statusLabel: offerMachine.states[status as OfferState],
    declineLabel: declineLabel(offer.declineCode),
    can: { withdraw: moves.withdraw, agree: moves.agree },
  };
}

function presentOut(search: Search): Pick<ShownSearch, 'out' | 'outMore'> {
  // Another trade is no news; who is near and still out is what people ask about.
  const ofTrade = search.out.filter(
    ({ misfits }) => !misfits.some((misfit) => misfit.code === 'other_family'),
  );
  const sorted = ofTrade.toSorted((a, b) => a.misfits.length - b.misfits.length);
  return {
    out: sorted.slice(0, outAtMost).map(({ location, misfits }) => ({
      locationId: location.id,
      name: location.name,
      reasons: misfits.map((misfit) => misfit.say),
      mayOffer: misfits.every((misfit) => misfit.mayOverride),
    })),
    outMore: Math.max(0, sorted.length - outAtMost),
  };
}

async function presentLine(
  ask: Plain,
  referral: Referral,
  line: ServiceLine,
  { sourcing, offers }: { sourcing: Sourcing | undefined; offers: readonly Offer[] },
): Promise<ShownSearch> {
  const { tenantId } = referral;
  const state = sourcing ?? { reach: 0, withInterpreter: false, exhaustedAt: null, hearBy: null };
  const deed = { tx: ask.tx, tenantId, at: ask.at };
  const search = await searchFor(deed, referral, { ...line, referralId: referral.id }, state);
  const { choice } = search;
  const nameOf = (id: string | null) =>
    [...search.ranked, ...search.out].find((one) => one.location.id === id)?.location.name ?? null;
  const lastOf = (id: string) => offers.find((offer) => offer.locationId === id);
  return {
    lineId: line.id,
    number: line.number,
    familyLabel: familyLabels[line.family as Family] ?? line.family,
    description: line.description,
    status: line.status,
    statusLabel: serviceLineMachine.states[line.status as ServiceLineState] ?? line.status,
    day: search.day,
    reach: state.reach,
    exhaustedAt: state.exhaustedAt,
    hearBy: state.hearBy,
    choice:
      choice === undefined
        ? null
        : {
            locationId: choice.locationId,
            locationName: nameOf(choice.locationId),
            listed: choice.listed,
            chosenBy: choice.chosenBy,
            note: choice.note,
            notedByName: choice.notedByName,
            notedAt: choice.notedAt,
          },
    ranked: search.ranked.map(({ location, reasons }) => {
      const last = lastOf(location.id);
      const asked = last === undefined ? null : offerMachine.states[last.status as OfferState];
      return { locationId: location.id, name: location.name, reasons: [...reasons], asked };
    }),
    ...presentOut(search),
    offers: offers.map((offer) => presentOffer(ask, offer)),
    can: canOn(ask, referral, line),
  };
}

/** The searches of a case, in the order of its lines. */
export async function presentSourcing(
  ask: Plain,
  referral: Referral,
): Promise<{ zone: string; lines: ShownSearch[] }> {
  const { tenantId, id } = referral;
  const [lines, sourcings, offers] = await Promise.all([
    linesFor(ask.tx, tenantId, id),
    ask.tx.rows(sourcingsOf, [tenantId, id]),
    ask.tx.rows(offersOfCase, [tenantId, id]),
  ]);
  const shown: ShownSearch[] = [];
  for (const line of lines.filter((one) => !hidden.has(one.status))) {
    const sourcing = sourcings.find((one) => one.lineId === line.id);
    const ofLine = offers.filter((offer) => offer.lineId === line.id);
    shown.push(await presentLine(ask, referral, line, { sourcing, offers: ofLine }));
  }
  return { zone: referral.zone, lines: shown };
}
