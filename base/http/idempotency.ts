// Why: a request sent twice must act once. The key, the digest of the request and the reply are kept in the very
// transaction of the change, for ever: re-sent orders arrive days later.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { query } from '../db/query.ts';
import type { Tx } from '../db/database.ts';
import { refuse, type Refusal } from '../refusal/refusal.ts';

const openQuery = query(
  'base.openKey',
  z.object({}),
  `insert into base.idempotency (actor_id, key, request_hash, at)
   values ($1::text, $2::text, $3::bytea, $4::timestamptz) on conflict do nothing`,
);
const keptQuery = query(
  'base.keptReply',
  z.object({ requestHash: z.instanceof(Buffer), status: z.int().nullable(), reply: z.unknown() }),
  `select request_hash, status, reply from base.idempotency where actor_id = $1::text and key = $2::text`,
);
const keepQuery = query(
  'base.keepReply',
  z.object({}),
  `update base.idempotency set status = 200, reply = $3::jsonb where actor_id = $1::text and key = $2::text`,
);

/** The digest that tells whether the same key carries the same request. */
export function requestHash(method: string, url: string, body: unknown): Buffer {
  const hash = createHash('sha256').update(`${method} ${url}\n`);
  return hash.update(Buffer.isBuffer(body) ? body : JSON.stringify(body ?? null)).digest();
}

/** Opens a key: undefined when it is new, the kept reply when it was used for this very request, a refusal otherwise. */
export async function openKey(
  tx: Tx,
  actorId: string,
  key: string,
  hash: Buffer,
  at: string,
): Promise<{ replay: unknown } | Refusal | undefined> {
  if ((await tx.run(openQuery, [actorId, key, hash, at])) === 1) return undefined;
  const kept = await tx.one(keptQuery, [actorId, key]);
  if (!kept.requestHash.equals(hash)) {
    return refuse('key_reused', 'This Idempotency-Key was used for a different request. Use a new key.');
  }
  return { replay: kept.reply };
}

/** Keeps the reply under its key. */
export async function keepReply(tx: Tx, actorId: string, key: string, reply: unknown): Promise<void> {
  await tx.run(keepQuery, [actorId, key, JSON.stringify(reply ?? null)]);
}
