// Why: thin doors to what a case was asked for, to the office's answers, and to how often anybody had to ask.
import { append } from '../../base/events/event.ts';
import { door, openDoor, type Ask, type Door } from '../../base/http/door.ts';
import { absent, isRefusal, refuse } from '../../base/refusal/refusal.ts';
import { draftOf, linesFor, referralFor } from '../cases/index.ts';
import { unfitDraft } from '../cases/unfit-draft.rules.ts';
import { answered } from '../completeness/answer-field.rules.ts';
import {
  answersGiven,
  clarificationsOf,
  openQuestionsFor,
  questionsFor,
  requestsFor,
} from '../completeness/index.ts';
import { documentsFor, mailsOfCase, presentDocument } from '../intake/index.ts';
import { answerQuestions, listClarifications, listQuestions } from './question.contract.ts';

const load = async (ask: Ask<{ tenantId: number; id: string }, unknown, unknown>) =>
  (await referralFor(ask.tx, ask.params.tenantId, ask.params.id))?.referral ?? absent;

export const questionDoors: Door[] = [
  door(listQuestions, load, async (ask, { tenantId, id, memberId }) => {
    const isMasked = ask.verdict('referral', 'read', { tenantId }).mask !== 'full';
    const requests = new Map((await requestsFor(ask.tx, tenantId, id)).map((one) => [one.id, one]));
    const questions = await questionsFor(ask.tx, tenantId, id);
    const items = questions.map(({ referralId: _, requestId, suppliedBy: __, quote, ...one }) => {
      const { channel = null, askedOf = null, remindedAt = [] } = requests.get(requestId) ?? {};
      return {
        ...one,
        quote: isMasked ? null : quote,
        channel,
        askedOf: isMasked ? null : askedOf,
        remindedAt,
      };
    });
    if (isMasked || questions.length === 0) return { items, answers: [] };
    ask.shown({ tenantId, memberId, subjectKind: 'referral', subjectId: id, fields: ['questions'] });
    const documents = await documentsFor(ask.tx, tenantId, id);
    const since = questions[0]?.askedAt ?? '';
    const mails = (await mailsOfCase(ask.tx, tenantId, id)).filter((one) => one.receivedAt >= since);
    return {
      items,
      answers: mails.map((one) => ({
        arrivalId: one.id,
        receivedAt: one.receivedAt,
        from: one.senderAddress,
        text: one.bodyText,
        documents: documents.filter((page) => page.arrivalId === one.id).map(presentDocument),
      })),
    };
  }),
  door(answerQuestions, load, async (ask, referral) => {
    const { tenantId, id, caseNumber } = referral;
    const open = await openQuestionsFor(ask.tx, [tenantId], [id]);
    let draft = draftOf(referral, await linesFor(ask.tx, tenantId, id));
    for (const { field, said } of ask.body.answers) {
      if (!open.some((one) => one.field === field))
        return refuse('not_asked', 'This is not asked any more. Look at what is still open.', [field]);
      const next = answered(draft, field, said);
      if (isRefusal(next)) return next;
      draft = next;
    }
    const unfit = unfitDraft(draft, ask.at.slice(0, 10));
    if (unfit !== undefined)
      return { ...unfit, at: (unfit.at ?? []).map((path) => path.replace('draft.', '')) };
    const { actorId: byId, name: byName } = ask.actor;
    const { answers } = ask.body;
    await append(ask.deedIn(tenantId), answersGiven, id, { caseNumber, byId, byName, answers });
    return { say: 'Thank you. Your answers are with the case; we check the order again.' };
  }),
  openDoor(listClarifications, async (ask) => {
    const { from, to } = ask.query;
    if (to < from) return refuse('invalid', 'The last day lies before the first.', ['to']);
    return await clarificationsOf(ask.tx, ask.actor.tenants, { from, to, at: ask.at });
  }),
];
