// Why: partners whose programs speak the SOAP half of CAQH CORE's envelope are served by the same hands as those who send forms: asked and
// answered on the line, batches beside the XML or in base64; what is no SOAP is told so in SOAP. Over real HTTP.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { mediaTypeOf, readRelatedParts } from '../wire/core/related-parts.ts';
import { includeOf, mtomOf, soapOf, type Written } from '../wire/core/soap.fixture.ts';
import { inXml, isBrokenXml, readXml, type XmlElement } from '../wire/xml/read-xml.ts';
import { agreed, asking, inBatch, openAgreed, setsIn, somebody } from './core-partner.fixture.ts';

let hub: StoryHub;
let url: string;
let program: { userName: string; password: string };
let close: () => Promise<void>;

beforeAll(async () => {
  hub = await openStory({ at: '2026-03-10T14:00:00.000Z' });
  const api = await hub.house.buildApi();
  close = async () => await api.close();
  url = await api.listen({ port: 0, host: '127.0.0.1' });
  program = await openAgreed(hub, agreed('COREHOUSE'));
});
afterAll(async () => {
  await close();
  await hub.close();
});

type Fields = Readonly<Record<string, string | null>>;
const usual = (): Fields => ({
  PayloadType: 'X12_270_Request_005010X279A1',
  ProcessingMode: 'RealTime',
  PayloadID: randomUUID(),
  TimeStamp: '2026-03-10T14:00:00Z',
  UserName: program.userName,
  Password: program.password,
  SenderID: 'COREHOUSE',
  ReceiverID: 'DOORSTEP',
  CORERuleVersion: '2.2.0',
});

const soap12 = 'application/soap+xml; charset=utf-8';
/** What came back: status, the element in the body, its fields, and its payload as bytes. */
async function post(body: Buffer | string, contentType = soap12) {
  const headers = { 'content-type': contentType };
  const bytes = Buffer.from(body);
  const response = await fetch(`${url}/x12/core`, { method: 'POST', body: bytes, headers });
  const came = Buffer.from(await response.arrayBuffer());
  const mime = response.headers.get('content-type') ?? '';
  const isRelated = mediaTypeOf(mime) === 'multipart/related';
  const parts = isRelated ? readRelatedParts(came, mime) : null;
  if (parts !== null && 'broken' in parts) throw new Error(parts.broken);
  const tree = readXml(parts?.root.bytes ?? came, 'utf-8');
  if (isBrokenXml(tree)) throw new Error(`${tree.broken} ${came.toString('utf8', 0, 300)}`);
  const answer = tree.children.at(-1)?.children[0];
  const said = Object.fromEntries((answer?.children ?? []).map((one) => [one.name, one.text]));
  const payload = answer?.children.find((one) => one.name === 'Payload');
  return {
    status: response.status,
    mime: mediaTypeOf(mime),
    element: answer?.name ?? '',
    said,
    payload: payload === undefined ? '' : payloadOf(payload, answer?.name ?? '', parts),
    whole: came.toString(),
  };
}
function payloadOf(payload: XmlElement, element: string, parts: ReturnType<typeof readRelatedParts> | null) {
  const href = payload.children[0]?.attributes.find((one) => one.name === 'href')?.value.slice(4);
  if (href !== undefined && parts !== null && 'byId' in parts)
    return parts.byId.get(href)?.bytes.toString() ?? '';
  return element.includes('RealTime') ? payload.text : Buffer.from(payload.text, 'base64').toString();
}
const send = async (fields: Fields, written: Written = {}, mime = soap12) => {
  const all = { ...usual(), ...fields };
  return { ...(await post(soapOf(all, written), mime)), sent: all };
};
const ask = (control: string, fields: Fields = {}) => send(fields, { payload: inXml(asking(control)) });
const countKept = async () => (await hub.sql('select count(*)::int as n from exchange.message'))[0]?.['n'];

test.each(['1.2', '1.1'] as const)('a question on the line is answered in SOAP %s', async (version) => {
  const payload = inXml(asking(version === '1.2' ? '000000301' : '000000302'));
  const mime = version === '1.2' ? 'application/soap+xml' : 'text/xml';
  const answer = await send({}, { payload, version }, `${mime}; charset=utf-8`);
  expect(answer).toMatchObject({ status: 200, mime, element: 'COREEnvelopeRealTimeResponse' });
  expect(answer.said).toMatchObject({
    PayloadType: 'X12_271_Response_005010X279A1',
    PayloadID: answer.sent['PayloadID'],
    SenderID: 'DOORSTEP',
    ReceiverID: 'COREHOUSE',
    ErrorCode: 'Success',
  });
  expect(setsIn(answer.payload)).toEqual(['271']);
  expect(answer.payload).toContain(somebody.memberNumber);
});

/** A batch as SOAP sends it: its fields without the payload, which is bytes. */
const batchOf = (payload: string): Fields => {
  const { Payload: _, ...rest } = inBatch(payload);
  return { ...usual(), ...rest };
};

test('a batch beside the XML is taken; its receipt and answers are fetched, beside the XML too', async () => {
  const payload = asking('000000303');
  const submission = batchOf(payload);
  const envelope = soapOf(submission, {
    asked: 'COREEnvelopeBatchSubmission',
    payload: includeOf('night@partner'),
  });
  const { body, mime } = mtomOf(envelope, 'night@partner', Buffer.from(payload));
  const taken = await post(body, mime);
  expect(taken).toMatchObject({ status: 200, mime: 'multipart/related' });
  expect(taken.element).toBe('COREEnvelopeBatchSubmissionResponse');
  expect(taken.said).toMatchObject({ PayloadType: 'X12_BatchReceiptConfirmation', ErrorCode: 'Success' });
  const fetching = async (asked: string, PayloadType: string) => {
    const about = {
      ...usual(),
      ProcessingMode: 'Batch',
      PayloadID: submission['PayloadID'] ?? '',
      PayloadType,
    };
    const whole = mtomOf(soapOf(about, { asked }), 'nothing@partner', Buffer.alloc(0));
    return await post(whole.body, whole.mime);
  };
  const receipt = await fetching(
    'COREEnvelopeBatchSubmissionAckRetrievalRequest',
    'X12_999_RetrievalRequest_005010X231A1',
  );
  expect(receipt.element).toBe('COREEnvelopeBatchSubmissionAckRetrievalResponse');
  expect(setsIn(receipt.payload)).toEqual(['999']);
  const results = await fetching(
    'COREEnvelopeBatchResultsRetrievalRequest',
    'X12_005010_Request_Batch_Results_271',
  );
  expect(results).toMatchObject({
    mime: 'multipart/related',
    element: 'COREEnvelopeBatchResultsRetrievalResponse',
  });
  expect(setsIn(results.payload)).toEqual(['271']);
  const { PayloadLength, CheckSum } = inBatch(results.payload);
  expect(results.said).toMatchObject({ PayloadLength, CheckSum });
});

test('a batch in base64 is taken; its answers come in base64; the partner’s receipt for them is taken', async () => {
  const payload = asking('000000304');
  const submission = batchOf(payload);
  const asked = 'COREEnvelopeBatchSubmission';
  const taken = await send(submission, { asked, payload: Buffer.from(payload).toString('base64') });
  expect(taken).toMatchObject({
    mime: 'application/soap+xml',
    element: 'COREEnvelopeBatchSubmissionResponse',
  });
  expect(taken.said['ErrorCode']).toBe('Success');
  const results = await send(
    {
      ProcessingMode: 'Batch',
      PayloadID: submission['PayloadID'] ?? '',
      PayloadType: 'X12_005010_Request_Batch_Results_271',
    },
    { asked: 'COREEnvelopeBatchResultsRetrievalRequest' },
  );
  expect(setsIn(results.payload)).toEqual(['271']);
  const receipt = asking('000000305')
    .replace(
      /GS\*HS(.*)005010X279A1~ST.*EQ\*30~/s,
      'GS*FA$1005010X231A1~ST*999*0001*005010X231A1~AK1*HS*7*005010X279A1~AK9*A*1*1*1~',
    )
    .replace('SE*12', 'SE*4');
  const thanked = await send(
    { ...batchOf(receipt), PayloadType: 'X12_999_SubmissionRequest_005010X231A1' },
    { asked: 'COREEnvelopeBatchResultsAckSubmission', payload: Buffer.from(receipt).toString('base64') },
  );
  expect(thanked.element).toBe('COREEnvelopeBatchResultsAckSubmissionResponse');
  expect(thanked.said).toMatchObject({
    PayloadType: 'X12_Response_ConfirmReceiptReceived',
    ErrorCode: 'Success',
  });
});

test('a PayloadID is one message, whichever half of the rule brings it', async () => {
  const PayloadID = randomUUID();
  const first = await ask('000000306', { PayloadID });
  const before = await countKept();
  const form = new FormData();
  const all: Fields = { ...usual(), PayloadID, Payload: asking('000000306') };
  for (const [name, value] of Object.entries(all)) form.set(name, value ?? '');
  const response = await fetch(`${url}/x12/core`, { method: 'POST', body: form });
  expect((await response.formData()).get('Payload')).toBe(first.payload);
  const other = await ask('000000307', { PayloadID });
  expect(other.said).toMatchObject({ PayloadType: 'CoreEnvelopeError', ErrorCode: 'PayloadIDIllegal' });
  expect(await countKept()).toBe(before);
});

test.each([
  ['a wrong password', { Password: 'let me in' }, 'UnAuthorized'],
  ['a stranger', { UserName: 'nobody.10' }, 'UnAuthorized'],
  ['no user name', { UserName: null }, 'UserNameRequired'],
  ['no sender', { SenderID: null }, 'SenderIDRequired'],
  ['another sender', { SenderID: 'MOORGATE' }, 'SenderIDIllegal'],
  ['another version of the rule', { CORERuleVersion: '4.0.0' }, 'VersionMismatch'],
])('with %s the envelope is refused by its code, in its own element', async (_, fields, code) => {
  const before = await countKept();
  const answer = await ask('000000308', fields);
  expect(answer).toMatchObject({ status: 200, element: 'COREEnvelopeRealTimeResponse' });
  expect(answer.said).toMatchObject({ PayloadType: 'CoreEnvelopeError', ErrorCode: code });
  expect(answer.payload).toBe('');
  expect(await countKept(), 'nothing was kept').toBe(before);
});

test('a digest is refused by name; what is no SOAP, a document type and a header nobody knows are faults', async () => {
  const before = await countKept();
  const digest = await send({}, { passwordType: 'PasswordDigest', payload: inXml(asking('000000309')) });
  expect(digest).toMatchObject({ status: 400, mime: 'application/soap+xml', element: 'Fault' });
  expect(digest.whole).toContain('wsse:UnsupportedSecurityToken');
  expect(digest.whole).toContain('A PasswordDigest is not taken');
  const envelope = soapOf(usual(), { payload: inXml(asking('000000309')) });
  const typed = envelope.replace('<env:Envelope', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>$&');
  for (const [body, mime, status] of [
    [typed, soap12, 400],
    ['Good morning', soap12, 400],
    ['Good morning', 'text/xml', 500],
    ['Good morning', 'multipart/related; boundary=x', 500],
    ['<a>'.repeat(300_000), soap12, 400],
  ] as const) {
    const fault = await post(body, mime);
    expect(fault).toMatchObject({ status, element: 'Fault' });
    expect(fault.whole, 'nothing of ours is shown').not.toMatch(/root:|node_modules|\.ts\b/);
  }
  const unknown = '<a:To xmlns:a="http://www.w3.org/2005/08/addressing" env:mustUnderstand="1">x</a:To>';
  const addressed = await send({}, { header: unknown, payload: inXml(asking('000000309')) });
  expect(addressed).toMatchObject({ status: 500, element: 'Fault' });
  expect(addressed.whole).toContain('soap:MustUnderstand');
  expect(await countKept(), 'nothing was kept').toBe(before);
});
