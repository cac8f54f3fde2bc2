// Why: when verification of a case begins, its payer is asked whether the member is covered on the day of service. The
// question is written and kept before it is sent, so that a second sending is the same question with the same number.
import { append, type Deed, type Happened } from '../../base/events/event.ts';
import { newId } from '../../base/ids/ids.ts';
import { refuse, type Or } from '../../base/refusal/refusal.ts';
import { minus } from '../../base/time/instant.ts';
import { moveReferral, referralFor } from '../cases/index.ts';
import { openTask, settleTasks } from '../work/index.ts';
import { coverageAsked, coverageConfirmed } from './eligibility.events.ts';
import { freshAnswer, giveUpOpen, insertAnswered } from './eligibility.store.ts';
import { concernedIn, personOf, putQuestion, type Concerned } from './put-question.ts';

/** A confirmed answer counts for other cases of the same member and day as long as this. */
const freshHours = 24;

async function useFreshAnswer(deed: Deed, about: Concerned): Promise<boolean> {
  const { referral, serviceOn, serviceTypes } = about;
  if (referral.memberId === null) return false;
  const since = minus(deed.at, { hours: freshHours });
  const values = [deed.tenantId, referral.memberId, serviceOn, since, serviceTypes];
  const fresh = await deed.tx.maybe(freshAnswer, values);
  if (fresh === undefined || fresh.planName === null || fresh.lineOfBusiness === null || fresh.say === null)
    return false;
  const id = newId(deed.at);
  const { planName, lineOfBusiness, say } = fresh;
  await deed.tx.run(insertAnswered, [
    deed.tenantId,
    id,
    referral.id,
    referral.memberId,
    'reused',
    serviceOn,
    serviceTypes,
    deed.at,
    deed.by.id,
    'active',
    say,
    planName,
    lineOfBusiness,
    fresh.facts === null ? null : JSON.stringify(fresh.facts),
    fresh.id,
    fresh.spokeWith,
    fresh.referenceNumber,
  ]);
  const { caseNumber } = referral;
  await append(deed, coverageConfirmed, referral.id, {
    caseNumber,
    inquiryId: id,
    serviceOn,
    planName,
    lineOfBusiness,
    say,
  });
  return true;
}

async function sendQuestion(deed: Deed, about: Concerned): Promise<void> {
  const { referral, serviceOn } = about;
  const id = await putQuestion(deed, about, { person: await personOf(deed, referral), purpose: 'verify' });
  if (id === undefined) {
    const say = 'This payer cannot be asked electronically. Call it and record the coverage by hand.';
    await openTask(deed, { referralId: referral.id, code: 'coverage_unclear', say });
    return;
  }
  const { caseNumber } = referral;
  await append(deed, coverageAsked, referral.id, { caseNumber, inquiryId: id, serviceOn });
}

/** Journey step on `verifyingStarted`: asks the payer, or uses an answer less than a day old for the same member and day. */
export async function askEligibility(deed: Deed, happened: Happened<unknown>): Promise<void> {
  const about = await concernedIn(deed, happened.subjectId);
  if (about === undefined || about.referral.kind === 'inquiry') return;
  await deed.tx.run(giveUpOpen, [
    deed.tenantId,
    about.referral.id,
    deed.at,
    'Asked anew with what is known now.',
  ]);
  if (await useFreshAnswer(deed, about)) return;
  await sendQuestion(deed, about);
}

/** Journey step on `coverageRefused`: a case under verification ends as not eligible, with the reason in words. */
export async function endIneligible(deed: Deed, happened: Happened<unknown>): Promise<unknown> {
  const found = await referralFor(deed.tx, deed.tenantId, happened.subjectId);
  if (found?.referral.status !== 'verifying') return undefined;
  const { say } = happened.data as { say: string };
  return await moveReferral(deed, happened.subjectId, 'find_not_eligible', { as: 'system', reason: say });
}

/** A person has the payer asked again, whatever is known already. */
export async function askAgain(deed: Deed, referralId: string): Promise<Or<null>> {
  const about = await concernedIn(deed, referralId);
  if (about === undefined) return refuse('absent', 'There is nothing here, or it is not yours to see.');
  if (about.referral.kind === 'inquiry')
    return refuse('no_order', 'This is a question without an order: there is no coverage to ask about.');
  const say = `Asked again by ${deed.by.name}.`;
  await deed.tx.run(giveUpOpen, [deed.tenantId, referralId, deed.at, say]);
  await settleTasks(deed, referralId, ['coverage_unclear', 'payer_unreadable'], say);
  await sendQuestion(deed, about);
  return null;
}
