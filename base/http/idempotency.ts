// Why: a request sent twice must act once. The key, the digest of the request and the reply are kept in the very
// transaction of the change, for ever: re-sent orders arrive days later. A reply given again shows people again, so whom
// it shows is kept with it.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { query } from '../db/query.ts';
import type { Scope, Tx } from '../db/database.ts';
import type { AccessNote } from '../access/access-log.ts';
import { absent, refuse, type Refusal } from '../refusal/refusal.ts';

const openQuery = query(
  'base.openKey',
  z.object({}),
  `insert into base.idempotency (actor_id, key, request_hash, at)
   values ($1::text, $2::text, $3::bytea, $4::timestamptz) on conflict do nothing`,
);
const keptQuery = query(
  'base.keptReply',
  z.object({
    requestHash: z.instanceof(Buffer),
    status: z.int().nullable(),
    reply: z.unknown(),
    shown: z.unknown(),
  }),
  `select request_hash, status, reply, shown from base.idempotency where actor_id = $1::text and key = $2::text`,
);
const keepQuery = query(
  'base.keepReply',
  z.object({}),
  `update base.idempotency set status = 200, reply = $3::jsonb, shown = $4::jsonb where actor_id = $1::text and key = $2::text`,
);

/** The digest that tells whether the same key carries the same request. */
export function requestHash(method: string, url: string, body: unknown): Buffer {
  const hash = createHash('sha256').update(`${method} ${url}\n`);
  return hash.update(Buffer.isBuffer(body) ? body : JSON.stringify(body ?? null)).digest();
}

/** A kept reply and whom it shows; whoever gives it out writes those access entries again. */
export type Replay = { readonly replay: unknown; readonly shown: readonly AccessNote[] };

/**
 * Opens a key: undefined when it is new, the kept reply when it was used for this very request, a refusal otherwise; also
 * where the reply shows somebody of a payer that is granted no more.
 */
export async function openKey(
  tx: Tx,
  actor: Pick<Scope, 'actorId' | 'tenants'>,
  key: string,
  hash: Buffer,
  at: string,
): Promise<Replay | Refusal | undefined> {
  if ((await tx.run(openQuery, [actor.actorId, key, hash, at])) === 1) return undefined;
  const kept = await tx.one(keptQuery, [actor.actorId, key]);
  if (!kept.requestHash.equals(hash)) {
    return refuse('key_reused', 'This Idempotency-Key was used for a different request. Use a new key.');
  }
  const shown = kept.shown as AccessNote[];
  if (shown.some((note) => !actor.tenants.includes(note.tenantId))) return absent;
  return { replay: kept.reply, shown };
}

/** Keeps the reply under its key, with whom it shows. */
export async function keepReply(
  tx: Tx,
  actorId: string,
  key: string,
  reply: unknown,
  shown: readonly AccessNote[],
): Promise<void> {
  await tx.run(keepQuery, [actorId, key, JSON.stringify(reply ?? null), JSON.stringify(shown)]);
}
