import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { isBrokenXml, readXml, type XmlElement } from '../xml/read-xml.ts';
import { readRelatedParts } from './related-parts.ts';
import { writeSoapEnvelope, writeSoapFault } from './soap-answer.ts';
import { isSoapFault, soapOperations, type SoapOperation } from './soap-names.ts';
import { includeOf, mtomOf, soapOf, type Written } from './soap.fixture.ts';
import { isSoapType, readSoapEnvelope } from './soap.ts';

const soap12 = 'application/soap+xml; charset=utf-8';
const night = Buffer.from('ISA*caf\xe9~\r\n\x00--x~\r\n', 'latin1');
const sums = {
  PayloadLength: night.length.toString(),
  CheckSum: createHash('sha1').update(night).digest('hex'),
};
const whole = {
  PayloadType: 'X12_270_Request_005010X279A1',
  ProcessingMode: 'RealTime',
  PayloadID: 'F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6',
  TimeStamp: '2026-11-23T09:12:00Z',
  UserName: 'hearth.10',
  Password: 'correct <horse> & battery',
  SenderID: 'HEARTHHUB',
  ReceiverID: 'DOORSTEP',
  CORERuleVersion: '2.2.0',
};
const batch = { ...whole, ProcessingMode: 'Batch', ...sums };
const inBatch = { asked: 'COREEnvelopeBatchSubmission' };
const reading = { takesPayload: (type: string) => type.startsWith('X12_270'), hasCertificate: false };
const readBytes = (body: Buffer, mime = soap12) => {
  const read = readSoapEnvelope(body, mime, reading);
  return isSoapFault(read) ? read : { ...read.read, style: read.style };
};
const read = (fields: Readonly<Record<string, string | null>>, written: Written = {}, mime = soap12) =>
  readBytes(Buffer.from(soapOf(fields, { payload: 'ISA*1~', ...written })), mime);
const envelope = soapOf(whole, { payload: 'ISA*1~' });

test.each([
  ['text', 'ISA*a&amp;b&gt;~&#13;\n~', 'ISA*a&b>~\r\n~'],
  ['CDATA', '<![CDATA[ISA*<&>~]]>', 'ISA*<&>~'],
  ['line ends as they came', 'ISA*é~\r\nIEA~\r\n', 'ISA*é~\r\nIEA~\r\n'],
])('a question on the line comes out whole, its payload as %s', (_, payload, meant) => {
  expect(read(whole, { payload })).toEqual({
    payloadType: whole.PayloadType,
    mode: 'real_time',
    payloadId: whole.PayloadID.toLowerCase(),
    credentials: { userName: 'hearth.10', password: 'correct <horse> & battery' },
    senderId: 'HEARTHHUB',
    receiverId: 'DOORSTEP',
    payload: Buffer.from(meant),
    style: { version: '1.2', operation: soapOperations['COREEnvelopeRealTimeRequest'], isXop: false },
  });
});

test('SOAP 1.1 is read too, under its own content type', () => {
  const one = read(whole, { version: '1.1' }, 'text/xml; charset="utf-8"');
  expect(one).toMatchObject({ payload: Buffer.from('ISA*1~'), style: { version: '1.1' } });
});

test('the bytes of a batch are kept exactly: in base64, and beside the envelope', () => {
  const base64 = night.toString('base64').replaceAll(/.{8}/g, '$&\r\n ');
  expect(read(batch, { ...inBatch, payload: base64 })).toMatchObject({ mode: 'batch', payload: night });
  const xml = soapOf(batch, { ...inBatch, payload: includeOf('night%40partner') });
  const { body, mime } = mtomOf(xml, 'night@partner', night);
  expect(readBytes(body, mime)).toMatchObject({ mode: 'batch', payload: night, style: { isXop: true } });
});

test.each(Object.keys(whole))('without %s the code names it', (name) => {
  expect(read({ ...whole, [name]: null })).toMatchObject({ fault: `${name}Required` });
});

test.each<[string, string, ReturnType<typeof read>]>([
  ['no payload', 'PayloadRequired', read(whole, { payload: null })],
  [
    'a sum that does not fit',
    'ChecksumMismatched',
    read({ ...batch, CheckSum: 'a'.repeat(40) }, { ...inBatch, payload: night.toString('base64') }),
  ],
  ['no base64', 'PayloadIllegal', read(batch, { ...inBatch, payload: 'ISA*00*' })],
  ['a mode that is not the element’s', 'ProcessingModeIllegal', read(whole, { ...inBatch, payload: 'SVNB' })],
  [
    'a type that is not the element’s',
    'PayloadTypeIllegal',
    read({ ...batch, PayloadType: 'X12_999_RetrievalRequest_005010X231A1' }, { ...inBatch, payload: null }),
  ],
  [
    'a file of ours',
    'PayloadIllegal',
    read(batch, { ...inBatch, payload: includeOf('x').replace('cid:x', 'file:///etc/passwd') }),
  ],
  ['a part that is not there', 'PayloadIllegal', read(batch, { ...inBatch, payload: includeOf('x') })],
  ['an Include on the line', 'PayloadIllegal', read(whole, { payload: includeOf('x') })],
  ['text beside an Include', 'PayloadIllegal', read(batch, { ...inBatch, payload: `QUJD${includeOf('x')}` })],
  [
    'a field twice',
    'SenderIDIllegal',
    read(whole, { payload: 'ISA</Payload><SenderID>X</SenderID><Payload>' }),
  ],
  [
    'a user name in the body',
    'UserNameIllegal',
    read({ ...whole }, { payload: 'ISA</Payload><UserName>X</UserName><Payload>' }),
  ],
  [
    'a field of another namespace',
    'Sender',
    read(whole, { payload: 'ISA</Payload><x xmlns="urn:x"/><Payload>' }),
  ],
  ['elements in a field', 'NoteIllegal', read(whole, { payload: 'ISA</Payload><Note><b/></Note><Payload>' })],
])('%s is refused by its code', (_, code, answer) => {
  expect(answer).toMatchObject({ fault: code });
});

const twoTokens = `<wsse:Security xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"/>`;
const header = (xml: string) => read(whole, { header: xml });

test('a digest, a signature and a second Security are refused by name; a password may say no type', () => {
  const digest = read(whole, { passwordType: 'PasswordDigest' });
  expect(digest).toMatchObject({ soapFault: 'Sender', security: 'UnsupportedSecurityToken' });
  expect(digest).toMatchObject({ say: expect.stringContaining('PasswordDigest') as string });
  expect(read(whole, { passwordType: 'PasswordGuess' })).toMatchObject({
    security: 'UnsupportedSecurityToken',
  });
  expect(read(whole, { passwordType: null })).toMatchObject({ credentials: { userName: 'hearth.10' } });
  expect(header(twoTokens)).toMatchObject({ security: 'InvalidSecurity' });
  const signed = envelope.replace('<wsse:UsernameToken>', '<ds:Signature xmlns:ds="urn:ds"/>$&');
  expect(readBytes(Buffer.from(signed))).toMatchObject({ security: 'UnsupportedSecurityToken' });
});

test.each([
  ['known to nobody', '<a:To xmlns:a="urn:a" env:mustUnderstand="true"/>', 'MustUnderstand'],
  [
    'for the next',
    '<a:To xmlns:a="urn:a" env:mustUnderstand="1" env:role="http://www.w3.org/2003/05/soap-envelope/role/next"/>',
    'MustUnderstand',
  ],
  ['for somebody else', '<a:To xmlns:a="urn:a" env:mustUnderstand="1" env:role="urn:proxy"/>', undefined],
  ['that may be passed over', '<a:To xmlns:a="urn:a" env:mustUnderstand="0"/>', undefined],
])('a header that has to be understood, %s', (_, xml, fault) => {
  const answer = header(xml);
  expect('soapFault' in answer ? answer.soapFault : undefined).toBe(fault);
});

const swap = (from: string | RegExp, to: string) => Buffer.from(envelope.replace(from, to));
test.each<[string, Buffer, string?]>([
  ['nothing', Buffer.alloc(0)],
  ['no XML', Buffer.from('Good morning')],
  ['XML that is no SOAP', Buffer.from('<order/>')],
  ['a document type', swap('<env:Envelope', '<!DOCTYPE x SYSTEM "file:///etc/passwd">$&')],
  ['entities that grow', swap('<env:Envelope', '<!DOCTYPE l [<!ENTITY a "&b;&b;"><!ENTITY b "x">]>$&')],
  ['a document type in the body', swap('<PayloadID>', '<!DOCTYPE x>$&')],
  ['an entity nobody declared', swap('ISA*1~', '&a;')],
  ['a character XML does not know', swap('ISA*1~', '&#0;')],
  ['such a character as it is', swap('ISA*1~', '\u0001')],
  ['a bare ampersand', swap('ISA*1~', 'a & b')],
  ['a processing instruction', swap('<env:Header>', '<?php x?>$&')],
  ['a prefix without namespace', swap('<env:Header>', '<q:x/>$&')],
  ['two bodies', swap('</env:Body>', '</env:Body><env:Body/>')],
  ['two elements in the body', swap('</env:Body>', '<x/></env:Body>')],
  ['the header after the body', swap(/(<env:Header>.*<\/env:Header>)\s*(<env:Body>.*<\/env:Body>)/s, '$2$1')],
  ['an element of another namespace', swap('CORERule2.2.0.xsd', 'CORERule9.xsd')],
  ['an element nobody knows', swap(/COREEnvelopeRealTimeRequest/g, 'toString')],
  ['an attribute twice', swap('<env:Header>', '<env:Header a="1" a="1">')],
  ['forty levels', swap('<PayloadID>', `${'<a>'.repeat(40)}${'</a>'.repeat(40)}$&`)],
  ['a thousand elements', swap('<PayloadID>', `${'<a/>'.repeat(1_000)}$&`)],
  ['a long tag', swap('<PayloadID>', `<a b="${'c'.repeat(9_000)}"/>$&`)],
  ['a tag cut off', Buffer.from(envelope.slice(0, -3))],
  ['bytes that are no UTF-8', Buffer.from(envelope.replace('ISA*1~', 'caf\xe9'), 'latin1')],
  ['another charset by its own word', swap('encoding="UTF-8"', 'encoding="UTF-7"')],
  ['another charset by the transport’s', Buffer.from(envelope), 'application/soap+xml; charset=utf-16'],
  ['UTF-16', Buffer.from(envelope, 'utf16le')],
  ['XML 1.1', swap('version="1.0"', 'version="1.1"')],
  ['no boundary', Buffer.from(envelope), 'multipart/related; type="application/xop+xml"'],
  ['no parts', Buffer.from(envelope), 'multipart/related; boundary=x'],
  [
    'parts without an envelope',
    Buffer.from('--x\r\nContent-Type: image/png\r\n\r\nx\r\n--x--'),
    'multipart/related; boundary=x',
  ],
  [
    'parts without end',
    Buffer.from('--x\r\nContent-Type: text/xml\r\n\r\n<a/>\r\n'),
    'multipart/related; boundary=x',
  ],
  ['a thousand parts', Buffer.from(`--x\r\n\r\na\r\n`.repeat(1_000)), 'multipart/related; boundary=x'],
])('%s is the sender’s fault, in SOAP', (_, body, mime = soap12) => {
  const fault = readBytes(body, mime);
  expect(fault).toMatchObject({ soapFault: 'Sender' });
  if ('soapFault' in fault) expect(fault.say).toMatch(/\.$/);
});

test('an envelope of another version is told which are read', () => {
  const other = readBytes(swap('2003/05/soap-envelope', '2030/01/soap-envelope'));
  expect(other).toMatchObject({ soapFault: 'VersionMismatch' });
});

test.each([
  ['a megabyte of <a>', '<a>'.repeat(350_000)],
  ['a megabyte of empty elements', `<a>${'<b/>'.repeat(260_000)}</a>`],
  ['a megabyte of comments', `<a>${'<!---->'.repeat(150_000)}</a>`],
  ['a megabyte of attributes', `<a ${'b="1" '.repeat(170_000)}/>`],
  ['a megabyte of one name', `<${'a'.repeat(1_000_000)}/>`],
  ['a megabyte of &amp;', `<a>${'&amp;'.repeat(210_000)}</a>`],
  ['a megabyte of open quotes', `<a b="${'<'.repeat(1_000_000)}`],
  ['a megabyte of CDATA openings', `<a>${'<![CDATA['.repeat(110_000)}`],
])('%s is refused before it costs anything', (_, xml) => {
  const before = process.cpuUsage();
  expect(readBytes(Buffer.from(xml))).toMatchObject({ soapFault: 'Sender' });
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1_000, 'milliseconds of processor').toBeLessThan(1_000);
});

test('any one byte changed or cut is read or answered, never thrown', () => {
  const { body, mime } = mtomOf(soapOf(batch, { ...inBatch, payload: includeOf('a') }), 'a', night);
  for (let at = 0; at < body.length; at += 3) {
    const changed = Buffer.from(body);
    changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
    expect(() => readBytes(changed, mime)).not.toThrow();
    expect(() => readBytes(body.subarray(0, at), mime)).not.toThrow();
  }
});

const parsed = (bytes: Buffer): XmlElement => {
  const tree = readXml(bytes, 'utf-8');
  if (isBrokenXml(tree)) throw new Error(tree.broken);
  return tree;
};
const bodyOf = (bytes: Buffer) => parsed(bytes).children.at(-1)?.children[0];
const style = (asked: string, isXop = false) =>
  ({ version: '1.2', operation: soapOperations[asked] as SoapOperation, isXop }) as const;
const reply = {
  payloadType: 'X12_271_Response_005010X279A1',
  mode: 'batch',
  payloadId: 'x',
  at: '2026-11-23T09:12:00.123Z',
  senderId: 'A&B',
  receiverId: 'C',
  payload: night,
  error: null,
} as const;

test('an answer on the line says its fields in the order of the rule, line ends kept', () => {
  const payload = Buffer.from('ISA*é<&>~\r\n');
  const written = writeSoapEnvelope({ ...reply, payload }, style('COREEnvelopeRealTimeRequest'));
  const inside = bodyOf(written.bytes);
  expect([written.status, written.mime, inside?.name]).toEqual([200, soap12, 'COREEnvelopeRealTimeResponse']);
  expect(inside?.children.map(({ name, text }) => `${name} ${text}`)).toEqual([
    'PayloadType X12_271_Response_005010X279A1',
    'ProcessingMode RealTime',
    'PayloadID x',
    'TimeStamp 2026-11-23T09:12:00Z',
    'SenderID A&B',
    'ReceiverID C',
    'CORERuleVersion 2.2.0',
    'Payload ISA*é<&>~\r\n',
    'ErrorCode Success',
    'ErrorMessage None',
  ]);
});

test('what XML cannot say is a fault of the receiver, with the way round it', () => {
  const written = writeSoapEnvelope(
    { ...reply, payload: Buffer.from('ISA\x1dx\x1c') },
    style('COREEnvelopeRealTimeRequest'),
  );
  expect(written.status).toBe(500);
  expect(written.bytes.toString()).toContain('soap:Receiver');
});

test('a batch goes out byte for byte, in base64 or beside the XML', () => {
  const asked = 'COREEnvelopeBatchResultsRetrievalRequest';
  const text = (element: XmlElement | undefined, name: string) =>
    element?.children.find((one) => one.name === name);
  const inline = bodyOf(writeSoapEnvelope(reply, style(asked)).bytes);
  expect(inline?.name).toBe('COREEnvelopeBatchResultsRetrievalResponse');
  expect(Buffer.from(text(inline, 'Payload')?.text ?? '', 'base64')).toEqual(night);
  expect(text(inline, 'CheckSum')?.text).toBe(sums.CheckSum);
  const written = writeSoapEnvelope(reply, style(asked, true));
  const parts = readRelatedParts(written.bytes, written.mime);
  if ('broken' in parts) throw new Error(parts.broken);
  const include = text(bodyOf(parts.root.bytes), 'Payload')?.children[0];
  const id = include?.attributes.find((one) => one.name === 'href')?.value.slice(4) ?? '';
  expect(parts.byId.get(id)?.bytes).toEqual(night);
});

test.each([
  ['1.2', 'Sender', 400],
  ['1.2', 'MustUnderstand', 500],
  ['1.2', 'VersionMismatch', 500],
  ['1.1', 'Sender', 500],
] as const)('a fault of SOAP %s (%s) has the status of its binding', (version, soapFault, status) => {
  const notUnderstood = [{ namespace: 'urn:"a', name: 'To' }];
  const written = writeSoapFault({ soapFault, version, say: 'No <b>.', notUnderstood });
  expect([written.status, written.mime.split(';')[0]]).toEqual([
    status,
    version === '1.2' ? 'application/soap+xml' : 'text/xml',
  ]);
  expect(bodyOf(written.bytes)?.name).toBe('Fault');
  if (version === '1.1') expect(written.bytes.toString()).toContain('soap:Client');
});

test('the half is told by the content type', () => {
  const types = [
    'application/soap+xml',
    'Text/XML; x',
    'multipart/related;a',
    'multipart/form-data',
    'application/xml',
  ];
  expect(types.map(isSoapType)).toEqual([true, true, true, false, false]);
});
