// Why: a chain of seals proves something only when it is recomputed from the events themselves. Whoever audits runs
// this; a head kept outside the database (printed, mailed, given to a payer) shows even a chain that was made anew.

import { z } from 'zod';
import type { Database } from '../db/database.ts';
import { query } from '../db/query.ts';
import { transact } from '../db/transact.ts';
import { digestOfEvent, nextChain } from './sealer.ts';

/** A point of the chain as it was once known; `chain` is hex. */
export type SealHead = { readonly number: number; readonly chain: string };

/** What is wrong at a seal. */
export type SealTrouble = {
  readonly number: number;
  readonly eventId: string | null;
  readonly what: 'event_changed' | 'event_missing' | 'seal_missing' | 'chain_broken' | 'head_differs';
};

/** `head` is the last seal: keep it elsewhere. An empty `troubles` says that everything sealed stands as it was sealed. */
export type Verified = {
  readonly sealed: number;
  readonly head: SealHead | null;
  readonly troubles: readonly SealTrouble[];
};

const row = z.object({
  number: z.number(),
  eventId: z.string(),
  digest: z.instanceof(Buffer),
  chain: z.instanceof(Buffer),
  position: z.number().nullable(),
  subjectKind: z.string().nullable(),
  subjectId: z.string().nullable(),
  type: z.string().nullable(),
  at: z.string().nullable(),
  actorId: z.string().nullable(),
  actorRole: z.string().nullable(),
  dataText: z.string().nullable(),
});
type Row = z.infer<typeof row>;

const sealsAfter = query(
  'base.sealsAfter',
  row,
  `select seal.number, seal.event_id, seal.digest, seal.chain, event.position, event.subject_kind, event.subject_id, event.type, event.at,
          event.actor_id, event.actor_role, event.data::text as data_text
   from base.event_seal seal left join base.event on event.tenant_id = seal.tenant_id and event.id = seal.event_id
   where seal.tenant_id = $1::int and seal.number > $2::bigint order by seal.number limit $3::int`,
);

/** The digest of the event as it stands now; undefined when it is gone. */
function digestNow(
  tenantId: number,
  { eventId, position, subjectKind, subjectId, type, at, actorId, actorRole, dataText }: Row,
) {
  if (position === null || subjectKind === null || subjectId === null || type === null || at === null)
    return undefined;
  if (actorId === null || actorRole === null) return undefined;
  return digestOfEvent({
    tenantId,
    id: eventId,
    position,
    subjectKind,
    subjectId,
    type,
    at,
    actorId,
    actorRole,
    dataText,
  });
}

/**
 * Recomputes the chain of a tenant from its first seal. `known` is a head noted earlier, which must still lie on it.
 * @param database any role that may read the tenant's events and seals
 */
export async function verifySeals(
  database: Database,
  tenantId: number,
  known?: SealHead,
  batch = 5000,
): Promise<Verified> {
  const troubles: SealTrouble[] = [];
  let number = 0;
  let sealed = 0;
  let chain: Buffer = Buffer.alloc(32);
  let knownStands = known === undefined;
  const scope = { tenants: [tenantId], actorId: 'system', role: 'system' };
  for (;;) {
    const after = number;
    const rows = await transact(database, scope, (tx) => tx.rows(sealsAfter, [tenantId, after, batch]));
    for (const seal of rows) {
      const { eventId } = seal;
      const found = (what: SealTrouble['what']) => void troubles.push({ number: seal.number, eventId, what });
      if (seal.number !== number + 1) found('seal_missing');
      const digest = digestNow(tenantId, seal);
      if (digest === undefined) found('event_missing');
      else if (!digest.equals(seal.digest)) found('event_changed');
      if (!nextChain(chain, seal.digest).equals(seal.chain)) found('chain_broken');
      if (seal.number === known?.number) knownStands = seal.chain.toString('hex') === known.chain;
      ({ number, chain } = seal);
      sealed += 1;
    }
    if (rows.length < batch) break;
  }
  if (!knownStands) troubles.push({ number: known?.number ?? 0, eventId: null, what: 'head_differs' });
  return { sealed, head: sealed === 0 ? null : { number, chain: chain.toString('hex') }, troubles };
}
