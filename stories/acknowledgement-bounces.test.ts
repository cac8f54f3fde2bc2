// Why: a letter that cannot be delivered acknowledges nobody. A person is told whom to call, the clock runs on, and the
// call is what counts; a mailbox that is only busy gets its letter a little later.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acknowledgeByHand, readCase } from '../care/casefile/casefile.contract.ts';
import { sendReferral } from '../care/intake/intake.contract.ts';
import { claimItem, finishItem, listWork } from '../care/work/work.contract.ts';
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

async function sentBy(requesterEmail: string) {
  const clerk = await hub.as(order.clerk.email);
  const { tenantId, id, caseNumber } = await clerk.ask(sendReferral, {
    body: { tenantId: order.tenantId, draft: { ...order.draft, requesterEmail }, documents: [] },
  });
  await hub.settle();
  return { params: { tenantId, id }, caseNumber };
}
const exceptionOf = async (caseNumber: string) =>
  (await (await hub.as('supervisor')).ask(listWork, { query: { view: 'exceptions' } })).items.find(
    (one) => one.caseNumber === caseNumber,
  );

test('refused by the mailbox: a person is to call, the case stays unacknowledged and its clock runs', async () => {
  const { params, caseNumber } = await sentBy('bounce@office.example');
  const page = await agent.ask(readCase, { params });
  expect(page.referral.status).toBe('received');
  expect(page.deadlines.find((one) => one.kind === 'acknowledgement')?.status).toBe('running');
  expect(page.messages[0]).toMatchObject({ status: 'failed', recipient: 'bounce@office.example' });
  const exception = await exceptionOf(caseNumber);
  expect(exception).toMatchObject({
    title: 'The acknowledgement to bounce@office.example could not be delivered. Call them instead.',
    stageLabel: 'Call the sender',
  });
  expect(exception?.ownerName).not.toBeNull();

  // Only a received case can be acknowledged, and only once; the call closes what was left to do.
  expect(page.can['acknowledge']).toBe(true);
  const body = { spokeWith: 'Nancy Petrova' };
  expect((await agent.ask(acknowledgeByHand, { params, body })).status).toBe('acknowledged');
  await hub.settle();
  expect((await hub.timeline(params)).map((one) => one.say)).toContain(
    'Acknowledged by phone with Nancy Petrova.',
  );
  const after = await agent.ask(readCase, { params });
  expect(after.deadlines.find((one) => one.kind === 'acknowledgement')?.status).toBe('met');
  // Later letters to the same mailbox fail in their own time; this trouble is over.
  expect((await exceptionOf(caseNumber))?.title ?? '').not.toContain('The acknowledgement to');
  const again = await agent.refused(acknowledgeByHand, { params, body });
  expect(again.say).toBe('Only a referral just received can be acknowledged.');
});

test('a busy mailbox gets its letter a little later, once', async () => {
  const { params } = await sentBy('busy@office.example');
  const letters = await hub.mailbox.to('busy@office.example');
  expect(letters.filter((mail) => mail.subject.startsWith('We have your order'))).toHaveLength(1);
  const page = await agent.ask(readCase, { params });
  expect(Date.parse(page.referral.acknowledgedAt ?? '')).toBeGreaterThan(
    Date.parse(page.referral.receivedAt),
  );
});

test('a mail server that stays away is tried for hours and then becomes a call', async () => {
  const { params, caseNumber } = await sentBy('down@office.example');
  await hub.pass({ minutes: 10 });
  expect(await exceptionOf(caseNumber)).toBeUndefined();
  expect((await agent.ask(readCase, { params })).messages[0]?.status).toBe('queued');
  await hub.pass({ hours: 4 });
  expect((await exceptionOf(caseNumber))?.stageLabel).toBe('Call the sender');
});

test('an exception is closed in words by the one who holds it, and by nobody else; a case never by hand', async () => {
  const { params, caseNumber } = await sentBy('bounce@other-office.example');
  const exception = await exceptionOf(caseNumber);
  if (exception === undefined) throw new Error('No exception was opened.');
  const item = { tenantId: exception.tenantId, id: exception.id };
  const body = { say: 'Reached the desk by fax; they have the number.' };
  expect((await agent.refused(finishItem, { params: item, body })).code).toBe('wrong_state');
  const supervisor = await hub.as('supervisor');
  await supervisor.ask(claimItem, { params: item });
  expect((await agent.refused(finishItem, { params: item, body })).code).toBe('not_yours');
  const closed = await supervisor.ask(finishItem, { params: item, body });
  expect(closed.stageLabel).toBe('Dealt with');
  expect(await exceptionOf(caseNumber)).toBeUndefined();
  expect((await hub.timeline(params)).map((one) => one.say)).toContain(`Dealt with by a person: ${body.say}`);

  const own = (await agent.ask(readCase, { params })).item;
  const byHand = { params: { tenantId: params.tenantId, id: own?.id ?? '' }, body };
  expect((await agent.refused(finishItem, byHand)).code).toBe('ends_by_itself');
});
