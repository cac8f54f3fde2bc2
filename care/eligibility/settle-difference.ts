// Why: when a payer finds somebody under another birth date or number, one person says whether it is the member; only then
// does the case rest on that answer, with who said so kept beside it.
import type { Deed } from '../../base/events/event.ts';
import { append } from '../../base/events/event.ts';
import { absent, refuse, type Or } from '../../base/refusal/refusal.ts';
import { settleTasks } from '../work/index.ts';
import { announce } from './announce-coverage.ts';
import { coverageDifferenceSettled } from './eligibility.events.ts';
import { wholeFacts } from './eligibility.schema.ts';
import { inquiryById, settleDifference } from './eligibility.store.ts';
import { judgeFound, knownOf } from './judge-answer.ts';

/** Says that the person found is the member, or is not. Refuses when nobody has to say so any more. */
export async function sayWhoseCoverage(
  deed: Deed,
  referralId: string,
  inquiryId: string,
  isSame: boolean,
): Promise<Or<null, 'absent' | 'nothing_to_confirm'>> {
  const inquiry = await deed.tx.maybe(inquiryById, [deed.tenantId, inquiryId]);
  if (inquiry === undefined || inquiry.referralId !== referralId) return absent;
  const known = await knownOf(deed, inquiry);
  if (known === undefined) return absent;
  const settled = refuse('nothing_to_confirm', 'Nothing is left to confirm about this answer.');
  if (inquiry.outcome !== 'to_confirm' || inquiry.facts === null) return settled;
  const verdict = judgeFound(known, inquiry, wholeFacts(inquiry.facts));
  const next =
    'Ask the sender for name, birth date and member ID as on the card, correct the order and ask again.';
  const judged = isSame
    ? { ...verdict, say: `${verdict.say} ${deed.by.name} confirmed that it is the member.` }
    : {
        ...verdict,
        outcome: 'unclear' as const,
        say: `The payer found somebody else, says ${deed.by.name}. ${next}`,
        next,
      };
  const { outcome, say } = judged;
  const values = [outcome, say, judged.next, deed.at, deed.by.name];
  if ((await deed.tx.run(settleDifference, [deed.tenantId, inquiryId, ...values])) === 0) return settled;
  const told = isSame ? 'is the member' : 'is not the member';
  await settleTasks(deed, referralId, ['coverage_unclear'], `The person found ${told}.`);
  const { caseNumber } = known.referral;
  await append(deed, coverageDifferenceSettled, referralId, {
    caseNumber,
    inquiryId,
    isSame,
    say: `${deed.by.name} says that the person the payer found ${told}.`,
  });
  await announce(deed, known.referral, inquiry, judged);
  return null;
}
