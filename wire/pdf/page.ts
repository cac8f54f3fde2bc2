// Why: what a page of a received document is, whichever format it came in, and how the child that reads it speaks to us.
import type { FileKind } from './sniff.ts';
import type { PageLimits, Unreadable } from './unreadable.ts';

/** The formats that have pages. */
export type PagedKind = Extract<FileKind, 'pdf' | 'tiff' | 'png' | 'jpeg'>;

/**
 * One page for viewing: upright by its own tags, square pixels, about 150 dpi. `number` counts from 1. `image` is PNG when the
 * page has no colour, WebP when it has (`mime` says which). `text` is the PDF's own text layer, null when it has none.
 */
export type Page = {
  readonly number: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly image: Buffer;
  readonly mime: 'image/png' | 'image/webp';
  readonly text: string | null;
};

/** The viewing resolution. */
export const viewDpi = 150;

/** A page for viewing holds at most this many pixels (larger formats are scaled down). */
export const viewPixels = 12_000_000;

/** What the child is asked. */
export type PageTask = {
  /** 'straight': `bytes` is the picture of one page, which comes back laid straight. */
  readonly ask: 'pages' | 'count' | 'straight';
  readonly bytes: Uint8Array;
  readonly kind: PagedKind;
  readonly limits: PageLimits;
};

/** What the child says: pages one by one, then one ending. `spent` asks to be replaced. */
export type PageMessage =
  | { readonly ready: true }
  | { readonly page: Page }
  | { readonly end: { readonly ok: true; readonly pages: number } | Unreadable; readonly spent: boolean };

/** True for the formats whose pages can be shown. */
export function isPaged(kind: FileKind): kind is PagedKind {
  return kind === 'pdf' || kind === 'tiff' || kind === 'png' || kind === 'jpeg';
}

/** Thrown inside the child to end a document with a reason. */
export class CannotShow extends Error {
  readonly why: Unreadable['why'];

  constructor(why: Unreadable['why']) {
    super(why);
    this.why = why;
  }
}
