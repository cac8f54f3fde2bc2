// Why: a word counts as heard when the partner has it, not when it was written: whoever else would have called them need not.
import { append, type Deed } from '../../base/events/event.ts';
import { requestsToldIn } from './care-request.store.ts';
import { partnerHeard } from './exchange.events.ts';
import { notePickedUp } from './exchange.store.ts';

/** Notes that a partner has a message of ours, and announces once whose case it told of. */
export async function pickUp(deed: Deed, messageId: string): Promise<void> {
  const { tx, tenantId, at } = deed;
  if ((await tx.run(notePickedUp, [tenantId, messageId, at])) === 0) return;
  for (const { referralId, caseNumber, partnerName } of await tx.rows(requestsToldIn, [tenantId, messageId]))
    await append(deed, partnerHeard, referralId, { caseNumber, partnerName, messageId });
}
