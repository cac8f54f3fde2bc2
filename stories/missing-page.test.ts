// Why: the commonest thing missing of an order is its signed page. It is asked for once, comes to the case that waits for
// it from the office or from an agent, and the case goes on by itself; words alone never stand for it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  correctCase,
  listOwnCases,
  moveCase,
  readCase,
  readTimeline,
} from '../care/casefile/casefile.contract.ts';
import { attachDocuments } from '../care/intake/attach.contract.ts';
import { recordPages } from '../care/intake/keep-document.ts';
import { beginCall, sendCallReferral, sendReferral } from '../care/intake/intake.contract.ts';
import { transact } from '../base/db/transact.ts';
import { deedIn } from '../run/testing/deeds.ts';
import type { Client } from '../run/testing/story-client.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { orderOf, type StoryOrder } from '../run/play/town-orders.ts';
import { encryptPdf } from '../town/make-order.ts';
import { portalPeople } from '../town/index.ts';

let hub: StoryHub;
let agent: Client;
let clerk: Client;
const order = orderOf('Rosa Núñez-Ortega', 'oxygen');
const missing = 'The signed order or prescription is not attached.';
const after = ['in_coordination', 'partially_scheduled', 'scheduled', 'in_service'];

beforeAll(async () => {
  hub = await openStory({ at: '2026-03-10T14:00:00.000Z' });
  agent = await hub.as('intake_agent');
  clerk = await hub.as(order.clerk.email);
});
afterAll(async () => await hub.close());

type Params = { tenantId: number; id: string };

/** An order sent without its page, each to an address of its own so that its letters can be counted. */
async function withoutPage(
  address: string,
  of: StoryOrder = order,
  changes: Partial<StoryOrder['draft']> = {},
) {
  const draft = { ...of.draft, requesterEmail: address, ...changes };
  const { tenantId, id } = await clerk.ask(sendReferral, {
    body: { tenantId: of.tenantId, draft, documents: [] },
  });
  await hub.settle();
  // Orders of one person within days look like one order sent twice; here each is its own.
  await hub.sql(`update cases.duplicate_flag set settled_as = 'different' where tenant_id = $1`, [tenantId]);
  return { tenantId, id };
}

const statusOf = async (params: Params) => (await agent.ask(readCase, { params })).referral.status;
const openTasks = async (params: Params) =>
  (await agent.ask(readCase, { params })).tasks.filter((task) => task.status === 'open');
const lettersOf = async (address: string) =>
  (await hub.mailbox.to(address)).filter((mail) => mail.text.includes(missing));
const ownCase = async (who: Client, { id }: Params) =>
  (await who.ask(listOwnCases)).items.find((one) => one.id === id);

async function attached(who: Client, params: Params, bytes: Buffer, fileName = 'order.pdf') {
  const document = await who.upload(fileName, bytes);
  return await who.ask(attachDocuments, { params, body: { documents: [document] } });
}

test('an office reads once what is missing, sends the page to its case, and the case goes on by itself', async () => {
  const params = await withoutPage('one@office.example');
  expect(await statusOf(params)).toBe('pending_info');
  expect(await lettersOf('one@office.example')).toHaveLength(1);
  expect((await ownCase(clerk, params))?.gaps.map((gap) => gap.say)).toEqual([missing]);

  expect(await attached(clerk, params, await order.pdf())).toEqual({
    count: 1,
    say: 'The page is with the case now.',
  });
  await hub.settle();
  expect(after).toContain(await statusOf(params));
  const page = await agent.ask(readCase, { params });
  expect(page.documents).toMatchObject([{ fileName: 'order.pdf', status: 'read', pageCount: 1 }]);
  expect(page.gaps).toEqual([]);
  expect(await lettersOf('one@office.example')).toHaveLength(1);
  expect((await openTasks(params)).filter((task) => task.code === 'missing_information')).toEqual([]);
  const own = await ownCase(clerk, params);
  expect(own?.gaps).toEqual([]);
  expect(own?.documents.map((one) => one.fileName)).toEqual(['order.pdf']);
  expect((await hub.timeline(params)).map((one) => one.say)).toContain('A file was added: order.pdf.');
  const masked = (await (await hub.as('quality_auditor')).ask(readTimeline, { params })).items;
  expect(masked.map((one) => one.say)).toContain('A file was added.');
  expect(masked.map((one) => one.say).join(' ')).not.toContain('order.pdf');
});

test('another office and the member cannot add to the case, and nobody adds what another sent', async () => {
  const params = await withoutPage('two@office.example');
  const other = portalPeople.find(
    (one) => one.role === 'referring_office' && one.officeKey !== order.office.key,
  );
  const stranger = await hub.as(other?.email ?? '');
  const theirs = await stranger.upload('order.pdf', await order.pdf());
  const body = { documents: [theirs] };
  expect((await stranger.refused(attachDocuments, { params, body })).status).toBe(404);
  expect((await clerk.refused(attachDocuments, { params, body })).status).toBe(404);
  const member = await hub.as('member');
  expect((await member.refused(attachDocuments, { params, body })).status).toBe(404);
  expect((await agent.ask(readCase, { params })).documents).toEqual([]);
  expect(await statusOf(params)).toBe('pending_info');
});

test('the office alone reads what is missing, and only while it is asked for', async () => {
  const params = await withoutPage('three@office.example');
  expect((await ownCase(clerk, params))?.gaps).toHaveLength(1);
  for (const role of ['member', 'payer_liaison']) {
    const { items } = await (await hub.as(role)).ask(listOwnCases);
    expect(items.flatMap((one) => one.gaps)).toEqual([]);
  }
});

test('a page locked with a password is refused at the door, and where it lies with the case it counts for nothing', async () => {
  const params = await withoutPage('four@office.example');
  const locked = await encryptPdf(await order.pdf());
  expect((await clerk.uploadRefused('locked.pdf', locked)).say).toContain('locked with a password');
  const [kept] = await hub.sql(
    `select tenant_id, id from intake.document where file_name = 'locked.pdf' and status = 'unreadable'`,
  );
  const document = { tenantId: Number(kept?.['tenant_id']), id: String(kept?.['id']) };
  await clerk.ask(attachDocuments, { params, body: { documents: [document] } });
  await hub.settle();
  const page = await agent.ask(readCase, { params });
  expect(page.referral).toMatchObject({ status: 'pending_info', orderReceived: false });
  expect(page.documents).toMatchObject([{ fileName: 'locked.pdf', status: 'unreadable' }]);
  expect((await openTasks(params)).map((task) => task.say).join(' ')).toContain('cannot be read');

  await attached(clerk, params, await order.pdf());
  await hub.settle();
  expect(after).toContain(await statusOf(params));
  expect(await openTasks(params)).toEqual([]);
});

test('a page that proves unreadable later is no page any more, and somebody looks', async () => {
  const params = await withoutPage('five@office.example');
  await attached(clerk, params, await order.pdf());
  await hub.settle();
  const [document] = (await agent.ask(readCase, { params })).documents;
  const say = 'The file is damaged and cannot be opened. Send it again.';
  const system = { tenants: [params.tenantId], actorId: 'system', role: 'system' } as const;
  await transact(hub.house.app, system, (tx) =>
    recordPages(deedIn(tx, params.tenantId, hub.clock.now()), document?.id ?? '', { ok: false, say }),
  );
  await hub.settle();
  expect((await agent.ask(readCase, { params })).referral.orderReceived).toBe(false);
  expect((await openTasks(params)).map((task) => task.say)).toEqual([
    'The page that came for this case cannot be read. Look at why beside the case, and ask for it again.',
  ]);
});

test('a case that is over takes no page and says why; the same page twice is noticed', async () => {
  const params = await withoutPage('six@office.example');
  const page = await order.pdf();
  await attached(clerk, params, page);
  const again = await clerk.upload('order.pdf', page);
  const twice = await clerk.refused(attachDocuments, { params, body: { documents: [again] } });
  expect(twice.code).toBe('attached_already');
  await hub.settle();
  const coordinator = await hub.as('care_coordinator');
  await coordinator.ask(moveCase, { params, body: { move: 'cancel', reason: 'The patient moved away.' } });
  await hub.settle();
  const document = await clerk.upload('another.pdf', await orderOf('Rosa Núñez-Ortega', 'dme').pdf());
  const refused = await clerk.refused(attachDocuments, { params, body: { documents: [document] } });
  expect(refused).toMatchObject({ status: 409, code: 'case_over' });
  expect(refused.say).toContain('This case is over (cancelled)');
  expect((await agent.ask(readCase, { params })).can['attach']).toContain('over');
});

test('an order spoken on the phone waits for its page whatever is corrected, until the agent adds what came by fax', async () => {
  const call = await agent.ask(beginCall, { body: {} });
  const draft = { ...order.draft, requesterEmail: 'seven@office.example' };
  const { tenantId, id } = await agent.ask(sendCallReferral, {
    params: { tenantId: call.tenantId, id: call.id },
    body: { tenantId: order.tenantId, draft },
  });
  const params = { tenantId, id };
  await hub.settle();
  await hub.sql(`update cases.duplicate_flag set settled_as = 'different' where tenant_id = $1`, [tenantId]);
  const { referral } = await agent.ask(readCase, { params });
  await agent.ask(correctCase, {
    params,
    body: { version: referral.version, draft: { ...draft, note: 'She said the page follows by fax.' } },
  });
  await hub.settle();
  const still = await agent.ask(readCase, { params });
  expect(still.referral).toMatchObject({ status: 'pending_info', orderReceived: false });
  expect(still.gaps.map((gap) => gap.say)).toEqual([missing]);
  expect(still.can['attach']).toBe(true);

  await attached(agent, params, await order.pdf(), 'fax-0310.pdf');
  await hub.settle();
  expect(after).toContain(await statusOf(params));
  expect(await lettersOf('seven@office.example')).toHaveLength(1);
});

test('where more than the page is missing a person reads the page before the office is asked again', async () => {
  const params = await withoutPage('eight@office.example', order, { diagnoses: [] });
  const before = (await hub.mailbox.to('eight@office.example')).length;
  await attached(clerk, params, await order.pdf());
  await hub.settle();
  expect(await statusOf(params)).toBe('pending_info');
  expect((await hub.mailbox.to('eight@office.example')).length).toBe(before);
  expect((await openTasks(params)).map((task) => task.say)).toEqual([
    'A page came. Read it and write down what it says of: No diagnosis (ICD-10) is given.',
  ]);
  const { referral } = await agent.ask(readCase, { params });
  const draft = { ...order.draft, requesterEmail: 'eight@office.example' };
  await agent.ask(correctCase, { params, body: { version: referral.version, draft } });
  await hub.settle();
  // Many orders of one person in a row: the newest waits for somebody to say that it is no duplicate.
  expect(['ready', ...after]).toContain(await statusOf(params));
  expect(await openTasks(params)).toEqual([]);
});
