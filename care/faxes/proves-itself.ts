// Why: whoever can post to an open door could otherwise invent orders: a vendor's message proves itself by the secret that
// only the vendor knows, compared in constant time, and an old signature is no proof.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { fromMs, plus, toInstant } from '../../base/time/instant.ts';
import type { Check } from './vendor-mapping.schema.ts';

const freshMinutes = 10;

const digestOf = (text: string) => createHash('sha256').update(text).digest();
const same = (one: string, other: string) => timingSafeEqual(digestOf(one), digestOf(other));

function headerOf(headers: IncomingHttpHeaders, name: string): string {
  const value = headers[name.toLowerCase()];
  return typeof value === 'string' ? value : '';
}

/** Seconds or milliseconds since 1970, or an ISO instant, as an instant; undefined where it is none. */
function momentOf(said: string): string | undefined {
  try {
    if (!/^\d{9,14}$/.test(said)) return toInstant(said);
    return fromMs(Number(said) * (said.length > 11 ? 1 : 1000));
  } catch {
    return undefined;
  }
}

/** True when the message bears the vendor's secret, or a fresh signature made with it. */
export function provesItself(
  check: Check,
  secret: string,
  message: { readonly headers: IncomingHttpHeaders; readonly body: Buffer; readonly at: string },
): boolean {
  const { headers, body, at } = message;
  const shown = headerOf(headers, check.header);
  if (!shown.startsWith(check.before) || shown === '') return false;
  const proof = shown.slice(check.before.length);
  if (check.by === 'secret') return same(proof, secret);
  const keyed = createHmac(check.algorithm, secret);
  if (check.timeHeader !== undefined) {
    const said = headerOf(headers, check.timeHeader);
    const moment = momentOf(said);
    if (moment === undefined) return false;
    const window = [plus(at, { minutes: -freshMinutes }), plus(at, { minutes: freshMinutes })] as const;
    if (moment < window[0] || moment > window[1]) return false;
    keyed.update(`${said}.`);
  }
  const due = keyed.update(body).digest(check.encoding);
  return same(check.encoding === 'hex' ? proof.toLowerCase() : proof, due);
}
