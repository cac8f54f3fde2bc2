// Why: MTOM sends bytes beside the XML that names them (multipart/related, RFC 2387; XOP), so that they need not be written in base64.
// The parts are cut by the boundary, byte for byte; nothing in them is understood here.
import { randomUUID } from 'node:crypto';

/** A part: its header lines by lower-case name, and its bytes as they came. */
export type RelatedPart = { readonly headers: ReadonlyMap<string, string>; readonly bytes: Buffer };
/** The part that is the document, and the others by Content-ID (without its angle brackets). */
export type RelatedParts = { readonly root: RelatedPart; readonly byId: ReadonlyMap<string, RelatedPart> };
export type BrokenParts = { readonly broken: string };

const partsAtMost = 40;
const headAtMost = 8_192;

/** A parameter of a content type (`boundary`, `start`, `type`, `charset`), unquoted; undefined where it is not said. */
export function parameterOf(contentType: string, name: string): string | undefined {
  const rest = contentType.slice(0, 2_000);
  for (const [, key, quoted, bare] of rest.matchAll(/;\s*([\w-]{1,40})\s*=\s*(?:"([^"]*)"|([^\s;"]+))/g))
    if (key?.toLowerCase() === name) return quoted ?? bare;
  return undefined;
}

/** The media type of a content type, lower case, without its parameters. */
export const mediaTypeOf = (contentType: string): string =>
  (contentType.split(';')[0] ?? '').trim().toLowerCase();

function partOf(bytes: Buffer): RelatedPart | undefined {
  const isBare = bytes.subarray(0, 2).equals(Buffer.from('\r\n'));
  const end = isBare ? -2 : bytes.subarray(0, headAtMost).indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const head = isBare ? '' : bytes.toString('latin1', 0, end);
  const headers = new Map<string, string>();
  for (const line of head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, bytes: bytes.subarray(isBare ? 2 : end + 4) };
}

/** The stretches between delimiters; undefined where the last is missing or there are too many. */
function stretchesOf(body: Buffer, boundary: string): readonly Buffer[] | undefined {
  // The first delimiter may stand at the very beginning, the others end a line.
  const delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1');
  const isFirst = body.subarray(0, delimiter.length - 2).equals(delimiter.subarray(2));
  let at = isFirst ? -2 : body.indexOf(delimiter);
  const found: Buffer[] = [];
  while (at !== -1 && found.length <= partsAtMost) {
    const after = at + delimiter.length;
    const tail = body.toString('latin1', after, after + 200);
    if (tail.startsWith('--')) return found;
    const lineEnd = /^[ \t]*\r\n/.exec(tail);
    const next = body.indexOf(delimiter, after);
    if (lineEnd === null || next === -1) return undefined;
    found.push(body.subarray(after + lineEnd[0].length, next));
    at = next;
  }
  return undefined;
}

const bareId = (id: string) => id.trim().replace(/^<(.*)>$/, '$1');

/** Cuts a multipart/related body. Never throws. */
export function readRelatedParts(body: Buffer, contentType: string): RelatedParts | BrokenParts {
  const boundary = parameterOf(contentType, 'boundary') ?? '';
  if (boundary === '' || boundary.length > 70) return { broken: 'multipart/related says its boundary.' };
  const parts = stretchesOf(body, boundary)?.map(partOf);
  if (parts === undefined || parts.includes(undefined))
    return { broken: `The parts cannot be told apart, or are more than ${partsAtMost.toString()}.` };
  const byId = new Map<string, RelatedPart>();
  for (const part of parts) {
    const id = bareId(part?.headers.get('content-id') ?? '');
    if (part === undefined || id === '') continue;
    if (byId.has(id)) return { broken: 'Two parts have the same Content-ID.' };
    byId.set(id, part);
  }
  const start = parameterOf(contentType, 'start');
  const root = start === undefined ? parts[0] : byId.get(bareId(start));
  return root === undefined ? { broken: 'The part that start names is not there.' } : { root, byId };
}

/** A document with one part beside it, or none, as multipart/related of XOP; `soapMime` is what the document is once put together. */
export function writeXop(
  document: string,
  soapMime: string,
  beside: { readonly id: string; readonly bytes: Buffer } | null,
): { readonly bytes: Buffer; readonly mime: string } {
  const boundary = `doorstep-${randomUUID()}`;
  const rootId = `envelope-${randomUUID()}@doorstep`;
  const head = (id: string, type: string) =>
    `--${boundary}\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <${id}>\r\n\r\n`;
  const attached =
    beside === null
      ? []
      : [Buffer.from(head(beside.id, 'application/octet-stream')), beside.bytes, Buffer.from('\r\n')];
  const root = head(rootId, `application/xop+xml; charset=UTF-8; type="${soapMime}"`);
  return {
    bytes: Buffer.concat([
      Buffer.from(`${root}${document}\r\n`),
      ...attached,
      Buffer.from(`--${boundary}--\r\n`),
    ]),
    mime: `multipart/related; type="application/xop+xml"; boundary="${boundary}"; start="<${rootId}>"; start-info="${soapMime}"`,
  };
}
