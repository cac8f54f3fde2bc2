// Why: a planner who asks before an order exists is owed an answer by its clock (requirement M13). It is spoken, because
// what is said about a patient does not belong into ordinary mail, and what was said stays with the case. Ordinary mail
// tells the asker only that it was said and how to go on.
import { append, type Deed } from '../../base/events/event.ts';
import { absent, refuse, type Or } from '../../base/refusal/refusal.ts';
import { inquiryAnswered } from './cases.events.ts';
import { lockReferral, noteAnswered } from './cases.store.ts';

/** Writes down what was answered to whom, and says where a mail goes that it was answered; only for a question that has not become an order. */
export async function answer(
  deed: Deed,
  referralId: string,
  spokeWith: string,
  said: string,
): Promise<Or<{ answered: true; mailTo: string | null }>> {
  const referral = await deed.tx.maybe(lockReferral, [deed.tenantId, referralId]);
  if (referral === undefined) return absent;
  if (referral.kind !== 'inquiry')
    return refuse('not_an_inquiry', 'This is an order; only a question is answered here.');
  const { caseNumber } = referral;
  await deed.tx.run(noteAnswered, [deed.tenantId, referralId, deed.at]);
  await append(deed, inquiryAnswered, referralId, { caseNumber, spokeWith, answer: said });
  return { answered: true, mailTo: referral.requesterEmail };
}
