// Why: SOAP envelopes as partners' programs write them, for tests of the reader and of the door; every piece can be left out or changed.
import { randomUUID } from 'node:crypto';
import { inXml } from '../xml/read-xml.ts';

const oasis = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss';
const namespaces = {
  '1.1': 'http://schemas.xmlsoap.org/soap/envelope/',
  '1.2': 'http://www.w3.org/2003/05/soap-envelope',
} as const;

export type Written = {
  readonly version?: keyof typeof namespaces;
  /** The element of the body. */
  readonly asked?: string;
  /** Type of the password, after `#`; null for none said. */
  readonly passwordType?: string | null;
  /** More blocks of the header, as XML. */
  readonly header?: string;
  /** The Payload as it stands in the XML, already escaped. */
  readonly payload?: string | null;
};

/** An envelope of SOAP with these fields; UserName and Password stand in the header, null leaves a field out. */
export function soapOf(
  fields: Readonly<Record<string, string | null>>,
  {
    version = '1.2',
    asked = 'COREEnvelopeRealTimeRequest',
    passwordType = 'PasswordText',
    header = '',
    payload = null,
  }: Written = {},
): string {
  const { UserName = null, Password = null, ...rest } = fields;
  const said = (name: string, value: string | null, more = '') =>
    value === null ? '' : `<wsse:${name}${more}>${inXml(value)}</wsse:${name}>`;
  const type = passwordType === null ? '' : ` Type="${oasis}-username-token-profile-1.0#${passwordType}"`;
  const token = `${said('Username', UserName)}${said('Password', Password, type)}`;
  const security = `<wsse:Security xmlns:wsse="${oasis}-wssecurity-secext-1.0.xsd" env:mustUnderstand="1"><wsse:UsernameToken>${token}</wsse:UsernameToken></wsse:Security>`;
  const inside = Object.entries(rest)
    .map(([name, value]) => (value === null ? '' : `<${name}>${inXml(value)}</${name}>`))
    .join('\n');
  const carried = payload === null ? '' : `<Payload>${payload}</Payload>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<env:Envelope xmlns:env="${namespaces[version]}" xmlns:cor="http://www.caqh.org/SOAP/WSDL/CORERule2.2.0.xsd">
<env:Header>${security}${header}</env:Header>
<env:Body><cor:${asked}>${inside}${carried}</cor:${asked}></env:Body></env:Envelope>`;
}

/** A Payload that lies beside the envelope. */
export const includeOf = (id: string): string =>
  `<xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="cid:${id}"/>`;

/** An envelope with bytes beside it, as MTOM sends them, and its content type. */
export function mtomOf(envelope: string, id: string, bytes: Buffer) {
  const boundary = `uuid:${randomUUID()}`;
  return {
    body: Buffer.concat([
      Buffer.from(
        `--${boundary}\r\nContent-Type: application/xop+xml; charset=UTF-8; type="application/soap+xml"\r\nContent-ID: <root@partner>\r\n\r\n${envelope}\r\n--${boundary}\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <${id}>\r\n\r\n`,
      ),
      bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
    mime: `multipart/related; type="application/xop+xml"; start="<root@partner>"; start-info="application/soap+xml"; boundary="${boundary}"`,
  };
}
