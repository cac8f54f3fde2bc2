// Why: the front door of payers' files: take one by whatever road it came, and the events it announces.
import type { Tx } from '../../base/db/database.ts';
import { layoutNamed, layoutsOf } from './feeds.store.ts';

export * from './feeds.events.ts';
export { keepLayout } from './set-layout.ts';
export { takeFile, type ArrivedFile, type TakeWatch } from './take-file.ts';
export { returnedRows } from './return-rows.ts';
export { takeRoster, type Roster, type RosterRow } from './take-roster.ts';
export type { Layout, Receipt } from './feeds.schema.ts';

/** The newest version of a payer's layout. */
export const layoutFor = (tx: Tx, tenantId: number, name: string) => tx.maybe(layoutNamed, [tenantId, name]);

/** The newest version of every layout of a payer. */
export const layoutsFor = (tx: Tx, tenantId: number) => tx.rows(layoutsOf, [[tenantId]]);
