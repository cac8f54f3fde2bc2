// Why: what was missing is added to the case that waits for it; the original stays where it was sent in and the case has
// its copy, like at every other door. Whether that closes the gap is decided behind, by what can be read of it.
import { append, type Deed, type Happened } from '../../base/events/event.ts';
import { isRefusal, refuse, type Or } from '../../base/refusal/refusal.ts';
import { noteSignedPage } from '../completeness/index.ts';
import { referralHeld } from '../cases/index.ts';
import type { Referral } from '../cases/cases.schema.ts';
import { mayAttach } from './attach.rules.ts';
import { documentsAttached } from './intake.events.ts';
import { documentById, documentsOfReferral } from './intake.store.ts';
import { copyDocuments } from './keep-document.ts';

type Named = { readonly tenantId: number; readonly id: string };

/**
 * Copies fresh uploads of whoever acts to a case; `deedIn` acts in the tenant where an upload rests. Refused for a case
 * that is over (`case_over`), for uploads of others (`absent`) and for what the case has already (`attached_already`).
 */
export async function attach(
  deed: Deed,
  deedIn: (tenantId: number) => Deed,
  referral: Referral,
  documents: readonly Named[],
): Promise<Or<{ count: number; fileNames: string[] }>> {
  const may = mayAttach(referral.status);
  if (may !== true) return refuse('case_over', may);
  const before = await deed.tx.rows(documentsOfReferral, [deed.tenantId, referral.id]);
  for (const [from, group] of Map.groupBy(documents, (one) => one.tenantId)) {
    const ids = group.map((one) => one.id);
    const copied = await copyDocuments({ deed: deedIn(from), ids }, deed, referral.id);
    if (isRefusal(copied)) return copied;
  }
  const known = new Set(before.map((one) => one.id));
  const after = await deed.tx.rows(documentsOfReferral, [deed.tenantId, referral.id]);
  const fresh = after.filter((one) => !known.has(one.id));
  const again = fresh.find((one) => before.some((old) => old.digest === one.digest));
  if (again !== undefined)
    return refuse('attached_already', `${again.fileName} is with this case already. Choose another file.`, [
      'documents',
    ]);
  const fileNames = fresh.map((one) => one.fileName);
  const { caseNumber } = referral;
  await append(deed, documentsAttached, referral.id, { caseNumber, count: fileNames.length, fileNames });
  return { count: fileNames.length, fileNames };
}

async function noteOf(deed: Deed, id: string, when: 'any' | 'none_readable'): Promise<unknown> {
  const referral = await referralHeld(deed, id);
  if (referral === undefined || mayAttach(referral.status) !== true) return undefined;
  const documents = await deed.tx.rows(documentsOfReferral, [deed.tenantId, id]);
  const isHere = documents.some((one) => one.status !== 'unreadable');
  if (when === 'none_readable' && (isHere || !referral.orderReceived)) return undefined;
  return await noteSignedPage(deed, referral, isHere);
}

/** Journey step after pages were added: an order whose page can be read, or is still being read, has its signed page. */
export async function noteOrderReceived(deed: Deed, happened: Happened<unknown>): Promise<unknown> {
  return await noteOf(deed, happened.subjectId, 'any');
}

/** Journey step after a document was read: a page that proves unreadable is no page, unless another one can be read. */
export async function noteUnreadable(deed: Deed, happened: Happened<unknown>): Promise<unknown> {
  const { why } = happened.data as { why: string | null };
  const document =
    why === null ? undefined : await deed.tx.maybe(documentById, [deed.tenantId, happened.subjectId]);
  const id = document?.referralId ?? null;
  return id === null ? undefined : await noteOf(deed, id, 'none_readable');
}
