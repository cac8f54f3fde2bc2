// Why: the front door of the completeness room: what an order lacks, what was asked for, and the events that tell of it.
import type { Tx } from '../../base/db/database.ts';
import { gapSchema } from './completeness.schema.ts';
import { requestsOf } from './completeness.store.ts';

export { informationMissing } from './completeness.events.ts';
export { noteSignedPage } from './note-signed-page.ts';
export { missingFromOrder, type Gap } from './missing-from-order.rules.ts';

/** What was asked for and when, oldest first, with the sentences that were said. */
export async function requestsFor(tx: Tx, tenantId: number, referralId: string) {
  const rows = await tx.rows(requestsOf, [tenantId, referralId]);
  return rows.map(({ id, askedAt, answeredAt, gaps }) => ({
    id,
    askedAt,
    answeredAt,
    says: gapSchema
      .array()
      .parse(gaps)
      .map((gap) => gap.say),
  }));
}
