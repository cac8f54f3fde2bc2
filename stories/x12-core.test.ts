// Why: partners whose programs speak the envelope of CAQH CORE come in by user name and password, ask on the line, hand batches in and
// fetch what came of them; and a partner held to a client certificate is let in by nothing less. Over real HTTP.
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Agreement } from '../care/exchange/open-partner.ts';
import { endSessions } from '../care/people/people.contract.ts';
import { openHouse, type House } from '../run/house.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { testSecret } from '../run/testing/test-database.ts';
import { agreed, asking, inBatch, openAgreed, setsIn, somebody } from './core-partner.fixture.ts';

let hub: StoryHub;
let proxied: House;
let url: string;
let proxiedUrl: string;
let program: { userName: string; password: string };
const certificate = 'ab'.repeat(32);

const open = async (agreement: Agreement) => await openAgreed(hub, agreement);
async function listening(house: House): Promise<string> {
  const api = await house.buildApi();
  closers.push(async () => await api.close());
  return await api.listen({ port: 0, host: '127.0.0.1' });
}
const closers: (() => Promise<void>)[] = [];

beforeAll(async () => {
  hub = await openStory({ at: '2026-03-10T14:00:00.000Z' });
  url = await listening(hub.house);
  proxied = await openHouse({
    url: hub.url,
    home: hub.home,
    secret: testSecret.toString(),
    publicUrl: 'http://127.0.0.1:8080',
    smtpUrl: hub.smtpUrl,
    townIsSeeded: true,
    mailboxUrl: null,
    certificateHeader: 'X-Client-Certificate',
    clock: hub.clock,
    connections: 3,
    limits: 'off',
  });
  proxiedUrl = await listening(proxied);
  program = await open(agreed('COREHOUSE'));
});
afterAll(async () => {
  for (const close of closers) await close();
  await proxied.close();
  await hub.close();
});

type Fields = Readonly<Record<string, string | null>>;
/** An envelope with these fields differing (null: left out), and what came back. */
async function send(fields: Fields, headers: Readonly<Record<string, string>> = {}, to = url) {
  const all: Fields = {
    PayloadType: 'X12_270_Request_005010X279A1',
    ProcessingMode: 'RealTime',
    PayloadID: randomUUID(),
    TimeStamp: '2026-03-10T14:00:00Z',
    UserName: program.userName,
    Password: program.password,
    SenderID: 'COREHOUSE',
    ReceiverID: 'DOORSTEP',
    CORERuleVersion: '2.2.0',
    ...fields,
  };
  const form = new FormData();
  for (const [name, value] of Object.entries(all)) if (value !== null) form.set(name, value);
  const response = await fetch(`${to}/x12/core`, { method: 'POST', body: form, headers });
  const answer = Object.fromEntries(
    [...(await response.formData())].map(([name, value]) => [name, value as string]),
  );
  return { status: response.status, ...answer, sent: all } as Readonly<Record<string, string>> & {
    readonly status: number;
    readonly sent: Fields;
  };
}
const countKept = async () => (await hub.sql('select count(*)::int as n from exchange.message'))[0]?.['n'];

test('a question on the line is answered in an envelope of its own, under the PayloadID it was asked with', async () => {
  const answer = await send({ Payload: asking('000000201') });
  expect(answer).toMatchObject({
    status: 200,
    PayloadType: 'X12_271_Response_005010X279A1',
    ProcessingMode: 'RealTime',
    PayloadID: answer.sent['PayloadID'],
    SenderID: 'DOORSTEP',
    ReceiverID: 'COREHOUSE',
    CORERuleVersion: '2.2.0',
    ErrorCode: 'Success',
    ErrorMessage: 'None',
  });
  expect(answer['Payload']).toContain(somebody.memberNumber);
});

test('what is wrong inside the payload is told in X12: a 999, or a TA1 where the whole of it is wrong', async () => {
  const noName = asking('000000202')
    .replace(/NM1\*IL[^~]*~/, '')
    .replace('SE*12', 'SE*11');
  const refused = await send({ Payload: noName });
  expect([refused['PayloadType'], refused['ErrorCode']]).toEqual([
    'X12_999_Response_005010X231A1',
    'Success',
  ]);
  const foreign = await send({ Payload: asking('000000203', 'SOMEBODYELSE') });
  expect(foreign['PayloadType']).toBe('X12_TA1_Response_00501X231A1');
});

test('a batch is confirmed; its receipt and its answers are fetched by its PayloadID', async () => {
  const payload = asking('000000204');
  const taken = await send(inBatch(payload));
  expect(taken).toMatchObject({ PayloadType: 'X12_BatchReceiptConfirmation', ErrorCode: 'Success' });
  expect(taken['Payload']).toBeUndefined();
  const about = { ProcessingMode: 'Batch', PayloadID: taken.sent['PayloadID'] ?? '' };
  const receipt = await send({ ...about, PayloadType: 'X12_999_RetrievalRequest_005010X231A1' });
  expect(receipt).toMatchObject({ PayloadType: 'X12_999_Response_005010X231A1', PayloadID: about.PayloadID });
  expect(setsIn(receipt['Payload'])).toEqual(['999']);
  const fetching = { ...about, PayloadType: 'X12_005010_Request_Batch_Results_271' };
  for (const results of [await send(fetching), await send(fetching)]) {
    expect(results).toMatchObject({ PayloadType: 'X12_271_Response_005010X279A1', ErrorCode: 'Success' });
    expect(setsIn(results['Payload'])).toEqual(['271']);
    expect(results['CheckSum']).toBe(
      createHash('sha1')
        .update(results['Payload'] ?? '')
        .digest('hex'),
    );
  }
});

test('without the PayloadID of a batch the oldest that waits is fetched, until nothing waits', async () => {
  const taken = await send(inBatch(asking('000000205')));
  const fetch = async (PayloadType: string) => await send({ ProcessingMode: 'Batch', PayloadType });
  const receipt = await fetch('X12_999_RetrievalRequest_005010X231A1');
  expect(receipt['PayloadID']).toBe(taken.sent['PayloadID']);
  const types = [];
  for (const wish of [
    'X12_999_RetrievalRequest_005010X231A1',
    'X12_005010_Request_Batch_Results_271',
    'X12_005010_Request_Batch_Results_271',
  ])
    types.push((await fetch(wish))['PayloadType']);
  expect(types).toEqual([
    'X12_005010_Response_NoBatchAckFile',
    'X12_271_Response_005010X279A1',
    'X12_005010_Response_NoBatchResultsFile',
  ]);
});

test('the partner’s own receipt for what it fetched is taken', async () => {
  const receipt = asking('000000206')
    .replace(
      /GS\*HS(.*)005010X279A1~ST.*EQ\*30~/s,
      'GS*FA$1005010X231A1~ST*999*0001*005010X231A1~AK1*HS*7*005010X279A1~AK9*A*1*1*1~',
    )
    .replace('SE*12', 'SE*4');
  const taken = await send({
    ...inBatch(receipt),
    PayloadType: 'X12_999_SubmissionRequest_005010X231A1',
  });
  expect(taken).toMatchObject({ PayloadType: 'X12_Response_ConfirmReceiptReceived', ErrorCode: 'Success' });
});

test('a receipt of the partner’s own is no batch that waits for one: the receipts of later batches are found', async () => {
  // Batches of one moment are ordered by their PayloadIDs.
  const about = { PayloadID: 'ffffffff-ffff-4fff-bfff-ffffffffffff' };
  await send({ ...about, ...inBatch(asking('000000412')) });
  const found = await send({
    PayloadType: 'X12_999_RetrievalRequest_005010X231A1',
    ProcessingMode: 'Batch',
  });
  expect(found).toMatchObject({ PayloadType: 'X12_999_Response_005010X231A1', PayloadID: about.PayloadID });
});

test('a PayloadID means one payload: the same again gets the same answer, another is refused', async () => {
  const PayloadID = randomUUID();
  const first = await send({ PayloadID, Payload: asking('000000207') });
  const before = await countKept();
  const again = await send({ PayloadID, Payload: asking('000000207') });
  expect(again['Payload']).toBe(first['Payload']);
  expect(await send({ PayloadID, Payload: asking('000000208') })).toMatchObject({
    PayloadType: 'CoreEnvelopeError',
    ErrorCode: 'PayloadIDIllegal',
    PayloadID,
  });
  expect(await countKept()).toBe(before);
  const other = randomUUID();
  const both = await Promise.all(
    ['000000209', '000000210'].map((one) => send({ PayloadID: other, Payload: asking(one) })),
  );
  expect(
    both.map((one) => one['ErrorCode'] ?? '').toSorted((a, b) => a.localeCompare(b)),
    'of two at the same moment one',
  ).toEqual(['PayloadIDIllegal', 'Success']);
});

test.each([
  ['no user name', { UserName: null }, 'UserNameRequired'],
  ['no sender', { SenderID: null }, 'SenderIDRequired'],
  ['no payload', { Payload: null }, 'PayloadRequired'],
  ['a type nobody knows', { PayloadType: 'X12_270_Request_004010X092A1' }, 'PayloadTypeIllegal'],
  ['another version of the rule', { CORERuleVersion: '4.0.0' }, 'VersionMismatch'],
  ['another sender', { SenderID: 'MOORGATE' }, 'SenderIDIllegal'],
  ['another receiver', { ReceiverID: 'MOORGATE' }, 'ReceiverIDIllegal'],
  [
    'a batch fetched on the line',
    { PayloadType: 'X12_005010_Request_Batch_Results_271' },
    'ProcessingModeIllegal',
  ],
  ['no X12 in it', { Payload: 'Good morning' }, 'PayloadIllegal'],
] as const)('with %s the envelope is refused by its code', async (_, change, code) => {
  const answer = await send({ Payload: asking('000000211'), ...change });
  expect(answer).toMatchObject({ status: 200, PayloadType: 'CoreEnvelopeError', ErrorCode: code });
  expect(answer['ErrorMessage']).toMatch(/\.$/);
});

test('a wrong password and a stranger are told the same and nothing is kept; the eighth failure closes the door', async () => {
  const guessed = await open(agreed('GUESSED'));
  const as = (fields: Fields) =>
    send({
      UserName: guessed.userName,
      SenderID: 'GUESSED',
      Payload: asking('000000212', 'GUESSED'),
      ...fields,
    });
  const before = await countKept();
  const stranger = await as({ UserName: 'nobody.10' });
  for (let i = 0; i < 8; i += 1) {
    const wrong = await as({ Password: 'let me in' });
    expect([wrong['ErrorCode'], wrong['ErrorMessage']]).toEqual(['UnAuthorized', stranger['ErrorMessage']]);
  }
  expect((await as({ Password: guessed.password }))['ErrorCode'], 'the right one, too late').toBe(
    'UnAuthorized',
  );
  expect(await countKept()).toBe(before);
  hub.clock.pass({ minutes: 16 });
  expect((await as({ Password: guessed.password }))['ErrorCode']).toBe('Success');
});

test('without a password in the agreement there is none; a new agreement ends the old one', async () => {
  const { userName, password } = await open(agreed('PLAIN', { password: false }));
  const as = (given: string) =>
    send({ UserName: userName, Password: given, SenderID: 'PLAIN', Payload: asking('000000213', 'PLAIN') });
  expect(password).toBe('');
  expect((await as('nobody knows this password'))['ErrorCode']).toBe('UnAuthorized');
  const first = await open(agreed('PLAIN'));
  expect((await as(first.password))['ErrorCode']).toBe('Success');
  const second = await open(agreed('PLAIN'));
  expect((await as(first.password))['ErrorCode']).toBe('UnAuthorized');
  expect((await as(second.password))['ErrorCode']).toBe('Success');
  await open(agreed('PLAIN', { password: false }));
  expect((await as(second.password))['ErrorCode']).toBe('UnAuthorized');
});

test('a partner held to a certificate is let in by that one only, at every door, and kept out where nobody tells which was shown', async () => {
  const held = await open(agreed('HELD', { certificate }));
  const core = async (headers: Readonly<Record<string, string>>, control: string, to = proxiedUrl) => {
    const { userName: UserName, password: Password } = held;
    const answer = await send(
      { UserName, Password, SenderID: 'HELD', Payload: asking(control, 'HELD') },
      headers,
      to,
    );
    return answer['ErrorCode'];
  };
  const plain = async (
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    to = proxiedUrl,
  ) => {
    const body = method === 'POST' ? { body: asking('000000214', 'HELD') } : {};
    const type = { authorization: `Bearer ${held.token}`, 'content-type': 'application/edi-x12' };
    return (await fetch(`${to}${path}`, { method, ...body, headers: { ...type, ...headers } })).status;
  };
  const shown = { 'x-client-certificate': certificate.toUpperCase().replaceAll(/..(?=.)/g, '$&:') };
  const other = { 'x-client-certificate': 'cd'.repeat(32) };
  const before = await countKept();
  for (const headers of [{}, other, { 'x-client-certificate': 'yes' }]) {
    expect(await core(headers, '000000215')).toBe('UnAuthorized');
    expect(await plain('POST', '/x12', headers)).toBe(403);
    expect(await plain('POST', '/x12/batch', headers)).toBe(403);
    expect(await plain('GET', '/x12/batch', headers)).toBe(403);
  }
  expect(await core(shown, '000000215', url), 'a house that is told nothing').toBe('UnAuthorized');
  expect(await plain('POST', '/x12', shown, url)).toBe(403);
  expect(await countKept(), 'nothing was taken').toBe(before);
  expect(await core(shown, '000000215')).toBe('Success');
  expect(await plain('POST', '/x12', shown)).toBe(200);
  expect(await plain('GET', '/x12/batch', shown)).toBe(200);
});

test('where no password was agreed the certificate alone says who sends; where one was, it does not', async () => {
  const alone = 'ef'.repeat(32);
  await open(agreed('CERTIFIED', { password: false, certificate: alone }));
  const by = async (fingerprint: string, SenderID: string, control: string, to = proxiedUrl) => {
    const fields = { UserName: null, Password: null, SenderID, Payload: asking(control, SenderID) };
    return (await send(fields, { 'x-client-certificate': fingerprint }, to))['ErrorCode'];
  };
  expect(await by(alone, 'CERTIFIED', '000000222')).toBe('Success');
  expect(await by('cd'.repeat(32), 'CERTIFIED', '000000223'), 'another certificate').toBe('UnAuthorized');
  expect(await by(alone, 'COREHOUSE', '000000223'), 'another’s name').toBe('UnAuthorized');
  expect(await by(certificate, 'HELD', '000000223'), 'a password was agreed too').toBe('UnAuthorized');
  expect(await by(alone, 'CERTIFIED', '000000223', url), 'nobody says which').toBe('UserNameRequired');
});

test('a partner without a certificate is as welcome as before, whatever the proxy says', async () => {
  const answer = await send(
    { Payload: asking('000000216') },
    { 'x-client-certificate': 'cd'.repeat(32) },
    proxiedUrl,
  );
  expect(answer['ErrorCode']).toBe('Success');
});

test('the password ends with the secret: when an administrator ends it, and after a year', async () => {
  const ended = async (control: string, of: { userName: string; password: string }, SenderID: string) => {
    const { userName: UserName, password: Password } = of;
    return (await send({ UserName, Password, SenderID, Payload: asking(control, SenderID) }))['ErrorCode'];
  };
  const shut = await open(agreed('SHUT'));
  const old = await open(agreed('OLD'));
  expect(await ended('000000217', shut, 'SHUT')).toBe('Success');
  expect(await ended('000000218', old, 'OLD')).toBe('Success');
  const [account] = await hub.sql(`select id from base.account where email like 'shut.%'`);
  const admin = await hub.as('system_admin');
  await admin.ask(endSessions, { params: { id: String(account?.['id']) } });
  expect(await ended('000000219', shut, 'SHUT')).toBe('UnAuthorized');
  hub.clock.pass({ hours: 364 * 24 });
  expect(await ended('000000220', old, 'OLD')).toBe('Success');
  hub.clock.pass({ hours: 48 });
  expect(await ended('000000221', old, 'OLD')).toBe('UnAuthorized');
});
