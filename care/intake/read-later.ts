// Why: journey steps that hand reading to jobs, so that a slow or hostile document never holds up a receipt.
import type { Deed, Happened } from '../../base/events/event.ts';
import type { Equipment } from '../../base/http/door.ts';
import { addJob } from '../../base/jobs/jobs.ts';
import type { JobHandler } from '../../base/jobs/worker.ts';
import type { PageReader } from '../../wire/pdf/read-pages.ts';
import { sniff } from '../../wire/pdf/sniff.ts';
import { arrivalById } from './intake.store.ts';
import { keepPages, recordPages } from './keep-document.ts';

/** Journey step: a mail that arrived is read by a job. */
export async function readMailLater(deed: Deed, happened: Happened<unknown>): Promise<void> {
  const arrival = await deed.tx.one(arrivalById, [deed.tenantId, happened.subjectId]);
  await addJob(deed, 'sort_mail', `sort_mail:${arrival.id}`, {
    arrivalId: arrival.id,
    rawDigest: arrival.rawDigest,
    resend: arrival.resendOf !== null,
  });
}

/** Journey step: a document that was received is read by a job. */
export async function readDocumentLater(deed: Deed, happened: Happened<unknown>): Promise<void> {
  const { digest } = happened.data as { digest: string };
  await addJob(deed, 'read_document', `read_document:${happened.subjectId}`, {
    documentId: happened.subjectId,
    digest,
  });
}

/** Leased job: draws the pages of one document. */
export function readDocumentPages(equipment: Equipment, reader: PageReader): JobHandler {
  return async (job) => {
    const { documentId, digest } = job.payload as { documentId: string; digest: string };
    const bytes = await equipment.files.get(digest);
    const { kind } = await sniff(bytes);
    const kept = await keepPages(equipment.files, reader, bytes, kind);
    return (deed) => recordPages(deed, documentId, kept);
  };
}
