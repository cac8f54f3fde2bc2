// Why: a re-sent order is seen before anybody works it; it is linked and flagged, never dropped (domain.md §1.1 step 1).
import { append, type Deed, type Happened } from '../../base/events/event.ts';
import { duplicateFlagged } from './cases.events.ts';
import { flagDuplicate, linesOf, referralById, sameperson } from './cases.store.ts';
import { foldName } from '../members/search-name.rules.ts';
import { duplicateReasons } from './duplicate.rules.ts';

/** Journey step: flags every earlier case of the same person that asks for the same kind of care. */
export async function flagDuplicates(deed: Deed, happened: Happened<unknown>): Promise<void> {
  const { tx, tenantId, at } = deed;
  const referral = await tx.one(referralById, [tenantId, happened.subjectId]);
  const lines = await tx.rows(linesOf, [tenantId, referral.id]);
  const others = await tx.rows(sameperson, [
    tenantId,
    referral.id,
    referral.receivedAt,
    referral.memberId,
    referral.patientBirthOn,
    foldName(referral.patientFamilyName ?? ''),
    foldName(referral.patientGivenName ?? ''),
  ]);
  const families = lines.map((line) => line.family);
  for (const other of others) {
    const reasons = duplicateReasons({ families, receivedAt: referral.receivedAt }, other);
    if (reasons.length === 0) continue;
    const made = await tx.run(flagDuplicate, [
      tenantId,
      referral.id,
      other.id,
      other.caseNumber,
      reasons,
      at,
    ]);
    if (made === 1)
      await append(deed, duplicateFlagged, referral.id, {
        caseNumber: referral.caseNumber,
        otherCaseNumber: other.caseNumber,
        reasons,
      });
  }
}
