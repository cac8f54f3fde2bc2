// Why: care that runs for months outlives the coverage it began under. Every night the cases of a payer that are in service are
// asked about again, a few at a time and never faster than the payer's pace, going on where the last piece ended.
import type { Deed, Happened } from '../../base/events/event.ts';
import { addJob } from '../../base/jobs/jobs.ts';
import { armTimers, type Timer } from '../../base/jobs/timers.ts';
import type { JobHandler } from '../../base/jobs/worker.ts';
import { newId } from '../../base/ids/ids.ts';
import { atWallTime, dayIn, isBefore, minus, plus, plusDays } from '../../base/time/instant.ts';
import { casesBeingServed } from '../cases/index.ts';
import { evidenceOf } from './eligibility.store.ts';
import { lockSweep, noteSwept, payerZone, planSweepRow } from './over-time.store.ts';
import { concernedIn, personOf, putQuestion } from './put-question.ts';

/** When a night's sweep begins, by the payer's own clock. */
const beginsAt = '02:00';
/** An answer younger than this is not asked for again. */
const answerDays = 7;
/** Cases looked at in one piece; each piece commits with where it ended. */
export const casesAtOnce = 50;
/** A payer is asked at most one such question in this time. */
const secondsBetween = 2;

async function planNight(deed: Deed): Promise<void> {
  const { zone } = await deed.tx.one(payerZone, [deed.tenantId]);
  const nightOn = plusDays(dayIn(zone, deed.at), 1);
  const dueAt = atWallTime(zone, nightOn, beginsAt);
  if ((await deed.tx.run(planSweepRow, [deed.tenantId, nightOn, dueAt])) === 0) return;
  await armTimers(deed, 'coverage_sweep', newId(deed.at), [{ dueAt, payload: { nightOn } }]);
}

/** Journey step: somebody set out to a member of this payer, so its cases in service are swept from the next night on. */
export async function planSweep(deed: Deed, _happened: Happened<unknown>): Promise<void> {
  await planNight(deed);
}

/** Timer handler: the night of a payer has come. */
export async function ringSweeps(deed: Deed, timers: readonly Timer[]): Promise<void> {
  for (const timer of timers) {
    const { nightOn } = timer.payload as { nightOn: string };
    await addJob(deed, 'sweep_coverage', `sweep:${nightOn}:begin`, { nightOn, subjectId: timer.subjectId });
  }
}

/** Asks about one case again when its last answer is old; whether it was asked. */
async function sweepCase(deed: Deed, referralId: string, sendAt: string): Promise<boolean> {
  const evidence = await deed.tx.maybe(evidenceOf, [deed.tenantId, referralId]);
  const old = minus(deed.at, { hours: 24 * answerDays });
  const answeredAt = evidence?.answeredAt ?? null;
  if (answeredAt !== null && !isBefore(answeredAt, old)) return false;
  const about = await concernedIn(deed, referralId);
  if (about === undefined) return false;
  const person = evidence?.person ?? (await personOf(deed, about.referral));
  const today = { ...about, serviceOn: dayIn(about.referral.zone, deed.at) };
  return (await putQuestion(deed, today, { person, purpose: 'sweep', sendAt })) !== undefined;
}

/** One piece of a night: some cases after the last, then the next piece when the payer has had time for this one. */
export async function sweepSome(deed: Deed, nightOn: string, subjectId: string): Promise<void> {
  const night = await deed.tx.maybe(lockSweep, [deed.tenantId, nightOn]);
  if (night === undefined || night.doneAt !== null) return;
  const cases = await casesBeingServed(deed.tx, deed.tenantId, night.sweptTo, casesAtOnce);
  let asked = 0;
  for (const id of cases)
    if (await sweepCase(deed, id, plus(deed.at, { seconds: asked * secondsBetween }))) asked += 1;
  const last = cases.at(-1) ?? null;
  const isOver = cases.length < casesAtOnce;
  const counts = [last, asked, cases.length - asked, isOver ? deed.at : null];
  await deed.tx.run(noteSwept, [deed.tenantId, nightOn, ...counts]);
  if (!isOver) {
    const at = plus(deed.at, { seconds: asked * secondsBetween });
    await addJob(deed, 'sweep_coverage', `sweep:${nightOn}:${last ?? ''}`, { nightOn, subjectId }, at);
    return;
  }
  // As long as there is anybody in service the next night follows by itself; else the next visit plans it.
  if (last !== null || night.sweptTo !== null) await planNight(deed);
}

/** Leased job: one piece of a night's sweep. */
export const sweepCoverage: JobHandler = (job) => {
  const { nightOn, subjectId } = job.payload as { nightOn: string; subjectId: string };
  return Promise.resolve((deed: Deed) => sweepSome(deed, nightOn, subjectId));
};
