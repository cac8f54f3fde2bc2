// Why: what an answer means is announced once, in the words of what it was asked for: a case under verification goes on or
// ends by it, a case with a date or in service only hears whether its coverage still stands.
import { append, type Deed } from '../../base/events/event.ts';
import type { Referral } from '../cases/cases.schema.ts';
import { openTask, settleTasks } from '../work/index.ts';
import {
  coverageConfirmed,
  coverageLapsed,
  coverageRefused,
  coverageStillStands,
  coverageUnclear,
} from './eligibility.events.ts';
import type { Inquiry } from './eligibility.schema.ts';
import type { Judged } from './judge-answer.ts';

const foundOther = 'The payer found somebody under other details; a person says whether it is the member.';
const openTasks = ['coverage_unclear', 'payer_unreadable', 'coverage_lapsed'] as const;

/** Tells the house what an answer means for its case, and puts what nobody can act on before a person. */
export async function announce(
  deed: Deed,
  referral: Referral,
  inquiry: Inquiry,
  judged: Omit<Judged, 'facts'>,
): Promise<void> {
  const { planName, lineOfBusiness, say, outcome } = judged;
  const told = { caseNumber: referral.caseNumber, inquiryId: inquiry.id, serviceOn: inquiry.serviceOn, say };
  const isFirst = inquiry.purpose === 'verify';
  if (outcome === 'active') {
    await settleTasks(deed, referral.id, openTasks, 'The payer has answered.');
    await append(deed, isFirst ? coverageConfirmed : coverageStillStands, referral.id, {
      ...told,
      planName: planName ?? 'a plan it does not name',
      lineOfBusiness,
    });
  } else if (outcome === 'inactive' || outcome === 'not_covered') {
    await settleTasks(deed, referral.id, openTasks, 'The payer has answered.');
    const kind = isFirst ? coverageRefused : coverageLapsed;
    await append(deed, kind, referral.id, { ...told, planName, lineOfBusiness });
    if (isFirst) return;
    const next = 'Call the member, then the provider, before anybody sets out.';
    await openTask(deed, { referralId: referral.id, code: 'coverage_lapsed', say: `${say} ${next}` });
  } else {
    const code = outcome === 'garbled' ? 'payer_unreadable' : 'coverage_unclear';
    await openTask(deed, { referralId: referral.id, code, say });
    // What differs is for those who work on the case, in the task, not for everybody who follows it.
    const heard = outcome === 'to_confirm' ? { ...told, say: foundOther } : told;
    await append(deed, coverageUnclear, referral.id, { ...heard, planName, lineOfBusiness });
  }
}
