// Why: whoever asked in SOAP is answered in SOAP: in the element that belongs to the question, or by a fault with the status that SOAP's
// binding to HTTP gives it. A batch's bytes go out the way they came in: beside the XML, or in base64.
import { randomUUID } from 'node:crypto';
import { canStandInXml, inXml } from '../xml/read-xml.ts';
import { replyFields, type CoreReply } from './envelope.ts';
import { writeXop } from './related-parts.ts';
import {
  coreNamespace,
  isSoapFault,
  securityNamespace,
  soapVersions,
  xopNamespace,
  type SoapFault,
  type SoapStyle,
  type SoapVersion,
} from './soap-names.ts';

/** The bytes of an answer, its content type and HTTP status. */
export type SoapAnswer = { readonly bytes: Buffer; readonly mime: string; readonly status: number };

const envelopeWith = (version: SoapVersion, header: string, body: string): string =>
  '<?xml version="1.0" encoding="UTF-8"?>' +
  `<soap:Envelope xmlns:soap="${soapVersions[version].namespace}">` +
  `${header === '' ? '' : `<soap:Header>${header}</soap:Header>`}<soap:Body>${body}</soap:Body></soap:Envelope>`;

const mimeOf = (version: SoapVersion) => `${soapVersions[version].mime}; charset=utf-8`;

/** Characters of a payload: UTF-8 where it is that, else each byte one character. */
function charactersOf(payload: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(payload);
  } catch {
    return payload.toString('latin1');
  }
}

type Carried = {
  readonly xml: string;
  readonly beside: { readonly id: string; readonly bytes: Buffer } | null;
};

function carried(payload: Buffer | null, { version, operation, isXop }: SoapStyle): Carried | SoapFault {
  if (payload === null) return { xml: '', beside: null };
  if (operation.mode === 'real_time') {
    const text = charactersOf(payload);
    if (canStandInXml(text)) return { xml: `<Payload>${inXml(text)}</Payload>`, beside: null };
    const say =
      'The answer has delimiters that XML cannot say. The same PayloadID as a form (multipart/form-data) gets it.';
    return { soapFault: 'Receiver', version, say };
  }
  if (!isXop) return { xml: `<Payload>${payload.toString('base64')}</Payload>`, beside: null };
  const id = `payload-${randomUUID()}@doorstep`;
  const include = `<xop:Include xmlns:xop="${xopNamespace}" href="cid:${id}"/>`;
  return { xml: `<Payload>${include}</Payload>`, beside: { id, bytes: payload } };
}

const elements = (fields: readonly (readonly [string, string])[]) =>
  fields.map(([name, value]) => `<${name}>${inXml(value)}</${name}>`).join('');

/** Writes an answer in the element that belongs to the question. */
export function writeSoapEnvelope(reply: CoreReply, style: SoapStyle): SoapAnswer {
  const { version, operation, isXop } = style;
  const payload = carried(reply.payload, style);
  if (isSoapFault(payload)) return writeSoapFault(payload);
  const { before, after } = replyFields({ ...reply, mode: operation.mode });
  const name = `core:${operation.answer}`;
  const inside = `${elements(before)}${payload.xml}${elements(after)}`;
  const document = envelopeWith(version, '', `<${name} xmlns:core="${coreNamespace}">${inside}</${name}>`);
  const written = isXop
    ? writeXop(document, soapVersions[version].mime, payload.beside)
    : { bytes: Buffer.from(document), mime: mimeOf(version) };
  return { ...written, status: 200 };
}

const oldCodes: Readonly<Record<SoapFault['soapFault'], string>> = {
  Sender: 'Client',
  Receiver: 'Server',
  VersionMismatch: 'VersionMismatch',
  MustUnderstand: 'MustUnderstand',
};

/** What SOAP 1.2 says in the header of a fault: what was not understood, which envelopes would be. */
function headerOf({ soapFault, notUnderstood = [] }: SoapFault): string {
  const blocks = notUnderstood.map(
    ({ namespace, name }) =>
      `<soap:NotUnderstood qname="not:${inXml(name)}" xmlns:not="${inXml(namespace)}"/>`,
  );
  if (soapFault !== 'VersionMismatch') return blocks.join('');
  const envelopes = (['1.2', '1.1'] as const).map(
    (version) =>
      `<soap:SupportedEnvelope qname="env:Envelope" xmlns:env="${soapVersions[version].namespace}"/>`,
  );
  return `<soap:Upgrade>${envelopes.join('')}</soap:Upgrade>`;
}

/** Writes a fault: HTTP 400 where the sender of a SOAP 1.2 message is at fault, else 500, as the bindings have it. */
export function writeSoapFault(fault: SoapFault): SoapAnswer {
  const { soapFault, version, say, security } = fault;
  const code = security === undefined ? '' : `wsse:${security}`;
  const wsse = `xmlns:wsse="${securityNamespace}"`;
  const body =
    version === '1.2'
      ? `<soap:Fault><soap:Code><soap:Value>soap:${soapFault}</soap:Value>` +
        `${code === '' ? '' : `<soap:Subcode><soap:Value ${wsse}>${code}</soap:Value></soap:Subcode>`}</soap:Code>` +
        `<soap:Reason><soap:Text xml:lang="en">${inXml(say)}</soap:Text></soap:Reason></soap:Fault>`
      : `<soap:Fault><faultcode ${wsse}>${code === '' ? `soap:${oldCodes[soapFault]}` : code}</faultcode>` +
        `<faultstring>${inXml(say)}</faultstring></soap:Fault>`;
  const document = envelopeWith(version, version === '1.2' ? headerOf(fault) : '', body);
  const status = version === '1.2' && soapFault === 'Sender' ? 400 : 500;
  return { bytes: Buffer.from(document), mime: mimeOf(version), status };
}
