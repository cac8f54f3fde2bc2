// Why: the thin door of CAQH CORE's envelope. The envelope itself says who sends it, and every answer, a refusal too, is an
// envelope; so the door knows the asker from the message and nobody is turned away before it.
import { gate } from '../../base/access/sessions.ts';
import { transact } from '../../base/db/transact.ts';
import { openDoor, type Ask, type Bytes, type Door } from '../../base/http/door.ts';
import { systemIn } from '../../base/jobs/work.ts';
import { isRefusal } from '../../base/refusal/refusal.ts';
import {
  isFault,
  readCoreEnvelope,
  writeCoreEnvelope,
  type CoreEnvelope,
  type CoreFault,
} from '../../wire/core/envelope.ts';
import { bareAnswers, wishOf } from '../../wire/core/payload-types.ts';
import { writeSoapEnvelope, writeSoapFault } from '../../wire/core/soap-answer.ts';
import { isSoapFault, type SoapFault, type SoapStyle } from '../../wire/core/soap-names.ts';
import { isSoapType, readSoapEnvelope } from '../../wire/core/soap.ts';
import { answerCoreEnvelope, type CoreAnswer } from './answer-core-envelope.ts';
import { partnerOf } from './asking-partner.ts';
import { fingerprintShown } from './client-certificate.ts';
import { postCoreEnvelope } from './core-envelope.contract.ts';
import type { Partner } from './exchange.schema.ts';
import { identifyEnvelope } from './identify-envelope.ts';

type Asked = Ask<unknown, unknown, unknown>;
type Read = CoreEnvelope | CoreFault;
/** What came, in which half of the rule: `style` is null for the form. */
type Incoming = { readonly style: SoapStyle | null; readonly read: Read } | SoapFault;

/** A message is read once: to know who asks, then to do what they want. */
const readings = new WeakMap<object, Promise<Incoming>>();

const takesPayload = (payloadType: string) => wishOf(payloadType)?.does.startsWith('submit') === true;

async function readingOf({ request, equipment }: Pick<Asked, 'request' | 'equipment'>): Promise<Incoming> {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const contentType = request.headers['content-type'] ?? '';
  const hasCertificate = fingerprintShown(request.headers, equipment.certificateHeader) !== null;
  const reading = { takesPayload, hasCertificate };
  return isSoapType(contentType)
    ? readSoapEnvelope(body, contentType, reading)
    : { style: null, read: await readCoreEnvelope(body, contentType, reading) };
}

function envelopeIn(asked: Pick<Asked, 'request' | 'equipment'>): Promise<Incoming> {
  const known = readings.get(asked.request);
  if (known !== undefined) return known;
  const reading = readingOf(asked);
  readings.set(asked.request, reading);
  return reading;
}

const unauthorized: CoreFault = {
  fault: 'UnAuthorized',
  say: 'The user name and password, or the client certificate, could not be verified.',
};
// Who they are to each other is not known where the envelope could not be read or its sender is nobody.
const nobody = { payloadId: '00000000-0000-0000-0000-000000000000', mode: 'real_time' } as const;

type Heard = Exclude<Incoming, SoapFault>;

function sent(
  ask: Asked,
  { style, read }: Heard,
  partner: Partner | null,
  answer: CoreAnswer | CoreFault,
): Bytes {
  const { payloadId, mode } = isFault(read) ? nobody : read;
  const error = isFault(answer) ? answer : null;
  const reply = {
    payloadType: isFault(answer) ? bareAnswers.error : answer.payloadType,
    mode,
    payloadId: isFault(answer) ? payloadId : (answer.payloadId ?? payloadId),
    at: ask.at,
    senderId: partner?.ourId ?? (isFault(read) ? 'UNKNOWN' : read.receiverId),
    receiverId: partner?.theirId ?? (isFault(read) ? 'UNKNOWN' : read.senderId),
    payload: isFault(answer) ? null : answer.payload,
    error,
  };
  return style === null ? writeCoreEnvelope(reply) : writeSoapEnvelope(reply, style);
}

const identify: NonNullable<Door['identify']> = async (request, at, equipment) => {
  const heard = await envelopeIn({ request, equipment });
  if (isSoapFault(heard) || isFault(heard.read)) return gate;
  const shown = fingerprintShown(request.headers, equipment.certificateHeader);
  return await identifyEnvelope(equipment, heard.read, shown, at);
};

async function act(ask: Asked): Promise<Bytes> {
  const heard = await envelopeIn(ask);
  if (isSoapFault(heard)) return writeSoapFault(heard);
  const { read } = heard;
  if (isFault(read)) return sent(ask, heard, null, read);
  if (ask.actor.role === gate.role) return sent(ask, heard, null, unauthorized);
  const partner = await partnerOf(ask);
  if (isRefusal(partner)) return sent(ask, heard, null, { ...unauthorized, say: partner.say });
  const { equipment } = ask;
  const answer = await answerCoreEnvelope(ask.deedIn(partner.tenantId), partner, read, (looking) =>
    transact(equipment.aside, systemIn(partner.tenantId), looking),
  );
  return sent(ask, heard, partner, answer);
}

export const coreEnvelopeDoor: Door = { ...openDoor(postCoreEnvelope, act), identify };
