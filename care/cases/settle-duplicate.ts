// Why: a person, never the program, says whether two cases are one; "the same" merges only by a supervisor's hand.
import { append, type Deed } from '../../base/events/event.ts';
import { absent, isRefusal, refuse, type Or } from '../../base/refusal/refusal.ts';
import { duplicateSettled, duplicateUnsettled } from './cases.events.ts';
import { duplicatesOf, lockReferral, settleFlag, unsettleFlag } from './cases.store.ts';
import { moveReferral } from './move-case.ts';

/** Settles a flag once; refuses when it is settled already or was never raised. */
export async function settle(
  deed: Deed,
  referralId: string,
  otherId: string,
  as: 'same' | 'different',
): Promise<Or<{ settledAs: string }>> {
  const referral = await deed.tx.maybe(lockReferral, [deed.tenantId, referralId]);
  if (referral === undefined) return absent;
  const flag = (await deed.tx.rows(duplicatesOf, [deed.tenantId, referralId])).find(
    (row) => row.otherId === otherId,
  );
  if (flag === undefined) return absent;
  const settled = await deed.tx.run(settleFlag, [
    deed.tenantId,
    referralId,
    otherId,
    deed.at,
    deed.by.name,
    as,
  ]);
  if (settled !== 1)
    return refuse('settled_already', 'Somebody has already settled this. Look at the case again.');
  // Anybody may see that it is the same; only a supervisor's word takes the case out of the work.
  if (as === 'same' && deed.by.role === 'supervisor') {
    const reason = `The same as ${flag.otherCaseNumber}.`;
    const merged = await moveReferral(deed, referralId, 'merge_duplicate', { reason });
    if (isRefusal(merged)) return merged;
  }
  await append(deed, duplicateSettled, referralId, {
    caseNumber: referral.caseNumber,
    otherCaseNumber: flag.otherCaseNumber,
    as,
  });
  return { settledAs: as };
}

/** Takes back what was said of a flag: it is open again, and a case that was merged stands where it stood before. */
export async function unsettle(
  deed: Deed,
  referralId: string,
  otherId: string,
  reason: string,
): Promise<Or<{ status: string }>> {
  const referral = await deed.tx.maybe(lockReferral, [deed.tenantId, referralId]);
  if (referral === undefined) return absent;
  const flag = (await deed.tx.rows(duplicatesOf, [deed.tenantId, referralId])).find(
    (row) => row.otherId === otherId,
  );
  if (flag === undefined) return absent;
  const wasMerged = referral.status === 'duplicate_merged' && flag.settledAs === 'same';
  const status = wasMerged ? await moveReferral(deed, referralId, 'unmerge', { reason }) : referral.status;
  if (isRefusal(status)) return status;
  if ((await deed.tx.run(unsettleFlag, [deed.tenantId, referralId, otherId])) !== 1)
    return refuse('settled_already', 'Nobody has settled this. Look at the case again.');
  const { caseNumber } = referral;
  const told = { caseNumber, otherCaseNumber: flag.otherCaseNumber, reason, wasMerged };
  await append(deed, duplicateUnsettled, referralId, told);
  return { status };
}
