// Why: appointments and papers as each reader sees them: staff everything, the member and the office who comes when, a
// masked reader nothing of the person.
import type { Ask } from '../../base/http/door.ts';
import { movesFor } from '../../base/machine/machine.ts';
import type { Mover } from '../cases/mover.machine.ts';
import { appointmentMachine, liveStates, type AppointmentState } from './appointment.machine.ts';
import type { Appointment, OwnVisit, ShownPaper } from './appointment.schema.ts';
import { expectedOf } from './carry-out.ts';
import { keptOpenBy } from './end-case.ts';
import { labelOfAppointment } from './answer-appointment.ts';
import type { ShownAppointment, ShownEnding } from './fulfilment.contract.ts';
import { appointmentsOf, appointmentsOfMany, papersOfMany } from './fulfilment.store.ts';
import { cancelReasons, outcomes, type CancelReason, type Outcome } from './outcome.schema.ts';
import { unclearInProof } from './proof.rules.ts';
import { proofBody, type Proof, type ShownProof } from './proof.schema.ts';
import { proofsOf, proofsOfAppointments } from './proof.store.ts';
import { visitIn, windowOf } from './say-visit.ts';
import { surveyAnswers } from './survey.schema.ts';
import { endingOf, surveyOf } from './survey.store.ts';

type Plain = Pick<Ask<unknown, unknown, unknown>, 'tx' | 'verdict' | 'actor'>;
const notYours = 'This is not for your role.';

/** Whether a line's appointment is the last word on when somebody comes. */
const isLatest = (one: Appointment, all: readonly Appointment[]): boolean =>
  !all.some((other) => other.lineId === one.lineId && other.turn > one.turn);

function canOn(ask: Plain, one: Appointment, latest: boolean): Record<string, true | string> {
  const { tenantId, locationId, memberId } = one;
  const subject = { tenantId, locationId, memberId };
  const moves = movesFor(appointmentMachine, one.status as AppointmentState, ask.actor.role as Mover);
  const may = (action: string, answer: true | string) =>
    ask.verdict('appointment', action, subject).allowed ? answer : notYours;
  const again = ['missed', 'failed', 'rescheduled'].includes(one.status);
  const propose = again ? (latest ? true : 'Another time was proposed already.') : moves.reschedule;
  return {
    answer: may('answer', moves.confirm),
    answer_for: may('answer_for', moves.confirm),
    propose: may('propose', propose),
    set_out: may('carry_out', moves.set_out),
    record_proof: may(
      'carry_out',
      one.status === 'confirmed' || one.status === 'dispatched' ? true : moves.record_proof,
    ),
    fail: may('carry_out', moves.fail),
    miss: may('carry_out', moves.miss),
  };
}

/** What is shown beside an appointment. */
type Beside = { readonly papers: ShownPaper[]; readonly proofs: readonly Proof[] };

function presentProof(ask: Plain, proof: Proof, of: Appointment, masked: boolean): ShownProof {
  const { body, recordedBy: _, referralId: _r, ...row } = proof;
  const may = ask.verdict('proof', 'decide', { tenantId: proof.tenantId }).allowed;
  const decided = proof.status === 'pending' ? true : 'This proof has been decided already.';
  return {
    ...row,
    reason: masked ? null : row.reason,
    body: masked ? null : proofBody.parse(body),
    unclear:
      masked || proof.status !== 'pending' ? [] : unclearInProof(proofBody.parse(body), expectedOf(of)),
    can: { decide: may ? decided : notYours },
  };
}

function present(
  ask: Plain,
  one: Appointment,
  latest: boolean,
  { papers, proofs }: Beside,
  masked: boolean,
): ShownAppointment {
  const { visit: _, memberId: _m, officeId: _o, referralId: _r, ...row } = one;
  return {
    ...row,
    endSay: masked ? null : one.endSay,
    visit: masked ? null : visitIn(one),
    statusLabel: labelOfAppointment(one.status),
    window: windowOf(one),
    papers,
    proofs: proofs.map((proof) => presentProof(ask, proof, one, masked)),
    can: canOn(ask, one, latest),
  };
}

/** The appointments of a case, the newest first. */
export async function presentAppointments(
  ask: Plain,
  tenantId: number,
  referralId: string,
  masked: boolean,
): Promise<ShownAppointment[]> {
  const all = await ask.tx.rows(appointmentsOf, [tenantId, referralId]);
  if (all.length === 0) return [];
  const papers = masked ? [] : await ask.tx.rows(papersOfMany, [[tenantId], [referralId]]);
  const proofs = await ask.tx.rows(proofsOf, [tenantId, referralId]);
  return all
    .map((one) => {
      const beside = {
        papers: papers
          .filter((paper) => paper.appointmentId === one.id)
          .map(({ referralId: _, ...paper }) => paper),
        proofs: proofs.filter((proof) => proof.appointmentId === one.id),
      };
      return present(ask, one, isLatest(one, all), beside, masked);
    })
    .toReversed();
}

/** Visits to those who carry them out, the earliest first; of a cancelled one only that nobody needs to come. */
export async function presentVisits(ask: Plain, all: readonly Appointment[]): Promise<ShownAppointment[]> {
  const tenants = [...new Set(all.map((one) => one.tenantId))];
  const proofs = await ask.tx.rows(proofsOfAppointments, [tenants, all.map((one) => one.id)]);
  return all
    .filter((one) => one.status !== 'rescheduled' || isLatest(one, all))
    .map((one) => {
      const own = proofs.filter((proof) => proof.appointmentId === one.id);
      return present(ask, one, isLatest(one, all), { papers: [], proofs: own }, one.status === 'cancelled');
    });
}

/** How it went and how it ended. */
export async function presentEnding(
  ask: Plain,
  tenantId: number,
  referralId: string,
  masked: boolean,
): Promise<ShownEnding> {
  const survey = await ask.tx.maybe(surveyOf, [tenantId, referralId]);
  const ending = await ask.tx.maybe(endingOf, [tenantId, referralId]);
  const kept = await keptOpenBy({ tx: ask.tx, tenantId }, referralId);
  const mayChange =
    ask.verdict('referral', 'change', { tenantId }).allowed && ask.actor.role === 'care_coordinator';
  const mayWrite = ask.verdict('survey', 'answer', { tenantId }).allowed;
  const code = ending?.code ?? '';
  const label = outcomes[code as Outcome] ?? cancelReasons[code as CancelReason] ?? code;
  return {
    survey:
      survey === undefined
        ? null
        : {
            id: survey.id,
            askedAt: survey.askedAt,
            askedHow: survey.askedHow,
            answeredAt: survey.answeredAt,
            answers: masked || survey.answers === null ? null : surveyAnswers.parse(survey.answers),
          },
    ended:
      ending === undefined
        ? null
        : { at: ending.at, code, label, words: masked ? null : ending.words, by: ending.endedBy },
    keptOpenBy: kept,
    can: {
      close: mayChange ? (kept.length === 0 ? true : kept.join(' ')) : 'A care coordinator closes a case.',
      answer_survey: mayWrite ? (survey === undefined ? 'Nobody has been asked yet.' : true) : notYours,
    },
  };
}

function ownOf(one: Appointment, mayAnswer: boolean): OwnVisit {
  const { tenantId, id, lineNumber, providerName, status, windowFrom, windowTo, zone } = one;
  return {
    tenantId,
    id,
    lineNumber,
    providerName,
    status,
    windowFrom,
    windowTo,
    zone,
    mayAnswer,
    what: visitIn(one).description,
    statusLabel: labelOfAppointment(status),
    window: windowOf(one),
  };
}

/** A time as whoever holds its link reads it, after the date of birth. */
export const presentLinkedVisit = (one: Appointment): OwnVisit => ownOf(one, one.status === 'proposed');

type Own = { readonly visits: OwnVisit[]; readonly papers: ShownPaper[] };

/** Who comes when, and the papers, by case: for a case's own people. */
export async function presentOwnVisits(
  ask: Plain,
  tenants: readonly number[],
  referralIds: readonly string[],
): Promise<Map<string, Own>> {
  const [all, papers] = await Promise.all([
    ask.tx.rows(appointmentsOfMany, [[...tenants], [...referralIds]]),
    ask.tx.rows(papersOfMany, [[...tenants], [...referralIds]]),
  ]);
  const shown = new Set<string>([...liveStates, 'proof_accepted', 'missed', 'failed']);
  return new Map(
    referralIds.map((referralId) => {
      const own = all.filter((one) => one.referralId === referralId);
      const visits = own
        .filter((one) => shown.has(one.status) && isLatest(one, own))
        .map((one) => ownOf(one, one.status === 'proposed' && canOn(ask, one, true)['answer'] === true));
      const given = papers
        .filter((paper) => paper.referralId === referralId && paper.kind === 'confirmation')
        .map(({ referralId: _, ...paper }) => paper);
      return [referralId, { visits, papers: given }];
    }),
  );
}
