// Why: tests of what lies under the rooms act as the program itself, or as somebody of the town, in one line.

import type { Scope, Tx } from '../../base/db/database.ts';
import type { Deed } from '../../base/events/event.ts';

/** A quiet Tuesday of the town: 10:00 in Boston. */
export const tuesday = '2026-03-10T14:00:00.000Z';

/** The program itself, with these payers granted. */
export function asSystem(...tenants: number[]): Scope {
  return { tenants, actorId: 'system', role: 'system' };
}

/** A deed of the program in one payer, done on that Tuesday unless said otherwise. */
export function deedIn(tx: Tx, tenantId: number, at: string = tuesday): Deed {
  return { tx, at, tenantId, by: { id: 'system', role: 'system', name: 'Doorstep' }, requestId: 'test' };
}
