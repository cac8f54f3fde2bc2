// Why: an office sends a signed order on its portal and can forget about it: number at once, written acknowledgement,
// a named owner and running clocks before anybody at the hub has looked (requirements M12, M13).
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHash } from 'node:crypto';
import { readCaseNumber } from '../base/ids/case-number.ts';
import { foreseeOrder, readOrderAgain } from '../care/casefile/before-sending.contract.ts';
import { readCase, readShown } from '../care/casefile/casefile.contract.ts';
import { readDocument, readOriginal, readPage, sendReferral } from '../care/intake/intake.contract.ts';
import { listWork, proveDeadline } from '../care/work/work.contract.ts';
import type { Client } from '../run/testing/story-client.ts';
import { portalPeople } from '../town/index.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { orderOf, personalWords } from '../run/play/town-orders.ts';

let hub: StoryHub;
let clerk: Client;
let agent: Client;
const order = orderOf('Rosa Núñez-Ortega', 'oxygen');
let receipt: { tenantId: number; id: string; caseNumber: string; receivedAt: string; sentence: string };
let pdf: Buffer;

beforeAll(async () => {
  hub = await openStory({ at: '2026-03-10T14:00:00.000Z' });
  clerk = await hub.as(order.clerk.email);
  agent = await hub.as('intake_agent');
  pdf = await order.pdf();
  const document = await clerk.upload('order.pdf', pdf);
  receipt = await clerk.ask(sendReferral, {
    body: { tenantId: order.tenantId, draft: order.draft, documents: [document] },
  });
});
afterAll(async () => await hub.close());

const theCase = () => ({ tenantId: receipt.tenantId, id: receipt.id });

test('the office has its case number before anything else has happened', () => {
  expect(readCaseNumber(receipt.caseNumber)).toBe(receipt.caseNumber);
  expect(receipt.receivedAt).toBe('2026-03-10T14:00:00.000Z');
  expect(receipt.sentence).toContain('We have received the order.');
});

test('the office is acknowledged in writing: number, case manager and extension, and nothing about the patient', async () => {
  await hub.settle();
  const { referral } = await agent.ask(readCase, { params: theCase() });
  expect(referral.acknowledgedAt).not.toBeNull();
  const [mail, ...others] = await hub.mailbox.to(order.office.email);
  expect(others).toEqual([]);
  expect(mail?.subject).toContain(receipt.caseNumber);
  expect(mail?.text).toContain(receipt.caseNumber);
  expect(mail?.text).toContain(`${referral.caseManagerName}, extension ${referral.caseManagerExtension}`);
  for (const word of personalWords(order.member))
    expect(`${mail?.subject} ${mail?.text}`).not.toContain(word);
});

test('the case stands owned in the worklist with its clocks running', async () => {
  const { items } = await agent.ask(listWork, { query: { view: 'open', sort: 'harm', limit: 50 } });
  const item = items.find((one) => one.kind === 'referral' && one.caseNumber === receipt.caseNumber);
  expect(item).toMatchObject({ kind: 'referral', family: 'oxygen', risk: 'calm' });
  expect(item?.ownerName).not.toBeNull();
  const page = await agent.ask(readCase, { params: theCase() });
  expect(page.referral.memberId).toBe(order.member.key);
  expect(page.item?.ownerId).toBe(page.referral.caseManagerId);
  expect(Object.fromEntries(page.deadlines.map((one) => [one.kind, one.status]))).toMatchObject({
    acknowledgement: 'met',
    acknowledgement_24h: 'met',
    scheduling: 'running',
    start_of_care: 'running',
  });
});

test('the deadline explains itself and comes out the same when replayed from its stored rule and calendar', async () => {
  const page = await agent.ask(readCase, { params: theCase() });
  const clock = page.deadlines.find((one) => one.kind === 'acknowledgement');
  // Tuesday 10:00 in Boston: the first business day ends at 18:00 local, before the 24 hours.
  expect(clock?.dueAt).toBe('2026-03-10T22:00:00.000Z');
  const proof = await agent.ask(proveDeadline, {
    params: { tenantId: receipt.tenantId, id: clock?.id ?? '' },
  });
  expect(proof.agrees).toBe(true);
  expect(proof.replayedDueAt).toBe(clock?.dueAt);
  expect(proof.steps.length).toBeGreaterThan(1);
  expect(proof.source).toContain('M12');
});

test('the original is kept byte for byte by its digest, and its pages are shown', async () => {
  const page = await agent.ask(readCase, { params: theCase() });
  const [document] = page.documents;
  expect(document?.digest).toBe(createHash('sha256').update(pdf).digest('hex'));
  const params = { tenantId: receipt.tenantId, id: document?.id ?? '' };
  const original = await agent.raw('GET', `/api/documents/${params.tenantId}/${params.id}/original`);
  expect(original.rawPayload.equals(pdf)).toBe(true);
  expect(readOriginal.path).toContain('/original');
  const { pages } = await agent.ask(readDocument, { params });
  expect(pages.map((one) => one.number)).toEqual([1]);
  const picture = await agent.raw('GET', pages[0]?.url ?? '');
  expect(picture.statusCode).toBe(200);
  expect(picture.headers['content-type']).toMatch(/^image\//);
  const missing = await agent.refused(readPage, { params: { ...params, number: 2 } });
  expect(missing.code).toBe('absent');
});

test('whoever was shown the case stands in its access log', async () => {
  const { items } = await agent.ask(readShown, { params: theCase() });
  expect(items.map((one) => [one.actorName, one.purpose])).toContainEqual([agent.person?.name, 'readCase']);
  expect(items.map((one) => one.actorName)).toContain(clerk.person?.name);
});

test('the same request again shows the number again, says so in the access log, and makes no second case', async () => {
  const body = { tenantId: order.tenantId, draft: order.draft, documents: [] };
  const first = await clerk.ask(sendReferral, { body, key: 'one-intention' });
  const params = { tenantId: first.tenantId, id: first.id };
  const shownToOffice = async () =>
    (await agent.ask(readShown, { params })).items.filter((one) => one.purpose === 'sendReferral').length;
  const cases = async () =>
    Number((await hub.sql('select count(*)::int as count from cases.referral'))[0]?.['count']);
  const before = await cases();
  expect(await shownToOffice()).toBe(1);
  expect(await clerk.ask(sendReferral, { body, key: 'one-intention' })).toEqual(first);
  expect(await shownToOffice()).toBe(2);
  expect(await cases()).toBe(before);
});

test('before it sends, the office learns what each line needs and that it sent this before; nobody else’s case is told', async () => {
  const body = { tenantId: order.tenantId, draft: order.draft };
  const { lines, repeats } = await clerk.ask(foreseeOrder, { body });
  expect(lines).toEqual([{ needs: 'review', say: 'It needs approval: a nurse reviews it. PaO2 57 mm Hg.' }]);
  const clinical = { oxygen: { ...order.draft.clinical?.oxygen, spo2Percent: 86 } };
  const low = await clerk.ask(foreseeOrder, { body: { ...body, draft: { ...order.draft, clinical } } });
  // One plan of this payer approves such a test by rule, another has a nurse look.
  expect(low.lines).toEqual([
    { needs: 'depends', say: 'Whether it needs approval depends on the member’s plan.' },
  ]);
  expect(repeats.map((one) => one.caseNumber)).toContain(receipt.caseNumber);
  expect(repeats[0]?.reasons.at(-1)).toBe('Both ask for oxygen.');
  const untested = {
    ...order.draft,
    clinical: {},
    patient: { ...order.draft.patient, givenName: 'Rosalie' },
  };
  const other = await clerk.ask(foreseeOrder, { body: { ...body, draft: untested } });
  expect(other.lines[0]).toMatchObject({
    needs: 'review',
    say: expect.stringContaining('not known') as string,
  });
  expect(other.repeats).toEqual([]);
  const { officeId: _, ...elsewhere } = order.draft;
  expect((await clerk.refused(foreseeOrder, { body: { ...body, draft: elsewhere } })).code).toBe(
    'no_such_payer',
  );
});

test('an earlier order is read again by its office, which stands in the access log, and by no other office', async () => {
  const { draft } = await clerk.ask(readOrderAgain, { params: theCase() });
  expect(draft).toEqual({ ...order.draft, clinical: draft.clinical });
  const { items } = await agent.ask(readShown, { params: theCase() });
  expect(items.map((one) => [one.actorName, one.purpose])).toContainEqual([
    clerk.person?.name,
    'readOrderAgain',
  ]);
  const elsewhere = portalPeople.find(
    (one) => one.officeKey !== undefined && one.officeKey !== order.office.key,
  );
  const stranger = await hub.as(elsewhere?.email ?? '');
  expect((await stranger.refused(readOrderAgain, { params: theCase() })).code).toBe('absent');
  const body = { tenantId: order.tenantId, draft: { ...order.draft, officeId: elsewhere?.officeKey } };
  const { lines, repeats } = await stranger.ask(foreseeOrder, { body });
  expect([lines.length, repeats]).toEqual([order.draft.lines.length, []]);
});

test('the timeline tells it in order', async () => {
  const told = (await hub.timeline(theCase())).map((one) => one.type);
  const positions = [
    'referralReceived',
    'memberSought',
    'caseWorkOpened',
    'caseManagerAssigned',
    'messageQueued',
    'messageSent',
    'referralAcknowledged',
  ].map((type) => told.indexOf(type));
  expect(positions).toEqual(positions.toSorted((a, b) => a - b));
  expect(positions).not.toContain(-1);
});
