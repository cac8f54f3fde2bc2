// Why: a line finds its provider as it does in life: accepted, declined, left unanswered, raced for, given back, cancelled.
// Before somebody has accepted nobody outside learns whom it is for, and of two who press at once only one has it.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { moveCase, readCase } from '../care/casefile/casefile.contract.ts';
import type { ReferralDraft } from '../care/cases/cases.schema.ts';
import {
  acceptOffer,
  declineOffer,
  handBackOffer,
  listOffers,
  readOffer,
} from '../care/network/network.contract.ts';
import {
  lookOnDoor,
  noteChoiceDoor,
  readSourcing,
  withdrawOfferDoor,
} from '../care/network/sourcing.contract.ts';
import {
  clearedLine,
  dispatcherOf,
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
import { orderOf, personalWords } from '../run/play/town-orders.ts';

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
const types = async (of: OfferedCase) => (await hub.timeline(of.params)).map((one) => one.type);
const tidewater = 'emil.hartog@tidewater-infusion.doorstep.example';

test('the first who is asked accepts, says when they come, and only then learns whom it is for', async () => {
  const one = await cleared();
  const order = orderOf('Rosa Núñez-Ortega', 'oxygen');
  expect(await lineStatus(one)).toBe('offered');
  const { at, dispatcher, providerName, expiresAt } = await waiting(one);
  expect(Date.parse(expiresAt) - Date.parse(hub.clock.now())).toBe(4 * 3_600_000);
  const before = await dispatcher.ask(readOffer, { params: at });
  expect(before).toMatchObject({
    status: 'viewed',
    city: 'Boston',
    state: 'MA',
    family: 'oxygen',
    order: null,
  });
  expect(before.needs).toContain('Speaks Spanish');
  for (const word of [...personalWords(order.member), one.caseNumber])
    expect(JSON.stringify([before, await dispatcher.ask(listOffers)])).not.toContain(word);
  const shown = async () => {
    const rows = await hub.sql(
      `select fields from base.access_entry where subject_id = $1 and actor_role in ('servicing_dispatcher', 'provider_admin')`,
      [one.params.id],
    );
    return rows.map(({ fields }) => fields as string[]);
  };
  expect(new Set((await shown()).map(String))).toEqual(new Set(['area,codes,dates,needs']));
  await dispatcher.ask(acceptOffer, { params: at, body: soon(hub) });
  await hub.settle();
  expect(['accepted', 'scheduled']).toContain(await lineStatus(one));
  const after = await dispatcher.ask(readOffer, { params: at });
  expect(after.order).toMatchObject({
    caseNumber: one.caseNumber,
    patientName: 'Rosa Núñez-Ortega',
    city: 'Boston',
  });
  expect(await types(one)).toEqual(
    expect.arrayContaining(['offerSent', 'offerViewed', 'offerAccepted', 'providerFound']),
  );
  expect((await shown()).some((fields) => fields.includes('address'))).toBe(true);
  const notices = await hub.mailbox.all();
  const notice = notices.find((mail) => JSON.stringify(mail).includes(at.id));
  expect(notice).toBeDefined();
  for (const word of [...personalWords(order.member), one.caseNumber])
    expect(JSON.stringify(notice)).not.toContain(word);
  expect(
    (await dispatcher.ask(listOffers, { query: { view: 'accepted' } })).items.map(
      (item) => item.locationName,
    ),
  ).toContain(providerName);
});

test('another location sees nothing of it: not in its list, not by its address, not by answering', async () => {
  const one = await cleared();
  const { at } = await waiting(one);
  const nobodys = { ...at, id: '00000000-0000-4000-8000-000000000000' };
  const stranger = await hub.as(tidewater);
  expect((await stranger.ask(listOffers)).items).toEqual([]);
  expect(await stranger.refused(readOffer, { params: at })).toEqual(
    await stranger.refused(readOffer, { params: nobodys }),
  );
  for (const body of [soon(hub)])
    expect((await stranger.refused(acceptOffer, { params: at, body })).status).toBe(404);
  expect((await stranger.refused(declineOffer, { params: at, body: { code: 'capacity' } })).status).toBe(404);
  const office = await hub.as('referring_office');
  expect((await office.refused(readOffer, { params: at })).status).toBe(404);
  const dispatcher = await hub.as(keystone);
  expect((await dispatcher.refused(readSourcing, { params: one.params })).status).toBe(404);
  expect((await dispatcher.refused(readCase, { params: one.params })).status).toBe(404);
});

test('declined: the next is asked at once; nobody left: a task, a letter to the office, and ways on', async () => {
  const one = await cleared();
  const first = await waiting(one);
  await first.dispatcher.ask(declineOffer, {
    params: first.at,
    body: { code: 'out_of_stock', note: 'Back on Monday' },
  });
  await hub.settle();
  const second = await waiting(one);
  expect(second.providerName).not.toBe(first.providerName);
  expect((await first.dispatcher.refused(acceptOffer, { params: first.at, body: soon(hub) })).status).toBe(
    409,
  );
  await second.dispatcher.ask(declineOffer, { params: second.at, body: { code: 'timing' } });
  await hub.settle();
  expect(await lineStatus(one)).toBe('sourcing');
  const page = await coordinator.ask(readCase, { params: one.params });
  const task = page.tasks.find((open) => open.code === 'no_provider' && open.status === 'open');
  expect(task?.say).toContain('None of the 2 asked');
  expect(await types(one)).toContain('noProviderFound');
  const letters = (await hub.mailbox.all()).filter((mail) =>
    JSON.stringify(mail).includes(`still looking for a provider: case ${one.caseNumber}`),
  );
  expect(letters).toHaveLength(1);
  expect(JSON.stringify(letters)).toContain('You hear from us by');
  // One ring further Worcester and Springfield are not yet reached; asking again reaches both of Boston.
  const params = { ...one.params, lineId: one.lineId };
  expect(await coordinator.ask(lookOnDoor, { params, body: { how: 'wider' } })).toEqual({ reach: 1 });
  await hub.settle();
  expect(await lineStatus(one)).toBe('sourcing');
  await coordinator.ask(lookOnDoor, { params, body: { how: 'again' } });
  await hub.settle();
  expect(await lineStatus(one)).toBe('offered');
  const still = (await coordinator.ask(readCase, { params: one.params })).tasks;
  expect(still.filter((open) => open.code === 'no_provider' && open.status === 'open')).toEqual([]);
});

test('left unanswered: the hour rings, the next is asked, and a late yes is refused in words', async () => {
  const one = await cleared({ priority: 'urgent' });
  const first = await waiting(one);
  expect(Date.parse(first.expiresAt) - Date.parse(hub.clock.now())).toBe(2 * 3_600_000);
  await hub.pass({ hours: 2, minutes: 1 });
  const second = await waiting(one);
  expect(second.providerName).not.toBe(first.providerName);
  const late = await first.dispatcher.refused(acceptOffer, { params: first.at, body: soon(hub) });
  expect(late).toMatchObject({ status: 409, code: 'offer_expired' });
  expect(late.say).toContain('The time to answer ended');
  expect((await offersOf(one)).find((offer) => offer.id === first.id)?.status).toBe('expired');
});

test('home tomorrow: all are asked at once, two press together, one has it and the other is told', async () => {
  const one = await cleared({
    dischargeAt: new Date(Date.parse(hub.clock.now()) + 20 * 3_600_000).toISOString(),
  });
  const open = (await offersOf(one)).filter((offer) => offer.status === 'sent');
  expect(open.map((offer) => offer.providerName).toSorted()).toEqual(Object.keys(dispatcherOf).toSorted());
  expect(
    open.every(
      (offer) =>
        offer.track === 'stat' && Date.parse(offer.expiresAt) - Date.parse(offer.sentAt) === 1_800_000,
    ),
  ).toBe(true);
  const body = { ...soon(hub), on: inDays(hub, 0), from: '16:00', to: '18:00' };
  const answers = await Promise.all(
    open.map(async (offer) => {
      const dispatcher = await hub.as(dispatcherOf[offer.providerName] ?? '');
      const url = acceptOffer.path.replace(':tenantId', String(one.params.tenantId)).replace(':id', offer.id);
      return await dispatcher.raw('POST', url, body);
    }),
  );
  expect(answers.map((answer) => answer.statusCode).toSorted((a, b) => a - b)).toEqual([200, 409]);
  const loser = answers.find((answer) => answer.statusCode === 409)?.json<{ code: string; say: string }>();
  expect(loser).toMatchObject({
    code: 'already_taken',
    say: 'Another provider accepted this first. Nothing is asked of you.',
  });
  await hub.settle();
  const after = await offersOf(one);
  expect(after.map((offer) => offer.status).toSorted()).toEqual(['accepted', 'superseded']);
  const lost = after.find((offer) => offer.status === 'superseded');
  const beaten = await hub.as(dispatcherOf[lost?.providerName ?? ''] ?? '');
  const again = await beaten.refused(acceptOffer, { params: { ...one.params, id: lost?.id ?? '' }, body });
  expect(again).toMatchObject({ status: 409, code: 'already_taken' });
  const theirs = await beaten.ask(readOffer, { params: { ...one.params, id: lost?.id ?? '' } });
  expect(theirs).toMatchObject({ order: null, statusLabel: 'Taken by another provider' });
  const awards = await hub.sql('select 1 from network.award where line_id = $1 and ended_at is null', [
    one.lineId,
  ]);
  expect(awards).toHaveLength(1);
});

test('given back: the line goes on to the next, and whoever gave it back no longer sees whom it was for', async () => {
  const one = await cleared();
  const first = await waiting(one);
  await first.dispatcher.ask(acceptOffer, { params: first.at, body: soon(hub) });
  await hub.settle();
  await first.dispatcher.ask(handBackOffer, {
    params: first.at,
    body: { code: 'capacity', note: 'Van broke down' },
  });
  await hub.settle();
  const second = await waiting(one);
  expect(second.providerName).not.toBe(first.providerName);
  const left = await first.dispatcher.ask(readOffer, { params: first.at });
  expect(left).toMatchObject({ status: 'handed_back', order: null });
  await second.dispatcher.ask(acceptOffer, { params: second.at, body: soon(hub) });
  await hub.settle();
  expect(['accepted', 'scheduled']).toContain(await lineStatus(one));
  expect((await types(one)).filter((type) => type === 'providerFound')).toHaveLength(2);
});

test('the member’s choice goes before the order of the list, and the list they chose from is kept', async () => {
  const one = await cleared();
  const ordinarily = await waiting(one);
  const params = { ...one.params, lineId: one.lineId };
  const { ranked } = await searchOf(coordinator, one);
  const wanted = ranked.find((place) => place.name !== ordinarily.providerName);
  const body = { locationId: wanted?.locationId ?? null, chosenBy: 'The member, by phone' };
  const agent = await hub.as('intake_agent');
  await agent.ask(noteChoiceDoor, { params, body });
  const after = await searchOf(coordinator, one);
  expect(after.ranked[0]).toMatchObject({ name: wanted?.name });
  expect(after.ranked[0]?.reasons[0]).toBe('The member chose it.');
  expect(after.choice).toMatchObject({ locationName: wanted?.name, chosenBy: 'The member, by phone' });
  expect(after.choice?.listed.map((place) => place.name).toSorted()).toEqual(
    ranked.map((place) => place.name).toSorted(),
  );
  await coordinator.ask(withdrawOfferDoor, {
    params: { ...one.params, offerId: ordinarily.id },
    body: { reason: 'The member chose another provider.' },
  });
  await hub.settle();
  expect((await waiting(one)).providerName).toBe(wanted?.name);
  const off = await ordinarily.dispatcher.refused(acceptOffer, { params: ordinarily.at, body: soon(hub) });
  expect(off).toMatchObject({ status: 409, code: 'offer_withdrawn' });
});

test('cancelled while on offer: the offer leaves; cancelled after a yes: the provider is told not to go', async () => {
  const open = await cleared();
  const first = await waiting(open);
  await coordinator.ask(moveCase, {
    params: open.params,
    body: { move: 'cancel', reason: 'Ordered twice.' },
  });
  await hub.settle();
  expect((await first.dispatcher.refused(acceptOffer, { params: first.at, body: soon(hub) })).code).toBe(
    'offer_withdrawn',
  );

  const taken = await cleared();
  const second = await waiting(taken);
  await second.dispatcher.ask(acceptOffer, { params: second.at, body: soon(hub) });
  await hub.settle();
  await coordinator.ask(moveCase, {
    params: taken.params,
    body: { move: 'cancel', reason: 'The member has died.' },
  });
  await hub.settle();
  const told = await second.dispatcher.ask(readOffer, { params: second.at });
  expect(told).toMatchObject({ status: 'called_off', order: null });
  const mails = (await hub.mailbox.all()).filter((mail) =>
    JSON.stringify(mail).includes(`Please do not go: case ${taken.caseNumber}`),
  );
  expect(mails).toHaveLength(1);
  expect(JSON.stringify(mails)).not.toContain('died');
});
