// Why: the front door of the eligibility room: what others may ask about a case's coverage and the events it announces.
import type { Tx } from '../../base/db/database.ts';
import type { Inquiry } from './eligibility.schema.ts';
import { coverageKnown, inquiriesOf } from './eligibility.store.ts';

export * from './eligibility.events.ts';
export { presentInquiry } from './present-coverage.ts';

/** The newest evidence that decided something about a case's coverage; undefined while there is none. */
export async function coverageOf(tx: Tx, tenantId: number, referralId: string): Promise<Inquiry | undefined> {
  const found = await tx.rows(inquiriesOf, [tenantId, referralId]);
  return found.find(
    (one) => one.outcome === 'active' || one.outcome === 'inactive' || one.outcome === 'not_covered',
  );
}

/** What a payer last said about a member: active or not, for which day of service, told on which day. */
export type KnownCoverage = {
  readonly outcome: 'active' | 'inactive';
  readonly planName: string | null;
  readonly serviceOn: string;
  readonly answeredOn: string;
};

/** The payer's newest word about a member that holds for `serviceOn` (a day), from any case; undefined where it was never asked. */
export async function coverageKnownFor(
  tx: Tx,
  tenantId: number,
  memberId: string,
  serviceOn: string,
): Promise<KnownCoverage | undefined> {
  const found = await tx.maybe(coverageKnown, [tenantId, memberId, serviceOn]);
  return found === undefined
    ? undefined
    : {
        outcome: found.isActive === true ? 'active' : 'inactive',
        planName: found.planName,
        serviceOn: found.serviceOn,
        answeredOn: (found.answeredAt ?? '').slice(0, 10),
      };
}
