// Why: whatever arrives is kept byte for byte, named by its own SHA-256, so that evidence can be proved unchanged years
// later and the same page stored twice costs nothing. A small port: a local folder today, an S3-compatible store later.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Or } from '../refusal/refusal.ts';

/** What was kept: SHA-256 in lower-case hex (64 characters) and the length in bytes. */
export type StoredFile = { readonly digest: string; readonly bytes: number };

/**
 * Originals by digest. `put` resolves only when the bytes would survive a power cut, is idempotent, never changes what is
 * stored and refuses `too_large` beyond `maxBytes` without keeping anything. `get` and `open` fail on an unknown digest (a row
 * names it, so its absence is a bug); `verify` re-reads and compares. A digest that is not 64 hex digits is an assertion error.
 */
export type FileStore = {
  put(content: FileContent, limits: { readonly maxBytes: number }): Promise<Or<StoredFile, 'too_large'>>;
  get(digest: string): Promise<Buffer>;
  open(digest: string): Readable;
  has(digest: string): Promise<boolean>;
  verify(digest: string): Promise<'intact' | 'damaged' | 'absent'>;
};

/** Bytes in hand, or a stream of them. */
export type FileContent = Uint8Array | AsyncIterable<Uint8Array>;

/** True for 64 lower-case hex digits: the only names a store answers to, so no path can be smuggled in. */
export function isDigest(value: string): boolean {
  return /^[0-9a-f]{64}$/.test(value);
}

/** Throws when `value` is not a digest. */
export function assertDigest(value: string): void {
  assert(isDigest(value), 'A stored file is named by 64 hex digits, nothing else.');
}

/** SHA-256 in lower-case hex. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
