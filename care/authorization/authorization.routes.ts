// Why: thin doors to a review, its decision and the word of it.
import { door, type Ask, type Door } from '../../base/http/door.ts';
import { movesFor } from '../../base/machine/machine.ts';
import { absent, isRefusal, refuse } from '../../base/refusal/refusal.ts';
import { lineFor, referralFor } from '../cases/index.ts';
import { familyLabels, type Family, type Referral } from '../cases/cases.schema.ts';
import type { Mover } from '../cases/mover.machine.ts';
import { documentsFor, presentDocument } from '../intake/index.ts';
import { deadlinesOf, itemOf, nextReviewFor, presentDeadline, presentItems } from '../work/index.ts';
import { decideAuthorization, readReview, recordTold } from './authorization.contract.ts';
import { authorizationMachine, type AuthorizationState } from './authorization.machine.ts';
import { decisionBody, type AuthorizationRequest } from './authorization.schema.ts';
import { noticeById, payerOf, requestById } from './authorization.store.ts';
import { noteTold } from './carry-out.ts';
import { completeDecision } from './decision-gaps.rules.ts';
import { decideRequest, moveOf } from './decide-request.ts';
import { presentMany } from './present-request.ts';

type Params = { tenantId: number; id: string };
type Loaded = {
  readonly tenantId: number;
  readonly request: AuthorizationRequest;
  readonly referral: Referral;
};

async function load(ask: Ask<Params, unknown, unknown>): Promise<Loaded | typeof absent> {
  const request = await ask.tx.maybe(requestById, [ask.params.tenantId, ask.params.id]);
  const found = request && (await referralFor(ask.tx, ask.params.tenantId, request.referralId));
  if (request === undefined || found === undefined) return absent;
  return { tenantId: request.tenantId, request, referral: found.referral };
}

/** What may be decided now, by the names of the decision door. */
function canOn(
  ask: Ask<Params, unknown, unknown>,
  request: AuthorizationRequest,
): Record<string, true | string> {
  const { role } = ask.actor;
  const moves = movesFor(authorizationMachine, request.status as AuthorizationState, role as Mover);
  const may = (action: string, answer: true | string) =>
    ask.verdict('authorization', action, { tenantId: request.tenantId }).allowed
      ? answer
      : 'This is for reviewers.';
  const choices = decisionBody.options.map((option) => option.shape.move.value);
  return {
    ...Object.fromEntries(choices.map((choice) => [choice, may('decide', moves[moveOf(choice, role)])])),
    tell: ask.verdict('authorization', 'notify', { tenantId: request.tenantId }).allowed
      ? true
      : 'The case manager writes down who has been told.',
  };
}

const identity = ['name', 'birth_date', 'member_id', 'order', 'clinical'];
const patientOf = ({ note, ...row }: Referral) => ({
  tenantId: row.tenantId,
  id: row.id,
  caseNumber: row.caseNumber,
  priority: row.priority,
  receivedAt: row.receivedAt,
  zone: row.zone,
  patientGivenName: row.patientGivenName,
  patientFamilyName: row.patientFamilyName,
  patientBirthOn: row.patientBirthOn,
  patientMemberNumber: row.patientMemberNumber,
  diagnoses: row.diagnoses,
  clinicianName: row.clinicianName,
  requesterOrganization: row.requesterOrganization,
  requesterPhone: row.requesterPhone,
  signedOn: row.signedOn,
  serviceFromOn: row.serviceFromOn,
  dischargeAt: row.dischargeAt,
  note,
});

async function presentReview(ask: Ask<Params, unknown, unknown>, { request, referral }: Loaded) {
  const { tenantId, id } = request;
  const [shown] = await presentMany(ask.tx, tenantId, [request]);
  if (shown === undefined) return absent;
  const line = await lineFor(ask.tx, tenantId, request.lineId);
  const payer = await ask.tx.one(payerOf, [tenantId]);
  const documents = await documentsFor(ask.tx, tenantId, referral.id);
  const item = await ask.tx.maybe(itemOf, [tenantId, 'review', id]);
  const [shownItem] = item === undefined ? [] : await presentItems(ask, [item]);
  const deadlines = await ask.tx.rows(deadlinesOf, [tenantId, id]);
  ask.shown({
    tenantId,
    memberId: referral.memberId,
    subjectKind: 'referral',
    subjectId: referral.id,
    fields: identity,
  });
  return {
    request: shown,
    referral: patientOf(referral),
    payerName: payer.name,
    familyLabel: line === undefined ? '' : (familyLabels[line.family as Family] ?? line.family),
    line: line ?? null,
    clinical: referral.clinical,
    documents: documents.map(presentDocument),
    deadlines: deadlines.map(presentDeadline),
    item: shownItem ?? null,
    next: await nextReviewFor(ask.tx, ask.actor.tenants, ask.actor.actorId, id),
    can: canOn(ask, request),
  };
}

export const authorizationDoors: Door[] = [
  door(readReview, load, presentReview),
  door(decideAuthorization, load, async (ask, { request }) => {
    const body = completeDecision(ask.body);
    if (isRefusal(body)) return body;
    const decided = await decideRequest(ask.deedIn(request.tenantId), request.id, body);
    if (isRefusal(decided)) return decided;
    const label = authorizationMachine.states[decided.status as AuthorizationState];
    return { status: decided.status, say: `${request.number}: ${label.toLowerCase()}.` };
  }),
  door(recordTold, load, async (ask, { request }) => {
    const notice = await ask.tx.maybe(noticeById, [request.tenantId, ask.body.noticeId]);
    if (notice === undefined || notice.requestId !== request.id)
      return refuse('no_such_notice', 'Nobody is owed this word of this decision. Open the case again.', [
        'noticeId',
      ]);
    const { how, to } = ask.body;
    if (!(await noteTold(ask.deedIn(request.tenantId), request, notice, how, to)))
      return refuse('told_already', 'It stands written down already that they have been told.');
    return { say: `Written down: ${to} has been told.` };
  }),
];
