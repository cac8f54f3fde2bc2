// Why: mail that fits no payer waits in the lobby under somebody's eyes; exactly one person takes it, and it keeps its
// number on the way to its payer. What is no order is set aside with a reason, never thrown away.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { correctCase, readArrival, readCase } from '../care/casefile/casefile.contract.ts';
import { placeArrival, readDocument, setArrivalAside } from '../care/intake/intake.contract.ts';
import { listSources } from '../care/sources/sources.contract.ts';
import { claimItem, listWork, releaseItem } from '../care/work/work.contract.ts';
import type { Client } from '../run/testing/story-client.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { orderOf } from '../run/play/town-orders.ts';

let hub: StoryHub;
let imani: Client;
let diego: Client;
let pdf: Buffer;
const order = orderOf('Rosa Núñez-Ortega', 'oxygen');

beforeAll(async () => {
  hub = await openStory({ at: '2026-03-10T14:00:00.000Z' });
  imani = await hub.as('imani.brooks@doorstep.example');
  diego = await hub.as('diego.salgado@doorstep.example');
  pdf = await order.pdf();
});
afterAll(async () => await hub.close());

async function waitsFrom(from: string) {
  await hub.mail.send({
    from,
    to: 'orders@doorstep.example',
    subject: 'New patient',
    text: 'See attached.',
    attachments: [{ filename: 'order.pdf', content: pdf }],
  });
  await hub.settle();
  const { items } = await imani.ask(listWork, { query: { view: 'lobby', limit: 200 } });
  const item = items.find((one) => one.title.includes(from));
  if (item === undefined) throw new Error('It does not stand in the lobby.');
  return {
    item,
    arrival: { tenantId: item.tenantId, id: item.subjectId },
    ref: { tenantId: item.tenantId, id: item.id },
  };
}
const { requesterEmail: _, officeId: __, ...read } = order.draft;
const placing = { tenantId: order.tenantId, draft: read };

test('it waits with an owner and a placing clock, and its sender knows the number', async () => {
  const { item, arrival } = await waitsFrom('lobby@unknown.example');
  expect(item).toMatchObject({ kind: 'arrival', status: 'open', nextDueKind: 'lobby_placement' });
  expect(item.ownerName).not.toBeNull();
  const [mail] = await hub.mailbox.to('lobby@unknown.example');
  expect(mail?.subject).toContain(item.caseNumber);
  expect(mail?.text).toContain(item.ownerName);
  const page = await imani.ask(readArrival, { params: arrival });
  expect(page.why).toContain('which health plan');
  expect(page.can['place']).toBe('Claim the arrival before placing it.');
});

test('of two agents racing exactly one holds it; the other can neither place it nor set it aside', async () => {
  const { ref, arrival } = await waitsFrom('race@unknown.example');
  const answers = await Promise.all(
    [imani, diego].map(
      async (agent) => await agent.raw('POST', `/api/items/${ref.tenantId}/${ref.id}/claim`, {}),
    ),
  );
  expect(answers.map((one) => one.statusCode).sort((a, b) => a - b)).toEqual([200, 409]);
  const [winner, loser] = answers[0]?.statusCode === 200 ? [imani, diego] : [diego, imani];
  expect((await loser.refused(placeArrival, { params: arrival, body: placing })).code).toBe('wrong_state');
  expect((await loser.refused(setArrivalAside, { params: arrival, body: { why: 'Spam' } })).code).toBe(
    'wrong_state',
  );

  const receipt = await winner.ask(placeArrival, { params: arrival, body: placing });
  await hub.settle();
  const page = await winner.ask(readCase, { params: { tenantId: receipt.tenantId, id: receipt.id } });
  expect(page.referral).toMatchObject({
    tenantId: order.tenantId,
    memberId: order.member.key,
    receivedAt: (await winner.ask(readArrival, { params: arrival })).receivedAt,
    requesterEmail: 'race@unknown.example',
  });
  expect(page.item?.ownerName).toBe(page.referral.caseManagerName);

  // The pages were copied out; the original stays where it arrived.
  const [copy] = page.documents;
  const [original] = (await winner.ask(readArrival, { params: arrival })).documents;
  expect(copy?.digest).toBe(original?.digest);
  expect(copy?.id).not.toBe(original?.id);
  const shown = await winner.ask(readDocument, { params: { tenantId: order.tenantId, id: copy?.id ?? '' } });
  expect(shown.pages).toHaveLength(1);
});

test('under the same number the sender then hears who looks after the case', async () => {
  const mails = await hub.mailbox.to('race@unknown.example');
  expect(mails.map((mail) => mail.subject.split(':')[0])).toEqual([
    'We have your message',
    'We have your order',
  ]);
  const numbers = mails.map((mail) => /case (\S+)$/.exec(mail.subject)?.[1]);
  expect(numbers[1]).toBe(numbers[0]);
  expect(mails[1]?.text).toContain('Your case manager:');
});

test('a placed arrival leaves the lobby and cannot be placed again', async () => {
  const { ref, arrival } = await waitsFrom('once@unknown.example');
  await imani.ask(claimItem, { params: ref });
  await imani.ask(placeArrival, { params: arrival, body: placing });
  expect((await imani.refused(placeArrival, { params: arrival, body: placing })).code).toBe('wrong_state');
  const { items } = await imani.ask(listWork, { query: { view: 'lobby', limit: 200 } });
  expect(items.map((one) => one.id)).not.toContain(ref.id);
});

test('set aside needs a reason and keeps the mail; a supervisor sees why', async () => {
  const { ref, arrival } = await waitsFrom('flyer@unknown.example');
  await imani.ask(claimItem, { params: ref });
  const empty = await imani.refused(setArrivalAside, { params: arrival, body: { why: '' } });
  expect(empty).toMatchObject({ code: 'invalid', at: ['why'] });
  await imani.ask(setArrivalAside, { params: arrival, body: { why: 'A flyer, no order.' } });
  const page = await imani.ask(readArrival, { params: arrival });
  expect(page).toMatchObject({ status: 'set_aside', why: 'A flyer, no order.' });
  expect(page.documents).toHaveLength(1);
  expect((await hub.timeline(arrival)).map((one) => one.say)).toContain('Set aside: A flyer, no order.');
});

test('given back, it can be taken by the other', async () => {
  const { ref } = await waitsFrom('back@unknown.example');
  await imani.ask(claimItem, { params: ref });
  await imani.ask(releaseItem, { params: ref });
  expect((await diego.ask(claimItem, { params: ref })).ownerName).toBe(diego.person?.name);
});

test('placed before our receipt has left, the acknowledgement is still owed and then given', async () => {
  await hub.mail.send({
    from: 'bounce@unknown.example',
    to: 'orders@doorstep.example',
    subject: 'x',
    text: 'y',
  });
  await hub.settle();
  const { items } = await imani.ask(listWork, { query: { view: 'lobby', limit: 200 } });
  const item = items.find((one) => one.title.includes('bounce@unknown.example'));
  const ref = { tenantId: item?.tenantId ?? 0, id: item?.id ?? '' };
  await imani.ask(claimItem, { params: ref });
  const receipt = await imani.ask(placeArrival, {
    params: { tenantId: ref.tenantId, id: item?.subjectId ?? '' },
    body: placing,
  });
  await hub.settle();
  const page = await imani.ask(readCase, { params: { tenantId: receipt.tenantId, id: receipt.id } });
  expect(page.referral.status).toBe('received');
  expect(page.deadlines.find((one) => one.kind === 'acknowledgement')?.status).toBe('running');
});

test('what was read from a page keeps its strip on the case; a correction adds a source, and the old one stays', async () => {
  const { ref, arrival } = await waitsFrom('strip@unknown.example');
  await imani.ask(claimItem, { params: ref });
  const [fax] = (await imani.ask(readArrival, { params: arrival })).documents;
  const documentId = fax?.id ?? '';
  const region = { x: 0.1, y: 0.2, w: 0.4, h: 0.05 };
  const readFrom = (page: number) => [{ field: 'patient.birthOn', documentId, page, region }];
  const strange = await imani.refused(placeArrival, {
    params: arrival,
    body: { ...placing, sources: readFrom(99) },
  });
  expect(strange.code).toBe('absent');
  const { tenantId, id } = await imani.ask(placeArrival, {
    params: arrival,
    body: { ...placing, sources: readFrom(1) },
  });
  const params = { tenantId, id };
  const { referral, documents } = await imani.ask(readCase, { params });
  const sourcesOf = async (field: string) =>
    (await imani.ask(listSources, { params })).items.filter((one) => one.field === field);
  expect(await sourcesOf('patient.birthOn')).toMatchObject([
    { said: read.patient.birthOn, place: { kind: 'page', documentId: documents[0]?.id, page: 1, region } },
  ]);
  expect(await sourcesOf('patient.familyName')).toMatchObject([{ place: { kind: 'person' }, current: true }]);
  const patient = { ...read.patient, familyName: 'Nuñez Ortega' };
  await imani.ask(correctCase, { params, body: { version: referral.version, draft: { ...read, patient } } });
  expect(await sourcesOf('patient.familyName')).toMatchObject([
    { said: 'Nuñez Ortega', current: true, notedByName: imani.person?.name },
    { said: read.patient.familyName, current: false },
  ]);
  expect(await sourcesOf('patient.birthOn')).toHaveLength(1);
  const masked = await hub.as('quality_auditor');
  const shown = await masked.ask(listSources, { params });
  expect(shown.items.every((one) => one.said === null)).toBe(true);
});
