// Why: what the rows say of an order that nobody has sent yet; it opens nothing and promises nothing.
import type { Tx } from '../../base/db/database.ts';
import { dayIn } from '../../base/time/instant.ts';
import type { ReferralDraft } from '../cases/cases.schema.ts';
import { payerOf, rulesOf } from './authorization.store.ts';
import { foreseeApproval, type Foreseen } from './foresee-approval.rules.ts';

/** For each line of a draft, in its order, what it would need if it were sent to this payer at `at`. */
export async function foreseeApprovals(
  tx: Tx,
  tenantId: number,
  draft: ReferralDraft,
  at: string,
): Promise<Foreseen[]> {
  const { lines, diagnoses, clinical = {} } = draft;
  if (lines.length === 0) return [];
  const { zone, lineOfBusiness } = await tx.one(payerOf, [tenantId]);
  const rows = await tx.rows(rulesOf, [tenantId, [...new Set(lines.map((line) => line.family))]]);
  const on = dayIn(zone, at);
  return lines.map(({ family, code = null, quantity = null, frequency = null }) =>
    foreseeApproval(
      rows,
      { tenantId, lineOfBusiness, family, code, on },
      { quantity, frequency, diagnoses, clinical },
    ),
  );
}
