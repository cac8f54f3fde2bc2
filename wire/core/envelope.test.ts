import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { isFault, readCoreEnvelope, writeCoreEnvelope } from './envelope.ts';
import { answerTypeOf, wishOf } from './payload-types.ts';
import { goldens } from '../x12/sets/eligibility-golden.fixture.ts';

const payload = Buffer.from('ISA*caf\xe9~\r\n\x00--x~', 'latin1');
const whole = {
  PayloadType: 'X12_270_Request_005010X279A1',
  ProcessingMode: 'RealTime',
  PayloadID: 'F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6',
  TimeStamp: '2026-11-23T09:12:00Z',
  UserName: 'hearth.10',
  Password: 'correct horse',
  SenderID: 'HEARTHHUB',
  ReceiverID: 'DOORSTEP',
  CORERuleVersion: '2.2.0',
};
type Fields = Readonly<Record<string, string | Buffer>>;
const boundary = '----=_Part_1';
/** A body as senders write it by hand; a payload may name a file. */
const bodyOf = (fields: Fields, extra = '') =>
  Buffer.concat([
    ...Object.entries(fields).flatMap(([name, value]) => [
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${name === 'Payload' ? extra : ''}\r\n\r\n`,
      ),
      Buffer.isBuffer(value) ? value : Buffer.from(value),
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
const reading = { takesPayload: () => true, hasCertificate: false };
const mime = `multipart/form-data; boundary="${boundary}"`;
const read = (fields: Fields, extra?: string) => readCoreEnvelope(bodyOf(fields, extra), mime, reading);
const without = (name: string) => Object.fromEntries(Object.entries(whole).filter(([one]) => one !== name));

test.each([
  ['a field', ''],
  ['a file', '; filename="night.edi"\r\nContent-Type: application/octet-stream'],
])('the payload comes out byte for byte when it was sent as %s', async (_, extra) => {
  expect(await read({ ...whole, Payload: payload }, extra)).toEqual({
    payloadType: whole.PayloadType,
    mode: 'real_time',
    payloadId: whole.PayloadID.toLowerCase(),
    credentials: { userName: 'hearth.10', password: 'correct horse' },
    senderId: 'HEARTHHUB',
    receiverId: 'DOORSTEP',
    payload,
  });
});

test.each(Object.keys(whole))('without %s the code names it', async (name) => {
  expect(await read({ ...without(name), Payload: payload })).toMatchObject({ fault: `${name}Required` });
});

test('with a client certificate shown user name and password may be missing, but not one of them', async () => {
  const { UserName: _, Password: __, ...bare } = { ...whole, Payload: payload };
  const shown = { ...reading, hasCertificate: true };
  expect(await readCoreEnvelope(bodyOf(bare), mime, shown)).toMatchObject({ credentials: null });
  const half = await readCoreEnvelope(bodyOf({ ...bare, UserName: 'hearth.10' }), mime, shown);
  expect(half).toMatchObject({ fault: 'PasswordRequired' });
  const both = await readCoreEnvelope(bodyOf({ ...whole, Payload: payload }), mime, shown);
  expect(both).toMatchObject({ credentials: { userName: 'hearth.10' } });
});

test.each([
  ['another version', { CORERuleVersion: '1.1.0' }, 'VersionMismatch'],
  ['a mode that is none', { ProcessingMode: 'Soon' }, 'ProcessingModeIllegal'],
  ['a PayloadID that is no UUID', { PayloadID: '7' }, 'PayloadIDIllegal'],
  ['a time without its zone', { TimeStamp: '2026-11-23T09:12:00' }, 'TimeStampIllegal'],
  ['an empty payload', { Payload: '' }, 'PayloadRequired'],
  ['a length that does not fit', { PayloadLength: '7' }, 'PayloadLengthIllegal'],
  ['a sum that does not fit', { CheckSum: 'a'.repeat(40) }, 'ChecksumMismatched'],
  ['a batch without its length', { ProcessingMode: 'Batch' }, 'PayloadLengthRequired'],
  [
    'a batch without its sum',
    { ProcessingMode: 'Batch', PayloadLength: payload.length.toString() },
    'CheckSumRequired',
  ],
])('%s is refused by its code', async (_, change, code) => {
  expect(await read({ ...whole, Payload: payload, ...change })).toMatchObject({ fault: code });
});

test.each(['sha1', 'sha256'])('a batch whose length and sum (%s) fit is read', async (algorithm) => {
  const CheckSum = createHash(algorithm).update(payload).digest('hex').toUpperCase();
  const batch = { ProcessingMode: 'Batch', PayloadLength: payload.length.toString(), CheckSum };
  expect(await read({ ...whole, Payload: payload, ...batch })).toMatchObject({ mode: 'batch', payload });
});

test('what is no form, is cut off or says a thing twice is the sender’s fault', async () => {
  const body = bodyOf({ ...whole, Payload: payload });
  expect(await readCoreEnvelope(body, 'application/xml', reading)).toMatchObject({ fault: 'Sender' });
  expect(await readCoreEnvelope(body.subarray(0, -9), mime, reading)).toMatchObject({ fault: 'Sender' });
  const many = bodyOf(Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`F${i.toString()}`, ''])));
  expect(await readCoreEnvelope(many, mime, reading)).toMatchObject({ fault: 'Sender' });
  const twice = Buffer.concat([bodyOf({ SenderID: 'A' }).subarray(0, -(boundary.length + 6)), body]);
  expect(await readCoreEnvelope(twice, mime, reading)).toMatchObject({ fault: 'SenderIDIllegal' });
});

test('an answer can be read like any form, its payload byte for byte', async () => {
  const reply = { mode: 'batch', payloadId: 'x', senderId: 'A', receiverId: 'B', error: null } as const;
  const at = '2026-11-23T09:12:00.123Z';
  const written = writeCoreEnvelope({ ...reply, payloadType: 'X12_271_Response_005010X279A1', at, payload });
  const form = await new Response(Buffer.from(written.bytes.toString('latin1'), 'utf8'), {
    headers: { 'content-type': written.mime },
  }).formData();
  expect(Object.fromEntries(form)).toMatchObject({
    TimeStamp: '2026-11-23T09:12:00Z',
    PayloadLength: payload.length.toString(),
    CheckSum: createHash('sha1').update(payload).digest('hex'),
    ErrorCode: 'Success',
    ErrorMessage: 'None',
    Payload: payload.toString('latin1'),
  });
});

test('an answer is called by what it holds; what nobody knows is no wish', () => {
  expect(answerTypeOf(Buffer.from(goldens['active'] ?? ''))).toBe('X12_271_Response_005010X279A1');
  expect(wishOf('X12_270_Request_005010X279A1')).toEqual({ does: 'submit', set: '270' });
  expect([wishOf('X12_270_Request_004010X092A1'), wishOf('toString')]).toEqual([undefined, undefined]);
  expect(isFault(undefined)).toBe(false);
});
