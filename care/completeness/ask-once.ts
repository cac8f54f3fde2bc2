// Why: everything missing is asked of one person in one message; each question then stands by itself until its answer is with
// the case, is asked after on dated days, and stops by itself.
import { disarmTimers, armTimers, type Timer } from '../../base/jobs/timers.ts';
import { append, type Deed, type Happened } from '../../base/events/event.ts';
import { newId } from '../../base/ids/ids.ts';
import { finalStates } from '../../base/machine/machine.ts';
import { referralFor } from '../cases/index.ts';
import type { Referral } from '../cases/cases.schema.ts';
import { referralMachine } from '../cases/referral.machine.ts';
import { computeClock, settleTasks } from '../work/index.ts';
import { askedOnce } from './ask-once.rules.ts';
import { questionsClosed, reminderDue } from './completeness.events.ts';
import {
  answerRequests,
  insertRequest,
  noteRemindedQuery,
  noteSentQuery,
  requestHeld,
} from './completeness.store.ts';
import type { Gap } from './missing-from-order.rules.ts';
import { closeQuestions, insertQuestions, questionsOf, questionsOfRequest } from './questions.store.ts';

const openOf = async (deed: Deed, referralId: string) =>
  (await deed.tx.rows(questionsOf, [deed.tenantId, referralId])).filter((one) => one.closedAt === null);

async function close(
  deed: Deed,
  referral: Pick<Referral, 'id' | 'caseNumber'>,
  ids: readonly string[],
  as: 'answered' | 'case_over',
): Promise<void> {
  if (ids.length === 0) return;
  await deed.tx.run(closeQuestions, [deed.tenantId, [...ids], deed.at, as]);
  const done = await deed.tx.rows(answerRequests, [deed.tenantId, referral.id, deed.at]);
  await disarmTimers(
    deed,
    done.map((one) => one.id),
  );
  const { caseNumber } = referral;
  await append(deed, questionsClosed, referral.id, { caseNumber, count: ids.length, as });
  if (done.length > 0 && (await openOf(deed, referral.id)).length === 0)
    await settleTasks(deed, referral.id, ['fax_back'], 'Everything asked for is here.');
}

/** Closes the questions of which nothing is missing any more. */
export async function closeAnswered(deed: Deed, referral: Referral, gaps: readonly Gap[]): Promise<void> {
  await close(deed, referral, askedOnce(gaps, await openOf(deed, referral.id)).answered, 'answered');
}

/** Opens a question for everything missing that is not asked for yet; the id of the request, or null where nothing is new. */
export async function openQuestions(
  deed: Deed,
  referral: Referral,
  gaps: readonly Gap[],
): Promise<string | null> {
  const { fresh } = askedOnce(gaps, await openOf(deed, referral.id));
  if (fresh.length === 0) return null;
  const id = newId(deed.at);
  const codes = fresh.map((gap) => gap.code);
  await deed.tx.run(insertRequest, [deed.tenantId, id, referral.id, deed.at, codes, JSON.stringify(fresh)]);
  await deed.tx.run(insertQuestions, [
    deed.tenantId,
    referral.id,
    id,
    deed.at,
    fresh.map(() => newId(deed.at)),
    codes,
    fresh.map((gap) => gap.field),
    fresh.map((gap) => gap.say),
    fresh.map((gap) => gap.suppliedBy),
  ]);
  return id;
}

/** In this order: twice a word, then somebody calls. */
const reminderKinds = ['ask_reminder', 'ask_reminder_again', 'ask_call'] as const;

/** The instants at which open questions are asked after, by the payer's dated rules; none where no rule holds. */
export async function reminderTimes(deed: Deed, referral: Referral): Promise<string[]> {
  const subject = {
    kind: 'referral' as const,
    id: referral.id,
    startedAt: deed.at,
    family: null,
    state: referral.shipState,
    memberZone: referral.zone,
    dischargeAt: referral.dischargeAt,
  };
  const times: string[] = [];
  for (const kind of reminderKinds) {
    const counted = await computeClock(deed, kind, subject);
    if (counted !== undefined) times.push(counted.deadline.dueAt);
  }
  return times;
}

/** How a request went out: its channel, to whom, and the Message-ID of its letter where there is one. */
export type Sent = {
  readonly channel: 'portal' | 'mail' | 'fax' | 'phone' | 'x12';
  readonly askedOf: string | null;
  readonly messageId: string | null;
};

/** Notes how a request went out and arms its reminders; the last of them is a call. */
export async function noteAsked(
  deed: Deed,
  requestId: string,
  { channel, askedOf, messageId }: Sent,
  times: readonly string[],
): Promise<void> {
  await deed.tx.run(noteSentQuery, [deed.tenantId, requestId, channel, askedOf, messageId]);
  const rings = times.map((dueAt, i) => ({ dueAt, payload: { isLast: i === times.length - 1 } }));
  await armTimers(deed, 'ask_reminder', requestId, rings);
}

/** Timer handler: questions of one payer that are still open are asked after; what was answered meanwhile is left alone. */
export async function ringReminders(deed: Deed, timers: readonly Timer[]): Promise<void> {
  for (const timer of timers) {
    const request = await deed.tx.maybe(requestHeld, [deed.tenantId, timer.subjectId]);
    if (request === undefined) continue;
    const questions = await deed.tx.rows(questionsOfRequest, [deed.tenantId, request.id]);
    const count = questions.filter((one) => one.closedAt === null).length;
    const found = await referralFor(deed.tx, deed.tenantId, request.referralId);
    if (count === 0 || found === undefined || found.referral.status === 'on_hold') continue;
    await deed.tx.run(noteRemindedQuery, [deed.tenantId, request.id, deed.at]);
    const { caseNumber, id } = found.referral;
    const { isLast } = timer.payload as { isLast: boolean };
    await append(deed, reminderDue, id, { caseNumber, requestId: request.id, count, isLast });
  }
}

const over: ReadonlySet<string> = new Set([...finalStates(referralMachine), 'closed']);

/** Journey step after a case moved: of a case that is over nothing is asked any more. */
export async function stopAsking(deed: Deed, happened: Happened<unknown>): Promise<void> {
  const found = await referralFor(deed.tx, deed.tenantId, happened.subjectId);
  if (found === undefined || !over.has(found.referral.status)) return;
  const open = await openOf(deed, found.referral.id);
  await close(
    deed,
    found.referral,
    open.map((one) => one.id),
    'case_over',
  );
}
