// Why: a fax that breaks off looks whole to whoever reads it. When fewer pages came than were announced, somebody asks the
// sender for the rest before the order is judged by what is missing.
import type { Deed, Happened } from '../../base/events/event.ts';
import { openTask } from '../work/index.ts';
import { documentById } from './intake.store.ts';

/** Journey step after a document was read: on a case, pages that did not come are a task. */
export async function askForPages(deed: Deed, happened: Happened<unknown>): Promise<void> {
  const document = await deed.tx.maybe(documentById, [deed.tenantId, happened.subjectId]);
  const { referralId = null, pagesClaimed = null, pageCount = null, fileName = '' } = document ?? {};
  if (referralId === null || pagesClaimed === null || pageCount === null || pageCount >= pagesClaimed) return;
  const missing = pagesClaimed - pageCount;
  await openTask(deed, {
    referralId,
    code: 'pages_missing',
    say: `${fileName}: ${missing === 1 ? 'one page' : `${missing.toString()} pages`} of the fax did not come. Ask the sender to send it again.`,
  });
}
