// Why: doors for whoever holds a signed link; the date of birth is asked for with every one of them.
import { transact } from '../../base/db/transact.ts';
import type { Deed } from '../../base/events/event.ts';
import { openDoor, type Ask, type Door } from '../../base/http/door.ts';
import { isRefusal, refuse, type Or } from '../../base/refusal/refusal.ts';
import { statusSentence } from '../cases/status-sentence.rules.ts';
import {
  answerSurvey,
  answerVisit,
  appointmentFor,
  presentLinkedVisit,
  surveyFor,
} from '../fulfilment/index.ts';
import { answerTo } from '../completeness/answer-field.rules.ts';
import { openQuestionsFor } from '../completeness/index.ts';
import { hearBy } from '../work/index.ts';
import { openLink } from './casefile.contract.ts';
import { answerAskedByLink, answerSurveyByLink, answerTimeByLink } from './link.contract.ts';
import { giveAnswers } from './give-answers.ts';
import { openBehindLink, type Opened } from './open-link.ts';
import { labelOf, phonesOf } from './present-case.ts';

type Held = { token: string; birthOn: string };

const open = (ask: Ask<unknown, unknown, Held>) =>
  openBehindLink(ask.equipment, ask.body.token, ask.body.birthOn, ask.at, ask.requestId);

/** Acts for the holder of a link, in a transaction of its own: the caller has not signed in and reaches no row. */
async function inTheirName<T>(
  ask: Ask<unknown, unknown, Held>,
  { referral: { tenantId } }: Opened,
  act: (deed: Deed) => Promise<Or<T>>,
): Promise<Or<T>> {
  const by = { id: 'signed_link', role: 'member', name: 'Holder of a signed link' };
  const scope = { tenants: [tenantId], actorId: 'system', role: 'system' };
  return await transact(ask.equipment.aside, scope, (tx) =>
    act({ tx, at: ask.at, tenantId, by, requestId: ask.requestId }),
  );
}

const wrongLink = refuse(
  'wrong_state',
  'This link does not ask for an answer. Use the one in the last mail, or call us.',
);

export const linkDoors: Door[] = [
  openDoor(openLink, async (ask) => {
    const opened = await open(ask);
    if (isRefusal(opened)) return opened;
    const { referral, kind, subjectId } = opened;
    const { caseNumber, status, caseManagerName, caseManagerExtension, zone, receivedAt } = referral;
    const shown = await inTheirName(ask, opened, async ({ tx, tenantId }) => {
      const visit = kind === 'appointment' ? await appointmentFor(tx, tenantId, subjectId) : undefined;
      const asked = kind === 'questions' ? await openQuestionsFor(tx, [tenantId], [referral.id]) : [];
      const survey = kind === 'survey' ? await surveyFor(tx, tenantId, subjectId) : undefined;
      return {
        visit: visit === undefined ? null : presentLinkedVisit(visit),
        questions: asked.map(({ id, field, say }) => ({ id, field, say, answer: answerTo(field) })),
        asksHowItWent: survey !== undefined && survey.answeredAt === null,
        phone: (await phonesOf({ tx }, [tenantId])).get(tenantId) ?? null,
        nextDueAt: (await hearBy(tx, [tenantId], [referral.id])).get(referral.id) ?? null,
      };
    });
    if (isRefusal(shown)) return shown;
    const { nextDueAt, ...rest } = shown;
    return {
      caseNumber,
      statusLabel: labelOf(status),
      caseManagerName,
      caseManagerExtension,
      zone,
      receivedAt,
      sentence: statusSentence({ ...referral, nextDueAt }),
      ...rest,
    };
  }),
  openDoor(answerTimeByLink, async (ask) => {
    const opened = await open(ask);
    if (isRefusal(opened)) return opened;
    if (opened.kind !== 'appointment') return wrongLink;
    const { answer, wish } = ask.body;
    const done = await inTheirName(ask, opened, (deed) =>
      answerVisit(deed, opened.subjectId, { answer, wish, how: 'link', as: 'member' }),
    );
    return isRefusal(done) ? done : { say: done.say };
  }),
  openDoor(answerAskedByLink, async (ask) => {
    const opened = await open(ask);
    if (isRefusal(opened)) return opened;
    if (opened.kind !== 'questions') return wrongLink;
    const { referral } = opened;
    const byName = [referral.requesterName, 'by the link of our letter']
      .filter((part) => part !== null)
      .join(', ');
    return await inTheirName(ask, opened, (deed) =>
      giveAnswers(deed, referral, { answers: ask.body.answers, byId: 'signed_link', byName }),
    );
  }),
  openDoor(answerSurveyByLink, async (ask) => {
    const opened = await open(ask);
    if (isRefusal(opened)) return opened;
    if (opened.kind !== 'survey') return wrongLink;
    return await inTheirName(ask, opened, (deed) =>
      answerSurvey(deed, opened.subjectId, ask.body.answers, 'link'),
    );
  }),
];
