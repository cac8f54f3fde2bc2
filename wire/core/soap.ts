// Why: the SOAP half of CAQH CORE's envelope (Connectivity Rule vC2.2.0): the same fields as the form, in an element of the body, with
// user name and password in WS-Security and a batch's bytes in base64 or beside the XML (MTOM). It decides nothing; what is no
// envelope of SOAP is a fault of SOAP, what the envelope lacks is a fault of the rule.
import { isBrokenXml, readXml, type XmlElement } from '../xml/read-xml.ts';
import { coreEnvelopeOf, isFault, type CoreEnvelope, type CoreFault, type CoreReading } from './envelope.ts';
import { wishOf } from './payload-types.ts';
import { mediaTypeOf, parameterOf, readRelatedParts, type RelatedPart } from './related-parts.ts';
import {
  coreNamespace,
  isSoapFault,
  securityNamespace,
  soapOperations,
  soapVersions,
  xopNamespace,
  type SoapFault,
  type SoapStyle,
  type SoapVersion,
} from './soap-names.ts';
import { isRefusedToken, userNameTokenIn } from './user-name-token.ts';

/** An envelope that is SOAP: how it asked, and what stands in it or what that lacks. */
export type SoapRead = { readonly style: SoapStyle; readonly read: CoreEnvelope | CoreFault };

/** Whether a content type belongs to the SOAP half of the rule. */
export const isSoapType = (contentType: string): boolean =>
  ['application/soap+xml', 'text/xml', 'multipart/related'].includes(mediaTypeOf(contentType));

type Document = {
  readonly xml: Buffer;
  readonly charset: string | undefined;
  /** Parts beside the document by Content-ID. */
  readonly beside: ReadonlyMap<string, RelatedPart>;
  readonly isXop: boolean;
};
type Broken = { readonly broken: string };

/** The document of SOAP and what came beside it. */
function documentIn(body: Buffer, contentType: string): Document | Broken {
  const charset = parameterOf(contentType, 'charset');
  if (mediaTypeOf(contentType) !== 'multipart/related')
    return { xml: body, charset, beside: new Map(), isXop: false };
  const parts = readRelatedParts(body, contentType);
  if ('broken' in parts) return parts;
  const type = parts.root.headers.get('content-type') ?? '';
  if (!['application/xop+xml', 'application/soap+xml', 'text/xml'].includes(mediaTypeOf(type)))
    return { broken: 'The first part is the envelope, as application/xop+xml.' };
  const xml = bytesOf(parts.root);
  if (xml === undefined) return { broken: 'The envelope’s Content-Transfer-Encoding is not known.' };
  const isXop = mediaTypeOf(type) === 'application/xop+xml';
  return { xml, charset: parameterOf(type, 'charset'), beside: parts.byId, isXop };
}

/** Bytes of base64 (RFC 4648 §4) with white space anywhere; undefined where it is none. */
function fromBase64(text: string): Buffer | undefined {
  const bare = text.replaceAll(/[ \t\r\n]+/g, '');
  if (bare.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(bare)) return undefined;
  return Buffer.from(bare, 'base64');
}

/** What a part holds; undefined where it is encoded in a way that is not read. */
function bytesOf(part: RelatedPart): Buffer | undefined {
  const encoding = (part.headers.get('content-transfer-encoding') ?? 'binary').toLowerCase();
  if (encoding === 'base64') return fromBase64(part.bytes.toString('latin1'));
  return ['binary', '8bit', '7bit'].includes(encoding) ? part.bytes : undefined;
}

const fault = (code: string, say: string): CoreFault => ({ fault: code, say });

function includedBytes(include: XmlElement, beside: Document['beside']): Buffer | CoreFault {
  const href = include.attributes.find((one) => one.namespace === '' && one.name === 'href')?.value ?? '';
  if (!href.startsWith('cid:') || /%(?![0-9a-f]{2})/i.test(href))
    return fault('PayloadIllegal', 'What is included is a part of the same message (href="cid:…").');
  const unescaped = (_: string, hex: string) => String.fromCharCode(parseInt(hex, 16));
  const id = href.slice(4).replaceAll(/%([0-9a-f]{2})/gi, unescaped);
  const part = beside.get(id);
  if (part === undefined) return fault('PayloadIllegal', 'The part that the Payload names is not there.');
  return (
    bytesOf(part) ??
    fault('PayloadIllegal', 'The part that the Payload names is encoded in a way that is not read.')
  );
}

/** The payload: text on the line; for batches bytes, in base64 or beside the document. */
function payloadIn(
  element: XmlElement,
  mode: SoapStyle['operation']['mode'],
  beside: Document['beside'],
): Buffer | CoreFault {
  const [include, ...more] = element.children;
  if (include === undefined) {
    if (mode === 'real_time') return Buffer.from(element.text);
    return fromBase64(element.text) ?? fault('PayloadIllegal', 'The Payload of a batch is base64.');
  }
  const isInclude = include.namespace === xopNamespace && include.name === 'Include';
  if (!isInclude || more.length > 0 || element.text.trim() !== '')
    return fault('PayloadIllegal', 'Payload holds X12, or one xop:Include, and nothing else.');
  if (mode === 'real_time') return fault('PayloadIllegal', 'The Payload of a question on the line is text.');
  return includedBytes(include, beside);
}

/** The fields of the element in the body, as the form has them; user name and password come from elsewhere. */
function fieldsOf(
  asked: XmlElement,
  mode: SoapStyle['operation']['mode'],
  beside: Document['beside'],
): Map<string, Buffer> | CoreFault {
  const fields = new Map<string, Buffer>();
  for (const element of asked.children) {
    const { namespace, name, children, text } = element;
    if (namespace !== '' && namespace !== coreNamespace)
      return fault('Sender', `${name} is in a namespace that is not the rule’s.`);
    if (fields.has(name)) return fault(`${name}Illegal`, `${name} came more than once.`);
    if (name === 'UserName' || name === 'Password')
      return fault(`${name}Illegal`, `${name} stands in the UsernameToken of the header.`);
    if (name !== 'Payload' && children.length > 0) return fault(`${name}Illegal`, `${name} is text.`);
    const value = name === 'Payload' ? payloadIn(element, mode, beside) : Buffer.from(text);
    if (isFault(value)) return value;
    fields.set(name, value);
  }
  return fields;
}

type Sides = { readonly header: readonly XmlElement[]; readonly asked: XmlElement };

/** Header blocks and the one element of the body. */
function sidesOf(envelope: XmlElement, version: SoapVersion): Sides | SoapFault {
  const sender = (say: string): SoapFault => ({ soapFault: 'Sender', version, say });
  const named = envelope.children.map((one) =>
    one.namespace === envelope.namespace ? one.name : 'something else',
  );
  const shape = named.join(' ');
  if (shape !== 'Body' && shape !== 'Header Body')
    return sender('An envelope has one Header at most, then one Body, and nothing else.');
  const asked = envelope.children.at(-1)?.children ?? [];
  const header = named.length === 2 ? (envelope.children[0]?.children ?? []) : [];
  const [only] = asked;
  if (only === undefined || asked.length > 1) return sender('The Body holds one element.');
  return { header, asked: only };
}

const isSaid = (value: string | undefined) => value === '1' || value === 'true';

/** Header blocks meant for whoever reads last, which is Doorstep. */
function isForUs(block: XmlElement, envelopeNamespace: string): boolean {
  const role = block.attributes.find(
    (one) => one.namespace === envelopeNamespace && (one.name === 'role' || one.name === 'actor'),
  )?.value;
  return role === undefined || role === '' || /\/(?:next|ultimateReceiver)$/.test(role);
}

/** Security headers for us; a fault where another header has to be understood and is not. */
function securityIn(
  { header }: Sides,
  envelopeNamespace: string,
  version: SoapVersion,
): readonly XmlElement[] | SoapFault {
  const ours = header.filter((one) => isForUs(one, envelopeNamespace));
  const isSecurity = (one: XmlElement) => one.namespace === securityNamespace && one.name === 'Security';
  const notUnderstood = ours.filter(
    (one) =>
      !isSecurity(one) &&
      one.attributes.some(
        ({ namespace, name, value }) =>
          namespace === envelopeNamespace && name === 'mustUnderstand' && isSaid(value.trim()),
      ),
  );
  if (notUnderstood.length > 0) {
    const [first] = notUnderstood;
    const say = `The header ${first?.name ?? ''} has to be understood and is not known here.`;
    return { soapFault: 'MustUnderstand', version, say, notUnderstood };
  }
  return ours.filter(isSecurity);
}

function versionOf({ namespace, name }: XmlElement, guess: SoapVersion): SoapVersion | SoapFault {
  if (name !== 'Envelope')
    return { soapFault: 'Sender', version: guess, say: 'This is XML, but no envelope of SOAP.' };
  for (const version of ['1.1', '1.2'] as const)
    if (namespace === soapVersions[version].namespace) return version;
  const say = 'Envelopes of SOAP 1.2 and 1.1 are read; this one has another namespace.';
  return { soapFault: 'VersionMismatch', version: guess, say };
}

/** What element and PayloadType say must agree, and so must element and ProcessingMode. */
function disagreement(read: CoreEnvelope, asked: string, { operation }: SoapStyle): CoreFault | undefined {
  if (read.mode !== operation.mode)
    return fault('ProcessingModeIllegal', `${asked} has another ProcessingMode.`);
  const wish = wishOf(read.payloadType);
  return wish === undefined || wish.does === operation.does
    ? undefined
    : fault('PayloadTypeIllegal', `${read.payloadType} does not belong in ${asked}.`);
}

/** Reads an envelope that came as SOAP, alone or in multipart/related. Never throws. */
export function readSoapEnvelope(
  body: Buffer,
  contentType: string,
  reading: CoreReading,
): SoapRead | SoapFault {
  const guess: SoapVersion = /^\s*application\/soap\+xml|start-info="?application\/soap|xop/i.test(
    contentType,
  )
    ? '1.2'
    : '1.1';
  const sender = (say: string): SoapFault => ({ soapFault: 'Sender', version: guess, say });
  const document = documentIn(body, contentType);
  if ('broken' in document) return sender(document.broken);
  const envelope = readXml(document.xml, document.charset);
  if (isBrokenXml(envelope)) return sender(envelope.broken);
  const version = versionOf(envelope, guess);
  if (typeof version === 'object') return version;
  const sides = sidesOf(envelope, version);
  if (isSoapFault(sides)) return sides;
  const security = securityIn(sides, envelope.namespace, version);
  if ('soapFault' in security) return security;
  const token = userNameTokenIn(security);
  if (isRefusedToken(token)) return { soapFault: 'Sender', version, ...token };
  const { asked } = sides;
  const isKnown = asked.namespace === coreNamespace && Object.hasOwn(soapOperations, asked.name);
  const operation = isKnown ? soapOperations[asked.name] : undefined;
  if (operation === undefined)
    return { soapFault: 'Sender', version, say: `Doorstep knows no ${asked.name} of that namespace.` };
  const style: SoapStyle = { version, operation, isXop: document.isXop };
  const fields = fieldsOf(asked, operation.mode, document.beside);
  if (isFault(fields)) return { style, read: fields };
  fields.set('UserName', Buffer.from(token.userName)).set('Password', Buffer.from(token.password));
  const read = coreEnvelopeOf(fields, reading);
  return { style, read: isFault(read) ? read : (disagreement(read, asked.name, style) ?? read) };
}
