// Why: the signed page was the one thing missing of many orders; once it is here the case goes on by itself. Where more was
// missing the page may hold it, so a person reads it before anybody is asked again (ask once, domain.md §1.3).
import type { Deed } from '../../base/events/event.ts';
import { draftOf, linesFor, moveReferral, setOrderReceived } from '../cases/index.ts';
import type { Referral } from '../cases/cases.schema.ts';
import { openTask } from '../work/index.ts';
import { closeAnswered } from './ask-once.ts';
import { missingFromOrder } from './missing-from-order.rules.ts';

const cannotBeRead =
  'The page that came for this case cannot be read. Look at why beside the case, and ask for it again.';

/**
 * Writes down whether a readable page is with the case, held by its lock. An order that waited for nothing else is
 * verified again; what else it waits for, and a page that cannot be read, becomes a task.
 */
export async function noteSignedPage(deed: Deed, referral: Referral, isHere: boolean): Promise<unknown> {
  const { id, kind, status } = referral;
  if (referral.orderReceived !== isHere) await setOrderReceived(deed, id, isHere);
  if (kind === 'inquiry') return undefined;
  if (!isHere)
    return await openTask(deed, { referralId: id, code: 'missing_information', say: cannotBeRead });
  if (status !== 'pending_info') return undefined;
  const gaps = missingFromOrder(draftOf(referral, await linesFor(deed.tx, deed.tenantId, id)), true);
  await closeAnswered(deed, referral, gaps);
  if (gaps.length === 0) return await moveReferral(deed, id, 'take_in_information');
  const say = `A page came. Read it and write down what it says of: ${gaps.map((gap) => gap.say).join(' ')}`;
  return await openTask(deed, { referralId: id, code: 'missing_information', say: say.slice(0, 1000) });
}
