// Why: the envelope of CAQH CORE (Connectivity Rule vC2.2.0) has the same fields in both its halves, a MIME form and SOAP; here is
// what they must be, and the half that is a form, the payload byte for byte. What is wrong has a code of the rule's own and a sentence.
import { createHash, randomUUID } from 'node:crypto';

/** What is wrong with an envelope: ErrorCode and ErrorMessage. */
export type CoreFault = { readonly fault: string; readonly say: string };

/** An envelope as it came, its required fields there and in form. */
export type CoreEnvelope = {
  readonly payloadType: string;
  readonly mode: 'real_time' | 'batch';
  /** UUID, lower case. */
  readonly payloadId: string;
  /** Null where the client's certificate says who sends. */
  readonly credentials: { readonly userName: string; readonly password: string } | null;
  readonly senderId: string;
  readonly receiverId: string;
  /** Null where none came. */
  readonly payload: Buffer | null;
};

/** The one version of the rule that has this envelope. */
export const coreRuleVersion = '2.2.0';

export const isFault = (value: unknown): value is CoreFault =>
  typeof value === 'object' && value !== null && 'fault' in value;
const fault = (code: string, say: string): CoreFault => ({ fault: code, say });

/** What stands in an envelope, by the names that the rule writes. */
export type CoreFields = ReadonlyMap<string, Buffer>;

/** An envelope has fourteen fields; reading many thousands would keep everybody else waiting. */
const partsAtMost = 40;
function hasTooManyParts(body: Buffer, delimiter: string): boolean {
  let at = -1;
  for (let parts = 0; parts <= partsAtMost + 1; parts += 1) {
    at = body.indexOf(delimiter, at + 1, 'latin1');
    if (at < 0) return false;
  }
  return true;
}

/**
 * The fields of a form. The platform's own reader takes text to be UTF-8, which a payload need not be: every byte goes in as a
 * character of its own and comes out as the byte it was.
 */
async function fieldsOf(body: Buffer, contentType: string): Promise<CoreFields | CoreFault> {
  const boundary = /^multipart\/form-data\s*;.*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(
    contentType,
  );
  if (boundary === null)
    return fault('Sender', 'The envelope is to be multipart/form-data with its boundary.');
  if (hasTooManyParts(body, `--${boundary[1] ?? boundary[2] ?? ''}`))
    return fault('Sender', `An envelope has no more than ${partsAtMost.toString()} parts.`);
  const spread = Buffer.from(body.toString('latin1'), 'utf8');
  const headers = { 'content-type': contentType };
  try {
    const fields = new Map<string, Buffer>();
    for (const [name, value] of await new Response(spread, { headers }).formData()) {
      if (fields.has(name)) return fault(`${name}Illegal`, `${name} came more than once.`);
      const text = typeof value === 'string' ? value : await value.text();
      fields.set(name, Buffer.from(text, 'latin1'));
    }
    return fields;
  } catch {
    return fault('Sender', 'The parts of the envelope cannot be told apart.');
  }
}

const required = [
  'PayloadType',
  'ProcessingMode',
  'PayloadID',
  'TimeStamp',
  'SenderID',
  'ReceiverID',
  'CORERuleVersion',
] as const;

const credentialNames = ['UserName', 'Password'] as const;

const textIn = (fields: CoreFields, name: string): string => fields.get(name)?.toString('utf8').trim() ?? '';

/** Whether what came is what was sent, where the sender says how long it is and what it sums to. */
function sumFault(fields: CoreFields, payload: Buffer, isBatch: boolean): CoreFault | undefined {
  const [length, sum] = [textIn(fields, 'PayloadLength'), textIn(fields, 'CheckSum').toLowerCase()];
  if (isBatch && length === '') return fault('PayloadLengthRequired', 'A batch says its PayloadLength.');
  if (isBatch && sum === '')
    return fault('CheckSumRequired', 'A batch says its CheckSum (SHA-1, hexadecimal).');
  if (length !== '' && length !== payload.length.toString())
    return fault('PayloadLengthIllegal', `${length} bytes are said, ${payload.length.toString()} came.`);
  if (sum === '') return undefined;
  const algorithm = sum.length === 64 ? 'sha256' : 'sha1';
  return createHash(algorithm).update(payload).digest('hex') === sum
    ? undefined
    : fault('ChecksumMismatched', 'The payload does not have the CheckSum that is said.');
}

function formFault(fields: CoreFields, needed: readonly string[]): CoreFault | undefined {
  const missing = needed.find((name) => textIn(fields, name) === '');
  if (missing !== undefined) return fault(`${missing}Required`, `${missing} is missing.`);
  const version = textIn(fields, 'CORERuleVersion');
  if (version !== coreRuleVersion)
    return fault('VersionMismatch', `Doorstep reads envelopes of rule ${coreRuleVersion}, not ${version}.`);
  if (!/^(RealTime|Batch)$/.test(textIn(fields, 'ProcessingMode')))
    return fault('ProcessingModeIllegal', 'ProcessingMode is RealTime or Batch.');
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(textIn(fields, 'PayloadID')))
    return fault('PayloadIDIllegal', 'PayloadID is a UUID.');
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(textIn(fields, 'TimeStamp')))
    return fault('TimeStampIllegal', 'TimeStamp is a date and time with its zone, as 2026-11-23T09:12:00Z.');
  return undefined;
}

export type CoreReading = {
  /** Whether X12 comes with a PayloadType. */
  readonly takesPayload: (payloadType: string) => boolean;
  /** A client certificate was shown: user name and password may then be missing, both. */
  readonly hasCertificate: boolean;
};

/** Reads an envelope that came as a form. Never throws. */
export async function readCoreEnvelope(
  body: Buffer,
  contentType: string,
  reading: CoreReading,
): Promise<CoreEnvelope | CoreFault> {
  const fields = await fieldsOf(body, contentType);
  return isFault(fields) ? fields : coreEnvelopeOf(fields, reading);
}

/** The envelope with these fields, whichever half of the rule they came in; what is missing or not in form is a fault. */
export function coreEnvelopeOf(
  fields: CoreFields,
  { takesPayload, hasCertificate }: CoreReading,
): CoreEnvelope | CoreFault {
  const isByCertificate = hasCertificate && credentialNames.every((name) => textIn(fields, name) === '');
  const wrong = formFault(fields, isByCertificate ? required : [...required, ...credentialNames]);
  if (wrong !== undefined) return wrong;
  const text = (name: (typeof required)[number]) => textIn(fields, name);
  const isBatch = text('ProcessingMode') === 'Batch';
  const payload = fields.get('Payload') ?? null;
  if (takesPayload(text('PayloadType'))) {
    if (payload === null || payload.length === 0) return fault('PayloadRequired', 'Payload is missing.');
    const sum = sumFault(fields, payload, isBatch);
    if (sum !== undefined) return sum;
  }
  return {
    payloadType: text('PayloadType'),
    mode: isBatch ? 'batch' : 'real_time',
    payloadId: text('PayloadID').toLowerCase(),
    credentials: isByCertificate
      ? null
      : { userName: textIn(fields, 'UserName'), password: textIn(fields, 'Password') },
    senderId: text('SenderID'),
    receiverId: text('ReceiverID'),
    payload,
  };
}

/** An envelope to be written; `at` is an instant (ISO). */
export type CoreReply = {
  readonly payloadType: string;
  readonly mode: CoreEnvelope['mode'];
  readonly payloadId: string;
  readonly at: string;
  readonly senderId: string;
  readonly receiverId: string;
  readonly payload: Buffer | null;
  readonly error: CoreFault | null;
};

/** What stands in an answer before and after its payload, in the order of the rule. */
export function replyFields(reply: CoreReply): {
  readonly before: readonly (readonly [string, string])[];
  readonly after: readonly (readonly [string, string])[];
} {
  const { payload, error, mode } = reply;
  const isSummed = payload !== null && mode === 'batch';
  const length = isSummed ? [['PayloadLength', payload.length.toString()] as const] : [];
  const sum = isSummed ? [['CheckSum', createHash('sha1').update(payload).digest('hex')] as const] : [];
  return {
    before: [
      ['PayloadType', reply.payloadType],
      ['ProcessingMode', mode === 'batch' ? 'Batch' : 'RealTime'],
      ['PayloadID', reply.payloadId],
      ...length,
      ['TimeStamp', `${reply.at.slice(0, 19)}Z`],
      ['SenderID', reply.senderId],
      ['ReceiverID', reply.receiverId],
      ['CORERuleVersion', coreRuleVersion],
      ...sum,
    ],
    after: [
      ['ErrorCode', error?.fault ?? 'Success'],
      ['ErrorMessage', error?.say ?? 'None'],
    ],
  };
}

/** The bytes of an answer as a form, and its content type. */
export function writeCoreEnvelope(reply: CoreReply): { readonly bytes: Buffer; readonly mime: string } {
  const { payload } = reply;
  const { before, after } = replyFields(reply);
  const boundary = `doorstep-${randomUUID()}`;
  const open = (name: string) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n`;
  const said = [...before, ...after].map(([name, value]) => `${open(name)}\r\n${value}\r\n`).join('');
  const carried =
    payload === null
      ? []
      : [
          Buffer.from(`${open('Payload')}Content-Type: application/edi-x12\r\n\r\n`),
          payload,
          Buffer.from('\r\n'),
        ];
  return {
    bytes: Buffer.concat([Buffer.from(said), ...carried, Buffer.from(`--${boundary}--\r\n`)]),
    mime: `multipart/form-data; boundary=${boundary}`,
  };
}
