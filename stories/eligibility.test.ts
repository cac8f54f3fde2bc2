// Why: once an order is acknowledged its payer is asked about the day of service, and whatever the payer does (answer,
// refuse, stay silent, talk nonsense) the case goes on or stands before a person (domain.md §1.1 step 2, §1.3).
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCase } from '../care/casefile/casefile.contract.ts';
import type { ReferralDraft } from '../care/cases/cases.schema.ts';
import {
  askCoverageAgain,
  confirmCoverageDifference,
  readCoverage,
  readCoverageMessages,
  recordCoverageByHand,
} from '../care/eligibility/eligibility.contract.ts';
import { sendReferral } from '../care/intake/intake.contract.ts';
import { listWork } from '../care/work/work.contract.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { orderOf } from '../run/play/town-orders.ts';
import type { Client } from '../run/testing/story-client.ts';
import { members, type ServiceFamily } from '../town/index.ts';

type Case = { tenantId: number; id: string; caseNumber: string; memberNumber: string };

let hub: StoryHub;
let agent: Client;
beforeAll(async () => {
  hub = await openStory({ at: '2026-11-23T15:00:00.000Z', slowSeconds: 2 });
  agent = await hub.as('intake_agent');
}, 120_000);
afterAll(async () => await hub?.close());

/** Sends a member's signed order; `changes` are what the office states wrongly. */
async function send(
  name: string,
  family: ServiceFamily,
  changes: Partial<ReferralDraft> = {},
): Promise<Case> {
  const order = orderOf(name, family, { serviceFromOn: '2026-11-30', ...changes });
  const clerk = await hub.as(order.clerk.email);
  const document = await clerk.upload('order.pdf', await order.pdf());
  const body = { tenantId: order.tenantId, draft: order.draft, documents: [document] };
  const { tenantId, id, caseNumber } = await clerk.ask(sendReferral, { body });
  return { tenantId, id, caseNumber, memberNumber: order.member.memberNumber };
}

const params = ({ tenantId, id }: Case) => ({ tenantId, id });
const coverage = async (of: Case) => await agent.ask(readCoverage, { params: params(of) });
const statusOf = async (of: Case) => (await agent.ask(readCase, { params: params(of) })).referral.status;
const told = async (of: Case) =>
  (await hub.timeline(of)).map((one) => one.type).filter((type) => type.startsWith('coverage'));
const tasks = async (of: Case) =>
  await hub.sql(
    `select code, say, status from work.task where referral_id = $1 and code in ('coverage_unclear', 'payer_unreadable')`,
    [of.id],
  );

test('a member who is covered is confirmed for the day of service, in plain words, with the messages kept', async () => {
  const of = await send('Rosa Núñez-Ortega', 'oxygen');
  await hub.settle();
  const { inquiries, serviceOn, can } = await coverage(of);
  expect(serviceOn).toBe('2026-11-30');
  expect(can).toEqual({ ask: true, record: true });
  const [answer] = inquiries;
  expect(answer).toMatchObject({ how: 'electronic', outcome: 'active', planName: 'Silver MA HMO' });
  expect(answer?.say).toMatch(
    /^Active on Nov 30 under Silver MA HMO\. Oxygen needs an authorization\. The member pays 20 % of the cost\./,
  );
  expect(await told(of)).toEqual(['coverageAsked', 'coverageConfirmed']);
  expect(['verifying', 'not_eligible']).not.toContain(await statusOf(of));
  const { request, response } = await agent.ask(readCoverageMessages, {
    params: { ...params(of), inquiryId: answer?.id ?? '' },
  });
  expect(request.map((line) => line.raw)).toContain('EQ*18');
  expect(request.find((line) => line.raw.startsWith('NM1*IL'))?.raw).toBe(
    `NM1*IL*1*Nunez-Ortega*Rosa****MI*${of.memberNumber}`,
  );
  expect(response.find((line) => line.raw.startsWith('EB*1**18'))?.says).toContainEqual({
    label: 'Authorization needed',
    text: 'yes',
  });
  expect([...request, ...response].flatMap((line) => line.problems)).toEqual([]);
});

test('the same member and day is not asked twice within a day', async () => {
  const before = hub.payer.asked().size;
  const of = await send('Rosa Núñez-Ortega', 'oxygen');
  await hub.settle();
  expect(hub.payer.asked().size).toBe(before);
  const [answer] = (await coverage(of)).inquiries;
  expect(answer).toMatchObject({ how: 'reused', outcome: 'active' });
  expect(answer?.basis).toContain('another case of the same member');
});

test('coverage that has ended ends the case as not eligible, and says since when', async () => {
  const of = await send('Ivan Lapsed', 'oxygen');
  await hub.settle();
  const [answer] = (await coverage(of)).inquiries;
  expect(answer).toMatchObject({ outcome: 'inactive' });
  expect(answer?.say).toContain('Not active on Nov 30');
  expect(answer?.say).toContain('coverage ended on Oct 31.');
  expect(await told(of)).toEqual(['coverageAsked', 'coverageRefused']);
  expect(await statusOf(of)).toBe('not_eligible');
});

test('what counts is the plan on the day of service, not on the day of asking', async () => {
  const now = await send('Carla Changeover', 'oxygen');
  const later = await send('Carla Changeover', 'oxygen', { serviceFromOn: '2026-12-02' });
  await hub.settle();
  const [today] = (await coverage(now)).inquiries;
  const [then] = (await coverage(later)).inquiries;
  expect(today).toMatchObject({ outcome: 'active', lineOfBusiness: 'medicare_advantage' });
  expect(then).toMatchObject({
    outcome: 'active',
    planName: 'Makai Group PPO',
    lineOfBusiness: 'commercial',
  });
});

test('a member the payer does not find is a task for a person, with the next step', async () => {
  const of = await send("Séamus O'Neill", 'home_health', {
    patient: { givenName: 'Seumas', familyName: 'Oneil', birthOn: '1941-01-12', memberNumber: 'SIHA000000' },
  });
  await hub.settle();
  const [answer] = (await coverage(of)).inquiries;
  expect(answer).toMatchObject({ outcome: 'unclear' });
  expect(answer?.say).toContain('The payer does not find this member. Nor was anybody found');
  expect(await tasks(of)).toMatchObject([{ code: 'coverage_unclear', status: 'open', say: answer?.say }]);
  const events = await told(of);
  expect([events[0], events.at(-1), new Set(events).size]).toEqual(['coverageAsked', 'coverageUnclear', 3]);
});

test('a member whose name stands otherwise with the payer is found by itself, and the case says under what', async () => {
  const of = await send('Innokenty Kvasnikoff', 'oxygen', {
    patient: { givenName: 'Kvasnikoff', familyName: 'Innokenty', birthOn: '1964-01-06' },
  });
  await hub.settle();
  const [found, stated] = (await coverage(of)).inquiries;
  expect(stated).toMatchObject({ outcome: 'unclear', variant: null });
  expect(stated?.say).toBe(
    'The payer does not find this member. Asked once more with given and family name swapped.',
  );
  expect(found).toMatchObject({ outcome: 'active', variant: 'given_and_family_swapped' });
  expect(found?.say).toMatch(/^Found with given and family name swapped\. Active on Nov 30 under /);
  expect(found?.basis).toContain('based on question');
  expect(await told(of)).toEqual(['coverageAsked', 'coverageSearched', 'coverageConfirmed']);
  expect(await tasks(of)).toEqual([]);
});

test('a wrong birth date is found by the list, and the case waits until a person says whose coverage it is', async () => {
  const [seamus] = members.filter((one) => one.givenName === 'Séamus' && one.familyName === "O'Neill");
  const of = await send("Séamus O'Neill", 'home_health', {
    patient: {
      givenName: 'Séamus',
      familyName: "O'Neill",
      birthOn: '1941-02-11',
      memberNumber: seamus?.memberNumber ?? '',
    },
  });
  await hub.settle();
  const [found, stated, ...others] = (await coverage(of)).inquiries;
  expect(others).toEqual([]);
  expect(stated).toMatchObject({ outcome: 'unclear', variant: null });
  expect(stated?.say).toContain('The birth date is not the one the payer has.');
  expect(found).toMatchObject({ outcome: 'to_confirm', variant: 'day_and_month_swapped' });
  expect(found?.say).toContain('The payer has the birth date Nov 2, 1941, the order says Feb 11, 1941.');
  expect(await statusOf(of)).toBe('verifying');
  expect(await tasks(of)).toMatchObject([{ code: 'coverage_unclear', status: 'open', say: found?.say }]);
  const says = { params: { ...params(of), inquiryId: found?.id ?? '' }, body: { isSame: true } };
  const { inquiries } = await agent.ask(confirmCoverageDifference, says);
  expect(inquiries[0]).toMatchObject({ outcome: 'active' });
  expect(inquiries[0]?.say).toMatch(/confirmed that it is the member\.$/);
  await hub.settle();
  expect(await told(of)).toEqual([
    'coverageAsked',
    'coverageSearched',
    'coverageUnclear',
    'coverageDifferenceSettled',
    'coverageConfirmed',
  ]);
  expect(await tasks(of)).toMatchObject([{ status: 'done' }]);
  expect(await statusOf(of)).not.toBe('verifying');
  expect(await agent.refused(confirmCoverageDifference, says)).toMatchObject({ code: 'nothing_to_confirm' });
});

test('a silent payer is asked again with the same question, and nothing is lost when it is back', async () => {
  const of = await send('Thị Mai Nguyễn', 'oxygen');
  hub.payer.control({ mode: 'silent', forMemberNumber: of.memberNumber });
  await hub.settle();
  expect((await coverage(of)).inquiries).toMatchObject([{ outcome: null }]);
  expect(await statusOf(of)).toBe('verifying');
  hub.payer.control({ mode: 'well', forMemberNumber: of.memberNumber });
  await hub.pass({ minutes: 30 });
  const [answer, ...others] = (await coverage(of)).inquiries;
  expect(others).toEqual([]);
  expect(answer).toMatchObject({ outcome: 'active' });
  const control = String(answer?.controlNumber).padStart(9, '0');
  expect(hub.payer.asked().get(control)).toBeGreaterThan(1);
  expect(await told(of)).toEqual(['coverageAsked', 'coverageConfirmed']);
});

test('a payer that never answers stands before a person in the end, who calls and writes down what was said', async () => {
  const of = await send('Silas Quietwater', 'oxygen');
  await hub.pass({ hours: 3 });
  const { items } = await agent.ask(listWork, {
    query: { view: 'exceptions', sort: 'received', limit: 100 },
  });
  expect(items.find((one) => one.caseNumber === of.caseNumber)?.title).toContain('did not answer within');
  const said = {
    spokeWith: 'Pat at the member desk',
    referenceNumber: 'R-5521',
    planName: 'Silver MA HMO',
    lineOfBusiness: 'medicare_advantage' as const,
    activeFromOn: '2026-01-01',
  };
  const refused = await agent.refused(recordCoverageByHand, {
    params: params(of),
    body: { ...said, activeToOn: '2026-11-01' },
  });
  expect(refused).toMatchObject({ code: 'not_on_that_day', at: ['activeToOn'] });
  await agent.ask(recordCoverageByHand, { params: params(of), body: said });
  await hub.settle();
  const [answer, given] = (await coverage(of)).inquiries;
  expect(answer).toMatchObject({ how: 'by_hand', outcome: 'active', referenceNumber: 'R-5521' });
  expect(answer?.basis).toContain('Pat at the member desk');
  expect(given).toMatchObject({ outcome: 'given_up' });
  expect(await told(of)).toEqual(['coverageAsked', 'coverageConfirmed']);
  expect(await statusOf(of)).not.toBe('verifying');
}, 60_000);

test('an answer that cannot be read is kept as it came and put before a person at once; asking again helps', async () => {
  const of = await send('Greta Garble', 'home_health');
  await hub.settle();
  const [answer] = (await coverage(of)).inquiries;
  expect(answer).toMatchObject({ outcome: 'garbled' });
  expect(answer?.say).toContain('could not be read and is kept as it came');
  expect(await tasks(of)).toMatchObject([{ code: 'payer_unreadable', status: 'open' }]);
  expect(await told(of)).toEqual(['coverageAsked', 'coverageUnclear']);
  const { response } = await agent.ask(readCoverageMessages, {
    params: { ...params(of), inquiryId: answer?.id ?? '' },
  });
  expect(response[0]?.raw).toMatch(/^ISA\*/);
  expect(response.flatMap((line) => line.problems)).not.toEqual([]);
  hub.payer.control({ mode: 'well', forMemberNumber: of.memberNumber });
  await hub.pass({ minutes: 1 });
  await agent.ask(askCoverageAgain, { params: params(of) });
  await hub.settle();
  expect((await coverage(of)).inquiries.map((one) => one.outcome)).toEqual(['active', 'garbled']);
  expect(await tasks(of)).toMatchObject([{ status: 'done' }]);
});

test('a payer that takes longer than our patience counts as silent, and is heard once it is quick again', async () => {
  const of = await send('Theo Toolate', 'oxygen');
  await hub.settle();
  expect((await coverage(of)).inquiries).toMatchObject([{ outcome: null }]);
  hub.payer.control({ mode: 'well', forMemberNumber: of.memberNumber });
  await hub.pass({ minutes: 30 });
  expect((await coverage(of)).inquiries).toMatchObject([{ outcome: 'active' }]);
});

test('while the payer is down the cases wait, and go on when it is up', async () => {
  hub.payer.control({ mode: 'down' });
  const of = await send('Altagracia de la Cruz', 'dme');
  await hub.settle();
  expect((await coverage(of)).inquiries).toMatchObject([{ outcome: null }]);
  hub.payer.control({ mode: 'well' });
  await hub.pass({ minutes: 30 });
  expect((await coverage(of)).inquiries).toMatchObject([{ outcome: 'active' }]);
});

test('another payer that pays first is said at once, and the case goes on', async () => {
  const of = await send('Bessie Manygoats', 'oxygen');
  await hub.settle();
  const [answer] = (await coverage(of)).inquiries;
  expect(answer).toMatchObject({ outcome: 'active' });
  expect(answer?.say).toContain(
    'FIRST LIGHT LABOR FUND (FLL001) pays first, policy FL-7781; this plan pays after it.',
  );
  expect(answer?.told.map((one) => one.label)).toContain('Other payer');
  expect(answer?.services[0]?.told[0]).toMatchObject({ label: 'Authorization', text: 'needed' });
  expect(await statusOf(of)).not.toBe('verifying');
});

test('an answer that speaks against itself, or under a number used before, is never believed in silence', async () => {
  const of = await send('Otis Marchbanks', 'oxygen');
  hub.payer.control({ mode: 'contradicting', forMemberNumber: of.memberNumber });
  await hub.settle();
  expect((await coverage(of)).inquiries[0]?.say).toContain(
    'The payer says both active and inactive for Nov 30.',
  );
  expect(await tasks(of)).toMatchObject([{ code: 'coverage_unclear', status: 'open' }]);
  const again = async (mode: 'repeated_control' | 'wrong_trailer') => {
    hub.payer.control({ mode, forMemberNumber: of.memberNumber });
    await hub.pass({ minutes: 1 });
    await agent.ask(askCoverageAgain, { params: params(of) });
    await hub.settle();
    return (await coverage(of)).inquiries[0];
  };
  expect(await again('repeated_control')).toMatchObject({ outcome: 'active' });
  const repeated = await again('repeated_control');
  expect(repeated).toMatchObject({ outcome: 'garbled' });
  expect(repeated?.say).toContain('used its control number 900000001 for another answer too');
  expect(await again('wrong_trailer')).toMatchObject({ outcome: 'garbled' });
  expect((await tasks(of)).filter((one) => one['status'] === 'open')).toMatchObject([
    { code: 'payer_unreadable' },
  ]);
});

test('coverage is not for the referring office to read', async () => {
  const of = await send('Hendrika Van der Berg', 'oxygen');
  const clerk = await hub.as('referring_office');
  expect(await clerk.refused(readCoverage, { params: params(of) })).toMatchObject({ status: 404 });
});
