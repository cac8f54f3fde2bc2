// Why: a change and its events commit together or not at all; a refusal rolls back by itself; a commit that the server
// turned into a rollback is noticed. Serialization failures and deadlocks are retried whole, so actions must be pure.
import type pg from 'pg';
import { isRefusal } from '../refusal/refusal.ts';
import { bindScope, txOn, type Database, type Scope, type Tx } from './database.ts';

const retryable = new Set(['40001', '40P01']);
const triesAtMost = 5;

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

async function attempt<T>(database: Database, scope: Scope, act: (tx: Tx) => Promise<T>): Promise<T> {
  const client: pg.PoolClient = await database.pool.connect();
  let broken = false;
  try {
    const begun = client.query('begin');
    const bound = bindScope(client, scope);
    await Promise.all([begun, bound]);
    const result = await act(txOn(client, database.checkRows));
    if (isRefusal(result)) {
      await client.query('rollback');
      return result;
    }
    const done = await client.query('commit');
    // After an error inside the transaction the server answers COMMIT with ROLLBACK and no error.
    if (done.command !== 'COMMIT')
      throw new Error('The transaction was rolled back by the server at commit.');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/**
 * Runs `act` in one transaction bound to `scope`; commits its result unless it is a refusal, which rolls back.
 * Retries up to five times on serialization failure or deadlock. Any other error rolls back and is thrown on.
 */
export async function transact<T>(database: Database, scope: Scope, act: (tx: Tx) => Promise<T>): Promise<T> {
  for (let turn = 1; ; turn++) {
    try {
      return await attempt(database, scope, act);
    } catch (error) {
      if (turn >= triesAtMost || !retryable.has(codeOf(error))) throw error;
    }
  }
}
