// Why: the promise of the house: an order that came in by any door ends with proof at the doorstep, or with a trouble that a
// named person owns. Here whole loops run through every real part, on a pinned clock, straight and with everything that goes
// wrong on the way (issue 3; the single troubles have stories of their own beside this one).
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askToCancel, correctCase, readCase } from '../care/casefile/casefile.contract.ts';
import { recordCoverageByHand } from '../care/eligibility/eligibility.contract.ts';
import { cancelCase, proposeTime } from '../care/fulfilment/fulfilment.contract.ts';
import { declineOffer } from '../care/network/network.contract.ts';
import { readSourcing } from '../care/network/sourcing.contract.ts';
import type { LoopCase } from '../run/play/loop-orders.ts';
import { staffFor } from '../run/play/loop-world.ts';
import { openLoop, type StoryLoop } from '../run/testing/story-loop.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { orderOf } from '../run/play/town-orders.ts';
import { sentinels, type BadLuck } from '../town/index.ts';

let hub: StoryHub;
let api: FastifyInstance;
let loop: StoryLoop;
beforeAll(async () => {
  hub = await openStory({ at: '2026-03-10T14:00:00.000Z' });
  api = await hub.house.buildApi();
  loop = await openLoop(hub, api);
}, 120_000);
afterAll(async () => {
  await loop.close();
  await api.close();
  await hub.close();
});

const paramsOf = (one: LoopCase) => {
  if (one.seen.params === undefined) throw new Error('The case is not in yet.');
  return one.seen.params;
};
const coordinatorOf = (one: LoopCase) => loop.world.as(staffFor('care_coordinator', paramsOf(one).tenantId));
const pageOf = async (one: LoopCase) => await coordinatorOf(one).ask(readCase, { params: paramsOf(one) });
const typesOf = async (one: LoopCase) => (await hub.timeline(paramsOf(one))).map((event) => event.type);
const isIn = (one: LoopCase, status: string) => async () =>
  one.seen.params !== undefined && (await pageOf(one)).referral.status === status;
const hasLine = (one: LoopCase, status: string) => async () =>
  one.seen.params !== undefined && (await pageOf(one)).lines.some((line) => line.status === status);
const openTasks = async (one: LoopCase) =>
  (await pageOf(one)).tasks.filter((task) => task.status === 'open').map((task) => task.code);

/** The stations every closed loop has passed, in this order. */
const stations = [
  'referralReceived',
  'referralAcknowledged',
  'verifyingStarted',
  'coverageConfirmed',
  'referralReady',
  'coordinationStarted',
  'lineCleared',
  'offerSent',
  'offerAccepted',
  'providerFound',
  'appointmentProposed',
  'appointmentConfirmed',
  'deliveryProved',
  'referralCompleted',
  'referralClosed',
];

async function expectClosed(one: LoopCase): Promise<void> {
  const page = await pageOf(one);
  expect(page.referral.status).toBe('closed');
  const types = await typesOf(one);
  const places = stations.map((type) => types.indexOf(type));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(page.tasks.filter((task) => task.status === 'open')).toEqual([]);
  expect(page.deadlines.filter((clock) => clock.status === 'running')).toEqual([]);
  expect(page.sentence).toMatch(/^The case is closed\./);
}

test.each([
  ['portal', 'oxygen'],
  ['portal', 'home_health'],
  ['email', 'oxygen'],
  ['email', 'home_health'],
  ['phone', 'oxygen'],
  ['phone', 'home_health'],
  ['lobby', 'oxygen'],
] as const)('from the %s to the closed case: %s', { timeout: 90_000 }, async (door, family) => {
  const one = loop.begin(door, family);
  await loop.play(one);
  await expectClosed(one);
});

test('an incomplete order is asked for everything once, and goes on when it is answered', async () => {
  const whole = loop.begin('portal', 'oxygen');
  const { testedOn: _day, flowLpm: _flow, ...facts } = whole.draft.clinical?.oxygen ?? {};
  const one = { ...whole, draft: { ...whole.draft, clinical: { oxygen: facts } } };
  await loop.play(one, isIn(one, 'pending_info'));
  const letters = (await hub.mailbox.to(`${one.key}@loop.example`)).filter((mail) =>
    mail.subject.includes('missing'),
  );
  expect(letters).toHaveLength(1);
  const asked = (letters[0]?.text ?? '').split('\n').filter((line) => /^\d+\. /.test(line));
  expect(asked.join('\n')).toMatch(
    /^1\. The date of the oxygen test is missing\.\n2\. The flow in litres per minute[^\n]*$/,
  );
  const { version } = (await pageOf(one)).referral;
  await coordinatorOf(one).ask(correctCase, { params: paramsOf(one), body: { version, draft: whole.draft } });
  await loop.play(one);
  await expectClosed(one);
  expect(
    (await hub.mailbox.to(`${one.key}@loop.example`)).filter((mail) => mail.subject.includes('missing')),
  ).toHaveLength(1);
}, 90_000);

/** The same case for somebody whose name brings this bad luck. */
function unlucky(one: LoopCase, luck: BadLuck): LoopCase {
  return forMember(one, sentinels.find((each) => each.triggers === luck)?.name ?? '');
}
function forMember(one: LoopCase, name: string): LoopCase {
  const { requesterEmail = '', serviceFromOn = '', signedOn = '', clinical = {} } = one.draft;
  const order = orderOf(name, 'oxygen', { requesterEmail, serviceFromOn, signedOn, clinical });
  return { ...one, order, draft: order.draft };
}

test('a member whose coverage has ended: the case ends, and the office reads why', async () => {
  const one = unlucky(loop.begin('portal', 'oxygen'), 'not_eligible');
  await loop.play(one, isIn(one, 'not_eligible'));
  const types = await typesOf(one);
  expect(types).toContain('coverageRefused');
  expect(types).not.toContain('offerSent');
  const page = await pageOf(one);
  expect(page.sentence).toMatch(/^The plan does not cover this on that date\./);
  expect(page.deadlines.filter((clock) => clock.status === 'running')).toEqual([]);
  const letters = await hub.mailbox.to(one.draft.requesterEmail ?? '');
  expect(letters.map((mail) => mail.subject).join(' ')).toContain('Not covered on that date');
}, 60_000);

test('an answer nobody can read is kept, put before a person, and the case goes on by hand', async () => {
  const one = unlucky(loop.begin('portal', 'oxygen'), 'payer_garbled');
  await loop.play(
    one,
    async () => one.seen.params !== undefined && (await openTasks(one)).includes('payer_unreadable'),
  );
  const agent = loop.world.as(staffFor('intake_agent', paramsOf(one).tenantId));
  await agent.ask(recordCoverageByHand, {
    params: paramsOf(one),
    body: {
      spokeWith: 'Marta at the payer',
      referenceNumber: 'CALL-4471',
      planName: 'Lantern Community Care',
      lineOfBusiness: 'medicaid',
      activeFromOn: '2026-01-01',
    },
  });
  await hub.settle();
  expect(await typesOf(one)).toContain('coverageConfirmed');
  expect(await openTasks(one)).not.toContain('payer_unreadable');
}, 60_000);

test('a payer that is silent and then back loses nothing', async () => {
  const one = loop.begin('portal', 'home_health');
  const forMemberNumber = one.order.member.memberNumber;
  hub.payer.control({ mode: 'silent', forMemberNumber });
  await loop.play(one, isIn(one, 'verifying'));
  hub.payer.control({ mode: 'well', forMemberNumber });
  await loop.play(one);
  await expectClosed(one);
}, 90_000);

test('a provider who declines makes room for the next; nobody left is a person’s task and a letter', async () => {
  const one = forMember(loop.begin('portal', 'oxygen'), 'Rosa Núñez-Ortega');
  await loop.play(one, hasLine(one, 'offered'));
  const params = paramsOf(one);
  const declined: string[] = [];
  const openOffers = async () => {
    const { lines } = await coordinatorOf(one).ask(readSourcing, { params });
    return lines.flatMap((line) => line.offers.filter((offer) => ['sent', 'viewed'].includes(offer.status)));
  };
  for (let offers = await openOffers(); offers.length > 0; offers = await openOffers()) {
    for (const offer of offers) {
      const dispatcher = loop.world.as(await loop.world.dispatcherOf(offer.locationId));
      const body = { code: 'capacity' as const };
      await dispatcher.ask(declineOffer, { params: { tenantId: params.tenantId, id: offer.id }, body });
      declined.push(offer.locationId);
    }
    await hub.settle();
  }
  expect(declined.length).toBeGreaterThan(1);
  expect(await openTasks(one)).toContain('no_provider');
  expect(await typesOf(one)).toContain('noProviderFound');
  await loop.play(one);
  await expectClosed(one);
}, 90_000);

test('a visit that never came is found by its silence, and another time closes the loop', async () => {
  const one = loop.begin('portal', 'oxygen');
  await loop.play(one, hasLine(one, 'scheduled'));
  await hub.pass({ hours: 48 });
  const page = await pageOf(one);
  const missed = page.appointments.find((visit) => visit.status === 'missed');
  expect(missed).toBeDefined();
  expect(await openTasks(one)).toEqual(expect.arrayContaining(['visit_missed', 'clinical_check']));
  for (const visit of page.appointments.filter((each) => each.status === 'missed')) {
    const from = Date.parse(hub.clock.now()) + 4 * 3_600_000;
    const body = {
      windowFrom: new Date(from).toISOString(),
      windowTo: new Date(from + 7_200_000).toISOString(),
    };
    await coordinatorOf(one).ask(proposeTime, { params: { tenantId: visit.tenantId, id: visit.id }, body });
  }
  await hub.settle();
  const triage = page.tasks.find((task) => task.code === 'clinical_check')?.item;
  expect(triage?.ownerName).not.toBeNull();
}, 90_000);

test('whoever cancels before the visit is not visited', async () => {
  const one = loop.begin('portal', 'oxygen');
  await loop.play(one, hasLine(one, 'scheduled'));
  const office = loop.world.as(one.order.clerk.key);
  await office.ask(askToCancel, { params: paramsOf(one), body: { reason: 'She has one already.' } });
  await hub.settle();
  const page = await pageOf(one);
  expect(page.referral.status).toBe('cancelled');
  expect(page.appointments.every((visit) => visit.status === 'cancelled')).toBe(true);
  expect(page.deadlines.filter((clock) => clock.status === 'running')).toEqual([]);
}, 60_000);

test('a discharge that moves takes its visits along with the same provider', async () => {
  const plain = loop.begin('portal', 'oxygen');
  const at = (hours: number) => new Date(Date.parse(plain.startedAt) + hours * 3_600_000).toISOString();
  const one = {
    ...plain,
    draft: { ...plain.draft, dischargeAt: at(22), dischargeFacility: 'Harbor Hospital' },
  };
  await loop.play(one, hasLine(one, 'scheduled'));
  const before = (await pageOf(one)).appointments.find((visit) => visit.status === 'confirmed');
  const { version } = (await pageOf(one)).referral;
  const draft = { ...one.draft, dischargeAt: at(22 + 72) };
  await coordinatorOf(one).ask(correctCase, { params: paramsOf(one), body: { version, draft } });
  await hub.settle();
  // Equipment may not stand there days before the patient: the provider is kept, the time is agreed anew.
  const page = await pageOf(one);
  expect(page.appointments.find((visit) => visit.id === before?.id)?.status).toBe('rescheduled');
  expect(page.lines[0]?.status).toBe('accepted');
  const task = page.tasks.find((each) => each.status === 'open' && each.code === 'window_refused');
  expect(task?.say).toContain(before?.providerName);
  const body = { windowFrom: at(22 + 68), windowTo: at(22 + 70) };
  const visit = { tenantId: paramsOf(one).tenantId, id: before?.id ?? '' };
  await coordinatorOf(one).ask(proposeTime, { params: visit, body });
  await hub.settle();
  const again = (await pageOf(one)).appointments.find((each) => each.replaces === before?.id);
  expect(again).toMatchObject({ status: 'proposed', providerName: before?.providerName });
}, 90_000);

test('when a member dies everything stops and nobody writes to them again', async () => {
  const one = loop.begin('portal', 'oxygen');
  await loop.play(one, hasLine(one, 'scheduled'));
  const address = one.order.member.email;
  const before = address === undefined ? 0 : (await hub.mailbox.to(address)).length;
  const body = { code: 'deceased' as const, words: 'Her daughter called.' };
  await coordinatorOf(one).ask(cancelCase, { params: paramsOf(one), body });
  await hub.pass({ hours: 72 });
  expect((await pageOf(one)).referral.status).toBe('cancelled');
  if (address !== undefined) expect(await hub.mailbox.to(address)).toHaveLength(before);
}, 90_000);
