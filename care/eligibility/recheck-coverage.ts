// Why: coverage confirmed weeks ahead may have ended by the day of the visit. Before each agreed visit its day is due to be
// looked at again, as an event others can act on, and the payer is asked by itself.
import { append, type Deed, type Happened } from '../../base/events/event.ts';
import { armTimers, type Timer } from '../../base/jobs/timers.ts';
import { dayIn, isAfter, isBefore, latest, minus } from '../../base/time/instant.ts';
import { referralFor } from '../cases/index.ts';
import { openTask } from '../work/index.ts';
import { coverageAsked, coverageRecheckDue } from './eligibility.events.ts';
import { evidenceOf } from './eligibility.store.ts';
import { endRecheck, lockRecheck, planRecheckRow } from './over-time.store.ts';
import { concernedIn, personOf, putQuestion } from './put-question.ts';

/** Days before a visit on which its coverage is looked at again; an answer younger than that stands. */
const daysBefore = 3;

type VisitAgreed = { readonly appointmentId: string; readonly windowFrom: string; readonly zone: string };

/** Journey step: a visit was agreed; its coverage is looked at again a few days before. */
export async function planRecheck(deed: Deed, happened: Happened<unknown>): Promise<void> {
  const { appointmentId, windowFrom, zone } = happened.data as VisitAgreed;
  const serviceOn = dayIn(zone, windowFrom);
  const before = minus(windowFrom, { hours: 24 * daysBefore });
  const evidence = await deed.tx.maybe(evidenceOf, [deed.tenantId, happened.subjectId]);
  const isFresh =
    evidence?.serviceOn === serviceOn &&
    evidence.answeredAt !== null &&
    !isBefore(evidence.answeredAt, before);
  if (isFresh) return;
  const dueAt = latest(before, deed.at);
  const values = [deed.tenantId, appointmentId, happened.subjectId, serviceOn, dueAt];
  if ((await deed.tx.run(planRecheckRow, values)) === 0) return;
  await armTimers(deed, 'coverage_recheck', appointmentId, [{ dueAt, payload: { before } }]);
}

/** Journey step: the visit is off; nobody has to look again for it. */
export async function dropRecheck(deed: Deed, happened: Happened<unknown>): Promise<void> {
  const { appointmentId } = happened.data as VisitAgreed;
  await deed.tx.run(endRecheck, [deed.tenantId, appointmentId, 'dropped']);
}

async function ring(deed: Deed, timer: Timer): Promise<void> {
  const planned = await deed.tx.maybe(lockRecheck, [deed.tenantId, timer.subjectId]);
  if (planned?.state !== 'waiting') return;
  const { appointmentId, referralId, serviceOn } = planned;
  const { before } = timer.payload as { before: string };
  const evidence = await deed.tx.maybe(evidenceOf, [deed.tenantId, referralId]);
  const answeredAt = evidence?.answeredAt ?? null;
  const isFresh = evidence?.serviceOn === serviceOn && answeredAt !== null && isAfter(answeredAt, before);
  await deed.tx.run(endRecheck, [deed.tenantId, appointmentId, isFresh ? 'fresh' : 'asked']);
  const referral = (await referralFor(deed.tx, deed.tenantId, referralId))?.referral;
  if (isFresh || referral === undefined) return;
  const { caseNumber } = referral;
  await append(deed, coverageRecheckDue, referralId, { caseNumber, appointmentId, serviceOn });
}

/** Timer handler: visits of one payer whose coverage is due to be looked at again. */
export async function ringRechecks(deed: Deed, timers: readonly Timer[]): Promise<void> {
  for (const timer of timers) await ring(deed, timer);
}

/** Journey step: asks the payer about the day of the visit, under the details it knew the member by. */
export async function recheckCoverage(deed: Deed, happened: Happened<unknown>): Promise<void> {
  const { serviceOn, caseNumber } = happened.data as { serviceOn: string; caseNumber: string };
  const about = await concernedIn(deed, happened.subjectId);
  if (about === undefined) return;
  const evidence = await deed.tx.maybe(evidenceOf, [deed.tenantId, happened.subjectId]);
  const person = evidence?.person ?? (await personOf(deed, about.referral));
  const id = await putQuestion(deed, { ...about, serviceOn }, { person, purpose: 'recheck' });
  if (id !== undefined) {
    await append(deed, coverageAsked, happened.subjectId, { caseNumber, inquiryId: id, serviceOn });
    return;
  }
  const say = `A visit is on ${serviceOn} and this payer cannot be asked electronically. Call it and record the coverage by hand.`;
  await openTask(deed, { referralId: happened.subjectId, code: 'coverage_unclear', say });
}
