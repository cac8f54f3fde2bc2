// Why: thin doors through which a fax is divided and its pages are said what they are.
import { door, type Ask, type Door } from '../../base/http/door.ts';
import { readCaseNumber } from '../../base/ids/case-number.ts';
import { absent, isRefusal, refuse } from '../../base/refusal/refusal.ts';
import { caseNumbered } from '../cases/index.ts';
import { checkDraft } from './check-draft.ts';
import { arrivalById } from './intake.store.ts';
import {
  attachPart,
  divideArrival,
  finishParts,
  listParts,
  placePart,
  takePagesBack,
} from './part.contract.ts';
import type { Part } from './part.schema.ts';
import { partsOf } from './part.store.ts';
import { divide, finish, giveToCase, placeAsCase, takeBack, type Giving } from './place-parts.ts';
import { receiptOf } from './receipt.ts';

type Loading = Ask<{ tenantId: number; id: string }, unknown, unknown>;
type Plain = Pick<Ask<unknown, unknown, unknown>, 'actor'>;

const loadArrival = async (ask: Loading) =>
  (await ask.tx.maybe(arrivalById, [ask.params.tenantId, ask.params.id])) ?? absent;

/** Where a part went is told only to whom that payer is granted. */
function present(ask: Plain, parts: readonly Part[]) {
  return {
    parts: parts.map(({ madeBy: _, toDocumentId: __, ...part }) =>
      part.toTenantId === null || ask.actor.tenants.includes(part.toTenantId)
        ? part
        : { ...part, toTenantId: null, toReferralId: null, caseNumber: null },
    ),
  };
}

const givingOf = (ask: Ask<{ tenantId: number; id: string; partId: string }, unknown, unknown>): Giving => ({
  deed: ask.deedIn(ask.params.tenantId),
  files: ask.equipment.files,
  arrivalId: ask.params.id,
  partId: ask.params.partId,
});

export const partDoors: Door[] = [
  door(listParts, loadArrival, async (ask, arrival) => {
    const subject = { memberId: null, subjectKind: 'arrival', subjectId: arrival.id };
    ask.shown({ tenantId: arrival.tenantId, ...subject, fields: ['parts'] });
    return present(ask, await ask.tx.rows(partsOf, [arrival.tenantId, arrival.id]));
  }),
  door(divideArrival, loadArrival, async (ask, arrival) => {
    const parts = await divide(ask.deedIn(arrival.tenantId), arrival.id, ask.body.parts);
    return isRefusal(parts) ? parts : present(ask, parts);
  }),
  door(placePart, loadArrival, async (ask) => {
    const { tenantId, draft } = ask.body;
    const unfit = checkDraft(ask, tenantId, draft);
    if (unfit !== undefined) return unfit;
    const placed = await placeAsCase(givingOf(ask), ask.deedIn(tenantId), ask.body);
    if (isRefusal(placed)) return placed;
    const subject = { memberId: null, subjectKind: 'referral', subjectId: placed.id };
    ask.shown({ tenantId, ...subject, fields: ['case_number'] });
    return receiptOf(placed, tenantId, placed.receivedAt, placed.zone, draft, true);
  }),
  door(attachPart, loadArrival, async (ask) => {
    const number = readCaseNumber(ask.body.caseNumber);
    const [referral] = number === null ? [] : await caseNumbered(ask.tx, number);
    if (referral === undefined || !ask.verdict('referral', 'attach', referral).allowed)
      return refuse('no_such_case', 'There is no case with this number here.', ['caseNumber']);
    const { tenantId, id, memberId, caseNumber } = referral;
    const given = await giveToCase(givingOf(ask), ask.deedIn(tenantId), referral);
    if (isRefusal(given)) return given;
    ask.shown({ tenantId, memberId, subjectKind: 'referral', subjectId: id, fields: ['case_number'] });
    return { tenantId, id, caseNumber, say: given.say };
  }),
  door(takePagesBack, loadArrival, async (ask, arrival) => {
    const deed = ask.deedIn(arrival.tenantId);
    const parts = await takeBack(deed, arrival.id, ask.params.partId, ask.body.why, (tenantId) =>
      ask.deedIn(tenantId),
    );
    return isRefusal(parts) ? parts : present(ask, parts);
  }),
  door(
    finishParts,
    loadArrival,
    async (ask, arrival) => await finish(ask.deedIn(arrival.tenantId), arrival.id),
  ),
];
