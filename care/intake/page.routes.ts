// Why: thin doors through which one page is said what it is, turned and laid straight; the original is never touched.
import { door, type Ask, type Bytes, type Door } from '../../base/http/door.ts';
import { absent, isRefusal, refuse, type Refusal } from '../../base/refusal/refusal.ts';
import type { PageReader } from '../../wire/pdf/read-pages.ts';
import { loadDocument, noteDocument } from './document.routes.ts';
import { pageAt, type Document, type PageRow } from './intake.store.ts';
import { originalBytesAtMost } from './keep-document.ts';
import { notePage, readStraightPage } from './part.contract.ts';
import { describePage, keepStraight } from './part.store.ts';

type Loading = Ask<{ tenantId: number; id: string }, unknown, unknown>;

async function straightPicture(
  ask: Loading,
  reader: PageReader,
  { tenantId, id }: Document,
  page: PageRow,
): Promise<Bytes | Refusal> {
  const { files } = ask.equipment;
  if (page.straightDigest !== null) return { bytes: await files.get(page.straightDigest), mime: 'image/png' };
  const laid = await reader.straighten(await files.get(page.imageDigest));
  if (!laid.ok) return refuse('unreadable', laid.say);
  const { image, mime } = laid.page;
  // Whoever may only read gets it made anew each time; the next who works on it keeps it for all.
  if (ask.verdict('document', 'change', { tenantId }).allowed) {
    const stored = await files.put(image, { maxBytes: originalBytesAtMost });
    if (!isRefusal(stored)) await ask.tx.run(keepStraight, [tenantId, id, page.number, stored.digest]);
  }
  return { bytes: image, mime };
}

/** The doors of single pages; `reader` lays them straight in child processes. */
export function pageDoors(reader: PageReader): Door[] {
  return [
    door(notePage, loadDocument, async (ask, document) => {
      const { tenantId, id } = document;
      const { turn = null, content = null } = ask.body;
      const { number } = ask.params;
      await ask.tx.run(describePage, [tenantId, id, number, turn, content]);
      const page = await ask.tx.maybe(pageAt, [tenantId, id, number]);
      return page === undefined ? absent : { turn: page.turn, content: page.content };
    }),
    door(readStraightPage, loadDocument, async (ask, document) => {
      const page = await ask.tx.maybe(pageAt, [document.tenantId, document.id, ask.params.number]);
      if (page === undefined) return absent;
      noteDocument(ask, document, [`page ${page.number}`]);
      ask.header('cache-control', 'private, max-age=300');
      return await straightPicture(ask, reader, document, page);
    }),
  ];
}
