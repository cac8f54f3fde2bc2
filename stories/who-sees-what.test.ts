// Why: minimum necessary, and forbidden looks absent. One case, seen through the eyes of everybody who might ask for it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findCases, listOwnCases, readCase, readTimeline } from '../care/casefile/casefile.contract.ts';
import { listPayers, readDocument, sendReferral } from '../care/intake/intake.contract.ts';
import { listAccounts } from '../care/people/people.contract.ts';
import { listWork } from '../care/work/work.contract.ts';
import { payerOf, portalPeople, staff } from '../town/index.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { orderOf, personalWords } from '../run/play/town-orders.ts';

let hub: StoryHub;
let params: { tenantId: number; id: string };
let documentId: string;
let caseNumber: string;
const order = orderOf('Rosa Núñez-Ortega', 'oxygen', { note: 'Rosa Núñez-Ortega lives alone.' });
const nobodys = '00000000-0000-4000-8000-000000000000';

beforeAll(async () => {
  hub = await openStory({ at: '2026-03-10T14:00:00.000Z' });
  const clerk = await hub.as(order.clerk.email);
  const document = await clerk.upload('order.pdf', await order.pdf());
  // The worker has read the pages before the office sends its form, as it mostly does.
  await hub.settle();
  const sent = await clerk.ask(sendReferral, {
    body: { tenantId: order.tenantId, draft: order.draft, documents: [document] },
  });
  await hub.settle();
  await hub.mail.send({
    from: 'desk@office.example',
    to: payerOf(order.tenantId).intakeEmail,
    subject: 'Question about Rosa Núñez-Ortega',
    text: 'When does the oxygen come?',
  });
  await hub.settle();
  params = { tenantId: sent.tenantId, id: sent.id };
  caseNumber = sent.caseNumber;
  const page = await (await hub.as('intake_agent')).ask(readCase, { params });
  documentId = page.documents[0]?.id ?? '';
  expect(page.documents[0]).toMatchObject({ status: 'read', pageCount: 1 });
});
afterAll(async () => await hub.close());

test('the quality auditor sees the work with initials and a year, no name, address, number, subject or words', async () => {
  const auditor = await hub.as('quality_auditor');
  const page = await auditor.ask(readCase, { params });
  const list = await auditor.ask(listWork, { query: { view: 'open', limit: 200 } });
  const found = await auditor.ask(findCases, { query: { q: caseNumber } });
  expect(list.items.length).toBeGreaterThan(1);
  expect(page.referral).toMatchObject({
    patientGivenName: 'R.',
    patientFamilyName: 'N.',
    patientBirthOn: '1948-01-01',
  });
  for (const word of personalWords(order.member)) {
    expect(JSON.stringify([page, list, found])).not.toContain(word);
  }
  const told = await auditor.ask(readTimeline, { params });
  for (const word of personalWords(order.member)) expect(JSON.stringify(told)).not.toContain(word);
  const document = await auditor.refused(readDocument, { params: { ...params, id: documentId } });
  expect(document.code).toBe('absent');
});

test('the system administrator sees accounts and nothing clinical', async () => {
  const admin = await hub.as('system_admin');
  expect((await admin.ask(listAccounts)).items.length).toBeGreaterThan(10);
  for (const refused of [
    await admin.refused(readCase, { params }),
    await admin.refused(readDocument, { params: { ...params, id: documentId } }),
    await admin.refused(listWork, { query: { view: 'open' } }),
    await admin.refused(listOwnCases),
    await admin.refused(findCases, { query: { q: caseNumber } }),
  ])
    expect(refused.code).toBe('absent');
});

test('a referring office sees what it ordered itself and nothing of another', async () => {
  const mine = await hub.as(order.clerk.email);
  expect((await mine.ask(listOwnCases)).items.map((one) => one.id)).toEqual([params.id]);
  const elsewhere = portalPeople.find(
    (one) => one.role === 'referring_office' && one.officeKey !== order.office.key,
  );
  const stranger = await hub.as(elsewhere?.email ?? '');
  expect((await stranger.ask(listOwnCases)).items).toEqual([]);
  const theirs = await stranger.refused(readDocument, { params: { ...params, id: documentId } });
  const never = await stranger.refused(readDocument, { params: { ...params, id: nobodys } });
  expect(theirs).toEqual(never);
  const asAnother = await stranger.refused(sendReferral, {
    body: { tenantId: order.tenantId, draft: order.draft, documents: [] },
  });
  expect(asAnother).toMatchObject({ code: 'not_your_office', at: ['draft.officeId'] });
});

test('one office cannot attach what another has uploaded', async () => {
  const mine = await hub.as(order.clerk.email);
  const document = await mine.upload('order.pdf', await order.pdf());
  const elsewhere = portalPeople.find(
    (one) => one.role === 'referring_office' && one.officeKey !== order.office.key,
  );
  const stranger = await hub.as(elsewhere?.email ?? '');
  const body = {
    tenantId: order.tenantId,
    draft: { ...order.draft, officeId: elsewhere?.officeKey ?? '' },
    documents: [document],
  };
  expect(await stranger.refused(sendReferral, { body })).toMatchObject({ code: 'absent', at: ['documents'] });
});

test('a member and her delegate see her own case; another member of the same payer sees nothing', async () => {
  const member = portalPeople.find((one) => one.role === 'member' && one.memberKey === order.member.key);
  const other = portalPeople.find(
    (one) => one.role === 'member' && one.memberKey !== order.member.key && one.tenants[0] === order.tenantId,
  );
  for (const email of [member?.email, portalPeople.find((one) => one.role === 'delegate')?.email]) {
    const items = (await (await hub.as(email ?? '')).ask(listOwnCases)).items;
    expect(items.map((one) => one.caseNumber)).toEqual([caseNumber]);
    expect(items[0]?.sentence).toContain('looks after it');
  }
  const stranger = await hub.as(other?.email ?? '');
  expect((await stranger.ask(listOwnCases)).items).toEqual([]);
  expect((await stranger.refused(readCase, { params })).code).toBe('absent');
});

test('a payer’s liaison sees its own payer’s cases and learns nothing of another’s', async () => {
  const liaisons = staff.filter((one) => one.role === 'payer_liaison');
  const own = await hub.as(liaisons.find((one) => one.tenants[0] === order.tenantId)?.email ?? '');
  const foreign = await hub.as(liaisons.find((one) => one.tenants[0] !== order.tenantId)?.email ?? '');
  expect((await own.ask(listOwnCases)).items.map((one) => one.id)).toContain(params.id);
  expect((await foreign.ask(listOwnCases)).items).toEqual([]);
  expect((await foreign.ask(findCases, { query: { q: caseNumber } })).items).toEqual([]);
  expect((await foreign.ask(listWork, { query: { view: 'open', tenantId: order.tenantId } })).items).toEqual(
    [],
  );
  expect((await foreign.ask(listPayers)).items.map((one) => one.id)).not.toContain(order.tenantId);
  const theirs = await foreign.refused(readCase, { params });
  expect(theirs).toEqual(await foreign.refused(readCase, { params: { ...params, id: nobodys } }));
});

test('a coordinator of other payers cannot open the case, a coordinator of this one can', async () => {
  const west = await hub.as('bill.harker@doorstep.example');
  const east = await hub.as('joanne.whitaker@doorstep.example');
  expect((await west.refused(readCase, { params })).code).toBe('absent');
  expect((await east.ask(readCase, { params })).referral.caseNumber).toBe(caseNumber);
});

test('an upload travels with its sender’s own order only, and a sent page with nobody’s', async () => {
  const order = orderOf('Rosa Núñez-Ortega', 'oxygen');
  const clerk = await hub.as(order.clerk.email);
  const agent = await hub.as('intake_agent');
  const document = await clerk.upload('order.pdf', await order.pdf());
  const body = { tenantId: order.tenantId, draft: order.draft, documents: [document] };
  // The agent serves the lobby and this payer, and still cannot take along what somebody else has not sent yet.
  expect((await agent.refused(sendReferral, { body })).code).toBe('absent');
  const sent = await clerk.ask(sendReferral, { body });
  const page = await agent.ask(readCase, { params: { tenantId: sent.tenantId, id: sent.id } });
  const [copied] = page.documents;
  const again = [{ tenantId: sent.tenantId, id: copied?.id ?? '' }];
  expect((await agent.refused(sendReferral, { body: { ...body, documents: again } })).code).toBe('absent');
});
