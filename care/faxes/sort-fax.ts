// Why: a fax is read in a child process, outside any transaction, and then waits for a person: it may hold several patients.
// What cannot be opened waits too, with the reason; pages that were announced and did not come are said.
import type { Deed, Happened } from '../../base/events/event.ts';
import { append } from '../../base/events/event.ts';
import type { Equipment } from '../../base/http/door.ts';
import { addJob } from '../../base/jobs/jobs.ts';
import type { JobHandler } from '../../base/jobs/worker.ts';
import { sniff } from '../../wire/pdf/sniff.ts';
import type { PageReader } from '../../wire/pdf/read-pages.ts';
import {
  arrivalHeld,
  arrivalRecognised,
  keepDocumentRead,
  keepPages,
  letWait,
  type KeptPages,
} from '../intake/index.ts';
import { faxOf } from './faxes.store.ts';
import { faxTitle, whyFaxWaits } from './say-fax.rules.ts';

const endings: Readonly<Record<string, string>> = { tiff: 'tif', jpeg: 'jpg' };

/** Journey step: a fax that arrived is read by a job. */
export async function readFaxLater(deed: Deed, happened: Happened<unknown>): Promise<void> {
  const { digest, resend } = happened.data as { digest: string; resend: boolean };
  await addJob(deed, 'sort_fax', `sort_fax:${happened.subjectId}`, {
    arrivalId: happened.subjectId,
    digest,
    resend,
  });
}

type Fax = {
  readonly kind: string;
  readonly bytes: number;
  readonly digest: string;
  readonly kept: KeptPages;
};

async function decide(deed: Deed, arrivalId: string, { kind, bytes, digest, kept }: Fax): Promise<void> {
  const arrival = await arrivalHeld(deed, arrivalId);
  if (arrival === undefined) throw new Error('The fax that arrived is not there.');
  const said = await deed.tx.maybe(faxOf, [deed.tenantId, arrivalId]);
  const claimed = said?.pagesClaimed ?? null;
  await keepDocumentRead(
    deed,
    {
      arrivalId,
      referralId: null,
      digest,
      fileName: `fax-${arrival.caseNumber}.${endings[kind] ?? kind}`,
      kind,
      bytes,
      pagesClaimed: claimed,
    },
    kept,
  );
  const pages = kept.ok ? kept.pages.length : null;
  await letWait(deed, arrival, {
    title: faxTitle(arrival.senderAddress, pages ?? claimed),
    why: kept.ok ? whyFaxWaits(kept.pages.length, claimed) : kept.say,
    answer: false,
  });
}

/** Leased job: reads a fax and lets it wait. */
export function sortFax(equipment: Equipment, reader: PageReader): JobHandler {
  return async (job) => {
    const { arrivalId, digest, resend } = job.payload as {
      arrivalId: string;
      digest: string;
      resend: boolean;
    };
    if (resend)
      return async (deed) => {
        const arrival = await arrivalHeld(deed, arrivalId);
        if (arrival?.resendOf === null || arrival === undefined) return;
        const { caseNumber, resendOf } = arrival;
        await append(deed, arrivalRecognised, arrivalId, { caseNumber, resendOf });
      };
    const bytes = await equipment.files.get(digest);
    const { kind } = await sniff(bytes);
    const kept = await keepPages(equipment.files, reader, bytes, kind);
    return (deed) => decide(deed, arrivalId, { kind, bytes: bytes.length, digest, kept });
  };
}
