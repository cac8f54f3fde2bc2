// Why: whoever is absent from a full roster may be covered no more, or may have been forgotten; where it is many, a person who answers
// for the payer says which.
import { append, type Deed } from '../../base/events/event.ts';
import { absent as nothingHere, refuse, type Or } from '../../base/refusal/refusal.ts';
import { endThoseAbsent } from '../members/index.ts';
import { endsSettled } from './feeds.events.ts';
import { lockFile, settleFile } from './feeds.store.ts';

/** Ends the coverage of those absent from a file that waits, with the day it came; or leaves them covered. As the program. */
export async function settle(
  deed: Deed,
  fileId: string,
  agree: boolean,
  reason: string,
): Promise<Or<{ ended: number }>> {
  const file = await deed.tx.maybe(lockFile, [deed.tenantId, fileId]);
  if (file === undefined) return nothingHere;
  if (file.status !== 'waiting') return refuse('nothing_waits', 'Nothing of this file waits for a word.');
  const ended = agree ? await endThoseAbsent(deed, fileId, file.receivedAt.slice(0, 10)) : 0;
  const word = agree
    ? `${ended} who are not in it are covered no more, as ${deed.by.name} agreed.`
    : `Those who are not in it stay covered, as ${deed.by.name} said.`;
  const totals = file.says.split('.')[0] ?? '';
  await deed.tx.run(settleFile, [deed.tenantId, fileId, `${totals}. ${word}`, deed.at, deed.by.name]);
  await append(deed, endsSettled, fileId, { agreed: agree, count: ended, reason });
  return { ended };
}
