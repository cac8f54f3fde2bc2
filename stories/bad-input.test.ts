// Why: whatever comes in at a door is either taken or refused by a sentence that names the field and says what to do;
// never a failure of ours, and nothing half done. The same request twice acts once.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { correctCase, openLink, readCase } from '../care/casefile/casefile.contract.ts';
import { checkReferral, sendReferral } from '../care/intake/intake.contract.ts';
import { listWork } from '../care/work/work.contract.ts';
import type { Client } from '../run/testing/story-client.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { orderOf } from '../run/play/town-orders.ts';
import { breakPdf, encryptPdf } from '../town/make-order.ts';
import { makeBomb } from '../town/make-bomb.ts';

let hub: StoryHub;
let clerk: Client;
const order = orderOf('Rosa Núñez-Ortega', 'oxygen');
const { draft } = order;
const good = { tenantId: order.tenantId, draft, documents: [] };
const send = '/api/referrals';

beforeAll(async () => {
  hub = await openStory({ at: '2026-03-10T14:00:00.000Z' });
  clerk = await hub.as(order.clerk.email);
});
afterAll(async () => await hub.close());

const cases = async () => (await hub.sql('select count(*)::int as count from cases.referral'))[0]?.['count'];
type Answer = { code: string; say: string; at?: string[] };

const unfit: readonly [what: string, body: unknown, status: number, at: string, say: RegExp][] = [
  ['a field nobody knows', { ...good, draft: { ...draft, ssn: '1' } }, 422, 'draft.ssn', /Leave it out/],
  [
    'a field nobody knows, inside a line',
    { ...good, draft: { ...draft, lines: [{ family: 'dme', description: 'x', price: 1 }] } },
    422,
    'draft.lines.0.price',
    /Leave it out/,
  ],
  ['a missing field', { ...good, draft: { ...draft, kind: undefined } }, 422, 'draft.kind', /missing/],
  [
    'too long a name',
    { ...good, draft: { ...draft, patient: { givenName: 'x'.repeat(81) } } },
    422,
    'draft.patient.givenName',
    /longer than 80/,
  ],
  [
    'an empty name',
    { ...good, draft: { ...draft, patient: { givenName: '' } } },
    422,
    'draft.patient.givenName',
    /fill it in/,
  ],
  [
    'a date that is none',
    { ...good, draft: { ...draft, signedOn: '2026-02-30' } },
    422,
    'draft.signedOn',
    /does not read as a date like/,
  ],
  [
    'a date in the American order',
    { ...good, draft: { ...draft, signedOn: '03/10/2026' } },
    422,
    'draft.signedOn',
    /does not read as a date like/,
  ],
  [
    'the year zero',
    { ...good, draft: { ...draft, patient: { birthOn: '0000-01-01' } } },
    409,
    'draft.patient.birthOn',
    /check it/,
  ],
  [
    'a discharge in the year 9999',
    { ...good, draft: { ...draft, dischargeAt: '9999-12-31T23:59:59Z' } },
    409,
    'draft.dischargeAt',
    /check it/,
  ],
  [
    'a birth in the future',
    { ...good, draft: { ...draft, patient: { birthOn: '2026-03-11' } } },
    409,
    'draft.patient.birthOn',
    /future/,
  ],
  [
    'a service that ends before it begins',
    { ...good, draft: { ...draft, serviceFromOn: '2026-04-02', serviceToOn: '2026-04-01' } },
    409,
    'draft.serviceToOn',
    /before it begins/,
  ],
  [
    'an NPI with a wrong check digit',
    { ...good, draft: { ...draft, clinicianNpi: '1234567890' } },
    409,
    'draft.clinicianNpi',
    /check digit/,
  ],
  [
    'an NPI of nine digits',
    { ...good, draft: { ...draft, clinicianNpi: '123456789' } },
    422,
    'draft.clinicianNpi',
    /./,
  ],
  [
    'an e-mail address that is none',
    { ...good, draft: { ...draft, requesterEmail: 'a b' } },
    422,
    'draft.requesterEmail',
    /e-mail address/,
  ],
  [
    'a family that does not exist',
    { ...good, draft: { ...draft, lines: [{ family: 'taxi', description: 'x' }] } },
    422,
    'draft.lines.0.family',
    /must be one of/,
  ],
  [
    'a quantity below zero',
    { ...good, draft: { ...draft, lines: [{ family: 'dme', description: 'x', quantity: -1 }] } },
    422,
    'draft.lines.0.quantity',
    /./,
  ],
  [
    'a number where words belong',
    { ...good, draft: { ...draft, note: 7 } },
    422,
    'draft.note',
    /must be string/,
  ],
  [
    'a character no database keeps',
    { ...good, draft: { ...draft, note: 'a\0b' } },
    422,
    'draft.note',
    /type it again/,
  ],
  ['half an emoji', { ...good, draft: { ...draft, note: '\ud83d' } }, 422, 'draft.note', /type it again/],
  ['a payer that does not exist', { ...good, tenantId: 99 }, 409, 'tenantId', /Choose it from the list/],
  ['the lobby as payer', { ...good, tenantId: 1 }, 422, 'tenantId', /./],
  [
    'a document that is not there',
    { ...good, documents: [{ tenantId: 1, id: '00000000-0000-4000-8000-000000000000' }] },
    404,
    'documents',
    /Upload it again/,
  ],
];

test.each(unfit)('%s is refused, named and nothing is kept', async (_what, body, status, at, say) => {
  const before = await cases();
  const answer = await clerk.raw('POST', send, body);
  expect(answer.statusCode, answer.body).toBe(status);
  const problem = answer.json<Answer>();
  expect(problem.at).toContain(at);
  expect(problem.say).toMatch(say);
  expect(await cases()).toBe(before);
});

test('what is no JSON at all, or a megabyte of it, is answered in words', async () => {
  const broken = await clerk.raw('POST', send, Buffer.from('{"a":'), { 'content-type': 'application/json' });
  expect([broken.statusCode, broken.json<Answer>().code]).toEqual([422, 'invalid']);
  const huge = await clerk.raw('POST', send, { ...good, draft: { ...draft, note: 'x'.repeat(1_100_000) } });
  expect([huge.statusCode, huge.json<Answer>().code]).toEqual([413, 'too_large']);
  const text = await clerk.raw('POST', send, Buffer.from('hello'), { 'content-type': 'text/plain' });
  expect([text.statusCode, text.json<Answer>().code]).toEqual([415, 'wrong_type']);
});

test('a correction meets the same bar as the order itself', async () => {
  const agent = await hub.as('intake_agent');
  const sent = await clerk.ask(sendReferral, { body: good });
  await hub.settle();
  const params = { tenantId: sent.tenantId, id: sent.id };
  const { version } = (await agent.ask(readCase, { params })).referral;
  const wrong = await agent.refused(correctCase, {
    params,
    body: { version, draft: { ...draft, clinicianNpi: '1234567890' } },
  });
  expect(wrong).toMatchObject({ code: 'npi_wrong', at: ['draft.clinicianNpi'] });
  await agent.ask(correctCase, { params, body: { version, draft: { ...draft, note: 'Buzzer 3R.' } } });
  const stale = await agent.refused(correctCase, { params, body: { version, draft } });
  expect(stale.code).toBe('changed_meanwhile');
});

test('a POST without a key is told to bring one', async () => {
  const answer = await clerk.raw('POST', send, good, { 'idempotency-key': '' });
  expect([answer.statusCode, answer.json<Answer>().code]).toEqual([400, 'key_missing']);
});

test('the same key twice acts once and gives the same answer; with another body it is refused', async () => {
  const before = Number(await cases());
  const key = 'once-and-only-once';
  const first = await clerk.raw('POST', send, good, { 'idempotency-key': key });
  const second = await clerk.raw('POST', send, good, { 'idempotency-key': key });
  expect(second.headers['idempotency-replayed']).toBe('true');
  expect(second.json()).toEqual(first.json());
  const other = await clerk.raw(
    'POST',
    send,
    { ...good, draft: { ...draft, note: 'other' } },
    { 'idempotency-key': key },
  );
  expect([other.statusCode, other.json<Answer>().code]).toEqual([422, 'key_reused']);
  const together = await Promise.all(
    [1, 2, 3].map(async () => await clerk.raw('POST', send, good, { 'idempotency-key': 'three-at-once' })),
  );
  expect(new Set(together.map((one) => one.json<{ id: string }>().id)).size).toBe(1);
  expect(await cases()).toBe(before + 2);
});

test('a key whose request was refused can be used for the mended one', async () => {
  const key = 'mended-request';
  const refused = await clerk.raw('POST', send, { ...good, tenantId: 99 }, { 'idempotency-key': key });
  expect(refused.statusCode).toBe(409);
  expect((await clerk.raw('POST', send, good, { 'idempotency-key': key })).statusCode).toBe(200);
});

test('a page of another site cannot act for who is signed in here', async () => {
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
  ]) {
    const answer = await clerk.raw('POST', send, good, headers);
    expect([answer.statusCode, answer.json<Answer>().code]).toEqual([403, 'cross_site']);
  }
});

test('an upload that cannot be shown is refused in words and kept all the same', async () => {
  const pdf = await order.pdf();
  const count = async () =>
    Number((await hub.sql('select count(*)::int as count from intake.document'))[0]?.['count']);
  const before = await count();
  const files: [string, Buffer, RegExp][] = [
    ['locked.pdf', await encryptPdf(pdf), /password/],
    ['broken.pdf', breakPdf(pdf), /./],
    ['order.exe', Buffer.from('MZ\x90\x00 nothing to read'), /PDF/],
    ['orders.zip', await makeBomb('zip'), /./],
    ['empty.pdf', Buffer.from(' '), /./],
  ];
  for (const [name, bytes, say] of files) {
    const refused = await clerk.uploadRefused(name, bytes);
    expect(refused, name).toMatchObject({ code: 'document_unreadable', at: ['file'] });
    expect(refused.say).toMatch(say);
  }
  expect(await count()).toBe(before + files.length);
  // Trying the same file again, twice at once too, adds nothing to what is kept.
  await clerk.uploadRefused('again.pdf', breakPdf(pdf));
  await Promise.all([1, 2].map(async () => await clerk.uploadRefused('broken.pdf', breakPdf(pdf))));
  expect(await count()).toBe(before + files.length);
  const large = await clerk.uploadRefused('large.pdf', Buffer.alloc(27 * 1024 * 1024, 1));
  expect(large.code).toBe('too_large');
});

test('what is missing is told before sending, and never refused', async () => {
  const { gaps } = await clerk.ask(checkReferral, {
    body: { documentCount: 0, draft: { ...draft, patient: {}, lines: [] } },
  });
  expect(gaps.map((gap) => gap.field)).toEqual([
    'documents',
    'patient.givenName',
    'patient.familyName',
    'patient.birthOn',
    'patient.memberNumber',
    'patient.phone',
    'lines',
  ]);
});

test('words in an address or a list’s place that no door gave are refused, not failed on', async () => {
  const agent = await hub.as('intake_agent');
  for (const url of [
    '/api/worklist?view=open&after=%00',
    '/api/worklist?view=open&after=abc',
    '/api/worklist?view=everything',
    '/api/worklist?view=open&limit=100000',
    `/api/worklist?view=open&after=${Buffer.from('9999-99-99T99:99:99Z 00000000-0000-0000-0000-000000000000').toString('base64url')}`,
    `/api/worklist?view=open&after=${Buffer.from('2026-03-10T14:00:00Z ------------------------------------').toString('base64url')}`,
    '/api/find?q=%00%00',
    '/api/own-cases?after=2026-99-99T00:00:00.000Z%20ffffffff-ffff-ffff-ffff-ffffffffffff',
    '/api/cases/10/not-a-uuid',
    '/api/cases/99999999999999999999/00000000-0000-4000-8000-000000000000',
    '/api/cases/10/00000000-0000-4000-8000-000000000000/timeline?after=99999999999999999999999',
  ]) {
    const answer = await agent.raw('GET', url);
    expect(answer.statusCode, `${url} ${answer.body}`).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode, `${url} ${answer.body}`).toBeLessThan(500);
    expect(answer.json<Answer>().say.length, url).toBeGreaterThan(10);
  }
  expect((await agent.ask(listWork, { query: { view: 'open', limit: 1 } })).items).toHaveLength(1);
  const short = await hub.at().refused(openLink, { body: { token: 'short', birthOn: '1948-03-14' } });
  expect(short).toMatchObject({ code: 'invalid', at: ['token'] });
});
