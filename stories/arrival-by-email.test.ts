// Why: an order mailed to a payer's own address becomes a case without anybody opening the mail first; the sender hears
// its number in writing, and what was sent is kept as it was.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHash } from 'node:crypto';
import { findCases, readCase } from '../care/casefile/casefile.contract.ts';
import { readDocument } from '../care/intake/intake.contract.ts';
import { payerOf } from '../town/index.ts';
import type { Client } from '../run/testing/story-client.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { orderOf, personalWords } from '../run/play/town-orders.ts';

let hub: StoryHub;
let agent: Client;
let pdf: Buffer;
const order = orderOf('Rosa Núñez-Ortega', 'oxygen');
const desk = 'desk@backbay.example';

beforeAll(async () => {
  hub = await openStory({ at: '2026-03-10T14:00:00.000Z' });
  agent = await hub.as('intake_agent');
  pdf = await order.pdf();
  await hub.mail.send({
    from: `Nancy Petrova <${desk}>`,
    to: payerOf(order.tenantId).intakeEmail,
    subject: 'Oxygen order',
    text: 'Please see the signed order attached.',
    attachments: [{ filename: 'order.pdf', content: pdf }],
  });
});
afterAll(async () => await hub.close());

async function theCase() {
  const [mail] = await hub.mailbox.to(desk);
  const number = /case (\S+)$/.exec(mail?.subject ?? '')?.[1] ?? '';
  const { items } = await agent.ask(findCases, { query: { q: number } });
  expect(items).toHaveLength(1);
  return { number, params: { tenantId: items[0]?.tenantId ?? 0, id: items[0]?.id ?? '' } };
}

test('the sender is answered in writing with number, case manager and extension, and nothing about the patient', async () => {
  await hub.settle();
  const [mail, ...others] = await hub.mailbox.to(desk);
  expect(others).toEqual([]);
  const { number, params } = await theCase();
  const { referral } = await agent.ask(readCase, { params });
  expect(referral).toMatchObject({ channel: 'email', requesterEmail: desk });
  expect(mail?.text).toContain(number);
  expect(mail?.text).toContain(`${referral.caseManagerName}, extension ${referral.caseManagerExtension}`);
  for (const word of personalWords(order.member))
    expect(`${mail?.subject} ${mail?.text}`).not.toContain(word);
});

test('the case stands owned with its clocks counted from the instant the mail arrived', async () => {
  const page = await agent.ask(readCase, { params: (await theCase()).params });
  expect(page.item?.ownerName).toBe(page.referral.caseManagerName);
  expect(page.referral.receivedAt).toBe('2026-03-10T14:00:00.000Z');
  expect(
    page.deadlines
      .map((one) => one.kind)
      .filter((kind) => kind !== 'task')
      .sort(),
  ).toEqual(['acknowledgement', 'acknowledgement_24h', 'scheduling']);
  expect(new Set(page.deadlines.map((one) => one.startedAt))).toEqual(new Set(['2026-03-10T14:00:00.000Z']));
});

test('the attachment is kept by its digest and its page is shown; what is missing is listed', async () => {
  const { params } = await theCase();
  const page = await agent.ask(readCase, { params });
  const [document] = page.documents;
  expect(document).toMatchObject({
    fileName: 'order.pdf',
    digest: createHash('sha256').update(pdf).digest('hex'),
    pageCount: 1,
  });
  const shown = await agent.ask(readDocument, {
    params: { tenantId: params.tenantId, id: document?.id ?? '' },
  });
  expect(shown.pages).toHaveLength(1);
  expect(page.gaps.map((gap) => gap.field)).toContain('patient.familyName');
  expect(page.gaps.map((gap) => gap.field)).not.toContain('documents');
});

test('a mail whose long text ends in the middle of an emoji is read like any other', async () => {
  await hub.mail.send({
    from: 'emoji@backbay.example',
    to: payerOf(order.tenantId).intakeEmail,
    subject: 'Oxygen',
    text: `${'a'.repeat(3991)}${'😀'.repeat(20)}`,
    attachments: [{ filename: `${'b'.repeat(115)}😀😀😀.pdf`, content: pdf }],
  });
  await hub.settle();
  const [mail] = await hub.mailbox.to('emoji@backbay.example');
  expect(mail?.subject).toMatch(/^We have your order: case /);
});

test('an order that a machine mailed becomes a case, but the machine is never answered', async () => {
  await hub.mail.send({
    from: 'scanner@backbay.example',
    to: payerOf(order.tenantId).intakeEmail,
    subject: 'Scan from copier',
    headers: { 'Auto-Submitted': 'auto-generated' },
    attachments: [{ filename: 'scan.pdf', content: pdf }],
  });
  await hub.settle();
  expect(await hub.mailbox.to('scanner@backbay.example')).toEqual([]);
  const cases = await hub.sql(
    `select referral.status, item.owner_id, case_manager_name from cases.referral join intake.arrival on placed_referral_id = referral.id
     join work.item on item.subject_id = referral.id where sender_address = 'scanner@backbay.example'`,
  );
  expect(cases).toMatchObject([{ status: 'received' }]);
  expect(cases[0]?.['owner_id']).not.toBeNull();
});
