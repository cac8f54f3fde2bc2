// Why: every way in which a document cannot be shown gets one finished sentence to its sender: what happened and what to do,
// without blame (look.md, "Words").
import type { FileKind } from './sniff.ts';

/** Why a document's pages cannot be shown. */
export type WhyUnreadable =
  | 'encrypted'
  | 'broken'
  | 'too_many_pages'
  | 'too_large'
  | 'too_slow'
  | 'wrong_type'
  | 'empty';

/** The answer for such a document; the original is kept all the same. */
export type Unreadable = { readonly ok: false; readonly why: WhyUnreadable; readonly say: string };

/** Caps on one document: file size, pages, pixels of one page, wall time (a page shown earns 0.25 s more), the child's memory. */
export type PageLimits = {
  readonly maxBytes: number;
  readonly maxPages: number;
  readonly maxPixels: number;
  readonly maxSeconds: number;
  readonly maxMemoryBytes: number;
};

/** 25 MB, 200 pages, 100 megapixels a page, 20 seconds, 256 MB. */
export const pageLimits: PageLimits = {
  maxBytes: 25_000_000,
  maxPages: 200,
  maxPixels: 100_000_000,
  maxSeconds: 20,
  maxMemoryBytes: 256_000_000,
};

/** Builds the answer with its sentence. */
export function unreadable(why: WhyUnreadable, limits: PageLimits, kind: FileKind = 'unknown'): Unreadable {
  return { ok: false, why, say: why === 'wrong_type' ? sayWrongType(kind) : sentences(limits)[why] };
}

function sentences(limits: PageLimits): Record<Exclude<WhyUnreadable, 'wrong_type'>, string> {
  return {
    encrypted: 'The document is locked with a password. Send it again without the password.',
    broken:
      'The document is damaged and its pages cannot be shown. Save or scan it again and send it once more.',
    too_many_pages: `The document has more than ${limits.maxPages} pages. Send it in smaller parts.`,
    too_large: `The document is too large to show. Send parts of at most ${Math.floor(limits.maxBytes / 1_000_000)} MB, scanned at 300 dpi or less.`,
    too_slow: 'The document is too complex to show. Print it to a new PDF or scan it, and send it again.',
    empty: 'The document has no pages. Check the file and send it again.',
  };
}

const wrongTypes: Partial<Record<FileKind, string>> = {
  docx: 'This is a Word document. Save it as a PDF and send it again.',
  zip: 'This is a ZIP archive, which is not opened here. Send the documents in it one by one, as PDF or scan.',
  html: 'This is a web page. Print it to a PDF and send it again.',
  eml: 'This is an email. Send the documents attached to it, as PDF or scan.',
  x12: 'This is an X12 file, not pages. Send the order as a PDF or a scan.',
  text: 'This is plain text. Send the order as a PDF or a scan.',
};

function sayWrongType(kind: FileKind): string {
  return wrongTypes[kind] ?? 'This kind of file cannot be shown. Send the order as a PDF, TIFF, PNG or JPEG.';
}
