// Why: the program approves by dated rows or routes to a nurse; a nurse approves but never denies; a physician denies with
// the reason, the criterion and what would change it; and the clock of the member's line of business runs from the receipt
// until everybody has been told (domain reference §1.2, §2.1–2.2, §5).
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decideAuthorization, readReview, recordTold } from '../care/authorization/authorization.contract.ts';
import type { DecisionBody } from '../care/authorization/authorization.schema.ts';
import { correctCase, readCase } from '../care/casefile/casefile.contract.ts';
import type { ReferralDraft } from '../care/cases/cases.schema.ts';
import { listWork, proveDeadline } from '../care/work/work.contract.ts';
import { members, staff, type ServiceFamily } from '../town/index.ts';
import { coordinated } from '../run/testing/story-coordinated.ts';
import type { Client } from '../run/testing/story-client.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { orderOf, personalWords } from '../run/play/town-orders.ts';

let hub: StoryHub;
let supervisor: Client;

beforeAll(async () => {
  hub = await openStory({ at: '2026-03-10T14:00:00.000Z' });
  supervisor = await hub.as('supervisor');
});
afterAll(async () => await hub.close());

type Params = { tenantId: number; id: string };
type Line = ReferralDraft['lines'][number];

const nursing = (frequency: string): Line => ({
  family: 'home_health',
  code: 'G0299',
  description: 'Skilled nursing by a registered nurse',
  quantity: 13,
  frequency,
});
const oxygen = { flowLpm: 2, spo2Percent: 86, testCondition: 'rest' } as const;
const concentrator: Line = {
  family: 'oxygen',
  code: 'E1390',
  description: 'Oxygen concentrator, single delivery port',
  quantity: 1,
  frequency: '2 L/min, 24 hours a day',
};

/** Grown-up members of a plan, each used once, so that no case is taken for a duplicate of another. */
const used = new Set<string>();
function someoneOf(planId: string): string {
  const found = members.find(
    (one) =>
      one.planId === planId &&
      one.birthOn < '2004-01-01' &&
      !used.has(one.key) &&
      members.filter((other) => other.givenName === one.givenName && other.familyName === one.familyName)
        .length === 1,
  );
  if (found === undefined) throw new Error(`${planId} has nobody left.`);
  used.add(found.key);
  return `${found.givenName} ${found.familyName}`;
}

/** An order from the office, complete and covered, at the point where arranging has begun. */
async function ordered(planId: string, family: ServiceFamily, changes: Partial<ReferralDraft>) {
  const order = orderOf(someoneOf(planId), family, changes);
  return { order, ...(await coordinated(hub, order)) };
}

async function page(params: Params) {
  return await supervisor.ask(readCase, { params });
}
async function requestOf(params: Params, lineNumber = 1) {
  const { authorizations } = await page(params);
  const found = authorizations.findLast((one) => one.lineNumber === lineNumber);
  if (found === undefined) throw new Error('This line has no request.');
  return found;
}
/** A reviewer who serves this payer. */
async function reviewer(role: string, tenantId: number): Promise<Client> {
  const person = staff.find((one) => one.role === role && one.tenants.includes(tenantId));
  if (person === undefined) throw new Error(`No ${role} serves ${tenantId}.`);
  return await hub.as(person.email);
}
async function decide(params: Params, role: string, body: DecisionBody) {
  const request = await requestOf(params);
  const who = await reviewer(role, params.tenantId);
  const reply = await who.ask(decideAuthorization, {
    params: { tenantId: params.tenantId, id: request.id },
    body,
  });
  await hub.settle();
  return reply;
}
const lineStatus = async (params: Params, number = 1) =>
  (await page(params)).lines.find((line) => line.number === number)?.status;
const events = async (params: Params) => (await hub.timeline(params)).map((one) => one.type);
const clockOf = async (params: Params) =>
  (await page(params)).deadlines.find((one) => one.kind.startsWith('determination'));

/** What a person must still do about approvals of this case. */
async function openTasks(params: Params): Promise<string[]> {
  const ours = ['denied', 'tell_decision', 'not_covered'];
  return (await page(params)).tasks
    .filter((one) => one.status === 'open' && (ours.includes(one.code) || one.say.includes('nurse reviewer')))
    .map((one) => one.code);
}

const against = {
  reason: 'The wound has closed, so a nurse is no longer needed every day.',
  criterion: 'Utilization policy HH-1: daily visits need an open wound or an unstable condition.',
  wouldChange: 'A note from the last week that shows an open wound or a new problem.',
  peerContact: 'Call Dr Okafor at 617-555-0188 until March 20.',
};

test('a qualifying order is approved at once, with number, reason, row and the last day it holds', async () => {
  const { params, order } = await ordered('silver-ma-hmo', 'oxygen', {
    lines: [concentrator],
    clinical: { oxygen },
    serviceFromOn: '2026-04-01',
  });
  const request = await requestOf(params);
  expect(request).toMatchObject({
    status: 'approved',
    decidedAs: 'system',
    ruleId: 'oxygen',
    ruleVersion: 2,
    reason: 'Approved by rule oxygen, version 2. SpO2 86 %. 2 L/min. 1 ordered.',
    lineOfBusiness: 'medicare_advantage',
  });
  expect(request.number).toMatch(/^AUTH-[2-9A-Z]{3}-[2-9A-Z]{3}-[2-9A-Z]$/);
  expect([request.validFrom, request.validTo]).toEqual(['2026-04-01', '2027-03-31']);
  expect(await events(params)).toContain('lineCleared');
  expect((await clockOf(params))?.status).toBe('met');
  expect(request.decidedAt).not.toBeNull();
  expect(request.noticeAt).not.toBeNull();
  const [mail] = (await hub.mailbox.to(order.draft.requesterEmail ?? '')).filter((one) =>
    one.subject.startsWith('Decision'),
  );
  expect(mail?.text).toContain(request.number);
  for (const word of [...personalWords(order.member), 'xygen'])
    if (word !== '') expect(mail?.text).not.toContain(word);
});

test('the same order is approved under one plan and routed to a nurse under another, by rows alone', async () => {
  const lines = [nursing('SN 2w4, 1w5')];
  const hmo = await ordered('silver-ma-hmo', 'home_health', { lines });
  const ppo = await ordered('silver-ma-ppo', 'home_health', { lines });
  const [approved, routed] = [await requestOf(hmo.params), await requestOf(ppo.params)];
  expect(approved).toMatchObject({ status: 'approved', ruleId: 'home-health' });
  expect(routed).toMatchObject({ status: 'rn_review', ruleId: 'silver.ppo.home-health' });
  expect(routed.reason).toBe(
    'A nurse reviews this (rule silver.ppo.home-health, version 1). At most 6 visits in the first 60 days: 13 visits in the first 60 days (SN 2w4, 1w5).',
  );
  expect(await lineStatus(ppo.params)).toBe('auth_pending');
});

test('what is not known is never guessed: the nurse has it in her queue with its clock', async () => {
  const { params } = await ordered('silver-ma-ppo', 'oxygen', { lines: [concentrator], clinical: {} });
  const request = await requestOf(params);
  expect(request.status).toBe('rn_review');
  const nurse = await reviewer('nurse_reviewer', params.tenantId);
  const items = (
    await Promise.all(
      staff
        .filter((one) => one.role === 'nurse_reviewer' && one.tenants.includes(params.tenantId))
        .map(
          async (one) => (await (await hub.as(one.email)).ask(listWork, { query: { view: 'mine' } })).items,
        ),
    )
  ).flat();
  const item = items.find((one) => one.subjectId === request.id);
  expect(item).toMatchObject({ kind: 'review', stageLabel: 'Nurse review', caseId: params.id });
  expect(item?.nextDueAt).toBe((await clockOf(params))?.dueAt);
  const review = await nurse.ask(readReview, { params: { tenantId: params.tenantId, id: request.id } });
  expect(review.can['approve']).toBe(true);
  expect(review.can['deny']).toBe(
    'Only a medical director denies for medical reasons, after a nurse has referred the request.',
  );
});

test('a nurse approves in her own words, and the line may be arranged', async () => {
  const { params } = await ordered('silver-ma-ppo', 'home_health', { lines: [nursing('SN 2w4, 1w5')] });
  const reason = 'New heart failure with daily weights; 13 visits are needed.';
  await decide(params, 'nurse_reviewer', { move: 'approve', reason });
  expect(await requestOf(params)).toMatchObject({
    status: 'approved',
    decidedAs: 'nurse_reviewer',
    reason,
    approvedQuantity: '13',
  });
  expect(['authorized', 'sourcing', 'offered']).toContain(await lineStatus(params));
});

test('a nurse cannot deny: the machine says who can', async () => {
  const { params } = await ordered('silver-ma-ppo', 'home_health', { lines: [nursing('SN 2w4, 1w5')] });
  const request = await requestOf(params);
  const nurse = await reviewer('nurse_reviewer', params.tenantId);
  const refusal = await nurse.refused(decideAuthorization, {
    params: { tenantId: params.tenantId, id: request.id },
    body: { move: 'deny', ...against },
  });
  expect(refusal.say).toBe(
    'Only a medical director denies for medical reasons, after a nurse has referred the request.',
  );
  await decide(params, 'nurse_reviewer', {
    move: 'refer_to_physician',
    reason: 'I cannot find the skilled need.',
  });
  const again = await nurse.refused(decideAuthorization, {
    params: { tenantId: params.tenantId, id: request.id },
    body: { move: 'deny', ...against },
  });
  expect(again.say).toBe('“Deny” is for a medical director.');
  expect((await requestOf(params)).status).toBe('md_review');
  const coordinator = await reviewer('care_coordinator', params.tenantId);
  const unseen = await coordinator.refused(decideAuthorization, {
    params: { tenantId: params.tenantId, id: request.id },
    body: { move: 'approve', reason: 'It looks fine to me, really.' },
  });
  expect(unseen.code).toBe('absent');
});

test('a physician denies with the whole notice, and the clock runs until member and office have been told', async () => {
  const { params, order } = await ordered('silver-ma-ppo', 'home_health', {
    lines: [nursing('SN 2w4, 1w5')],
  });
  await decide(params, 'nurse_reviewer', {
    move: 'refer_to_physician',
    reason: 'I cannot find the skilled need.',
  });
  await decide(params, 'medical_director', { move: 'offer_peer_to_peer', peerContact: against.peerContact });
  await decide(params, 'medical_director', { move: 'deny', ...against });
  const request = await requestOf(params);
  expect(request).toMatchObject({ status: 'denied', decidedAs: 'medical_director', noticeAt: null });
  expect(await lineStatus(params)).toBe('denied');
  expect(await events(params)).toContain('lineRefused');
  expect((await clockOf(params))?.status).toBe('running');
  expect((await page(params)).tasks).toContainEqual(
    expect.objectContaining({ code: 'denied', status: 'open' }),
  );

  const letter = request.notices.find((one) => one.audience === 'member');
  for (const words of [against.reason, against.criterion, against.wouldChange, against.peerContact])
    expect(letter?.body).toContain(words);
  // Noticed on 10 March; 65 days later is 14 May.
  expect(letter?.body).toContain('You can appeal until Thu 14 May 2026');
  expect(letter?.body).toContain('A physician (medical director) made this decision.');
  const [mail] = (await hub.mailbox.to(order.draft.requesterEmail ?? '')).filter((one) =>
    one.text.includes(request.number),
  );
  expect(mail?.text).toContain('not approved');
  expect(mail?.text).toContain(against.peerContact);
  for (const word of [...personalWords(order.member), against.reason]) expect(mail?.text).not.toContain(word);

  const coordinator = await reviewer('care_coordinator', params.tenantId);
  await coordinator.ask(recordTold, {
    params: { tenantId: params.tenantId, id: request.id },
    body: { noticeId: letter?.id ?? '', how: 'mail', to: 'the member' },
  });
  await hub.settle();
  expect(await requestOf(params)).toMatchObject({ noticeAt: expect.any(String) });
  expect((await clockOf(params))?.status).toBe('met');
  expect(await openTasks(params)).toEqual([]);
});

test('an administrative denial is made by its own role, for its own reasons', async () => {
  const { params } = await ordered('silver-ma-ppo', 'home_health', { lines: [nursing('SN 2w4, 1w5')] });
  const { peerContact: _, ...words } = against;
  const body = { move: 'deny_administratively', ground: 'no_delegation', ...words } as const;
  const request = await requestOf(params);
  const physician = await reviewer('medical_director', params.tenantId);
  const refusal = await physician.refused(decideAuthorization, {
    params: { tenantId: params.tenantId, id: request.id },
    body,
  });
  expect(refusal.say).toContain('is for an admin reviewer');
  await decide(params, 'admin_reviewer', body);
  expect(await requestOf(params)).toMatchObject({
    status: 'admin_denied',
    decision: { ground: 'no_delegation' },
  });
  expect(await lineStatus(params)).toBe('denied');
});

test('an answer is asked for while the clock runs on; a corrected order is looked at again with the new facts', async () => {
  const { params, order } = await ordered('silver-ma-ppo', 'home_health', {
    lines: [nursing('SN 2w4, 1w5')],
  });
  const before = await requestOf(params);
  const due = (await clockOf(params))?.dueAt;
  await decide(params, 'nurse_reviewer', {
    move: 'request_information',
    question: 'How many visits are needed at most?',
  });
  expect((await page(params)).tasks).toContainEqual(
    expect.objectContaining({ code: 'missing_information', status: 'open' }),
  );
  const { referral } = await page(params);
  await supervisor.ask(correctCase, {
    params,
    body: { version: referral.version, draft: { ...order.draft, lines: [nursing('SN 1w5')] } },
  });
  await hub.settle();
  const after = await requestOf(params);
  expect(after).toMatchObject({
    id: before.id,
    number: before.number,
    status: 'approved',
    decidedAs: 'system',
  });
  expect(after.lineId).not.toBe(before.lineId);
  expect((await clockOf(params))?.dueAt).toBe(due);
  expect(await openTasks(params)).toEqual([]);
});

test('the clock of the member’s own line of business runs from the receipt and explains itself', async () => {
  // Two plans of one payer: the Medicaid plan's dual plan is Medicare Advantage.
  const due: Record<string, [string, string]> = {
    'lantern-dual': ['Determination (Medicare Advantage)', '2026-03-18T04:59:59.999Z'],
    'ironworks-ppo': ['Determination (employer plan)', '2026-03-26T03:59:59.999Z'],
  };
  for (const [plan, [label, dueAt]] of Object.entries(due)) {
    const { params } = await ordered(plan, 'oxygen', {
      lines: [{ ...concentrator, quantity: 2 }],
      clinical: { oxygen },
    });
    const { referral } = await page(params);
    const clock = await clockOf(params);
    expect(clock).toMatchObject({ label, dueAt, startedAt: referral.receivedAt, status: 'running' });
    const proof = await supervisor.ask(proveDeadline, {
      params: { tenantId: params.tenantId, id: clock?.id ?? '' },
    });
    expect(proof.agrees).toBe(true);
    expect(proof.source).toMatch(/CFR/);
    expect(proof.steps.length).toBeGreaterThan(1);
  }
  const urgent = await ordered('silver-ma-ppo', 'oxygen', { lines: [concentrator], priority: 'urgent' });
  expect(await clockOf(urgent.params)).toMatchObject({
    kind: 'determination_expedited',
    dueAt: '2026-03-13T14:00:00.000Z',
  });
});

test('a line the plan excludes is refused by its row; what needs no approval is cleared beside it', async () => {
  const { params } = await ordered('northern-ppo', 'dme', {
    lines: [
      { family: 'dme', code: 'E0163', description: 'Commode chair, stationary', quantity: 1 },
      { family: 'dme', code: 'E0143', description: 'Folding wheeled walker', quantity: 1 },
    ],
  });
  expect(await lineStatus(params, 1)).toBe('not_covered');
  expect(['no_auth', 'sourcing', 'offered']).toContain(await lineStatus(params, 2));
  const { tasks, authorizations } = await page(params);
  expect(tasks).toContainEqual(expect.objectContaining({ code: 'not_covered' }));
  expect(authorizations).toEqual([]);
  const said = await events(params);
  expect(said.filter((one) => one === 'lineRefused' || one === 'lineCleared').sort()).toEqual([
    'lineCleared',
    'lineRefused',
  ]);
});

test('a plan that only wants to know is registered with, under a number', async () => {
  const { params } = await ordered('lantern-medicaid', 'home_health', { lines: [nursing('SN 2w4, 1w5')] });
  expect(await requestOf(params)).toMatchObject({ kind: 'registration', status: 'approved' });
  expect(['registration_only', 'sourcing', 'offered']).toContain(await lineStatus(params));
});

test('a late decision is a breach that stays visible, and is met late once told', async () => {
  const { params } = await ordered('silver-ma-ppo', 'oxygen', { lines: [concentrator], priority: 'stat' });
  await hub.pass({ hours: 73 });
  supervisor = await hub.as('supervisor');
  expect((await clockOf(params))?.status).toBe('breached');
  const said = await hub.timeline(params);
  expect(said.map((one) => one.say)).toContain('Expedited determination (Medicare Advantage) is late.');
  const items = await supervisor.ask(listWork, { query: { view: 'breached', limit: 200 } });
  const request = await requestOf(params);
  expect(items.items.map((one) => one.subjectId)).toContain(request.id);
  await decide(params, 'nurse_reviewer', { move: 'approve', reason: 'The test qualifies; approved late.' });
  expect((await clockOf(params))?.status).toBe('met_late');
});
