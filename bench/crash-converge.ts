// Why: "converged within 30 s" is counted on the house's own clock from the death on: whatever was due then must be done before
// that much has passed, the lease of the dead included. And the chain of seals must stand over all that was told.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import type { Database } from '../base/db/database.ts';
import { sealEvents } from '../base/events/sealer.ts';
import { verifySeals, type SealHead } from '../base/events/verify-seals.ts';
import { toMs } from '../base/time/instant.ts';

/** Seconds after a death in which everything that was due must be done (issue 3, "Shown by"). */
export const convergesWithinSeconds = 30;

/** What was due when a house died. */
export type Owed = { readonly at: string; readonly ids: readonly string[] };

const owedText = `select 'job ' || id as id from base.job where state = 'ready' and run_at <= $1
  union all select 'timer ' || id from base.timer where fired_at is null and due_at <= $1`;

// A timer that rings later than it was due is postponed, not done.
const leftText = `select kind || ' ' || key as say from base.job where state = 'ready' and 'job ' || id = any($1)
  union all select 'timer ' || kind from base.timer where fired_at is null and 'timer ' || id = any($1)`;

/** What is due at `at`. */
export async function owedAt(database: Client, at: string): Promise<Owed> {
  const { rows } = await database.query<{ id: string }>({ name: 'crash.owed', text: owedText, values: [at] });
  return { at, ids: rows.map((row) => row.id) };
}

/** What of it is not done yet. */
export async function leftOf(database: Client, owed: Owed): Promise<string[]> {
  if (owed.ids.length === 0) return [];
  const asked = { name: 'crash.left', text: leftText, values: [owed.ids] };
  return (await database.query<{ say: string }>(asked)).rows.map((row) => row.say);
}

/** Seconds from `from` to `to`. */
export const secondsBetween = (from: string, to: string): number => (toMs(to) - toMs(from)) / 1000;

/** Half a second each: the 30 seconds in which a house is whole again. */
const sealTurnsAtMost = 60;

/** Seals what has happened and recomputes every chain; the heads known before must lie on it. `heads` is brought up to date. */
export async function sealsWrong(
  worker: Database,
  auditor: Database,
  at: string,
  heads: Map<number, SealHead>,
): Promise<string[]> {
  const unsealed = async () => {
    const { rows } = await auditor.pool.query<{ count: number }>(
      `select count(*)::int as count from base.event where not exists (
         select from base.event_seal seal where seal.tenant_id = event.tenant_id and seal.event_id = event.id)`,
    );
    return rows[0]?.count ?? 0;
  };
  // The house seals too: who comes second finds the tenant locked and comes again. And no seal passes a transaction that is
  // still open anywhere on the server (a cut connection's, the vacuum's): it comes within the time that all has to come in.
  for (let turn = 0; turn < sealTurnsAtMost && (await unsealed()) > 0; turn += 1) {
    await sealEvents(worker, at, true);
    if (turn >= 5) await sleep(500);
  }
  const found: string[] = [];
  const left = await unsealed();
  if (left > 0) found.push(`never sealed: ${left.toString()} events`);
  const { rows } = await auditor.pool.query<{ id: number }>('select id from base.tenant order by id');
  for (const { id } of rows) {
    const { troubles, head } = await verifySeals(auditor, id, heads.get(id));
    found.push(
      ...troubles.map((one) => `seal ${one.what}: payer ${id.toString()} at ${one.number.toString()}`),
    );
    if (head !== null) heads.set(id, head);
  }
  const { rows: twice } = await auditor.pool.query<{ event_id: string }>(
    'select event_id from base.event_seal group by event_id having count(*) > 1',
  );
  return [...found, ...twice.map((row) => `sealed twice: event ${row.event_id}`)];
}
