// Why: the front door of the eligibility room: what others may ask about a case's coverage and the events it announces.
import type { Tx } from '../../base/db/database.ts';
import type { Inquiry } from './eligibility.schema.ts';
import { inquiriesOf } from './eligibility.store.ts';

export * from './eligibility.events.ts';
export { presentInquiry } from './present-coverage.ts';

/** The newest evidence that decided something about a case's coverage; undefined while there is none. */
export async function coverageOf(tx: Tx, tenantId: number, referralId: string): Promise<Inquiry | undefined> {
  const found = await tx.rows(inquiriesOf, [tenantId, referralId]);
  return found.find(
    (one) => one.outcome === 'active' || one.outcome === 'inactive' || one.outcome === 'not_covered',
  );
}
