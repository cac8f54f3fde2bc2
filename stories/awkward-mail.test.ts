// Why: what arrives by mail is often empty, locked, broken or hostile. Each costs its sender one clear sentence and a
// person at the hub one work item; nothing is lost, and nobody else's order waits for it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHash } from 'node:crypto';
import { readArrival, readCase } from '../care/casefile/casefile.contract.ts';
import { listWork } from '../care/work/work.contract.ts';
import { payerOf } from '../town/index.ts';
import { breakPdf, encryptPdf, makeManyPages } from '../town/make-order.ts';
import { makeBomb } from '../town/make-bomb.ts';
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

/** Sends it and gives what the sender heard, what stands in the queue, and the arrival as the agent sees it. */
async function whatBecomesOf(from: string, attachments: { filename: string; content: Buffer }[], text = '') {
  const raw = await hub.mail.send({ from, to: orders, subject: 'Order', text, attachments });
  await hub.settle();
  const { items } = await agent.ask(listWork, { query: { view: 'lobby', limit: 200 } });
  const item = items.find((one) => one.title.includes(from));
  if (item === undefined) throw new Error('It stands in no queue.');
  const arrival = await agent.ask(readArrival, {
    params: { tenantId: item.tenantId, id: item.subjectId },
  });
  const kept = await hub.house.equipment.files.get(createHash('sha256').update(raw).digest('hex'));
  expect(kept.equals(raw)).toBe(true);
  const heard = await hub.mailbox.to(from);
  expect(heard).toHaveLength(1);
  expect(heard[0]?.subject).toBe(`We have your message: case ${item.caseNumber}`);
  expect(item.ownerName).not.toBeNull();
  expect(item.nextDueAt).not.toBeNull();
  return { heard: heard[0]?.text ?? '', item, arrival };
}

test('an empty mail: the sender hears what to do, the arrival waits with an owner and a clock', async () => {
  const { heard, item } = await whatBecomesOf('empty@office.example', []);
  expect(heard).toContain('has no order attached. Please reply with the signed order as a PDF or a scan.');
  expect(heard).toContain(`${item.ownerName} of our intake desk looks at it now.`);
});

test('a locked PDF: the sender hears that it needs a password, the document is kept', async () => {
  const locked = await encryptPdf(pdf);
  const { heard, arrival } = await whatBecomesOf('locked@office.example', [
    { filename: 'order.pdf', content: locked },
  ]);
  expect(heard).toMatch(/order\.pdf: .*password/);
  expect(arrival.documents).toMatchObject([
    { status: 'unreadable', digest: createHash('sha256').update(locked).digest('hex') },
  ]);
});

test('a broken PDF: a clear sentence', async () => {
  const { heard, arrival } = await whatBecomesOf('broken@office.example', [
    { filename: 'order.pdf', content: breakPdf(pdf) },
  ]);
  expect(heard).toMatch(/order\.pdf: .*(damaged|broken)/);
  expect(arrival.documents[0]?.why).not.toBeNull();
});

test('a wrong type of file and an archive: each is named with what to send instead', async () => {
  const wrong = await whatBecomesOf('wrong@office.example', [
    { filename: 'order.xyz', content: Buffer.from('MZ\x90\x00 this is no document') },
  ]);
  expect(wrong.heard).toMatch(/order\.xyz: .*PDF/);
  const zip = await whatBecomesOf('zip@office.example', [
    { filename: 'orders.zip', content: await makeBomb('zip') },
  ]);
  expect(zip.heard).toContain('orders.zip is a ZIP archive and is not opened here.');
});

test('a PDF that unpacks to two gigabytes costs its sender a sentence, and the next office nothing', async () => {
  await hub.mail.send({
    from: 'bomb@office.example',
    to: orders,
    attachments: [{ filename: 'order.pdf', content: await makeBomb('pdf') }],
  });
  await hub.mail.send({
    from: 'next@office.example',
    to: orders,
    attachments: [{ filename: 'order.pdf', content: pdf }],
  });
  await hub.settle();
  const [next] = await hub.mailbox.to('next@office.example');
  expect(next?.subject).toMatch(/^We have your order: case /);
  const [bomb] = await hub.mailbox.to('bomb@office.example');
  expect(bomb?.subject).toMatch(/^We have your (message|order): case /);
});

test('sixty attachments, or a document of too many pages: asked for in parts, kept whole', async () => {
  const sixty = Array.from({ length: 60 }, (_, i) => ({ filename: `page-${i}.pdf`, content: pdf }));
  const { heard } = await whatBecomesOf('sixty@office.example', sixty);
  expect(heard).toContain('more than 50 attachments. Send them in several mails.');
  const long = await whatBecomesOf('long@office.example', [
    { filename: 'chart.pdf', content: await makeManyPages(600) },
  ]);
  expect(long.heard).toMatch(/chart\.pdf: .*pages/);
});

test('one good order among broken attachments is a case at once, with the broken one beside it', async () => {
  await hub.mail.send({
    from: 'mixed@office.example',
    to: orders,
    attachments: [
      { filename: 'note.pdf', content: breakPdf(pdf) },
      { filename: 'order.pdf', content: pdf },
    ],
  });
  await hub.settle();
  const [placed] = await hub.sql(
    `select placed_tenant_id as "tenantId", placed_referral_id as id from intake.arrival where sender_address = 'mixed@office.example'`,
  );
  const page = await agent.ask(readCase, { params: placed as { tenantId: number; id: string } });
  expect(
    page.documents
      .map((one) => [one.fileName, one.status])
      .sort((a, b) => String(a).localeCompare(String(b))),
  ).toEqual([
    ['note.pdf', 'unreadable'],
    ['order.pdf', 'read'],
  ]);
});

test('a bounce, an automatic reply and a mail without a sender are kept and never answered', async () => {
  const before = (await hub.mailbox.all()).length;
  await hub.mail.send({
    from: 'mailer-daemon@office.example',
    to: orders,
    subject: 'Undelivered Mail Returned to Sender',
    envelope: { from: '', to: orders },
    text: 'Your mail could not be delivered.',
  });
  await hub.mail.send({
    from: 'away@office.example',
    to: orders,
    subject: 'Out of office',
    headers: { 'Auto-Submitted': 'auto-replied' },
    text: 'I am away until Monday.',
  });
  await hub.mail.send({
    from: 'returned@office.example',
    to: orders,
    subject: 'Returned',
    envelope: { from: '', to: orders },
    text: 'No mark but the empty envelope says that a machine wrote this.',
  });
  await hub.settle();
  expect((await hub.mailbox.all()).length).toBe(before);
  const arrivals = await hub.sql(
    `select status, is_automatic as automatic, why is not null as reasoned from intake.arrival
     where sender_address = any('{mailer-daemon@office.example,away@office.example,returned@office.example}')`,
  );
  expect(arrivals).toEqual([1, 2, 3].map(() => ({ status: 'set_aside', automatic: true, reasoned: true })));
});
