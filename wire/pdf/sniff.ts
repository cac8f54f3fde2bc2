// Why: what a file is, is told by its bytes. Names and declared types are what senders get wrong, and what attackers forge.
// Own marks for what Doorstep reads (also x12, eml, which no library knows); file-type names the rest for the sentence to the sender.
import { fileTypeFromBuffer } from 'file-type';

/** What Doorstep tells apart by content. */
export type FileKind =
  | 'pdf'
  | 'tiff'
  | 'png'
  | 'jpeg'
  | 'docx'
  | 'zip'
  | 'text'
  | 'html'
  | 'eml'
  | 'x12'
  | 'unknown';

/** The kind and its media type; for 'unknown' the best guess ('image/heic'), else 'application/octet-stream'. */
export type Sniffed = { readonly kind: FileKind; readonly mime: string };

const mimeOf: Readonly<Record<Exclude<FileKind, 'unknown'>, string>> = {
  pdf: 'application/pdf',
  tiff: 'image/tiff',
  png: 'image/png',
  jpeg: 'image/jpeg',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  zip: 'application/zip',
  text: 'text/plain',
  html: 'text/html',
  eml: 'message/rfc822',
  x12: 'application/edi-x12',
};

/** How far into a file the marks are looked for, in bytes. */
const headBytes = 4_096;

/** Tells what `bytes` are by content alone; never throws, reads no further than it must. */
export async function sniff(bytes: Uint8Array): Promise<Sniffed> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = kindOf(whole);
  if (kind !== 'unknown') return { kind, mime: mimeOf[kind] };
  const named = await fileTypeFromBuffer(whole.subarray(0, headBytes)).catch(() => undefined);
  return { kind, mime: named?.mime ?? 'application/octet-stream' };
}

function kindOf(bytes: Buffer): FileKind {
  const head = bytes.subarray(0, headBytes);
  const start = head.toString('latin1');
  // Adobe's readers accept the mark anywhere in the first 1,024 bytes, and printers' spool headers make use of that.
  if (start.slice(0, 1_024).includes('%PDF-')) return 'pdf';
  if (/^(?:II[*+]\0|MM\0[*+])/.test(start)) return 'tiff';
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (start.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06'))
    return bytes.includes('word/document.xml') ? 'docx' : 'zip';
  if (!looksLikeText(head)) return 'unknown';
  return kindOfText(start.replace(/^\xef\xbb\xbf/, '').trimStart());
}

function kindOfText(start: string): FileKind {
  // The interchange header is 106 characters and repeats its own element separator at fixed places (X12.5, ISA).
  if (start.startsWith('ISA') && start.length >= 106 && start[3] === start[6] && start[3] === start[103])
    return 'x12';
  if (/^<(?:!doctype html|html|head|body)\b/i.test(start)) return 'html';
  const headers =
    start.match(
      /^(?:Return-Path|Received|From|To|Subject|Date|Message-ID|MIME-Version|Content-Type|DKIM-Signature):/gim,
    ) ?? [];
  if (/^[!-9;-~]+:/.test(start) && new Set(headers.map((header) => header.toLowerCase())).size >= 3)
    return 'eml';
  return 'text';
}

function looksLikeText(head: Buffer): boolean {
  if (head.length === 0) return false;
  let strange = 0;
  for (const byte of head) {
    if (byte === 0) return false;
    if (byte < 32 && ![9, 10, 12, 13].includes(byte)) strange += 1;
  }
  return strange * 100 < head.length;
}
