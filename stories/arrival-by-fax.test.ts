// Why: a fax has its number and its receipt in the moment its last page is in, whoever delivers it, once; what cannot be
// opened and what did not come whole is somebody's work, and the original stays as it came.
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readArrival, readCase } from '../care/casefile/casefile.contract.ts';
import { placeArrival, readOriginal } from '../care/intake/intake.contract.ts';
import { claimItem, listWork, lockItem, reassignItems } from '../care/work/work.contract.ts';
import { lookForFaxes } from '../run/fax-folder.ts';
import { faxOf } from '../run/testing/fax-pages.ts';
import type { Client } from '../run/testing/story-client.ts';
import {
  deliver,
  deliverForm,
  lobbyLine,
  openFaxLines,
  payerLine,
  payerOfLine,
} from '../run/testing/story-fax.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { orderOf } from '../run/play/town-orders.ts';

let hub: StoryHub;
let agent: Client;
let twoPages: Buffer;
const order = orderOf('Rosa Núñez-Ortega', 'oxygen');
const { requesterEmail: _, officeId: __, ...read } = order.draft;

beforeAll(async () => {
  hub = await openStory({ at: '2026-03-10T14:00:00.000Z' });
  agent = await hub.as('imani.brooks@doorstep.example');
  twoPages = await faxOf([['Cover'], ['Order for oxygen']]);
  await openFaxLines(hub);
});
afterAll(async () => await hub.close());

async function waiting(caseNumber: string) {
  const { items } = await agent.ask(listWork, { query: { view: 'lobby', limit: 200 } });
  const item = items.find((one) => one.caseNumber === caseNumber);
  if (item === undefined) throw new Error(`${caseNumber} waits for nobody.`);
  const params = { tenantId: item.tenantId, id: item.subjectId };
  return { item, params, arrival: await agent.ask(readArrival, { params }) };
}
const numberOf = (answer: { json(): unknown }) => (answer.json() as { caseNumber: string }).caseNumber;
const codeOf = (answer: { json(): unknown }) => (answer.json() as { code: string }).code;

test('a fax to a payer’s number has its case number at once and counts from its last page', async () => {
  const completed = '2026-03-10T13:52:10.000Z';
  const answer = await deliver(hub, { id: 'a1', to: payerLine, pages: 2, completed, file: twoPages });
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toMatchObject({ receivedAt: completed, again: false });
  await hub.settle();
  const { item, arrival } = await waiting(numberOf(answer));
  expect(item).toMatchObject({
    tenantId: payerOfLine,
    title: 'Fax from (617) 555-0199, 2 pages',
    nextDueKind: 'lobby_placement',
  });
  expect(item.ownerName).not.toBeNull();
  expect(arrival).toMatchObject({
    channel: 'fax',
    receivedAt: completed,
    senderAddress: '+16175550199',
    recipient: payerLine,
  });
  expect(arrival.documents).toMatchObject([{ kind: 'tiff', status: 'read', pageCount: 2 }]);
  const [document] = arrival.documents;
  const path = readOriginal.path.replace(':tenantId', '10').replace(':id', document?.id ?? '');
  expect((await agent.raw('GET', path)).rawPayload.equals(twoPages)).toBe(true);
});

test('delivered again it changes nothing; the same pages by another delivery keep the number', async () => {
  const file = await faxOf([['Sent twice']]);
  const first = await deliver(hub, { id: 'b1', to: payerLine, file });
  const again = await deliver(hub, { id: 'b1', to: payerLine, file });
  expect(again.json()).toMatchObject({ caseNumber: numberOf(first), again: true });
  const resent = await deliverForm(hub, { id: 'other', to: payerLine, file });
  expect(resent.json()).toMatchObject({ caseNumber: numberOf(first), again: false });
  await hub.settle();
  const rows = await hub.sql(
    `select status, count(*)::int as n from intake.arrival where case_number = $1 group by status order by status`,
    [numberOf(first)],
  );
  expect(rows).toEqual([
    { status: 'duplicate', n: 1 },
    { status: 'waiting', n: 1 },
  ]);
});

test('a fax to a number that is nobody’s waits in the lobby', async () => {
  for (const to of [lobbyLine, '+12125559999', '']) {
    const answer = await deliver(hub, { id: `c${to}`, to, file: await faxOf([[`To ${to}`]]) });
    await hub.settle();
    expect((await waiting(numberOf(answer))).params.tenantId).toBe(1);
  }
});

test('without the secret, with an old signature or under an unknown name nothing is taken', async () => {
  const before = await hub.sql(`select count(*)::int as n from intake.arrival`);
  const fax = { id: 'd1', to: payerLine, file: await faxOf([['Forged']]) };
  const wrong = [
    await deliver(hub, fax, { with: 'another secret, long enough' }),
    await deliver(hub, fax, { at: '2026-03-10T12:00:00.000Z' }),
    await deliverForm(hub, fax, 'nothing'),
    await hub.at().raw('POST', '/fax/nobody', { fax }),
  ];
  expect(wrong.map((one) => one.statusCode)).toEqual([401, 401, 401, 401]);
  expect(await hub.sql(`select count(*)::int as n from intake.arrival`)).toEqual(before);
});

test('an address instead of the fax, no content and no id are refused in words', async () => {
  const url = await deliver(hub, { id: 'e1', to: payerLine, url: 'https://faxes.example/1' });
  expect(url.statusCode).toBe(422);
  expect(url.json<{ say: string }>().say).toContain('Nothing is fetched here');
  expect(codeOf(await deliver(hub, { id: 'e2', to: payerLine }))).toBe('invalid');
  expect(codeOf(await deliver(hub, { id: '', to: payerLine, file: twoPages }))).toBe('invalid');
});

test('what cannot be opened waits for a person with the reason, and is kept as it came', async () => {
  const broken = twoPages.subarray(0, 300);
  const answer = await deliver(hub, { id: 'f1', to: payerLine, pages: 4, file: broken });
  await hub.settle();
  const { arrival } = await waiting(numberOf(answer));
  expect(arrival.why).toContain('damaged');
  expect(arrival.documents).toMatchObject([{ status: 'unreadable', bytes: 300 }]);
});

test('pages that were announced and did not come are said at once, and are a task on the case', async () => {
  const answer = await deliver(hub, {
    id: 'g1',
    to: payerLine,
    pages: 5,
    file: await faxOf([['One'], ['Two'], ['Three']]),
  });
  await hub.settle();
  const { item, params, arrival } = await waiting(numberOf(answer));
  expect(arrival.why).toBe('5 pages were announced and 3 came. Ask the sender for the rest.');
  await agent.ask(claimItem, { params: { tenantId: item.tenantId, id: item.id } });
  const placed = await agent.ask(placeArrival, { params, body: { tenantId: payerOfLine, draft: read } });
  expect(placed.caseNumber).toBe(numberOf(answer));
  await hub.settle();
  const page = await agent.ask(readCase, { params: { tenantId: placed.tenantId, id: placed.id } });
  expect(page.referral.channel).toBe('fax');
  expect(page.tasks.map((one) => one.say).join(' ')).toContain('2 pages of the fax did not come');
});

test('a claim nobody works on goes back by itself; whoever has it open keeps it, and a supervisor may take it over', async () => {
  const answer = await deliver(hub, { id: 'h1', to: payerLine, file: await faxOf([['Left lying']]) });
  await hub.settle();
  const { item } = await waiting(numberOf(answer));
  const params = { tenantId: item.tenantId, id: item.id };
  await agent.ask(claimItem, { params });
  await hub.settle();
  await hub.pass({ minutes: 20 });
  await agent.ask(lockItem, { params });
  await hub.pass({ minutes: 20 });
  expect((await waiting(numberOf(answer))).item).toMatchObject({
    status: 'claimed',
    ownerName: agent.person?.name,
  });
  await hub.pass({ minutes: 15 });
  expect((await waiting(numberOf(answer))).item).toMatchObject({ status: 'open', ownerName: null });
  await agent.ask(claimItem, { params });
  const supervisor = await hub.as('supervisor');
  const to = supervisor.person?.key ?? '';
  await supervisor.ask(reassignItems, { body: { items: [params], to } });
  expect((await waiting(numberOf(answer))).item.ownerName).toBe(supervisor.person?.name);
});

test('a file that lies whole in a line’s folder is a fax of that moment; a half one waits', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-fax-'));
  try {
    const home = join(folder, 'orders');
    const watched = { house: hub.house, folder, seen: new Map<string, string>() };
    await mkdir(join(home, 'in'), { recursive: true });
    const path = join(home, 'in', '0001.tif');
    const file = await faxOf([['From the old fax server']]);
    await writeFile(path, file.subarray(0, 200));
    expect(await lookForFaxes(watched)).toBe(0);
    await writeFile(path, file);
    const whole = new Date('2026-03-10T13:40:00.000Z');
    await utimes(path, whole, whole);
    expect(await lookForFaxes(watched)).toBe(0);
    expect(await lookForFaxes(watched)).toBe(1);
    expect(await readdir(join(home, 'done'))).toEqual(['0001.tif']);
    expect(await lookForFaxes(watched)).toBe(0);
    await hub.settle();
    const [row] = await hub.sql(
      `select case_number as number, received_at at time zone 'UTC' = '2026-03-10 13:40' as whole
       from intake.arrival where recipient = $1 order by id desc limit 1`,
      [payerLine],
    );
    expect(row?.['whole']).toBe(true);
    expect((await waiting(String(row?.['number']))).params.tenantId).toBe(payerOfLine);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
