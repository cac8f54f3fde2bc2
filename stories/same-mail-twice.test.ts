// Why: offices send again when they are unsure. The same mail is one case with one number, at whatever hour it comes
// again; a near-duplicate through another door is flagged before anybody works it, and only a person calls it the same.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomUUID } from 'node:crypto';
import { readCase, settleDuplicate } from '../care/casefile/casefile.contract.ts';
import { beginCall, sendCallReferral, sendReferral } from '../care/intake/intake.contract.ts';
import { listWork } from '../care/work/work.contract.ts';
import { payerOf } from '../town/index.ts';
import type { Client } from '../run/testing/story-client.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { orderOf } from '../run/play/town-orders.ts';

let hub: StoryHub;
let agent: Client;
let pdf: Buffer;
const order = orderOf('Rosa Núñez-Ortega', 'oxygen');
const orders = payerOf(order.tenantId).intakeEmail;

beforeAll(async () => {
  hub = await openStory({ at: '2026-03-10T14:00:00.000Z' });
  agent = await hub.as('intake_agent');
  pdf = await order.pdf();
});
afterAll(async () => await hub.close());

const mailFrom = (from: string, messageId = `<${randomUUID()}@office.example>`) => ({
  from,
  to: orders,
  subject: 'Order',
  messageId,
  attachments: [{ filename: 'order.pdf', content: pdf }],
});
const numbersTold = async (to: string) =>
  (await hub.mailbox.to(to)).map((mail) => /case (\S+)$/.exec(mail.subject)?.[1]);
const casesOf = async (email: string) =>
  (
    await hub.sql('select count(*)::int as count from cases.referral where requester_email = $1', [email])
  )[0]?.['count'];

test('identical bytes sent again are one case; the sender hears the same number', async () => {
  const raw = await hub.mail.send(mailFrom('twice@office.example'));
  await hub.pass({ hours: 7 });
  await hub.mail.resend({ from: 'twice@office.example', to: orders }, raw);
  await hub.settle();
  const [first, second, ...more] = await numbersTold('twice@office.example');
  expect(first).toMatch(/^[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]$/);
  expect([second, ...more]).toEqual([first]);
  expect(await casesOf('twice@office.example')).toBe(1);
  const arrivals = await hub.sql(`select status, resend_of is not null as linked from intake.arrival
    where sender_address = 'twice@office.example' order by received_at`);
  expect(arrivals).toEqual([
    { status: 'placed', linked: false },
    { status: 'duplicate', linked: true },
  ]);
});

test('the same message relayed again with other trace lines and another envelope is one case', async () => {
  const messageId = `<${randomUUID()}@office.example>`;
  await hub.mail.send({
    ...mailFrom('Desk <relayed@office.example>', messageId),
    envelope: { from: 'bounce-17@relay.example', to: orders },
  });
  await hub.settle();
  await hub.mail.send({
    ...mailFrom('Desk <relayed@office.example>', messageId),
    headers: { 'X-Relay': 'second-try' },
    envelope: { from: 'bounce-18@relay.example', to: orders },
  });
  await hub.settle();
  const [first, second] = await numbersTold('relayed@office.example');
  expect(second).toBe(first);
  expect(await casesOf('relayed@office.example')).toBe(1);
});

test('delivered three times in the same instant it is still one case', async () => {
  const raw = await hub.mail.send(mailFrom('warm-up@office.example'));
  const fresh = Buffer.from(
    raw
      .toString('latin1')
      .replaceAll('warm-up@', 'at-once@')
      .replace(/Message-ID: </i, 'Message-ID: <x'),
    'latin1',
  );
  const envelope = { from: 'at-once@office.example', to: orders };
  await Promise.all([1, 2, 3].map(async () => await hub.mail.resend(envelope, fresh)));
  await hub.settle();
  expect(await casesOf('at-once@office.example')).toBe(1);
  expect(new Set(await numbersTold('at-once@office.example')).size).toBe(1);
});

test('another office with the same Message-ID is not swallowed as a repeat', async () => {
  const messageId = `<${randomUUID()}@office.example>`;
  await hub.mail.send(mailFrom('one@office.example', messageId));
  await hub.mail.send({ ...mailFrom('other@clinic.example', messageId), subject: 'Another order' });
  await hub.settle();
  expect(await casesOf('other@clinic.example')).toBe(1);
});

test('the same order by portal and then by phone is flagged before it is worked, and settled by a person', async () => {
  const clerk = await hub.as(order.clerk.email);
  const portal = await clerk.ask(sendReferral, {
    body: { tenantId: order.tenantId, draft: order.draft, documents: [] },
  });
  await hub.pass({ hours: 3 });
  const call = await agent.ask(beginCall, { body: {} });
  const phone = await agent.ask(sendCallReferral, {
    params: { tenantId: call.tenantId, id: call.id },
    // Spoken, so spelled as it sounds: no accent, no hyphen, no member ID.
    body: {
      tenantId: order.tenantId,
      draft: {
        ...order.draft,
        patient: { givenName: 'ROSA', familyName: 'Nunez Ortega', birthOn: order.member.birthOn },
      },
    },
  });
  await hub.settle();
  const params = { tenantId: phone.tenantId, id: phone.id };
  const page = await agent.ask(readCase, { params });
  expect(page.item?.isDuplicate).toBe(true);
  expect(page.duplicates).toHaveLength(1);
  expect(page.duplicates[0]).toMatchObject({ otherId: portal.id, otherCaseNumber: portal.caseNumber });
  expect(page.duplicates[0]?.reasons).toEqual([
    `The same person has case ${portal.caseNumber}, received 3 h earlier by portal.`,
    'Both ask for oxygen.',
  ]);
  const { items } = await agent.ask(listWork, { query: { view: 'duplicates' } });
  expect(items.map((one) => one.subjectId)).toContain(phone.id);
  expect(items.map((one) => one.subjectId)).not.toContain(portal.id);
  expect((await agent.ask(readCase, { params: { ...params, id: portal.id } })).item?.isDuplicate).toBe(false);

  const settling = { params: { ...params, otherId: portal.id }, body: { as: 'different' as const } };
  const stranger = await clerk.refused(settleDuplicate, settling);
  expect(stranger.code).toBe('absent');
  await agent.ask(settleDuplicate, settling);
  expect((await agent.refused(settleDuplicate, settling)).code).toBe('settled_already');
  expect((await agent.ask(readCase, { params })).item?.isDuplicate).toBe(false);
});

test('another kind of care for the same person is no duplicate', async () => {
  const clerk = await hub.as(order.clerk.email);
  const wound = orderOf('Rosa Núñez-Ortega', 'wound_care');
  const sent = await clerk.ask(sendReferral, {
    body: { tenantId: wound.tenantId, draft: wound.draft, documents: [] },
  });
  await hub.settle();
  const page = await agent.ask(readCase, { params: { tenantId: sent.tenantId, id: sent.id } });
  expect(page.duplicates).toEqual([]);
});

test('the same page by portal and then by mail is flagged before anybody has read the mail', async () => {
  const page = await orderOf('Otis Marchbanks', 'oxygen').pdf();
  const clerk = await hub.as(order.clerk.email);
  const document = await clerk.upload('order.pdf', page);
  const portal = await clerk.ask(sendReferral, {
    body: { tenantId: order.tenantId, draft: { ...order.draft, lines: [] }, documents: [document] },
  });
  await hub.settle();
  const attachments = [{ filename: 'again.pdf', content: page }];
  await hub.mail.send({ ...mailFrom('again@office.example'), attachments });
  await hub.settle();
  const [number] = await numbersTold('again@office.example');
  expect(number).not.toBe(portal.caseNumber);
  const [mailed] = await hub.sql('select id from cases.referral where case_number = $1', [number]);
  const shown = await agent.ask(readCase, {
    params: { tenantId: order.tenantId, id: String(mailed?.['id']) },
  });
  const flag = shown.duplicates.find((one) => one.otherCaseNumber === portal.caseNumber);
  expect(flag?.reasons[0]).toBe(`The same page (order.pdf) came with case ${portal.caseNumber}.`);
  expect(shown.item?.isDuplicate).toBe(true);
});
