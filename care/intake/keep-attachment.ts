// Why: what came attached to a mail is kept as it came, with its pages, before anybody decides what it is.
import type { Deed } from '../../base/events/event.ts';
import type { Equipment } from '../../base/http/door.ts';
import { isRefusal } from '../../base/refusal/refusal.ts';
import type { MailAttachment } from '../../wire/mail/mail.types.ts';
import { isPaged } from '../../wire/pdf/page.ts';
import type { PageReader } from '../../wire/pdf/read-pages.ts';
import { addDocument, keepPages, originalBytesAtMost, recordPages, type KeptPages } from './keep-document.ts';

/** An attachment whose bytes are kept, with its pages or why they cannot be shown. */
export type Kept = {
  readonly attachment: MailAttachment;
  readonly digest: string;
  readonly pages: KeptPages;
};

/** Keeps one attachment; undefined when it is too large to be kept. */
export async function keepAttachment(
  equipment: Equipment,
  reader: PageReader,
  attachment: MailAttachment,
): Promise<Kept | undefined> {
  const stored = await equipment.files.put(attachment.bytes, { maxBytes: originalBytesAtMost });
  if (isRefusal(stored)) return undefined;
  const pages: KeptPages =
    attachment.trouble !== null
      ? { ok: false, say: attachment.trouble.say }
      : await keepPages(equipment.files, reader, attachment.bytes, attachment.kind);
  return { attachment, digest: stored.digest, pages };
}

/** Logos and signatures inside the text are not orders; a picture of an order sent alone is. */
export function mayBeOrder({ attachment }: Kept): boolean {
  return isPaged(attachment.kind) && !(attachment.inline && attachment.bytes.length < 60_000);
}

/** Writes the documents of an arrival; gives their ids in the order of `kept`. */
export async function writeDocuments(
  deed: Deed,
  arrivalId: string,
  kept: readonly Kept[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const { attachment, digest, pages } of kept) {
    const fresh = {
      arrivalId,
      referralId: null,
      digest,
      fileName: attachment.filename.toWellFormed(),
      kind: attachment.kind,
      bytes: attachment.bytes.length,
    };
    const id = await addDocument(deed, fresh, 'unreadable', pages.ok ? null : pages.say);
    await recordPages(deed, id, pages);
    ids.push(id);
  }
  return ids;
}
