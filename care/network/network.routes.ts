// Why: thin doors: the dispatcher's to their own offers, the coordinator's to the search of a case.
import { door, openDoor, type Ask, type Door } from '../../base/http/door.ts';
import { isPlaceInList } from '../../base/http/list-place.ts';
import { absent, refuse } from '../../base/refusal/refusal.ts';
import { referralFor } from '../cases/index.ts';
import { accept, agree, counter, decline, handBack, view } from './answer-offer.ts';
import { lookOn, noteChoice, offerByHand, takeLineBack, withdrawByHand } from './arrange.ts';
import {
  acceptOffer,
  counterOffer,
  declineOffer,
  handBackOffer,
  listOffers,
  readOffer,
  type OfferView,
} from './network.contract.ts';
import { countOffers, offerById, offersOfLocations } from './offers.store.ts';
import { presentOffers } from './present-offer.ts';
import { presentSourcing } from './present-sourcing.ts';
import {
  agreeOfferDoor,
  lookOnDoor,
  noteChoiceDoor,
  offerByHandDoor,
  readSourcing,
  takeLineBackDoor,
  withdrawOfferDoor,
} from './sourcing.contract.ts';

type Params = { tenantId: number; id: string };

const statesOf: Readonly<Record<OfferView, readonly string[]>> = {
  new: ['sent', 'viewed', 'countered'],
  accepted: ['accepted'],
  over: ['declined', 'expired', 'withdrawn', 'superseded', 'handed_back', 'called_off'],
};
const pageSize = 50;

const loadOffer = async (ask: Ask<Params, unknown, unknown>) =>
  (await ask.tx.maybe(offerById, [ask.params.tenantId, ask.params.id])) ?? absent;
const loadCase = async (ask: Ask<Params, unknown, unknown>) =>
  (await referralFor(ask.tx, ask.params.tenantId, ask.params.id))?.referral ?? absent;

const offerDoors: Door[] = [
  openDoor(listOffers, async (ask) => {
    const { tenants, locations = [] } = ask.actor;
    const [at, id] = (
      ask.query.after ?? '9999-12-31T00:00:00.000Z ffffffff-ffff-ffff-ffff-ffffffffffff'
    ).split(' ');
    if (!isPlaceInList(at, id))
      return refuse('invalid', 'This place in the list is not one we gave. Start from the beginning.', [
        'after',
      ]);
    const own = [[...tenants], [...locations]];
    const view = ask.query.view ?? 'new';
    const [rows, byStatus] = await Promise.all([
      ask.tx.rows(offersOfLocations, [...own, [...statesOf[view]], at, id]),
      ask.tx.rows(countOffers, own),
    ]);
    const page = rows.slice(0, pageSize);
    const last = page.at(-1);
    const count = (which: OfferView) =>
      byStatus.filter((one) => statesOf[which].includes(one.status)).reduce((sum, one) => sum + one.count, 0);
    return {
      items: await presentOffers(ask, page),
      next: rows.length > pageSize && last !== undefined ? `${last.sentAt} ${last.id}` : null,
      counts: { new: count('new'), accepted: count('accepted'), over: count('over') },
    };
  }),
  door(readOffer, loadOffer, async (ask, offer) => {
    await view(ask.deedIn(offer.tenantId), offer);
    const seen = await ask.tx.one(offerById, [offer.tenantId, offer.id]);
    const [shown] = await presentOffers(ask, [seen]);
    return shown ?? absent;
  }),
  door(
    acceptOffer,
    loadOffer,
    async (ask, offer) => await accept(ask.deedIn(offer.tenantId), offer.id, ask.body),
  ),
  door(
    counterOffer,
    loadOffer,
    async (ask, offer) => await counter(ask.deedIn(offer.tenantId), offer.id, ask.body),
  ),
  door(
    declineOffer,
    loadOffer,
    async (ask, offer) => await decline(ask.deedIn(offer.tenantId), offer.id, ask.body),
  ),
  door(
    handBackOffer,
    loadOffer,
    async (ask, offer) => await handBack(ask.deedIn(offer.tenantId), offer.id, ask.body),
  ),
];

/** The case and the offer of it that is named in the path. */
async function loadOfferOfCase(ask: Ask<Params & { offerId: string }, unknown, unknown>) {
  const offer = await ask.tx.maybe(offerById, [ask.params.tenantId, ask.params.offerId]);
  return offer === undefined || offer.referralId !== ask.params.id ? absent : { tenantId: offer.tenantId };
}

const sourcingDoors: Door[] = [
  door(readSourcing, loadCase, async (ask, referral) => {
    const { tenantId, memberId, id: subjectId } = referral;
    ask.shown({
      tenantId,
      memberId,
      subjectKind: 'referral',
      subjectId,
      fields: ['area', 'codes', 'providers'],
    });
    return await presentSourcing(ask, referral);
  }),
  door(
    noteChoiceDoor,
    loadCase,
    async (ask, { tenantId, id }) => await noteChoice(ask.deedIn(tenantId), id, ask.params.lineId, ask.body),
  ),
  door(
    lookOnDoor,
    loadCase,
    async (ask, { tenantId, id }) => await lookOn(ask.deedIn(tenantId), id, ask.params.lineId, ask.body.how),
  ),
  door(
    offerByHandDoor,
    loadCase,
    async (ask, { tenantId, id }) => await offerByHand(ask.deedIn(tenantId), id, ask.params.lineId, ask.body),
  ),
  door(
    takeLineBackDoor,
    loadCase,
    async (ask, { tenantId, id }) =>
      await takeLineBack(ask.deedIn(tenantId), id, ask.params.lineId, ask.body.reason),
  ),
  door(
    withdrawOfferDoor,
    loadOfferOfCase,
    async (ask) => await withdrawByHand(ask.deedIn(ask.params.tenantId), ask.params.offerId, ask.body.reason),
  ),
  door(
    agreeOfferDoor,
    loadOfferOfCase,
    async (ask) => await agree(ask.deedIn(ask.params.tenantId), ask.params.offerId),
  ),
];

export const networkDoors: Door[] = [...offerDoors, ...sourcingDoors];
