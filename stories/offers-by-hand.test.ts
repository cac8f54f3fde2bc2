// Why: what a coordinator does about the search of a line: another date agreed to, an offer by hand, a line taken back.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readCase } from '../care/casefile/casefile.contract.ts';
import type { ReferralDraft } from '../care/cases/cases.schema.ts';
import { acceptOffer, counterOffer, readOffer } from '../care/network/network.contract.ts';
import { agreeOfferDoor, offerByHandDoor, takeLineBackDoor } from '../care/network/sourcing.contract.ts';
import {
  clearedLine,
  inDays,
  keystone,
  nextTuesday,
  openOffer,
  searchOf,
  soon,
  type OfferedCase,
} from '../run/testing/offered-line.ts';
import type { Client } from '../run/testing/story-client.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';

let hub: StoryHub;
let coordinator: Client;

beforeAll(async () => {
  hub = await openStory({ at: '2026-03-10T14:00:00.000Z' });
});
afterAll(async () => await hub.close());
beforeEach(async () => {
  coordinator = await nextTuesday(hub);
});

const cleared = (changes?: Partial<ReferralDraft>) => clearedLine(hub, coordinator, changes);
const offersOf = async (of: OfferedCase) => (await searchOf(coordinator, of)).offers;
const waiting = (of: OfferedCase) => openOffer(hub, coordinator, of);
const lineStatus = async ({ params }: OfferedCase) =>
  (await coordinator.ask(readCase, { params })).lines[0]?.status;

test('another date is weighed by a coordinator, who agrees; then the line is theirs', async () => {
  const one = await cleared({ serviceFromOn: inDays(hub, 1) });
  const { at, dispatcher } = await waiting(one);
  const late = await dispatcher.refused(acceptOffer, { params: at, body: soon(hub) });
  expect(late).toMatchObject({ status: 422, at: ['lateReason'] });
  await dispatcher.ask(counterOffer, {
    params: at,
    body: { ...soon(hub), lateReason: 'The truck is back on Thursday.' },
  });
  await hub.settle();
  const page = await coordinator.ask(readCase, { params: one.params });
  expect(page.tasks.find((task) => task.code === 'offer_countered' && task.status === 'open')).toBeDefined();
  await hub.pass({ hours: 5 });
  expect(await lineStatus(one)).toBe('offered');
  await coordinator.ask(agreeOfferDoor, { params: { ...one.params, offerId: at.id } });
  await hub.settle();
  expect((await dispatcher.ask(readOffer, { params: at })).order?.caseNumber).toBe(one.caseNumber);
  const after = await coordinator.ask(readCase, { params: one.params });
  expect(after.tasks.filter((task) => task.code === 'offer_countered' && task.status === 'open')).toEqual([]);
});

test('by hand a coordinator may ask whom distance leaves out, never whom contract or licence does', async () => {
  const one = await cleared();
  const params = { ...one.params, lineId: one.lineId };
  const { out } = await searchOf(coordinator, one);
  const far = out.find((place) => place.mayOffer);
  const never = out.find((place) => !place.mayOffer);
  const reason = 'They know the family.';
  const no = await coordinator.refused(offerByHandDoor, {
    params,
    body: { locationId: never?.locationId ?? '', reason },
  });
  expect(no).toMatchObject({ status: 409, code: 'may_not_be_asked', at: ['locationId'] });
  await coordinator.ask(offerByHandDoor, { params, body: { locationId: far?.locationId ?? '', reason } });
  const offers = await offersOf(one);
  expect(offers.find((offer) => offer.byHand)).toMatchObject({ providerName: far?.name, status: 'sent' });
  const twice = await coordinator.refused(offerByHandDoor, {
    params,
    body: { locationId: far?.locationId ?? '', reason },
  });
  expect(twice.code).toBe('already_asked');
  const dispatcher = await hub.as(keystone);
  expect(
    (
      await dispatcher.refused(offerByHandDoor, {
        params,
        body: { locationId: far?.locationId ?? '', reason },
      })
    ).status,
  ).toBe(404);
});

test('a coordinator takes a line back: its provider is told, and the next is asked', async () => {
  const one = await cleared();
  const first = await waiting(one);
  await first.dispatcher.ask(acceptOffer, { params: first.at, body: soon(hub) });
  await hub.settle();
  const params = { ...one.params, lineId: one.lineId };
  await coordinator.ask(takeLineBackDoor, { params, body: { reason: 'They called: nobody can drive.' } });
  await hub.settle();
  expect((await first.dispatcher.ask(readOffer, { params: first.at })).status).toBe('called_off');
  expect((await waiting(one)).providerName).not.toBe(first.providerName);
});
