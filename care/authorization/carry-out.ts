// Why: journey steps by which a decision takes effect: the line moves in the name of whoever decided, whoever reviews has
// it in the queue, and the clock stops when the decision is made and everybody owed a word has it (domain reference §2.1).
import { append, type Deed, type Happened } from '../../base/events/event.ts';
import { isRefusal } from '../../base/refusal/refusal.ts';
import { lineFor, moveLine } from '../cases/index.ts';
import type { Mover } from '../cases/mover.machine.ts';
import { openReview, openTask, settleReview, settleTasks, stopClocks } from '../work/index.ts';
import { decisionTold, lineCleared, lineRefused } from './authorization.events.ts';
import { isGranted, isUndecided } from './authorization.machine.ts';
import type { AuthorizationRequest, DecisionNotice } from './authorization.schema.ts';
import {
  giveNotice,
  lockRequest,
  noticeOfMessage,
  noticesOf,
  requestById,
  requestsOf,
  setNoticeAt,
  setOralNoticeAt,
} from './authorization.store.ts';
import { mustMove } from './move-request.ts';
import { determinationClocks } from './open-request.ts';

type About = { readonly authorizationId: string };
const requestIn = async (deed: Deed, happened: Happened<unknown>) =>
  await deed.tx.one(requestById, [deed.tenantId, (happened.data as About).authorizationId]);

const reviewers: Record<string, 'nurse_reviewer' | 'medical_director'> = {
  rn_review: 'nurse_reviewer',
  info_requested: 'nurse_reviewer',
  md_review: 'medical_director',
  p2p_offered: 'medical_director',
};

/** Journey step: whoever is to review has it in the queue; an answer that is wanted is asked for by the case manager. */
export async function followReview(deed: Deed, happened: Happened<unknown>): Promise<void> {
  const request = await requestIn(deed, happened);
  const role = reviewers[request.status];
  if (role === undefined) return;
  await openReview(deed, {
    id: request.id,
    referralId: request.referralId,
    stage: request.status,
    role,
  });
  if (request.status === 'rn_review')
    await settleTasks(deed, request.referralId, ['missing_information'], 'The review goes on.', {
      lineId: request.lineId,
    });
  if (request.status === 'info_requested')
    await openTask(deed, {
      referralId: request.referralId,
      code: 'missing_information',
      lineId: request.lineId,
      say: `The nurse reviewer needs an answer from the office: ${request.question ?? ''} The clock runs on.`,
    });
}

const lineMoves: Record<string, 'authorize' | 'authorize_in_part' | 'deny'> = {
  approved: 'authorize',
  modified: 'authorize_in_part',
  partial: 'authorize_in_part',
  denied: 'deny',
  admin_denied: 'deny',
};

async function tellOutcome(deed: Deed, request: AuthorizationRequest): Promise<void> {
  const { caseNumber, lineId, lineNumber: number, status } = request;
  const line = { caseNumber, lineId, number };
  if (isGranted(status)) {
    const whole = request.kind === 'registration' ? 'registration_only' : 'authorized';
    const how = status === 'approved' ? whole : 'partial';
    await append(deed, lineCleared, request.referralId, {
      ...line,
      how,
      authorizationNumber: request.number,
    });
    return;
  }
  await append(deed, lineRefused, request.referralId, {
    ...line,
    how: 'denied',
    say: request.decision?.reason ?? request.reason ?? '',
  });
}

/** Journey step: the decision moves its line, in the role of whoever decided, and the review leaves the queue. */
export async function carryOutDecision(deed: Deed, happened: Happened<unknown>): Promise<void> {
  const request = await requestIn(deed, happened);
  await settleReview(deed, request.id);
  await settleTasks(deed, request.referralId, ['missing_information'], 'It has been decided.', {
    lineId: request.lineId,
  });
  const line = await lineFor(deed.tx, deed.tenantId, request.lineId);
  const move = lineMoves[request.status];
  if (line === undefined || move === undefined) return;
  if (request.kind === 'authorization') {
    if (line.status !== 'auth_pending') return;
    const moved = await moveLine(deed, line.id, move, {
      as: (request.decidedAs ?? 'system') as Mover,
      ...(move === 'deny' && request.reason !== null ? { reason: request.reason } : {}),
    });
    if (isRefusal(moved)) throw new Error(`A decision cannot be carried out: ${moved.say}`);
  }
  await tellOutcome(deed, request);
}

/** Notes once that somebody has been told, and says so. */
export async function noteTold(
  deed: Deed,
  request: AuthorizationRequest,
  notice: DecisionNotice,
  how: string,
  to: string,
): Promise<boolean> {
  if ((await deed.tx.run(giveNotice, [deed.tenantId, notice.id, deed.at, how, to])) === 0) return false;
  const { caseNumber, lineId, lineNumber: number } = request;
  await append(deed, decisionTold, request.referralId, {
    caseNumber,
    lineId,
    number,
    authorizationId: request.id,
    authorizationNumber: request.number,
    audience: notice.audience,
    how,
    to,
  });
  return true;
}

/** Journey step: a letter with a decision has left the house. */
export async function noteDecisionSent(deed: Deed, happened: Happened<unknown>): Promise<void> {
  const { purpose, messageId, recipient } = happened.data as Record<
    'purpose' | 'messageId' | 'recipient',
    string
  >;
  if (purpose !== 'decision') return;
  const notice = await deed.tx.maybe(noticeOfMessage, [deed.tenantId, messageId]);
  if (notice === undefined) return;
  const request = await deed.tx.one(requestById, [deed.tenantId, notice.requestId]);
  await noteTold({ ...deed, at: happened.at }, request, notice, 'mail', recipient);
}

/** Journey step: the program of the ordering office has fetched the newest word, so nobody need call with what was decided. */
export async function noteOfficeHeard(deed: Deed, happened: Happened<unknown>): Promise<void> {
  const { partnerName } = happened.data as { partnerName: string };
  const then = { ...deed, at: happened.at };
  for (const request of await deed.tx.rows(requestsOf, [deed.tenantId, happened.subjectId]))
    for (const notice of await deed.tx.rows(noticesOf, [deed.tenantId, [request.id]]))
      if (notice.audience === 'office' && notice.givenAt === null && notice.writtenAt <= happened.at)
        await noteTold(then, request, notice, 'x12', partnerName);
}

/** Journey step: decided and everybody told, so the clock stops at the instant the last of them had it. */
export async function closeDetermination(deed: Deed, happened: Happened<unknown>): Promise<void> {
  const { authorizationId, how } = happened.data as About & { how: string };
  const request = await deed.tx.one(lockRequest, [deed.tenantId, authorizationId]);
  if (how === 'phone') await deed.tx.run(setOralNoticeAt, [deed.tenantId, request.id, happened.at]);
  const notices = await deed.tx.rows(noticesOf, [deed.tenantId, [request.id]]);
  if (request.noticeAt !== null || notices.some((one) => one.givenAt === null)) return;
  await deed.tx.run(setNoticeAt, [deed.tenantId, request.id, happened.at]);
  await stopClocks({ ...deed, at: happened.at }, request.id, determinationClocks);
  const say = 'Everybody who is owed the word of the decision has it.';
  await settleTasks(deed, request.referralId, ['denied', 'tell_decision'], say, { lineId: request.lineId });
}

/** Nothing is asked any more: a request is withdrawn, an approval void; nobody reviews it and no clock runs. */
export async function endRequest(deed: Deed, request: AuthorizationRequest, reason: string): Promise<void> {
  if (isUndecided(request.status)) await mustMove(deed, request, 'withdraw', { reason });
  else if (isGranted(request.status)) await mustMove(deed, request, 'void', { reason });
  else return;
  await settleReview(deed, request.id);
  await stopClocks(deed, request.id, determinationClocks, 'cancelled');
}

/** Journey step: a line was cancelled, and with it what was asked or approved for it. */
export async function endAuthorization(deed: Deed, happened: Happened<unknown>): Promise<void> {
  const { lineId } = happened.data as { lineId: string };
  for (const seen of await deed.tx.rows(requestsOf, [deed.tenantId, happened.subjectId])) {
    if (seen.lineId !== lineId) continue;
    await endRequest(
      deed,
      await deed.tx.one(lockRequest, [deed.tenantId, seen.id]),
      'The line was cancelled.',
    );
  }
}
