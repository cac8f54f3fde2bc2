// Why: thin doors to the member's answer, a new time and the papers.
import { door, type Ask, type Door } from '../../base/http/door.ts';
import { absent, isRefusal, refuse } from '../../base/refusal/refusal.ts';
import { referralFor } from '../cases/index.ts';
import { toInstant } from '../../base/time/instant.ts';
import type { Appointment } from './appointment.schema.ts';
import {
  answerAppointment as writeAnswer,
  noteNotReached,
  notePosted,
  writeInstead,
} from './answer-appointment.ts';
import {
  answerAppointment,
  answerForMember,
  answerSurveyFor,
  cancelCase,
  closeCase,
  decideProof,
  postLetter,
  proposeTime,
  readPaper,
} from './fulfilment.contract.ts';
import { appointmentById, paperById } from './fulfilment.store.ts';
import { answerSurvey } from './ask-how-it-went.ts';
import { cancelCase as cancel, closeCase as close } from './end-case.ts';
import { decideProof as decide } from './judge-proof.ts';
import { proofById } from './proof.store.ts';
import { proposeAgain } from './propose-appointment.ts';
import { surveyById } from './survey.store.ts';

type Params = { tenantId: number; id: string };
type Loading = Ask<Params, unknown, unknown>;

/** An appointment with the ids access compares. */
export const loadAppointment = async (ask: Loading): Promise<Appointment | typeof absent> =>
  (await ask.tx.maybe(appointmentById, [ask.params.tenantId, ask.params.id])) ?? absent;

/** Notes that the person behind an appointment was shown. */
export function noteVisit(
  ask: Pick<Loading, 'shown'>,
  one: { tenantId: number; memberId: string | null; referralId: string },
  fields: readonly string[],
): void {
  const { tenantId, memberId, referralId } = one;
  ask.shown({ tenantId, memberId, subjectKind: 'referral', subjectId: referralId, fields });
}

const answerDoors: Door[] = [
  door(answerAppointment, loadAppointment, async (ask, { tenantId, id }) => {
    const { answer, wish } = ask.body;
    return await writeAnswer(ask.deedIn(tenantId), id, { answer, wish, how: 'portal' });
  }),
  door(answerForMember, loadAppointment, async (ask, { tenantId, id }) => {
    const deed = ask.deedIn(tenantId);
    const { how, answer, identifiers, spokeWith, tty, wish } = ask.body;
    if (answer === 'not_reached') return await noteNotReached(deed, ask.equipment, id, wish ?? null);
    if (answer === 'write_instead') return await writeInstead(deed, ask.equipment, id);
    if (how === 'phone' && new Set(identifiers).size < 2)
      return refuse(
        'not_identified',
        'Two of name, date of birth and member ID must be given before anything is said. Ask for them first.',
        ['identifiers'],
      );
    if (how === 'phone' && (spokeWith?.trim() ?? '') === '')
      return refuse('invalid', 'Write down who you spoke with.', ['spokeWith']);
    const who =
      spokeWith === undefined || spokeWith.trim() === '' ? undefined : `Spoke with ${spokeWith.trim()}.`;
    const said = [who, wish?.trim()].filter((part) => part !== undefined && part !== '').join(' ');
    return await writeAnswer(deed, id, { answer, how, tty, wish: said });
  }),
  door(
    postLetter,
    loadAppointment,
    async (ask, { tenantId, id }) => await notePosted(ask.deedIn(tenantId), id),
  ),
  door(proposeTime, loadAppointment, async (ask, { tenantId, id }) => {
    const window = { windowFrom: toInstant(ask.body.windowFrom), windowTo: toInstant(ask.body.windowTo) };
    const made = await proposeAgain(ask.deedIn(tenantId), id, window);
    return isRefusal(made) ? made : { id: made };
  }),
];

const paperDoors: Door[] = [
  door(
    readPaper,
    async (ask) => (await ask.tx.maybe(paperById, [ask.params.tenantId, ask.params.id])) ?? absent,
    async (ask, paper) => {
      noteVisit(ask, paper, ['name', 'address', paper.kind]);
      const fileName = `${paper.kind.replaceAll('_', '-')}-${paper.id.slice(0, 8)}.pdf`;
      return { bytes: await ask.equipment.files.get(paper.digest), mime: 'application/pdf', fileName };
    },
  ),
];

const loadCase = async (ask: Loading) =>
  (await referralFor(ask.tx, ask.params.tenantId, ask.params.id))?.referral ?? absent;

const endDoors: Door[] = [
  door(
    decideProof,
    async (ask) => (await ask.tx.maybe(proofById, [ask.params.tenantId, ask.params.id])) ?? absent,
    async (ask, { tenantId, id }) => await decide(ask.deedIn(tenantId), id, ask.body.accept, ask.body.reason),
  ),
  door(
    answerSurveyFor,
    async (ask) => (await ask.tx.maybe(surveyById, [ask.params.tenantId, ask.params.id])) ?? absent,
    async (ask, { tenantId, id }) => await answerSurvey(ask.deedIn(tenantId), id, ask.body.answers, 'phone'),
  ),
  door(closeCase, loadCase, async (ask, { tenantId, id }) => {
    const { outcome, words } = ask.body;
    return await close(ask.deedIn(tenantId), id, outcome, words ?? null);
  }),
  door(cancelCase, loadCase, async (ask, { tenantId, id }) => {
    const { code, words } = ask.body;
    return await cancel(ask.deedIn(tenantId), id, code, words ?? null);
  }),
];

export const fulfilmentDoors: Door[] = [...answerDoors, ...paperDoors, ...endDoors];
