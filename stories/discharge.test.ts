// Why: a patient who goes home tomorrow without oxygen is in danger. Such a case goes to a named manager with a direct
// line and a committed time without anybody noticing it first (requirements M18, M19), and follows a discharge that moves.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { correctCase, readCase } from '../care/casefile/casefile.contract.ts';
import { sendReferral } from '../care/intake/intake.contract.ts';
import { commitEscalation, listWork, resolveEscalation } from '../care/work/work.contract.ts';
import { staff } from '../town/index.ts';
import type { Client } from '../run/testing/story-client.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { orderOf, personalWords } from '../run/play/town-orders.ts';

let hub: StoryHub;
let supervisor: Client;
const order = orderOf('Rosa Núñez-Ortega', 'oxygen');

beforeAll(async () => {
  hub = await openStory({ at: '2026-03-10T14:00:00.000Z' });
});
afterAll(async () => await hub.close());

async function sentWith(dischargeAt: string) {
  const clerk = await hub.as(order.clerk.email);
  supervisor = await hub.as('supervisor');
  const { tenantId, id, caseNumber } = await clerk.ask(sendReferral, {
    body: {
      tenantId: order.tenantId,
      draft: { ...order.draft, dischargeAt, dischargeFacility: 'Harbor Hospital' },
      documents: [],
    },
  });
  await hub.settle();
  return { params: { tenantId, id }, caseNumber };
}
const page = async (params: { tenantId: number; id: string }) => await supervisor.ask(readCase, { params });
const running = async (params: { tenantId: number; id: string }) =>
  Object.fromEntries(
    (await page(params)).deadlines
      .filter((one) => one.status === 'running')
      .map((one) => [one.kind, one.dueAt]),
  );
async function dischargeMoves(params: { tenantId: number; id: string }, dischargeAt: string) {
  const { referral } = await page(params);
  await supervisor.ask(correctCase, {
    params,
    body: { version: referral.version, draft: { ...order.draft, dischargeAt } },
  });
  await hub.settle();
}

test('home within 24 hours: escalated at once to a named manager with direct contact and a committed time', async () => {
  const { params, caseNumber } = await sentWith('2026-03-11T10:00:00.000Z');
  const { escalations, item } = await page(params);
  expect(escalations).toHaveLength(1);
  const [escalation] = escalations;
  expect(escalation).toMatchObject({
    status: 'assigned',
    reason: 'The patient goes home within 24 hours.',
    committedFor: '2026-03-10T15:00:00.000Z',
    openedAt: '2026-03-10T14:00:00.000Z',
  });
  const manager = staff.find((one) => one.email === escalation?.managerEmail);
  expect(manager?.role).toBe('supervisor');
  expect(escalation?.managerPhone).toBe(manager?.directPhone);
  expect(item).toMatchObject({ isEscalated: true, isNearDischarge: true });
  for (const view of ['escalated', 'near_discharge'] as const) {
    const { items } = await supervisor.ask(listWork, { query: { view } });
    expect(items.map((one) => one.subjectId)).toContain(params.id);
  }
  expect(Object.keys(await running(params))).toContain('scheduling_discharge');

  const [mail] = await hub.mailbox.to(escalation?.managerEmail ?? '');
  expect(mail?.subject).toBe(`Escalation: case ${caseNumber}`);
  for (const word of personalWords(order.member)) expect(mail?.text).not.toContain(word);
});

test('the manager commits to a time ahead and resolves it in words', async () => {
  const { params } = await sentWith('2026-03-11T10:00:00.000Z');
  const id = (await page(params)).escalations[0]?.id ?? '';
  const ref = { tenantId: params.tenantId, id };
  const early = await supervisor.refused(resolveEscalation, { params: ref, body: { resolution: 'Done.' } });
  expect(early.say).toBe('Commit to a date and time first, then resolve it.');
  const past = await supervisor.refused(commitEscalation, {
    params: ref,
    body: { committedFor: '2026-03-10T13:00:00.000Z' },
  });
  expect(past).toMatchObject({ code: 'in_the_past', at: ['committedFor'] });
  const agent = await hub.as('intake_agent');
  const commit = { params: ref, body: { committedFor: '2026-03-10T22:00:00.000Z' } };
  expect((await agent.refused(commitEscalation, commit)).code).toBe('absent');
  expect((await supervisor.ask(commitEscalation, commit)).status).toBe('committed');
  await supervisor.ask(resolveEscalation, { params: ref, body: { resolution: 'Oxygen stands at home.' } });
  const after = await page(params);
  expect(after.escalations[0]).toMatchObject({ status: 'resolved', resolution: 'Oxygen stands at home.' });
  expect(after.item?.isEscalated).toBe(false);
});

test('home in 40 hours: escalates by itself when 24 hours remain, and not before', async () => {
  const { params } = await sentWith('2026-03-12T06:00:00.000Z');
  expect((await page(params)).escalations).toEqual([]);
  await hub.pass({ hours: 15, minutes: 59 });
  supervisor = await hub.as('supervisor');
  expect((await page(params)).escalations).toEqual([]);
  await hub.pass({ minutes: 1 });
  const after = await page(params);
  expect(after.escalations).toHaveLength(1);
  expect(after.escalations[0]?.openedAt).toBe('2026-03-11T06:00:00.000Z');
  expect(after.item).toMatchObject({ isEscalated: true, isNearDischarge: true });
  expect(Object.keys(await running(params))).toContain('scheduling_discharge');
});

test('a discharge that moves earlier escalates at once and shortens the clocks that hang on it', async () => {
  hub.clock.set('2026-03-16T14:00:00.000Z');
  const { params } = await sentWith('2026-03-19T14:00:00.000Z');
  expect(await running(params)).toMatchObject({ scheduling: '2026-03-19T10:00:00.000Z' });
  await dischargeMoves(params, '2026-03-17T12:00:00.000Z');
  const clocks = await running(params);
  expect(clocks['scheduling']).toBeUndefined();
  expect(clocks['scheduling_discharge']).toBe('2026-03-17T10:00:00.000Z');
  expect((await page(params)).escalations).toHaveLength(1);
  await hub.pass({ hours: 1 });
  expect((await page(params)).escalations).toHaveLength(1);
});

test('a discharge that moves later by days rings at its new time, not at the old one', async () => {
  hub.clock.set('2026-03-23T14:00:00.000Z');
  const { params } = await sentWith('2026-03-25T14:00:00.000Z');
  await dischargeMoves(params, '2026-03-27T14:00:00.000Z');
  expect((await running(params))['scheduling']).toBe('2026-03-26T14:00:00.000Z');
  await hub.pass({ hours: 25 });
  supervisor = await hub.as('supervisor');
  expect((await page(params)).escalations).toEqual([]);
  await hub.pass({ hours: 47 });
  supervisor = await hub.as('supervisor');
  expect((await page(params)).escalations[0]?.openedAt).toBe('2026-03-26T14:00:00.000Z');
});

test('a near discharge put off leaves the short track', async () => {
  hub.clock.set('2026-04-06T14:00:00.000Z');
  const { params } = await sentWith('2026-04-07T10:00:00.000Z');
  await dischargeMoves(params, '2026-04-20T14:00:00.000Z');
  const clocks = await running(params);
  expect(clocks['scheduling_discharge']).toBeUndefined();
  expect(clocks['scheduling']).toBe('2026-04-09T14:00:00.000Z');
  expect((await page(params)).item?.isNearDischarge).toBe(false);
});

test('what a manager has resolved stays resolved through later corrections, until the discharge moves earlier', async () => {
  hub.clock.set('2026-04-13T14:00:00.000Z');
  const at = '2026-04-14T10:00:00.000Z';
  const { params } = await sentWith(at);
  const ref = { tenantId: params.tenantId, id: (await page(params)).escalations[0]?.id ?? '' };
  await supervisor.ask(commitEscalation, { params: ref, body: { committedFor: '2026-04-13T20:00:00.000Z' } });
  await supervisor.ask(resolveEscalation, { params: ref, body: { resolution: 'Oxygen stands at home.' } });
  const statuses = async () => (await page(params)).escalations.map((one) => one.status);

  await dischargeMoves(params, at);
  await dischargeMoves(params, '2026-04-14T12:00:00.000Z');
  expect(await statuses()).toEqual(['resolved']);
  expect((await page(params)).item?.isEscalated).toBe(false);

  // Put off to noon and back to eleven: earlier than what is known now.
  await hub.pass({ minutes: 5 });
  await dischargeMoves(params, '2026-04-14T11:00:00.000Z');
  expect(await statuses()).toEqual(['assigned', 'resolved']);
  expect((await page(params)).item?.isEscalated).toBe(true);
});
