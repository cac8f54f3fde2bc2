// Why: one fax, seventeen pages, two patients: each gets a case with their own pages and no page of the other, whoever looks;
// what went to the wrong case is taken back; the original stays whole where it arrived.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listOwnCases, readArrival, readCase } from '../care/casefile/casefile.contract.ts';
import { readDocument, readOriginal, readPage } from '../care/intake/intake.contract.ts';
import {
  attachPart,
  divideArrival,
  finishParts,
  listParts,
  notePage,
  placePart,
  readStraightPage,
  takePagesBack,
} from '../care/intake/part.contract.ts';
import { listSources } from '../care/sources/sources.contract.ts';
import { claimItem, listWork } from '../care/work/work.contract.ts';
import { faxOf } from '../run/testing/fax-pages.ts';
import type { Client } from '../run/testing/story-client.ts';
import { deliver, openFaxLines, payerLine, payerOfLine } from '../run/testing/story-fax.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { orderOf } from '../run/play/town-orders.ts';
import { members } from '../town/index.ts';

let hub: StoryHub;
let agent: Client;
let other: Client;
let fax: Buffer;

const ofPayer = members.filter((one) => one.tenantId === payerOfLine);
const named = (index: number) => {
  const who = ofPayer[index] ?? ofPayer[0];
  if (who === undefined) throw new Error('The payer has no members.');
  const {
    requesterEmail: _,
    officeId: __,
    ...draft
  } = orderOf(`${who.givenName} ${who.familyName}`, 'oxygen').draft;
  return draft;
};

beforeAll(async () => {
  hub = await openStory({ at: '2026-03-10T14:00:00.000Z' });
  agent = await hub.as('imani.brooks@doorstep.example');
  other = await hub.as('diego.salgado@doorstep.example');
  await openFaxLines(hub);
  const pages = Array.from({ length: 17 }, (_, i) => [
    i === 0 ? 'Cover' : i < 9 ? 'Patient one' : 'Patient two',
    `Page ${(i + 1).toString()} of 17`,
  ]);
  fax = await faxOf(pages);
});
afterAll(async () => await hub.close());

/** Delivered, read and claimed by the agent. */
async function inHand(id: string, file = fax) {
  const answer = await deliver(hub, { id, to: payerLine, file });
  const { caseNumber } = answer.json<{ caseNumber: string }>();
  await hub.settle();
  const { items } = await agent.ask(listWork, { query: { view: 'lobby', limit: 200 } });
  const item = items.find((one) => one.caseNumber === caseNumber);
  if (item === undefined) throw new Error('The fax waits for nobody.');
  const params = { tenantId: item.tenantId, id: item.subjectId };
  await agent.ask(claimItem, { params: { tenantId: item.tenantId, id: item.id } });
  const [document] = (await agent.ask(readArrival, { params })).documents;
  return { params, caseNumber, documentId: document?.id ?? '' };
}

/** A cover and two pages of each of two patients. */
const short = async (name: string) =>
  await faxOf(Array.from({ length: 5 }, (_, i) => [`${name} fax`, `Page ${i.toString()}`]));
const shortCut = [4, 5] as const;

type InHand = Awaited<ReturnType<typeof inHand>>;

async function divided({ params, documentId }: InHand, [second, last]: readonly [number, number] = [10, 17]) {
  const part = (firstPage: number, lastPage: number, fate: 'cover' | 'new_case', title: string) => ({
    documentId,
    firstPage,
    lastPage,
    fate,
    title,
  });
  const { parts } = await agent.ask(divideArrival, {
    params,
    body: {
      parts: [
        part(1, 1, 'cover', ''),
        part(2, second - 1, 'new_case', 'One'),
        part(second, last, 'new_case', 'Two'),
      ],
    },
  });
  const at = (page: number) => ({ ...params, partId: parts.find((one) => one.firstPage === page)?.id ?? '' });
  return { one: at(2), two: at(second) };
}

const urlOf = (path: string, params: Record<string, string | number>) =>
  path.replaceAll(/:(\w+)/g, (_, name: string) => String(params[name]));

test('each patient has a case with their own pages, renumbered, and nobody reaches the other’s through it', async () => {
  const fresh = await inHand('two-1');
  const { one, two } = await divided(fresh);
  const region = { x: 0.1, y: 0.2, w: 0.5, h: 0.05 };
  const sources = [{ field: 'patient.birthOn', documentId: fresh.documentId, page: 4, region }];
  const first = await agent.ask(placePart, {
    params: one,
    body: { tenantId: payerOfLine, draft: named(0), sources },
  });
  const unfinished = await agent.refused(finishParts, { params: fresh.params });
  expect(unfinished.say).toContain('pages 10–17');
  const second = await agent.ask(placePart, {
    params: two,
    body: { tenantId: payerOfLine, draft: named(1) },
  });
  expect(first.caseNumber).toBe(fresh.caseNumber);
  expect(second.caseNumber).not.toBe(fresh.caseNumber);
  expect(await agent.ask(finishParts, { params: fresh.params })).toEqual({ status: 'placed' });
  await hub.settle();

  for (const [placed, count] of [
    [first, 8],
    [second, 8],
  ] as const) {
    const page = await agent.ask(readCase, { params: { tenantId: payerOfLine, id: placed.id } });
    expect(page.referral).toMatchObject({ channel: 'fax', receivedAt: '2026-03-10T14:00:00.000Z' });
    expect(page.documents).toMatchObject([{ kind: 'part', status: 'read', pageCount: count }]);
    expect(page.duplicates).toEqual([]);
  }
  const [ofOne] = (await agent.ask(readCase, { params: { tenantId: payerOfLine, id: first.id } })).documents;
  const copy = { tenantId: payerOfLine, id: ofOne?.id ?? '' };
  expect((await agent.raw('GET', urlOf(readPage.path, { ...copy, number: 8 }))).statusCode).toBe(200);
  expect((await agent.raw('GET', urlOf(readPage.path, { ...copy, number: 9 }))).statusCode).toBe(404);
  const whole = await agent.raw('GET', urlOf(readOriginal.path, copy));
  expect([whole.statusCode, whole.rawPayload.includes(fax.subarray(0, 64))]).toEqual([409, false]);
  const { items } = await agent.ask(listSources, { params: { tenantId: payerOfLine, id: first.id } });
  expect(items.find((item) => item.field === 'patient.birthOn')?.place).toEqual({
    kind: 'page',
    documentId: copy.id,
    page: 3,
    region,
  });
  const original = await agent.raw('GET', urlOf(readOriginal.path, { tenantId: 10, id: fresh.documentId }));
  expect(original.rawPayload.equals(fax)).toBe(true);
});

test('an office that sees the one case sees neither the other’s pages nor the fax', async () => {
  const fresh = await inHand('two-2', await short('Second'));
  const { one, two } = await divided(fresh, shortCut);
  const clerkOrder = orderOf('Rosa Núñez-Ortega', 'oxygen');
  const clerk = await hub.as(clerkOrder.clerk.email);
  const officeId = clerkOrder.draft.officeId ?? '';
  const mine = await agent.ask(placePart, {
    params: one,
    body: { tenantId: payerOfLine, draft: { ...named(2), officeId } },
  });
  const theirs = await agent.ask(placePart, {
    params: two,
    body: { tenantId: payerOfLine, draft: named(3) },
  });
  await agent.ask(finishParts, { params: fresh.params });
  await hub.settle();
  const documentOf = async (id: string) =>
    (await agent.ask(readCase, { params: { tenantId: payerOfLine, id } })).documents[0]?.id ?? '';
  const own = (await clerk.ask(listOwnCases)).items.find((item) => item.id === mine.id);
  expect(own?.documents.map((item) => item.pageCount)).toEqual([2]);
  const seen = async (id: string, number: number) =>
    (await clerk.raw('GET', urlOf(readPage.path, { tenantId: payerOfLine, id, number }))).statusCode;
  expect(await seen(await documentOf(mine.id), 1)).toBe(200);
  expect(await seen(await documentOf(theirs.id), 1)).toBe(404);
  expect(await seen(fresh.documentId, 4)).toBe(404);
});

test('only who holds the fax divides it, and a page is never in two parts', async () => {
  const fresh = await inHand('two-3', await short('Third'));
  const part = { documentId: fresh.documentId, fate: 'new_case' as const, title: '' };
  const dividing = { params: fresh.params, body: { parts: [{ ...part, firstPage: 1, lastPage: 5 }] } };
  expect((await other.refused(divideArrival, dividing)).code).toBe('wrong_state');
  await agent.ask(divideArrival, dividing);
  const twice = await agent.refused(divideArrival, {
    params: fresh.params,
    body: {
      parts: [
        { ...part, firstPage: 1, lastPage: 3 },
        { ...part, firstPage: 3, lastPage: 5 },
      ],
    },
  });
  expect(twice.say).toContain('share a page');
  expect((await agent.ask(listParts, { params: fresh.params })).parts).toHaveLength(1);
});

test('pages given to the wrong case are taken back with a reason and given to the right one', async () => {
  const fresh = await inHand('two-4', await short('Fourth'));
  const { one, two } = await divided(fresh, shortCut);
  const first = await agent.ask(placePart, { params: one, body: { tenantId: payerOfLine, draft: named(4) } });
  const wrong = await agent.ask(placePart, { params: two, body: { tenantId: payerOfLine, draft: named(5) } });
  await agent.ask(finishParts, { params: fresh.params });
  await hub.settle();
  const read = async (id: string) => await agent.ask(readCase, { params: { tenantId: payerOfLine, id } });
  const gone = (await read(wrong.id)).documents[0]?.id ?? '';
  const { parts } = await agent.ask(takePagesBack, {
    params: two,
    body: { why: 'These are of patient one.' },
  });
  expect((await read(wrong.id)).documents).toEqual([]);
  expect((await read(wrong.id)).referral.orderReceived).toBe(false);
  await agent.refused(readDocument, { params: { tenantId: payerOfLine, id: gone } });
  const again = parts.find((item) => item.status === 'planned');
  const given = await agent.ask(attachPart, {
    params: { ...fresh.params, partId: again?.id ?? '' },
    body: { caseNumber: first.caseNumber },
  });
  expect(given).toMatchObject({ id: first.id, say: `Pages 4–5 went to case ${first.caseNumber}.` });
  await hub.settle();
  expect((await read(first.id)).documents.map((item) => item.pageCount)).toEqual([2, 2]);
  const told = await hub.timeline({ tenantId: payerOfLine, id: wrong.id });
  expect(told.map((item) => item.say).join(' ')).toContain('2 pages were taken back from this case');
  expect((await read(wrong.id)).tasks.map((item) => item.code)).toContain('pages_astray');
});

test('a page is turned, said what it is and laid straight; the original is untouched', async () => {
  const file = await faxOf(Array.from({ length: 2 }, (_, i) => [`Turned ${i}`]));
  const answer = await deliver(hub, { id: 'turn', to: payerLine, file });
  await hub.settle();
  const [row] = await hub.sql(
    `select document.id::text as id from intake.document join intake.arrival on arrival.id = arrival_id where case_number = $1`,
    [answer.json<{ caseNumber: string }>().caseNumber],
  );
  const params = { tenantId: payerOfLine, id: String(row?.['id']), number: 2 };
  expect(await agent.ask(notePage, { params, body: { turn: 180, content: 'test' } })).toEqual({
    turn: 180,
    content: 'test',
  });
  const { pages } = await agent.ask(readDocument, { params });
  expect(pages[1]).toMatchObject({ turn: 180, content: 'test', widthPx: 1271, heightPx: 1650 });
  const straight = async () => await agent.raw('GET', urlOf(readStraightPage.path, params));
  const laid = await straight();
  expect([laid.statusCode, laid.headers['content-type']]).toEqual([200, 'image/png']);
  expect((await straight()).rawPayload.equals(laid.rawPayload)).toBe(true);
  const [kept] = await hub.sql(
    `select straight_digest is not null as kept from intake.page where document_id = $1 and number = 2`,
    [params.id],
  );
  expect(kept).toEqual({ kept: true });
});
