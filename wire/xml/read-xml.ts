// Why: XML from outside may hide a document type, entities that grow, a million tags or bytes of another charset. It is measured
// before a parser sees it, read by one that knows namespaces, and handed on as a plain tree. Nothing here throws.
import { DOMParser, Node, type Element } from '@xmldom/xmldom';

/** An element: its namespace ('' for none), local name, and text of its own (text and CDATA, children's left out). */
export type XmlElement = {
  readonly namespace: string;
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  readonly text: string;
};
export type XmlAttribute = { readonly namespace: string; readonly name: string; readonly value: string };

/** Why it is no XML that is read here, as a finished sentence. */
export type BrokenXml = { readonly broken: string };

/** What a document may hold at most; `tag` is one tag in characters. */
export type XmlLimits = {
  readonly depth: number;
  readonly elements: number;
  readonly references: number;
  readonly tag: number;
};
const usual: XmlLimits = { depth: 32, elements: 1_000, references: 200_000, tag: 8_192 };

export const isBrokenXml = (value: XmlElement | BrokenXml): value is BrokenXml => 'broken' in value;

const isBom = (text: string) => text.startsWith('\uFEFF');
const declaration =
  /^<\?xml\s+version\s*=\s*["']([^"']{1,8})["'](?:\s+encoding\s*=\s*["']([^"']{1,40})["'])?[^?<]{0,40}\?>/;

/** Where the tag that begins here ends; -1 where it does not, or not soon enough. */
function endOfTag(text: string, start: number, limit: number): number {
  let quote = '';
  for (let at = start + 1; at < Math.min(text.length, start + limit); at += 1) {
    const here = text.charAt(at);
    if (here === '<') return -1;
    if (quote === '' && here === '>') return at + 1;
    if (quote === '' && (here === '"' || here === "'")) quote = here;
    else if (here === quote) quote = '';
  }
  return -1;
}

const isXmlCharacter = (code: number) =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x1_0000 && code <= 0x10_ffff);

/**
 * How many references a stretch outside of CDATA has, counted until they are too many; -1 where one is none of the five names and no
 * character.
 */
function referencesIn(stretch: string, limit: number): number {
  let count = 0;
  for (let at = stretch.indexOf('&'); at >= 0 && count <= limit; at = stretch.indexOf('&', at + 1)) {
    const found = /^&(?:amp|lt|gt|quot|apos|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/.exec(
      stretch.slice(at, at + 12),
    );
    if (found === null) return -1;
    const code = found[1] === undefined ? parseInt(found[2] ?? '20', 16) : Number(found[1]);
    if (!isXmlCharacter(code)) return -1;
    count += 1;
  }
  return count;
}

type Piece = { readonly kind: 'open' | 'close' | 'whole' | 'aside'; readonly end: number };

/** What begins at this `<`; a sentence where it is nothing that is taken. */
function pieceAt(text: string, at: number, limit: number): Piece | string {
  const until = (mark: string, from: number): Piece | string => {
    const end = text.indexOf(mark, from);
    return end < 0 ? 'The XML breaks off.' : { kind: 'aside', end: end + mark.length };
  };
  if (text.startsWith('<![CDATA[', at)) return until(']]>', at + 9);
  if (text.startsWith('<!--', at)) return until('-->', at + 4);
  if (text.startsWith('<!', at)) return 'A document type or entity (<!DOCTYPE, <!ENTITY) is not taken.';
  if (text.startsWith('<?', at)) return 'Processing instructions are not taken.';
  const end = endOfTag(text, at, limit);
  if (end < 0) return `A tag is not closed, or longer than ${limit.toString()} characters.`;
  if (text.startsWith('</', at)) return { kind: 'close', end };
  return { kind: text.charAt(end - 2) === '/' ? 'whole' : 'open', end };
}

/** Measures the text in one pass, before it is parsed: a sentence where it goes beyond what is read. */
function beyond(text: string, limits: XmlLimits): string | undefined {
  const counts = { depth: 0, elements: 0, pieces: 0, references: 0 };
  let [from, at] = [0, text.indexOf('<')];
  while (at >= 0) {
    const before = text.slice(from, at);
    const piece = pieceAt(text, at, limits.tag);
    if (typeof piece === 'string') return piece;
    const isTag = piece.kind !== 'aside';
    for (const stretch of isTag ? [before, text.slice(at, piece.end)] : [before]) {
      const references = referencesIn(stretch, limits.references);
      if (references < 0)
        return 'A reference (&…;) is none of the five of XML and no character that XML knows.';
      counts.references += references;
    }
    if (before.includes(']]>')) return 'The XML is not well-formed.';
    counts.pieces += 1;
    if (piece.kind === 'open') counts.depth += 1;
    if (piece.kind === 'close') counts.depth -= 1;
    if (piece.kind === 'open' || piece.kind === 'whole') counts.elements += 1;
    if (counts.depth > limits.depth) return `Elements lie deeper than ${limits.depth.toString()} levels.`;
    if (counts.elements > limits.elements || counts.pieces > 4 * limits.elements)
      return `There are more than ${limits.elements.toString()} elements.`;
    if (counts.references > limits.references)
      return `There are more than ${limits.references.toString()} references (&…;).`;
    from = piece.end;
    at = text.indexOf('<', from);
  }
  return counts.elements === 0 ? 'There is no XML in it.' : undefined;
}

/** The text of bytes that say they are UTF-8 and are; `charset` is what the transport said, if it did. */
function textOf(bytes: Buffer, charset: string | undefined): { readonly text: string } | BrokenXml {
  const foreign = (name: string) => ({ broken: `XML is read in UTF-8, not in ${name.slice(0, 40)}.` });
  const isRead = (name: string) => /^(?:utf-8|us-ascii)$/i.test(name);
  if (charset !== undefined && !isRead(charset)) return foreign(charset);
  const isControl = (byte: number) => byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return foreign('what came');
  }
  if (isBom(text)) text = text.slice(1);
  if (bytes.some(isControl) || text.includes('\uFFFE') || text.includes('\uFFFF'))
    return { broken: 'There are characters in it that XML does not know.' };
  const said = declaration.exec(text);
  if (said === null) return { text };
  if (said[1] !== '1.0') return { broken: `XML 1.0 is read, not ${said[1] ?? ''}.` };
  if (said[2] !== undefined && !isRead(said[2])) return foreign(said[2]);
  return { text: text.slice(said[0].length) };
}

/** The tree of one element; its depth was measured before. */
function treeOf(element: Element): XmlElement {
  const attributes = [...element.attributes].map((one) => ({
    namespace: one.namespaceURI ?? '',
    name: one.localName ?? one.name,
    value: one.value,
  }));
  const children: XmlElement[] = [];
  const texts: string[] = [];
  for (const node of element.childNodes) {
    if (node.nodeType === Node.ELEMENT_NODE) children.push(treeOf(node as Element));
    else if (node.nodeType === Node.TEXT_NODE || node.nodeType === Node.CDATA_SECTION_NODE)
      texts.push(node.nodeValue ?? '');
  }
  return {
    namespace: element.namespaceURI ?? '',
    name: element.localName ?? element.nodeName,
    attributes,
    children,
    text: texts.join(''),
  };
}

// What the parser only warns of is no XML; its default is to write to the console and go on.
const stop = (_level: string, message: string): never => {
  throw new Error(message);
};

/**
 * Reads a document into a tree. Line ends stay as they came (XML 1.0 §2.11 would make one of two): the text may be a payload whose
 * digest is known. Never throws.
 */
export function readXml(
  bytes: Buffer,
  charset: string | undefined,
  tighter: Partial<XmlLimits> = {},
): XmlElement | BrokenXml {
  const decoded = textOf(bytes, charset);
  if ('broken' in decoded) return decoded;
  const wrong = beyond(decoded.text, { ...usual, ...tighter });
  if (wrong !== undefined) return { broken: wrong };
  const notWellFormed = { broken: 'The XML is not well-formed.' };
  try {
    const options = { locator: false, normalizeLineEndings: (text: string) => text, onError: stop };
    const root = new DOMParser(options).parseFromString(decoded.text, 'text/xml').documentElement;
    return root === null ? notWellFormed : treeOf(root);
  } catch {
    return notWellFormed;
  }
}

/** A text as it stands in XML, between tags or in double quotes; line ends survive (`&#13;`). */
export const inXml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');

/** Whether XML 1.0 can say this text at all: control characters but tab and line ends cannot stand in it. */
export function canStandInXml(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const isHalf = code >= 0xd800 && code <= 0xdfff;
    if (!isHalf && !isXmlCharacter(code)) return false;
  }
  return true;
}
