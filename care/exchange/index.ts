// Why: the front door of the exchange room: what trading partners send and hear, by any road.
import type { Tx } from '../../base/db/database.ts';
import { senderOfCase } from './care-request.store.ts';

export { receiveMessage, type Incoming, type Reply } from './receive-message.ts';
export { droppingPartners, notePutOut, receiveDropped, waitingInFolder } from './take-dropped.ts';
export type { Partner } from './exchange.schema.ts';
export * from './exchange.events.ts';

/** The partner a case came from by X12, and the message it came in; undefined where it came otherwise. */
export const partnerOfCase = (tx: Tx, tenantId: number, referralId: string) =>
  tx.maybe(senderOfCase, [tenantId, referralId]);
