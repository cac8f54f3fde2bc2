// Why: a payer that cannot be asked by machine is called. What its person said counts as evidence when it is written down
// with their name and reference, and the case goes on.
import { append, type Deed } from '../../base/events/event.ts';
import { newId } from '../../base/ids/ids.ts';
import { refuse, type Or } from '../../base/refusal/refusal.ts';
import { settleTasks } from '../work/index.ts';
import { sayDay } from './say-amounts.rules.ts';
import { coverageConfirmed } from './eligibility.events.ts';
import type { RecordedByHand } from './eligibility.schema.ts';
import { giveUpOpen, insertAnswered } from './eligibility.store.ts';
import { concernedIn, type Concerned } from './put-question.ts';

/** Records coverage as somebody at the payer said it; refuses when it does not hold on the day of service. */
export async function recordCoverage(
  deed: Deed,
  referralId: string,
  said: RecordedByHand,
): Promise<Or<null, 'absent' | 'no_order' | 'not_on_that_day'>> {
  const about = await concernedIn(deed, referralId);
  if (about === undefined) return refuse('absent', 'There is nothing here, or it is not yours to see.');
  const { referral, serviceOn } = about;
  if (referral.kind === 'inquiry')
    return refuse('no_order', 'This is a question without an order: there is no coverage to ask about.');
  if (said.activeFromOn > serviceOn)
    return refuse('not_on_that_day', `Service is on ${serviceOn}, before this coverage begins.`, [
      'activeFromOn',
    ]);
  if (said.activeToOn !== undefined && said.activeToOn < serviceOn)
    return refuse('not_on_that_day', `Service is on ${serviceOn}, after this coverage has ended.`, [
      'activeToOn',
    ]);
  await writeDown(deed, about, said);
  return null;
}

async function writeDown(deed: Deed, about: Concerned, said: RecordedByHand): Promise<void> {
  const { referral, serviceOn, serviceTypes } = about;
  const id = newId(deed.at);
  const { planName, lineOfBusiness, spokeWith, referenceNumber } = said;
  const say = [
    `Active on ${sayDay(serviceOn)} under ${planName}, as ${spokeWith} at the payer told ${deed.by.name} (reference ${referenceNumber}).`,
    ...(said.note === undefined ? [] : [said.note]),
  ].join(' ');
  const facts = {
    payerName: null,
    memberNumber: null,
    planFromOn: said.activeFromOn,
    planToOn: said.activeToOn ?? null,
    benefits: [],
    rejections: [],
    otherPayers: [],
    tolerated: [],
    person: null,
  };
  await deed.tx.run(giveUpOpen, [
    deed.tenantId,
    referral.id,
    deed.at,
    `Recorded by hand by ${deed.by.name}.`,
  ]);
  await deed.tx.run(insertAnswered, [
    deed.tenantId,
    id,
    referral.id,
    referral.memberId,
    'by_hand',
    serviceOn,
    serviceTypes,
    deed.at,
    deed.by.id,
    'active',
    say,
    planName,
    lineOfBusiness,
    JSON.stringify(facts),
    null,
    spokeWith,
    referenceNumber,
  ]);
  await settleTasks(
    deed,
    referral.id,
    ['coverage_unclear', 'payer_unreadable'],
    `Recorded by hand by ${deed.by.name}.`,
  );
  const { caseNumber } = referral;
  await append(deed, coverageConfirmed, referral.id, {
    caseNumber,
    inquiryId: id,
    serviceOn,
    planName,
    lineOfBusiness,
    say,
  });
}
