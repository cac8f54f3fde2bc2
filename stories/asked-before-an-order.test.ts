// Why: a discharge planner asks before any order exists. The question gets a number, an owner and a clock like an order,
// an answer that stops the clock, and becomes the order's case without a second number (requirement M13).
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerInquiry, correctCase, readCase, readTimeline } from '../care/casefile/casefile.contract.ts';
import { sendReferral } from '../care/intake/intake.contract.ts';
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

async function asked(email: string) {
  const clerk = await hub.as(order.clerk.email);
  const { tenantId, id, caseNumber, gaps, sentence } = await clerk.ask(sendReferral, {
    body: {
      tenantId: order.tenantId,
      documents: [],
      draft: {
        kind: 'inquiry',
        priority: 'standard',
        patient: {},
        diagnoses: [],
        lines: [],
        officeId: order.office.key,
        requesterName: 'Mara Finn',
        requesterEmail: email,
        note: 'Can you set up oxygen at home for Thursday?',
      },
    },
  });
  await hub.settle();
  return { params: { tenantId, id }, caseNumber, gaps, sentence };
}

test('a question has its number, owner and clock at once and owes nothing but a name to call back', async () => {
  const { params, caseNumber, gaps, sentence } = await asked('planner@hospital.example');
  expect(gaps).toEqual([]);
  expect(sentence).toContain('We have your question; no order yet.');
  const page = await agent.ask(readCase, { params });
  expect(page.item?.ownerName).toBe(page.referral.caseManagerName);
  const clock = page.deadlines.find((one) => one.kind === 'inquiry_answer');
  // Four business hours from Tuesday 10:00 in Boston.
  expect(clock).toMatchObject({ status: 'running', dueAt: '2026-03-10T18:00:00.000Z' });
  const [mail] = await hub.mailbox.to('planner@hospital.example');
  expect(mail?.subject).toBe(`We have your question: case ${caseNumber}`);
});

test('the answer is written down and stops its clock; an order is not answered so', async () => {
  const { params } = await asked('second@hospital.example');
  const body = { spokeWith: 'Mara Finn', answer: 'Yes, Thursday morning; send the signed order.' };
  expect(await agent.ask(answerInquiry, { params, body })).toEqual({
    answered: true,
    mailTo: 'second@hospital.example',
  });
  await hub.settle();
  const page = await agent.ask(readCase, { params });
  expect(page.deadlines.find((one) => one.kind === 'inquiry_answer')?.status).toBe('met');
  expect((await hub.timeline(params)).map((one) => one.say)).toContain(
    'Mara Finn was answered: Yes, Thursday morning; send the signed order.',
  );

  // Everybody reads that it is answered; the mail says so too, and nothing of what was said.
  expect(page.sentence).toContain(
    'We have answered your question; no order yet. Next: you send the signed order.',
  );
  const mail = (await hub.mailbox.to('second@hospital.example')).at(-1);
  expect(mail?.subject).toBe(`Your question is answered: case ${page.referral.caseNumber}`);
  expect(mail?.text).not.toContain('Thursday');
  const masked = (await (await hub.as('quality_auditor')).ask(readTimeline, { params })).items;
  expect(masked.map((one) => one.say).join(' ')).not.toMatch(/Thursday|Finn/);

  // The order follows under the same number: its own clocks start, the question's are over.
  await agent.ask(correctCase, { params, body: { version: page.referral.version, draft: order.draft } });
  await hub.settle();
  const now = await agent.ask(readCase, { params });
  expect(now.referral).toMatchObject({ kind: 'order', memberId: order.member.key });
  expect(now.deadlines.map((one) => one.kind)).toEqual(
    expect.arrayContaining(['scheduling', 'start_of_care']),
  );
  expect(now.can['answer']).toBe('This is an order; only a question is answered here.');
  expect((await agent.refused(answerInquiry, { params, body })).code).toBe('not_an_inquiry');
});

test('an unanswered question is late and seen; once it becomes an order its clock is no longer owed', async () => {
  const late = await asked('late@hospital.example');
  const early = await asked('early@hospital.example');
  const { referral } = await agent.ask(readCase, { params: early.params });
  await agent.ask(correctCase, {
    params: early.params,
    body: { version: referral.version, draft: orderOf('Rosa Núñez-Ortega', 'dme').draft },
  });
  await hub.pass({ hours: 5 });
  const clockOf = async (params: { tenantId: number; id: string }) =>
    (await agent.ask(readCase, { params })).deadlines.find((one) => one.kind === 'inquiry_answer')?.status;
  expect(await clockOf(late.params)).toBe('breached');
  expect(await clockOf(early.params)).toBe('cancelled');
});
