// Why: identifiers are made in one place. Rows get time-ordered UUIDs (version 7, RFC 9562) so that indexes stay
// compact; secrets get 256 random bits.
import { randomBytes } from 'node:crypto';

/** A UUIDv7 for the instant `at` (ISO): sortable by time, random beyond the millisecond. */
export function newId(at: string): string {
  const ms = BigInt(Date.parse(at));
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Number(ms & 0xffffffffffffn), 0, 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** An unguessable token, URL-safe, 256 bits. Store only its hash. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}
