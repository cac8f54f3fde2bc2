// Why: a member is asked once, in three short questions, how it went; nobody has to answer, and a member who has died is
// never written to (requirement M6).
import { append, type Deed } from '../../base/events/event.ts';
import type { Equipment } from '../../base/http/door.ts';
import { newId } from '../../base/ids/ids.ts';
import { absent, type Or } from '../../base/refusal/refusal.ts';
import { referralFor } from '../cases/index.ts';
import { howDidItGo, queueLetter } from '../contact/index.ts';
import { contactOf } from '../members/index.ts';
import type { Step } from './ask-member.ts';
import { surveyAnswered, surveyAsked } from './fulfilment.events.ts';
import { payerFacts } from './fulfilment.store.ts';
import { silentEndings } from './outcome.schema.ts';
import type { SurveyAnswers } from './survey.schema.ts';
import { endingOf, insertSurvey, setAnswers, surveyById } from './survey.store.ts';

/** Journey step: everything is proved; the member is asked how it went, by mail where they have it. */
export const askHowItWent =
  (equipment: Equipment): Step =>
  async (deed, happened) => {
    const found = await referralFor(deed.tx, deed.tenantId, happened.subjectId);
    const ending = await deed.tx.maybe(endingOf, [deed.tenantId, happened.subjectId]);
    if (found === undefined || silentEndings.has(ending?.code ?? '')) return;
    const { id: referralId, memberId, caseNumber } = found.referral;
    const reach = memberId === null ? undefined : await contactOf(deed.tx, deed.tenantId, memberId);
    const email = reach?.email ?? null;
    const how = email === null ? 'phone' : 'link';
    const id = newId(deed.at);
    const written = await deed.tx.run(insertSurvey, [deed.tenantId, id, referralId, memberId, deed.at, how]);
    if (written === 0) return;
    await append(deed, surveyAsked, referralId, { caseNumber, surveyId: id, how });
    if (email === null) return;
    const { phone } = await deed.tx.one(payerFacts, [deed.tenantId]);
    await queueLetter(deed, equipment, {
      subjectKind: 'referral',
      subjectId: referralId,
      purpose: 'survey',
      template: 'how-did-it-go',
      recipient: email,
      inReplyTo: null,
      withLink: true,
      linkTo: { kind: 'survey', id },
      letter: (link) => howDidItGo({ caseNumber, phone, link }),
    });
  };

/** Keeps what a member said; the last answer counts. */
export async function answerSurvey(
  deed: Deed,
  id: string,
  answers: SurveyAnswers,
  how: 'link' | 'phone' | 'portal',
): Promise<Or<{ say: string }>> {
  const survey = await deed.tx.maybe(surveyById, [deed.tenantId, id]);
  const found =
    survey === undefined ? undefined : await referralFor(deed.tx, deed.tenantId, survey.referralId);
  if (survey === undefined || found === undefined) return absent;
  const say = 'Thank you. Your case manager reads this.';
  if (JSON.stringify(survey.answers) === JSON.stringify(answers)) return { say };
  await deed.tx.run(setAnswers, [deed.tenantId, id, JSON.stringify(answers), deed.at, how]);
  const { caseNumber } = found.referral;
  await append(deed, surveyAnswered, survey.referralId, { caseNumber, surveyId: id, how });
  return { say };
}
