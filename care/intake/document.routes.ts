// Why: thin doors through which documents come in and are shown, a page at a time, to whoever may see the case behind them.
import { transact } from '../../base/db/transact.ts';
import { door, openDoor, type Ask, type Door } from '../../base/http/door.ts';
import { absent, isRefusal, refuse } from '../../base/refusal/refusal.ts';
import type { PageReader } from '../../wire/pdf/read-pages.ts';
import { referralFor } from '../cases/index.ts';
import { lobby } from './arrive-by-mail.ts';
import { readDocument, readOriginal, readPage, uploadDocument } from './intake.contract.ts';
import { partKind } from './copy-pages.ts';
import { documentById, pageAt, pagesOf, type Document } from './intake.store.ts';
import { addDocument, keepUnreadable, originalBytesAtMost } from './keep-document.ts';
import { presentDocument } from './present-document.ts';

type Loading = Ask<{ tenantId: number; id: string }, unknown, unknown>;

/** A document with the ids access compares; an office reaches it through its own referral or its own upload. */
export async function loadDocument(
  ask: Loading,
): Promise<
  (Document & { accountId: string; officeId: string | null; memberId: string | null }) | typeof absent
> {
  const document = await ask.tx.maybe(documentById, [ask.params.tenantId, ask.params.id]);
  if (document === undefined || document.withdrawnAt !== null) return absent;
  // What an office uploads rests in the lobby until it is sent; it is nobody's to see but the sender's, and never other payers'.
  const isUnsent = document.tenantId === lobby && document.arrivalId === null && document.referralId === null;
  if (isUnsent && document.receivedBy !== ask.actor.actorId) return absent;
  const found =
    document.referralId === null
      ? undefined
      : await referralFor(ask.tx, document.tenantId, document.referralId);
  return {
    ...document,
    accountId: document.receivedBy,
    officeId: found?.referral.officeId ?? null,
    memberId: found?.referral.memberId ?? null,
  };
}

/** Notes that parts of a document were shown. */
export function noteDocument(
  ask: Loading,
  document: Document & { memberId: string | null },
  fields: string[],
) {
  const subject =
    document.referralId === null
      ? { subjectKind: 'document', subjectId: document.id }
      : { subjectKind: 'referral', subjectId: document.referralId };
  ask.shown({ tenantId: document.tenantId, memberId: document.memberId, ...subject, fields });
}

/** A name without signs that control or hide anything, and without paths. */
const safeName = (name: string) => name.replaceAll(/[\p{Cc}\p{Cf}/\\]/gu, ' ');

// Uploads rest in the lobby first, so whoever has no part in it cannot send one.
const mayUpload = ({ verdict, actor }: Pick<Ask<unknown, unknown, unknown>, 'verdict' | 'actor'>) =>
  verdict('document', 'upload', { tenantId: lobby, accountId: actor.actorId }).allowed;

/** The doors of documents; `reader` draws pages in child processes. */
export function documentDoors(reader: PageReader): Door[] {
  return [
    openDoor(uploadDocument, async (ask) => {
      if (!mayUpload(ask)) return absent;
      const bytes = ask.body as unknown as Buffer;
      const { files, aside } = ask.equipment;
      const stored = await files.put(bytes, { maxBytes: originalBytesAtMost });
      if (isRefusal(stored)) return stored;
      const seen = await reader.inspect(bytes);
      const fresh = {
        arrivalId: null,
        referralId: null,
        digest: stored.digest,
        fileName: safeName(ask.query.fileName),
        bytes: bytes.length,
      };
      if (!seen.ok) {
        // What was sent is kept even when it cannot be shown; its own transaction survives the refusal.
        await transact(aside, ask.actor, (tx) =>
          keepUnreadable({ ...ask.deedIn(lobby), tx }, { ...fresh, kind: 'unknown' }, seen.say),
        );
        return refuse('document_unreadable', seen.say, ['file']);
      }
      const id = await addDocument(ask.deedIn(lobby), { ...fresh, kind: seen.kind });
      return { tenantId: lobby, id, kind: seen.kind, pageCount: seen.pages, digest: stored.digest };
    }),
    door(readDocument, loadDocument, async (ask, document) => {
      const pages = await ask.tx.rows(pagesOf, [document.tenantId, document.id]);
      noteDocument(ask, document, ['document']);
      const base = `/api/documents/${document.tenantId}/${document.id}/pages`;
      return {
        ...presentDocument(document),
        pages: pages.map(({ number, widthPx, heightPx, turn, content }) => ({
          number,
          widthPx,
          heightPx,
          turn,
          content,
          url: `${base}/${number}`,
        })),
      };
    }),
    door(
      readPage,
      (ask) => loadDocument(ask),
      async (ask, document) => {
        const page = await ask.tx.maybe(pageAt, [document.tenantId, document.id, ask.params.number]);
        if (page === undefined) return absent;
        noteDocument(ask, document, [`page ${page.number}`]);
        ask.header('cache-control', 'private, max-age=300');
        return { bytes: await ask.equipment.files.get(page.imageDigest), mime: page.mime };
      },
    ),
    door(readOriginal, loadDocument, async (ask, document) => {
      // Some pages of a whole: the whole may show somebody else, and stays where it arrived.
      if (document.kind === partKind)
        return refuse(
          'only_pages',
          'These are some pages of what came. The original rests where it arrived.',
        );
      noteDocument(ask, document, ['original']);
      return {
        bytes: await ask.equipment.files.get(document.digest),
        mime: 'application/octet-stream',
        fileName: document.fileName,
      };
    }),
  ];
}
