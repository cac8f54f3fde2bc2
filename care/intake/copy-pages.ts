// Why: a case gets a copy of its own pages alone. The copy is known by the digest of its page list, so that the same pages
// sent again are seen, and the whole original can never be fetched through it.
import type { Deed } from '../../base/events/event.ts';
import type { FileStore } from '../../base/files/file-store.ts';
import { newId } from '../../base/ids/ids.ts';
import { absent, isRefusal, type Or } from '../../base/refusal/refusal.ts';
import { documentById, insertDocument, pagesOf } from './intake.store.ts';
import { keptAs, recordPages } from './keep-document.ts';
import { sayPages } from './part.rules.ts';
import type { Part } from './part.schema.ts';

/** The kind of a document that is some pages of another. */
export const partKind = 'part';

type Copying = { readonly from: Deed; readonly to: Deed; readonly files: FileStore };

/** Copies the pages of a part to a case, counted from 1; gives the id of the copy. */
export async function copyPages(
  { from, to, files }: Copying,
  part: Pick<Part, 'documentId' | 'firstPage' | 'lastPage'>,
  referralId: string,
): Promise<Or<string>> {
  const original = await from.tx.maybe(documentById, [from.tenantId, part.documentId]);
  if (original === undefined) return absent;
  const all = await from.tx.rows(pagesOf, [from.tenantId, original.id]);
  const pages = all.filter((one) => one.number >= part.firstPage && one.number <= part.lastPage);
  if (pages.length !== part.lastPage - part.firstPage + 1) return absent;
  const list = Buffer.from(JSON.stringify(pages.map((one) => one.imageDigest)));
  const stored = await files.put(list, { maxBytes: 1_000_000 });
  if (isRefusal(stored)) return stored;
  const id = newId(to.at);
  // What is missing of the whole may be missing of any part, so each says so.
  const missing = Math.max(0, (original.pagesClaimed ?? 0) - all.length);
  await to.tx.run(insertDocument, [
    to.tenantId,
    id,
    null,
    referralId,
    original.id,
    stored.digest,
    // The name of the whole may name somebody else.
    `${sayPages(part)} of what came`.replace(/^p/, 'P'),
    partKind,
    list.length,
    'stored',
    null,
    null,
    original.receivedAt,
    original.receivedBy,
    missing === 0 ? null : pages.length + missing,
  ]);
  await recordPages(to, id, {
    ok: true,
    pages: pages.map((one) => ({ ...keptAs(one), number: one.number - part.firstPage + 1 })),
  });
  return id;
}
