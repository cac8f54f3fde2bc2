// Why: several machines agree on the time because all of them follow the database's; this is the one question that asks it.
import { z } from 'zod';
import type { Database } from '../db/database.ts';
import { query } from '../db/query.ts';
import { transact } from '../db/transact.ts';
import { measuredClock, type MeasuredClock } from './clock.ts';

const nowQuery = query('base.databaseNow', z.object({ now: z.string() }), `select clock_timestamp() as now`);
const nobody = { tenants: [], actorId: 'system', role: 'system' };

/** The clock of this database, measured and re-measured once started. */
export function databaseClock(database: Database): MeasuredClock {
  return measuredClock(async () => (await transact(database, nobody, (tx) => tx.one(nowQuery))).now);
}
