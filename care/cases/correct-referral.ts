// Why: what was read from a page or said on a call is written down and corrected in place, never retyped from nothing;
// two people at once see a conflict instead of losing words.
import { append, type Deed } from '../../base/events/event.ts';
import { absent, refuse, type Or } from '../../base/refusal/refusal.ts';
import { referralCorrected } from './cases.events.ts';
import type { ReferralDraft } from './cases.schema.ts';
import { correctReferral, linesOf, lockReferral, replaceLines } from './cases.store.ts';
import { writeLines } from './receive-referral.ts';
import { draftOf, valuesOf } from './referral-values.ts';

/** The same words for the same thing, in whatever order its parts were sent: a line that was not changed is not replaced. */
function said(value: unknown): string {
  const sorted = (_key: string, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one;
  return JSON.stringify(value, sorted) ?? '';
}

/** Rewrites the saved form of a referral under the version the person saw; emits which fields changed. */
export async function correct(
  deed: Deed,
  referralId: string,
  version: number,
  draft: ReferralDraft,
): Promise<Or<{ version: number }>> {
  const referral = await deed.tx.maybe(lockReferral, [deed.tenantId, referralId]);
  if (referral === undefined) return absent;
  if (referral.version !== version) {
    return refuse(
      'changed_meanwhile',
      'Somebody changed this case while you were writing. Your words are kept here; compare and save again.',
    );
  }
  const lines = await deed.tx.rows(linesOf, [deed.tenantId, referralId]);
  const before = draftOf(referral, lines);
  // Whether the signed page is here follows from what is attached; words never stand for it.
  const row = valuesOf(draft, referral.zone, referral.memberId, referral.orderReceived);
  const touched = await deed.tx.run(correctReferral, [
    deed.tenantId,
    referralId,
    version,
    JSON.stringify(row),
  ]);
  if (touched !== 1)
    return refuse(
      'changed_meanwhile',
      'Somebody changed this case while you were writing. Please look again and save once more.',
    );
  if (said(before.lines) !== said(draft.lines)) {
    await deed.tx.run(replaceLines, [deed.tenantId, referralId, version]);
    await writeLines(deed, referralId, draft.lines);
  }
  const fields = Object.keys(draft).filter(
    (key) => said(Reflect.get(before, key)) !== said(Reflect.get(draft, key)),
  );
  await append(deed, referralCorrected, referralId, {
    caseNumber: referral.caseNumber,
    fields,
    dischargeAt: draft.dischargeAt ?? null,
  });
  return { version: version + 1 };
}
