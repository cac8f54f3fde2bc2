// Why: an order that lacks something is asked about once: one message to one person in the channel they use, each question by
// itself, with the page that was read; it is asked after on dated days and stops by itself.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { correctCase, listOwnCases, moveCase, readCase } from '../care/casefile/casefile.contract.ts';
import { answerQuestions, listClarifications, listQuestions } from '../care/casefile/question.contract.ts';
import { attachDocuments } from '../care/intake/attach.contract.ts';
import { beginCall, placeArrival, sendCallReferral, sendReferral } from '../care/intake/intake.contract.ts';
import { listSources } from '../care/sources/sources.contract.ts';
import { claimItem, listWork } from '../care/work/work.contract.ts';
import { faxOf } from '../run/testing/fax-pages.ts';
import type { Client } from '../run/testing/story-client.ts';
import { deliver, openFaxLines, payerLine } from '../run/testing/story-fax.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { orderOf } from '../run/play/town-orders.ts';
import { payerOf } from '../town/index.ts';

let hub: StoryHub;
let agent: Client;
let clerk: Client;

async function signIn(): Promise<void> {
  agent = await hub.as('imani.brooks@doorstep.example');
  clerk = await hub.as(order.clerk.email);
}

const order = orderOf('Rosa Núñez-Ortega', 'oxygen');
const noPage = 'The signed order or prescription is not attached.';
const noDiagnosis = 'No diagnosis (ICD-10) is given.';
const noSignature = 'The date the order was signed is missing.';

beforeAll(async () => {
  hub = await openStory({ at: '2026-03-10T14:00:00.000Z' });
  await signIn();
  await openFaxLines(hub);
});
afterAll(async () => await hub.close());

type Params = { tenantId: number; id: string };
const { requesterEmail: _, officeId: __, requesterPhone: ___, ...plain } = order.draft;
const { signedOn: ____, ...unsigned } = order.draft;

async function different() {
  // Orders of one person within days look like one order sent twice; here each is its own.
  await hub.sql(`update cases.duplicate_flag set settled_as = 'different'`);
}

async function sent(address: string, changes: object = {}): Promise<Params> {
  const draft = { ...order.draft, requesterEmail: address, ...changes };
  const body = { tenantId: order.tenantId, draft, documents: [] };
  const { tenantId, id } = await clerk.ask(sendReferral, { body });
  await hub.settle();
  await different();
  return { tenantId, id };
}

async function corrected(params: Params, draft: typeof order.draft) {
  const { referral } = await agent.ask(readCase, { params });
  await agent.ask(correctCase, { params, body: { version: referral.version, draft } });
  await hub.settle();
}

const lettersTo = async (address: string, subject: string) =>
  (await hub.mailbox.to(address)).filter((mail) => mail.subject.includes(subject));
const openTasks = async (params: Params) =>
  (await agent.ask(readCase, { params })).tasks.filter((task) => task.status === 'open');
const questions = async ({ id }: Params) =>
  await hub.sql(
    `select code, closed_as from completeness.question where referral_id = $1 order by asked_at, number`,
    [id],
  );

test('what is open is never asked again; what is new is asked by itself', async () => {
  const address = 'once@office.example';
  const params = await sent(address, { diagnoses: [] });
  const [letter, ...more] = await lettersTo(address, 'missing');
  expect(more).toEqual([]);
  expect(letter?.subject).toContain('2 things are missing');
  expect(letter?.text).toContain(`1. ${noPage}`);
  expect(letter?.text).toContain(`2. ${noDiagnosis}`);

  await corrected(params, { ...order.draft, requesterEmail: address });
  expect(await questions(params)).toEqual([
    { code: 'base.documents', closed_as: null },
    { code: 'base.diagnoses', closed_as: 'answered' },
  ]);
  expect(await lettersTo(address, 'missing')).toHaveLength(1);
  expect(await openTasks(params)).toEqual([]);

  await corrected(params, { ...unsigned, requesterEmail: address });
  const [, second, ...third] = await lettersTo(address, 'missing');
  expect(third).toEqual([]);
  expect(second?.text).toContain(`1. ${noSignature}`);
  expect(second?.text).not.toContain(noPage);
  expect(second?.text).toContain('What we asked before (1) is still open');
});

test('the database itself refuses a question that is open already', async () => {
  const params = await sent('index@office.example');
  await expect(
    hub.sql(
      `insert into completeness.question (tenant_id, id, referral_id, request_id, number, code, field, say, supplied_by, asked_at)
       select tenant_id, gen_random_uuid(), referral_id, request_id, number, code, field, say, supplied_by, asked_at
       from completeness.question where referral_id = $1`,
      [params.id],
    ),
  ).rejects.toThrow('question_once');
});

test('it is asked after on the day the letter names, and no more once the answer is here', async () => {
  const [answered, silent] = [await sent('quick@office.example'), await sent('silent@office.example')];
  const [letter] = await lettersTo('quick@office.example', 'missing');
  expect(letter?.text).toMatch(/We ask after it on .* and not before\./);
  await hub.pass({ hours: 8 });
  expect(await lettersTo('quick@office.example', 'Still missing')).toHaveLength(0);
  await hub.pass({ hours: 26 });
  await signIn();
  const [reminder] = await lettersTo('quick@office.example', 'Still missing');
  expect(reminder?.text).toContain(`1. ${noPage}`);
  expect(reminder?.text).toContain('We asked you on');

  const document = await clerk.upload('order.pdf', await order.pdf());
  await clerk.ask(attachDocuments, { params: answered, body: { documents: [document] } });
  await hub.settle();
  expect(await questions(answered)).toEqual([{ code: 'base.documents', closed_as: 'answered' }]);
  await hub.pass({ hours: 96 });
  await signIn();
  expect(await lettersTo('quick@office.example', 'Still missing')).toHaveLength(1);
  expect(await lettersTo('silent@office.example', 'Still missing')).toHaveLength(2);
  expect((await openTasks(silent)).map((task) => task.say).join()).toContain(`for: ${noPage}`);
  expect(await questions(silent)).toEqual([{ code: 'base.documents', closed_as: null }]);
});

test('of a case that is over nothing is asked any more', async () => {
  const params = await sent('over@office.example');
  const coordinator = await hub.as('care_coordinator');
  await coordinator.ask(moveCase, { params, body: { move: 'cancel', reason: 'The patient moved away.' } });
  await hub.settle();
  expect(await questions(params)).toEqual([{ code: 'base.documents', closed_as: 'case_over' }]);
  await hub.pass({ hours: 96 });
  await signIn();
  expect(await lettersTo('over@office.example', 'Still missing')).toEqual([]);
});

test('a fax is answered to its number, and the letter names the page that was read and what it says', async () => {
  const file = await faxOf([['Cover'], ['Order']]);
  await deliver(hub, { id: 'ask-1', to: payerLine, pages: 2, file });
  await hub.settle();
  const { items } = await agent.ask(listWork, { query: { view: 'lobby', limit: 200 } });
  const item = items.find((one) => one.title.startsWith('Fax from'));
  if (item === undefined) throw new Error('The fax waits for nobody.');
  await agent.ask(claimItem, { params: { tenantId: item.tenantId, id: item.id }, body: {} });
  const arrival = { tenantId: item.tenantId, id: item.subjectId };
  const { signedOn: _signedOn, ...draft } = plain;
  const params = await agent.ask(placeArrival, { params: arrival, body: { tenantId: item.tenantId, draft } });
  await hub.settle();
  await different();
  await hub.settle();
  const page = await agent.ask(readCase, { params: { tenantId: params.tenantId, id: params.id } });
  const letter = page.messages.find((one) => one.purpose === 'missing_information');
  expect(letter?.recipient).toBe('+16175550199');
  expect(letter?.body).toContain(`1. ${noSignature}\n   We looked on page 1 of 2 of what you sent.`);
  expect(page.tasks.filter((one) => one.status === 'open').map((one) => one.say)).toEqual([
    'Fax the letter about what is missing to (617) 555-0199 and write down when. It stands with the messages of the case.',
  ]);
  await corrected(params, { ...order.draft, ...plain });
  expect(await openTasks(params)).toEqual([]);
});

test('where only a number is known somebody calls, with every question in one task', async () => {
  const call = await agent.ask(beginCall, { body: {} });
  const draft = { ...plain, requesterName: 'Nancy Petrova', requesterPhone: '6175550123', diagnoses: [] };
  const params = await agent.ask(sendCallReferral, {
    params: { tenantId: call.tenantId, id: call.id },
    body: { tenantId: order.tenantId, draft },
  });
  await hub.settle();
  const [task] = (await openTasks(params)).filter((one) => one.code === 'missing_information');
  expect(task?.say).toBe(`Call Nancy Petrova, 6175550123 for: ${noPage} ${noDiagnosis}`);
});

test('a reply by mail from whoever was asked lands on the case; from anybody else it waits for a person', async () => {
  const address = 'replies@office.example';
  const params = await sent(address, { diagnoses: [] });
  const [letter] = await lettersTo(address, 'missing');
  const to = payerOf(order.tenantId).intakeEmail;
  expect(letter?.replyTo).toContain(to);
  const attachments = [{ filename: 'signed.pdf', content: await order.pdf() }];
  const reply = { to, subject: 'Re: missing', inReplyTo: letter?.messageId ?? '', attachments };
  await hub.mail.send({ ...reply, from: 'stranger@elsewhere.example', text: 'Here.' });
  await hub.settle();
  expect((await agent.ask(readCase, { params })).documents).toEqual([]);

  await hub.mail.send({ ...reply, from: address, text: 'Signed page attached. The diagnosis is J44.9.' });
  await hub.settle();
  const page = await agent.ask(readCase, { params });
  expect(page.documents.map((one) => one.fileName)).toEqual(['signed.pdf']);
  expect(await questions(params)).toEqual([
    { code: 'base.documents', closed_as: 'answered' },
    { code: 'base.diagnoses', closed_as: null },
  ]);
  expect((await openTasks(params)).map((task) => task.say)).toEqual([
    `A page came. Read it and write down what it says of: ${noDiagnosis}`,
  ]);
  const found = await agent.ask(listQuestions, { params });
  expect(found.items.map((one) => [one.say, one.closedAs])).toEqual([
    [noPage, 'answered'],
    [noDiagnosis, null],
  ]);
  expect(found.answers).toMatchObject([
    { from: address, text: expect.stringContaining('J44.9'), documents: [{ fileName: 'signed.pdf' }] },
  ]);
});

test('an office answers in its portal, and the question is closed without anybody typing it again', async () => {
  const params = await sent('portal@office.example', { diagnoses: [] });
  const own = (await clerk.ask(listOwnCases)).items.find((one) => one.id === params.id);
  const asked = own?.questions.find((one) => one.field === 'diagnoses');
  expect(asked).toMatchObject({ say: noDiagnosis, answer: { kind: 'text' } });
  expect(own?.questions.find((one) => one.field === 'documents')?.answer).toBeNull();

  const unfit = await clerk.refused(answerQuestions, {
    params,
    body: { answers: [{ field: 'diagnoses', said: 'a cough' }] },
  });
  expect(unfit).toMatchObject({ status: 422, code: 'invalid' });
  const other = await clerk.refused(answerQuestions, {
    params,
    body: { answers: [{ field: 'clinicianNpi', said: '1234567893' }] },
  });
  expect(other.code).toBe('not_asked');

  await clerk.ask(answerQuestions, { params, body: { answers: [{ field: 'diagnoses', said: 'J44.9' }] } });
  await hub.settle();
  const { referral } = await agent.ask(readCase, { params });
  expect(referral.diagnoses).toEqual(['J44.9']);
  expect(await questions(params)).toEqual([
    { code: 'base.documents', closed_as: null },
    { code: 'base.diagnoses', closed_as: 'answered' },
  ]);
  expect(await lettersTo('portal@office.example', 'missing')).toHaveLength(1);
  const { items } = await agent.ask(listSources, { params });
  expect(items.find((one) => one.field === 'diagnoses')).toMatchObject({
    said: 'J44.9',
    place: { kind: 'portal' },
    notedByName: order.clerk.name,
  });
  const stranger = await hub.as('member');
  const theirs = { params, body: { answers: [{ field: 'diagnoses', said: 'J44.9' }] } };
  expect((await stranger.refused(answerQuestions, theirs)).status).toBe(404);
});

test('how often an order had to be asked about is counted by what was missing, by sender and by channel', async () => {
  const auditor = await hub.as('quality_auditor');
  const query = { from: '2027-01-01', to: '2027-01-31' };
  expect((await auditor.ask(listClarifications, { query })).all).toEqual({
    reviewed: 0,
    clarified: 0,
    ratePercent: 0,
    reworkDays: null,
  });
  // A month of its own: three orders reviewed, each asked about for two days.
  await hub.sql(
    `with planted as (select tenant_id, id, row_number() over (order by received_at, id) as n from cases.referral
                   where tenant_id = $1 and kind = 'order' and exists (select 1 from completeness.request where referral_id = referral.id))
     update completeness.review set reviewed_at = '2027-01-05T12:00:00Z', channel = 'fax', sender = 'Planted Clinic'
     from planted where planted.id = referral_id and n <= 3`,
    [order.tenantId],
  );
  await hub.sql(
    `update completeness.question set asked_at = '2027-01-05T12:00:00Z', closed_at = '2027-01-07T12:00:00Z', closed_as = 'answered'
     where referral_id in (select referral_id from completeness.review where sender = 'Planted Clinic')`,
  );
  const found = await auditor.ask(listClarifications, { query });
  expect(found.all).toEqual({ reviewed: 3, clarified: 3, ratePercent: 100, reworkDays: 2 });
  expect(found.byChannel).toMatchObject([{ name: 'fax', ratePercent: 100 }]);
  expect(found.bySender).toMatchObject([{ name: 'Planted Clinic', clarified: 3 }]);
  expect(found.byCode.find((one) => one.code === 'base.documents')).toMatchObject({
    cases: 3,
    ratePercent: 100,
    reworkDays: 2,
  });
  expect((await agent.refused(listClarifications, { query })).status).toBe(404);
});
