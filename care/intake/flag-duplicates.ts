// Why: a re-sent order is seen before anybody works it; it is linked and flagged, never dropped (domain.md §1.1 step 1).
// Two signs tell: the same page by its digest, by whatever door it came; or the same person asking for the same care.
import type { Deed, Happened } from '../../base/events/event.ts';
import { duplicateReasons } from '../cases/duplicate.rules.ts';
import type { Referral } from '../cases/cases.schema.ts';
import { flagAsDuplicate, linesFor, otherCasesOf, referralFor, statedIn } from '../cases/index.ts';
import { differencesOf, samePersonBy, type RepeatFacts } from '../cases/near-duplicate.rules.ts';
import { sameDocuments } from './intake.store.ts';

/** A person with many open orders is looked at once, not fifty times. */
const flagsAtMost = 5;

const factsOf = (referral: Referral, codes: readonly string[]): RepeatFacts => ({
  memberId: referral.memberId,
  stated: statedIn(referral),
  codes,
  diagnoses: referral.diagnoses,
  serviceFromOn: referral.serviceFromOn,
  clinicianNpi: referral.clinicianNpi,
});

/** Journey step: flags every case made before that this one may repeat, each once, with the reasons in words. */
export async function flagDuplicates(deed: Deed, happened: Happened<unknown>): Promise<void> {
  const { tx, tenantId } = deed;
  const found = await referralFor(tx, tenantId, happened.subjectId);
  if (found === undefined) throw new Error('The referral that was received is not there.');
  const { referral, families } = found;
  const others = new Map<string, { caseNumber: string; reasons: string[] }>();
  const lines = await linesFor(tx, tenantId, referral.id);
  const mine = factsOf(
    referral,
    lines.map((line) => line.code ?? line.description),
  );
  for (const other of await otherCasesOf(tx, referral)) {
    const theirs = factsOf(other, other.codes);
    const by = samePersonBy(mine, theirs);
    if (by === undefined || others.size >= flagsAtMost) continue;
    const near = { by, differs: differencesOf(mine, theirs) };
    const reasons = duplicateReasons({ families, receivedAt: referral.receivedAt }, other, near);
    if (reasons.length > 0) others.set(other.id, { caseNumber: other.caseNumber, reasons });
  }
  for (const same of await tx.rows(sameDocuments, [tenantId, referral.id])) {
    const other =
      same.referralId === null ? undefined : (await referralFor(tx, tenantId, same.referralId))?.referral;
    if (other === undefined || other.id > referral.id || other.status === 'cancelled') continue;
    const known = others.get(other.id) ?? { caseNumber: other.caseNumber, reasons: [] };
    known.reasons.unshift(`The same page (${same.fileName}) came with case ${other.caseNumber}.`);
    others.set(other.id, known);
  }
  for (const [id, { caseNumber, reasons }] of others)
    await flagAsDuplicate(deed, referral, { id, caseNumber }, reasons);
}
