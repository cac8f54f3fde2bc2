// Why: an original is kept by its digest before anything is made of it, and its pages are read behind; a copy for a payer
// leaves the original where it arrived.
import type { Deed } from '../../base/events/event.ts';
import { append } from '../../base/events/event.ts';
import type { FileStore } from '../../base/files/file-store.ts';
import { newId } from '../../base/ids/ids.ts';
import { isRefusal, refuse } from '../../base/refusal/refusal.ts';
import type { Page } from '../../wire/pdf/page.ts';
import type { PageReader } from '../../wire/pdf/read-pages.ts';
import type { FileKind } from '../../wire/pdf/sniff.ts';
import { documentRead, documentReceived } from './intake.events.ts';
import {
  documentById,
  insertDocument,
  insertPages,
  lockSameArrival,
  pagesOf,
  setDocumentRead,
  unreadableUpload,
  type Document,
  type PageRow,
} from './intake.store.ts';

export const originalBytesAtMost = 60_000_000;

/** A page whose picture is kept, with what was said of it where it was before. */
export type KeptPage = Omit<Page, 'image'> & {
  readonly imageDigest: string;
  readonly said?: Pick<PageRow, 'turn' | 'content' | 'straightDigest'>;
};

export type KeptPages =
  | { readonly ok: true; readonly pages: readonly KeptPage[] }
  | { readonly ok: false; readonly say: string };

/** Reads a document's pages in a child process and stores their pictures; outside any transaction. */
export async function keepPages(
  files: FileStore,
  reader: PageReader,
  bytes: Buffer,
  kind: FileKind,
): Promise<KeptPages> {
  const read = await reader.readPages(bytes, kind);
  if (!read.ok) return { ok: false, say: read.say };
  const pages = [];
  for (const { image, ...page } of read.pages) {
    const stored = await files.put(image, { maxBytes: originalBytesAtMost });
    if (isRefusal(stored)) return { ok: false, say: stored.say };
    // A text layer may hold any sign; the database holds no NUL and no half surrogate pair.
    const text = page.text?.replaceAll('\0', ' ').toWellFormed() ?? null;
    pages.push({ ...page, text, imageDigest: stored.digest });
  }
  return { ok: true, pages };
}

export type NewDocument = {
  readonly arrivalId: string | null;
  readonly referralId: string | null;
  readonly digest: string;
  readonly fileName: string;
  readonly kind: string;
  readonly bytes: number;
  /** How many pages its sender said it has. */
  readonly pagesClaimed?: number | null;
};

/** Writes the document's row and says that it was received; its pages are read by a job. Returns its id. */
export async function addDocument(
  deed: Deed,
  fresh: NewDocument,
  status: 'stored' | 'unreadable' = 'stored',
  why: string | null = null,
): Promise<string> {
  const id = newId(deed.at);
  await deed.tx.run(insertDocument, [
    deed.tenantId,
    id,
    fresh.arrivalId,
    fresh.referralId,
    null,
    fresh.digest,
    fresh.fileName,
    fresh.kind,
    fresh.bytes,
    status,
    why,
    null,
    deed.at,
    deed.by.id,
    fresh.pagesClaimed ?? null,
  ]);
  if (status === 'stored')
    await append(deed, documentReceived, id, { digest: fresh.digest, fileName: fresh.fileName });
  return id;
}

/** Keeps an upload that cannot be read, once: whoever tries the same file again adds nothing new. */
export async function keepUnreadable(deed: Deed, fresh: NewDocument, why: string): Promise<void> {
  await deed.tx.run(lockSameArrival, [[`upload:${deed.by.id}:${fresh.digest}`]]);
  const kept = await deed.tx.maybe(unreadableUpload, [deed.tenantId, fresh.digest, deed.by.id]);
  if (kept === undefined) await addDocument(deed, fresh, 'unreadable', why);
}

/** A page as it is copied: its picture, and what was said of it. */
export const keptAs = (page: PageRow): KeptPage => ({
  number: page.number,
  widthPx: page.widthPx,
  heightPx: page.heightPx,
  imageDigest: page.imageDigest,
  mime: page.mime as Page['mime'],
  text: page.pageText,
  said: page,
});

/** Writes what was read of a document: its pages, or why they cannot be shown. */
export async function recordPages(deed: Deed, documentId: string, kept: KeptPages): Promise<void> {
  if (kept.ok) {
    const { pages } = kept;
    await deed.tx.run(insertPages, [
      deed.tenantId,
      documentId,
      pages.map((p) => p.number),
      pages.map((p) => p.widthPx),
      pages.map((p) => p.heightPx),
      pages.map((p) => p.imageDigest),
      pages.map((p) => p.mime),
      pages.map((p) => p.text),
      pages.map((p) => p.said?.turn ?? 0),
      pages.map((p) => p.said?.content ?? null),
      pages.map((p) => p.said?.straightDigest ?? null),
    ]);
  }
  const count = kept.ok ? kept.pages.length : null;
  await deed.tx.run(setDocumentRead, [
    deed.tenantId,
    documentId,
    kept.ok ? 'read' : 'unreadable',
    kept.ok ? null : kept.say,
    count,
  ]);
  await append(deed, documentRead, documentId, { pageCount: count, why: kept.ok ? null : kept.say });
}

/**
 * Copies documents into a payer's tenant for a referral. Pages already read are copied; the rest are read again there. Gives
 * the id of each copy by the id of its original.
 */
export async function copyDocuments(
  from: { deed: Deed; ids: readonly string[]; arrivalId?: string },
  to: Deed,
  referralId: string,
): Promise<ReturnType<typeof refuse> | ReadonlyMap<string, string>> {
  const copies = new Map<string, string>();
  for (const id of new Set(from.ids)) {
    const original = await from.deed.tx.maybe(documentById, [from.deed.tenantId, id]);
    // Through a form one sends one's own fresh uploads; what lies with an arrival goes with it, by whoever places it.
    const isOwn =
      original?.arrivalId === null && original.referralId === null && original.receivedBy === from.deed.by.id;
    const isOfArrival = from.arrivalId !== undefined && original?.arrivalId === from.arrivalId;
    if (original === undefined || !(isOwn || isOfArrival))
      return refuse('absent', 'One of the documents is not here, or not yours. Upload it again.', [
        'documents',
      ]);
    copies.set(id, await copyOne(from.deed, to, original, referralId));
  }
  return copies;
}

async function copyOne(from: Deed, to: Deed, original: Document, referralId: string): Promise<string> {
  const pages = await from.tx.rows(pagesOf, [from.tenantId, original.id]);
  const id = newId(to.at);
  await to.tx.run(insertDocument, [
    to.tenantId,
    id,
    null,
    referralId,
    original.id,
    original.digest,
    original.fileName,
    original.kind,
    original.bytes,
    'stored',
    original.why,
    null,
    original.receivedAt,
    original.receivedBy,
    original.pagesClaimed,
  ]);
  if (pages.length === 0 && original.status !== 'unreadable') {
    await append(to, documentReceived, id, { digest: original.digest, fileName: original.fileName });
    return id;
  }
  const kept =
    original.status === 'unreadable'
      ? { ok: false as const, say: original.why ?? 'The pages cannot be shown.' }
      : {
          ok: true as const,
          pages: pages.map(keptAs),
        };
  await recordPages(to, id, kept);
  return id;
}
