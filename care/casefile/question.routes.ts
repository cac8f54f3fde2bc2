// Why: thin doors to what a case was asked for, to the office's answers, and to how often anybody had to ask.
import { door, openDoor, type Ask, type Door } from '../../base/http/door.ts';
import { absent, refuse } from '../../base/refusal/refusal.ts';
import { referralFor } from '../cases/index.ts';
import { clarificationsOf, questionsFor, requestsFor } from '../completeness/index.ts';
import { documentsFor, mailsOfCase, presentDocument } from '../intake/index.ts';
import { giveAnswers } from './give-answers.ts';
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
  door(answerQuestions, load, (ask, referral) => {
    const { actorId: byId, name: byName } = ask.actor;
    const { answers } = ask.body;
    return giveAnswers(ask.deedIn(referral.tenantId), referral, { answers, byId, byName });
  }),
  openDoor(listClarifications, async (ask) => {
    const { from, to } = ask.query;
    if (to < from) return refuse('invalid', 'The last day lies before the first.', ['to']);
    return await clarificationsOf(ask.tx, ask.actor.tenants, { from, to, at: ask.at });
  }),
];
