// Why: an agent keys an order while the caller speaks: the number is there before the first question, and a call that
// breaks off is still somebody's work.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readArrival, readCase } from '../care/casefile/casefile.contract.ts';
import {
  beginCall,
  endCall,
  noteCall,
  placeArrival,
  sendCallReferral,
} from '../care/intake/intake.contract.ts';
import { listSources } from '../care/sources/sources.contract.ts';
import { listWork } from '../care/work/work.contract.ts';
import type { Client } from '../run/testing/story-client.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { orderOf } from '../run/play/town-orders.ts';

let hub: StoryHub;
let agent: Client;
const order = orderOf('Rosa Núñez-Ortega', 'oxygen');

beforeAll(async () => {
  hub = await openStory({ at: '2026-03-10T14:00:00.000Z' });
  agent = await hub.as('intake_agent');
});
afterAll(async () => await hub.close());

test('a call has its number before the first question, and the order spoken on it keeps number and receipt', async () => {
  const call = await agent.ask(beginCall, { body: {} });
  expect(call.caseNumber).not.toBe('');
  const params = { tenantId: call.tenantId, id: call.id };
  hub.clock.pass({ minutes: 6 });
  await agent.ask(noteCall, { params, body: { callerName: 'Nancy Petrova', identifiers: ['name'] } });
  const { requesterEmail: _, ...spoken } = order.draft;
  const receipt = await agent.ask(sendCallReferral, {
    params,
    body: { tenantId: order.tenantId, draft: spoken },
  });
  expect(receipt.caseNumber).toBe(call.caseNumber);
  expect(receipt.receivedAt).toBe('2026-03-10T14:00:00.000Z');
  expect(receipt.gaps.map((gap) => gap.field)).toEqual(['documents']);
  await agent.ask(endCall, { params });
  await hub.settle();

  const page = await agent.ask(readCase, { params: { tenantId: receipt.tenantId, id: receipt.id } });
  expect(page.referral).toMatchObject({
    // The signed page is still owed; everything that was spoken is here.
    status: 'pending_info',
    channel: 'phone',
    memberId: order.member.key,
  });
  expect(page.item?.ownerName).toBe(page.referral.caseManagerName);
  const own = page.deadlines.filter((one) => one.kind !== 'task');
  expect(own.every((one) => one.startedAt === '2026-03-10T14:00:00.000Z')).toBe(true);
  const told = await hub.timeline({ tenantId: receipt.tenantId, id: receipt.id });
  expect(told.map((one) => one.say)).toContain('Acknowledged on the call.');
  const { items } = await agent.ask(listSources, { params: { tenantId: receipt.tenantId, id: receipt.id } });
  expect(items.find((one) => one.field === 'patient.birthOn')).toMatchObject({
    said: spoken.patient.birthOn,
    place: { kind: 'call', callId: call.id, line: 'Date of birth' },
    notedAt: '2026-03-10T14:06:00.000Z',
    notedByName: agent.person?.name,
    current: true,
  });
  const twice = await agent.refused(sendCallReferral, {
    params,
    body: { tenantId: order.tenantId, draft: spoken },
  });
  expect(twice.code).toBe('written_already');
});

test('a caller who leaves an address is also told in writing', async () => {
  const call = await agent.ask(beginCall, { body: {} });
  await agent.ask(sendCallReferral, {
    params: { tenantId: call.tenantId, id: call.id },
    body: { tenantId: order.tenantId, draft: { ...order.draft, requesterEmail: 'planner@hospital.example' } },
  });
  await hub.settle();
  const [mail] = await hub.mailbox.to('planner@hospital.example');
  expect(mail?.subject).toContain(call.caseNumber);
});

test('an order sent twice at the same moment from one call becomes one case, and the second is told so', async () => {
  const call = await agent.ask(beginCall, { body: { callerOrganization: 'Bay Hospital' } });
  const sending = {
    params: { tenantId: call.tenantId, id: call.id },
    body: { tenantId: order.tenantId, draft: order.draft },
  };
  const path = `/api/calls/${call.tenantId.toString()}/${call.id}/referral`;
  const both = await Promise.all([1, 2].map(() => agent.raw('POST', path, sending.body)));
  expect(both.map((one) => one.statusCode).toSorted((a, b) => a - b)).toEqual([200, 409]);
});

test('a call that breaks off waits in the lobby, held by whoever took it', async () => {
  const call = await agent.ask(beginCall, { body: { callerOrganization: 'Bay Hospital' } });
  await agent.ask(endCall, { params: { tenantId: call.tenantId, id: call.id } });
  await hub.settle();
  const { items } = await agent.ask(listWork, { query: { view: 'lobby' } });
  expect(items.find((one) => one.caseNumber === call.caseNumber)).toMatchObject({
    title: 'Call from Bay Hospital',
    status: 'claimed',
    ownerName: agent.person?.name,
  });
  const arrival = await agent.ask(readArrival, {
    params: { tenantId: call.tenantId, id: call.arrivalId },
  });
  expect(arrival.can['place']).toBe(true);
  const again = await agent.refused(endCall, { params: { tenantId: call.tenantId, id: call.id } });
  expect(again.code).toBe('ended_already');

  // Placed from the lobby, its number is a case's: whoever still has the call open is told so.
  const body = { tenantId: order.tenantId, draft: order.draft };
  await agent.ask(placeArrival, { params: { tenantId: call.tenantId, id: call.arrivalId }, body });
  const late = await agent.refused(sendCallReferral, {
    params: { tenantId: call.tenantId, id: call.id },
    body,
  });
  expect(late.code).toBe('written_already');
});
