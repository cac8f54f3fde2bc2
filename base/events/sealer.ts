// Why: nobody, not even we, may rewrite what happened unseen. Within a minute after commit every event is taken into a
// hash chain of its tenant; chaining inside the transaction measured a fifth of the speed, so it is done behind.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { query } from '../db/query.ts';
import type { Database, Scope } from '../db/database.ts';
import { transact } from '../db/transact.ts';

const unsealedRow = z.object({
  tenantId: z.int(),
  id: z.string(),
  position: z.number(),
  subjectKind: z.string(),
  subjectId: z.string(),
  type: z.string(),
  at: z.string(),
  actorId: z.string(),
  actorRole: z.string(),
  dataText: z.string().nullable(),
});
export type SealableEvent = z.infer<typeof unsealedRow>;

const tenantsQuery = query(
  'base.tenantsWithEvents',
  z.object({ id: z.int() }),
  `select id from base.tenant order by id`,
);

// Only events of transactions that are surely finished: a position can be given early and committed late. A number
// beyond the snapshot comes from a database restored elsewhere. The window keeps the look behind short; a transaction
// that stayed open while more than a window was sealed is found by the whole look, which has no window.
const unsealedOf = (tenant: string, window: string) => `event.tenant_id = ${tenant}
     and (event.xid < pg_snapshot_xmin(pg_current_snapshot()) or event.xid >= pg_snapshot_xmax(pg_current_snapshot()))
     and (${window}::bigint is null or event.position > coalesce(
       (select seal.event_position from base.event_seal seal where seal.tenant_id = ${tenant} order by seal.number desc limit 1), 0) - ${window}::bigint)
     and not exists (select 1 from base.event_seal seal where seal.tenant_id = ${tenant} and seal.event_id = event.id)`;

const unsealedQuery = query(
  'base.unsealedEvents',
  unsealedRow,
  `select event.tenant_id, event.id, event.position, event.subject_kind, event.subject_id, event.type, event.at,
          event.actor_id, event.actor_role, event.data::text as data_text
   from base.event
   where ${unsealedOf('$1::int', '$3')}
   order by event.position
   limit $2::int`,
);

// Most tenants have nothing new at most looks: they are told apart in one journey to the database.
const behindQuery = query(
  'base.tenantsBehind',
  z.object({ id: z.int() }),
  `select tenant.id from unnest($1::int[]) as tenant (id)
   where exists (select 1 from base.event where ${unsealedOf('tenant.id', '$2')})
   order by tenant.id`,
);

const lastSealQuery = query(
  'base.lastSeal',
  z.object({ number: z.number(), chain: z.instanceof(Buffer) }),
  `select number, chain from base.event_seal where tenant_id = $1::int order by number desc limit 1`,
);

const sealQuery = query(
  'base.seal',
  z.object({}),
  `insert into base.event_seal (tenant_id, number, event_id, event_position, digest, chain, sealed_at)
   select $1::int, row.number, row.event_id, row.event_position, row.digest, row.chain, $7::timestamptz
   from unnest($2::bigint[], $3::uuid[], $4::bigint[], $5::bytea[], $6::bytea[]) as row (number, event_id, event_position, digest, chain)`,
);

const lockQuery = query(
  'base.sealLock',
  z.object({ locked: z.boolean().nullable() }),
  `select pg_try_advisory_xact_lock(7311, $1::int) as locked`,
);

/** SHA-256 over the event's fields, each preceded by its length, so that no two events share a digest by shifting text. */
export function digestOfEvent(event: SealableEvent): Buffer {
  const hash = createHash('sha256');
  const fields = [
    String(event.tenantId),
    event.id,
    String(event.position),
    event.subjectKind,
    event.subjectId,
    event.type,
    event.at,
    event.actorId,
    event.actorRole,
    event.dataText ?? '',
  ];
  for (const field of fields) hash.update(`${Buffer.byteLength(field)}:${field};`);
  return hash.digest();
}

/** The next link of the chain: sha256(previous chain, digest); the first follows 32 zero bytes. */
export function nextChain(previous: Buffer, digest: Buffer): Buffer {
  return createHash('sha256').update(previous).update(digest).digest();
}

/** How many positions behind the last seal are looked at; `whole` looks at everything and is due now and then. */
const lookBehind = 10_000;

/**
 * Seals what is unsealed in every tenant; returns how many events were sealed. Safe to run in several processes.
 * @param database as the worker role  @param whole looks behind the window too: slower, needed at start and every hour
 */
export async function sealEvents(
  database: Database,
  at: string,
  whole = false,
  batch = 2000,
): Promise<number> {
  const everywhere: Scope = { tenants: [], actorId: 'system', role: 'system' };
  const tenants = (await transact(database, everywhere, (tx) => tx.rows(tenantsQuery))).map(({ id }) => id);
  const window = whole ? null : lookBehind;
  const behind = await transact(database, { ...everywhere, tenants }, (tx) =>
    tx.rows(behindQuery, [tenants, window]),
  );
  let sealed = 0;
  for (const { id: tenantId } of behind) {
    const scope: Scope = { tenants: [tenantId], actorId: 'system', role: 'system' };
    let count = 0;
    do {
      count = await transact(database, scope, async (tx) => {
        if (!(await tx.one(lockQuery, [tenantId])).locked) return 0;
        const events = await tx.rows(unsealedQuery, [tenantId, batch, window]);
        if (events.length === 0) return 0;
        const last = await tx.maybe(lastSealQuery, [tenantId]);
        let number = last?.number ?? 0;
        let chain: Buffer = last?.chain ?? Buffer.alloc(32);
        const links = events.map((event) => {
          const digest = digestOfEvent(event);
          chain = nextChain(chain, digest);
          number += 1;
          return { number, event, digest, chain };
        });
        await tx.run(sealQuery, [
          tenantId,
          links.map((l) => l.number),
          links.map((l) => l.event.id),
          links.map((l) => l.event.position),
          links.map((l) => l.digest),
          links.map((l) => l.chain),
          at,
        ]);
        return events.length;
      });
      sealed += count;
    } while (count === batch);
  }
  return sealed;
}
