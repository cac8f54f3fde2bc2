// Why: a fax is safely ours before whoever delivers it is told so: bytes by digest, an arrival with its case number, what
// was said of it and the event, in one transaction. Receipt is when its last page was received (domain.md §1.1 step 1).
import { append, type Deed } from '../../base/events/event.ts';
import type { FileStore } from '../../base/files/file-store.ts';
import { isRefusal, type Or } from '../../base/refusal/refusal.ts';
import { plus } from '../../base/time/instant.ts';
import { arrivalFor, openArrival, originalBytesAtMost } from '../intake/index.ts';
import { faxArrived } from './faxes.events.ts';
import { insertFax, sameFax } from './faxes.store.ts';
import type { FaxNotice } from './vendor-mapping.schema.ts';

export type TakenFax = { readonly caseNumber: string; readonly receivedAt: string; readonly again: boolean };

const oldestDays = 30;

/** When its last page came: as said, unless that lies in the future or further back than anybody keeps a fax. */
function receiptOf(said: string | null, at: string): string {
  if (said === null || said > at) return at;
  return said < plus(at, { hours: -24 * oldestDays }) ? at : said;
}

/**
 * Takes in one fax for the payer of the deed (or the lobby). The same delivery again changes nothing and gets the same
 * answer; the same pages by another delivery are linked to the first and keep its number.
 */
export async function receiveFax(
  deed: Deed,
  files: FileStore,
  vendor: string,
  notice: FaxNotice,
): Promise<Or<TakenFax>> {
  const stored = await files.put(notice.bytes, { maxBytes: originalBytesAtMost });
  if (isRefusal(stored)) return stored;
  const { digest } = stored;
  const receivedAt = receiptOf(notice.lastPageAt, deed.at);
  const opened = await openArrival(deed, {
    channel: 'fax',
    receivedAt,
    sender: notice.calling,
    recipient: notice.called,
    digest,
    known: async () => {
      const known = await deed.tx.maybe(sameFax, [deed.tenantId, vendor, notice.faxId, digest]);
      return known === undefined ? undefined : await arrivalFor(deed.tx, deed.tenantId, known.arrivalId);
    },
  });
  const { id, caseNumber, isKnown, isResend } = opened;
  if (isKnown) return { caseNumber, receivedAt: opened.receivedAt, again: true };
  await deed.tx.run(insertFax, [
    deed.tenantId,
    id,
    vendor,
    notice.faxId,
    digest,
    notice.calling,
    notice.called,
    notice.pagesClaimed,
    receivedAt,
    deed.at,
  ]);
  await append(deed, faxArrived, id, { caseNumber, resend: isResend, digest });
  return { caseNumber, receivedAt, again: false };
}
