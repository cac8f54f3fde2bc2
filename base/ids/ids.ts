// Why: identifiers are made in one place. Rows get time-ordered UUIDs (version 7, RFC 9562) so that indexes stay
// compact; secrets get 256 random bits.
import { randomBytes } from 'node:crypto';

let last = { ms: -1n, turn: 0 };

/**
 * A UUIDv7 for the instant `at` (ISO): sortable by time, within one millisecond and process by the order in which they were asked
 * for (RFC 9562 §6.2, a counter of 26 bits), random beyond.
 */
export function newId(at: string): string {
  const ms = BigInt(Date.parse(at));
  last = { ms, turn: ms === last.ms ? (last.turn + 1) % 2 ** 26 : 0 };
  const { turn } = last;
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Number(ms & 0xffffffffffffn), 0, 6);
  bytes[6] = 0x70 | (turn >>> 22);
  bytes[7] = (turn >>> 14) & 0xff;
  bytes[8] = 0x80 | ((turn >>> 8) & 0x3f);
  bytes[9] = turn & 0xff;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** An unguessable token, URL-safe, 256 bits. Store only its hash. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}
