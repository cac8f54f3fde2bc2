// Why: clocks are promises about real calendars. An order at the end of the Friday before Memorial Day shows whether
// first business day and 24 hours are counted apart, in the patient's own zone, and whether lateness is seen by somebody.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acknowledgeByHand, readCase } from '../care/casefile/casefile.contract.ts';
import { sendReferral } from '../care/intake/intake.contract.ts';
import { countWork, listWork, proveDeadline } from '../care/work/work.contract.ts';
import type { Client } from '../run/testing/story-client.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { orderOf } from '../run/play/town-orders.ts';

let hub: StoryHub;
let supervisor: Client;
// Nobody can be written to: the acknowledgement bounces, so its clock runs on until a person acts.
const order = orderOf('Rosa Núñez-Ortega', 'dme', { requesterEmail: 'bounce@office.example' });

beforeAll(async () => {
  hub = await openStory({ at: '2026-05-22T20:50:00.000Z' });
  supervisor = await hub.as('supervisor');
});
afterAll(async () => await hub.close());

async function sentAt(at: string) {
  hub.clock.set(at);
  const clerk = await hub.as(order.clerk.email);
  const { tenantId, id } = await clerk.ask(sendReferral, {
    body: { tenantId: order.tenantId, draft: order.draft, documents: [] },
  });
  await hub.settle();
  return { tenantId, id };
}

const clockOf = async (params: { tenantId: number; id: string }, kind: string) => {
  const found = (await supervisor.ask(readCase, { params })).deadlines.find((one) => one.kind === kind);
  if (found === undefined) throw new Error(`The case has no clock ${kind}.`);
  return found;
};
const standsIn = async (view: 'at_risk' | 'breached' | 'open', subjectId: string) => {
  const { items } = await supervisor.ask(listWork, { query: { view, sort: 'due', limit: 200 } });
  return items.some((one) => one.subjectId === subjectId && one.kind === 'referral');
};

test('at 16:50 on the Friday the desk is still open: due the same day at 18:00, in 24 hours on Saturday 16:50', async () => {
  const params = await sentAt('2026-05-22T20:50:00.000Z');
  const clock = await clockOf(params, 'acknowledgement');
  expect(clock.dueAt).toBe('2026-05-22T22:00:00.000Z');
  expect((await clockOf(params, 'acknowledgement_24h')).dueAt).toBe('2026-05-23T20:50:00.000Z');
  expect((await supervisor.ask(proveDeadline, { params: { ...params, id: clock.id } })).agrees).toBe(true);

  // Warned at 75 and 90 percent of the 70 minutes, late at the hour, and seen in the supervisor's lists.
  await hub.pass({ minutes: 52 });
  expect(await standsIn('at_risk', params.id)).toBe(false);
  await hub.pass({ minutes: 1 });
  expect(await standsIn('at_risk', params.id)).toBe(true);
  await hub.pass({ minutes: 20 });
  expect(await standsIn('breached', params.id)).toBe(true);
  expect(await standsIn('at_risk', params.id)).toBe(false);
  const { counts } = await supervisor.ask(countWork);
  expect(counts['breached']?.count).toBe(1);
  const told = (await hub.timeline(params)).filter((one) => /^clock(Warned|Breached)$/.test(one.type));
  expect(told.map(({ say, at }) => [say, at])).toEqual([
    ['Acknowledgement: 75 % of the time is gone.', '2026-05-22T21:42:30.000Z'],
    ['Acknowledgement: 90 % of the time is gone.', '2026-05-22T21:53:00.000Z'],
    ['Acknowledgement is late.', '2026-05-22T22:00:00.000Z'],
  ]);
});

test('at 18:10 the desk has closed until Tuesday: the 24 hours decide, and the proof says why', async () => {
  const params = await sentAt('2026-05-22T22:10:00.000Z');
  const clock = await clockOf(params, 'acknowledgement');
  expect(clock.dueAt).toBe('2026-05-23T22:10:00.000Z');
  const steps = clock.steps.map((step) => step.say).join(' ');
  expect(steps).toMatch(/Memorial Day/);
  expect(clock.steps.map((step) => step.at)).toContain('2026-05-26T22:00:00.000Z');
});

test('a case acknowledged late is met late, and leaves the breached list', async () => {
  hub.clock.set('2026-05-22T20:00:00.000Z');
  const params = await sentAt('2026-05-22T20:55:00.000Z');
  await hub.pass({ hours: 2 });
  const agent = await hub.as('intake_agent');
  await agent.ask(acknowledgeByHand, { params, body: { spokeWith: 'Nancy Petrova' } });
  await hub.settle();
  expect((await clockOf(params, 'acknowledgement')).status).toBe('met_late');
  expect((await clockOf(params, 'acknowledgement_24h')).status).toBe('met');
  expect(await standsIn('breached', params.id)).toBe(false);
  expect(await standsIn('open', params.id)).toBe(true);
});
