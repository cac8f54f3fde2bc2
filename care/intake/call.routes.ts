// Why: thin doors of a call: it begins, is noted, becomes a referral once, and ends. What is typed meanwhile has doors of its own.
import { append } from '../../base/events/event.ts';
import { door, openDoor, type Ask, type Door } from '../../base/http/door.ts';
import { absent, isRefusal, refuse } from '../../base/refusal/refusal.ts';
import { receiveReferral } from '../cases/index.ts';
import { fieldName, noteStated } from '../sources/index.ts';
import { settleWork } from '../work/index.ts';
import { lobby } from './arrive-by-mail.ts';
import { checkDraft } from './check-draft.ts';
import { beginCall, endCall, noteCall, sendCallReferral } from './intake.contract.ts';
import { arrivalPlaced } from './intake.events.ts';
import { lockArrival, moveArrival, tenantById } from './intake.store.ts';
import { receiptOf } from './receipt.ts';
import { begin, callById, callToPlace, end, note, presentCall, tieCall } from './take-call.ts';

type Loading = Ask<{ tenantId: number; id: string }, unknown, unknown>;

const writtenAlready = refuse(
  'written_already',
  'The referral of this call is written already. Open the case to correct it.',
);

const loadCall = async (ask: Loading) =>
  (await ask.tx.maybe(callById, [ask.params.tenantId, ask.params.id])) ?? absent;

const loadCallToPlace = async (ask: Loading) =>
  (await ask.tx.maybe(callToPlace, [ask.params.tenantId, ask.params.id])) ?? absent;

export const callDoors: Door[] = [
  openDoor(beginCall, async (ask) => {
    if (!ask.verdict('call', 'take', { tenantId: lobby }).allowed) return absent;
    return presentCall(await begin(ask.deedIn(lobby), ask.body));
  }),
  door(noteCall, loadCall, async (ask) =>
    presentCall(await note(ask.deedIn(ask.params.tenantId), ask.params.id, ask.body)),
  ),
  door(sendCallReferral, loadCallToPlace, async (ask, call) => {
    const { tenantId, draft } = ask.body;
    const unfit = checkDraft(ask, tenantId, draft);
    if (unfit !== undefined) return unfit;
    if (call.referralId !== null) return writtenAlready;
    // Somebody may have placed the call from the lobby while this one was still being written.
    const arrival = await ask.tx.maybe(lockArrival, [call.tenantId, call.arrivalId]);
    if (arrival?.status === 'placed') return writtenAlready;
    const tenant = await ask.tx.maybe(tenantById, [tenantId]);
    if (tenant === undefined) return absent;
    const [here, to] = [ask.deedIn(call.tenantId), ask.deedIn(tenantId)];
    const received = await receiveReferral(to, {
      draft,
      channel: 'phone',
      receivedAt: call.startedAt,
      zone: tenant.zone,
      orderReceived: false,
      caseNumber: call.caseNumber,
      arrivalId: call.arrivalId,
    });
    await noteStated(to, received.id, draft, (field) => ({
      kind: 'call',
      callId: call.id,
      line: fieldName(field),
    }));
    if ((await ask.tx.run(tieCall, [call.tenantId, call.id, tenantId, received.id])) !== 1) {
      return writtenAlready;
    }
    await ask.tx.run(moveArrival, [call.tenantId, call.arrivalId, 'placed', null, tenantId, received.id]);
    await append(here, arrivalPlaced, call.arrivalId, {
      caseNumber: call.caseNumber,
      tenantId,
      referralId: received.id,
    });
    await settleWork(here, 'arrival', call.arrivalId, 'placed', ['acknowledgement', 'lobby_placement']);
    ask.shown({
      tenantId,
      memberId: null,
      subjectKind: 'referral',
      subjectId: received.id,
      fields: ['case_number'],
    });
    return receiptOf(received, tenantId, call.startedAt, tenant.zone, draft, false);
  }),
  door(endCall, loadCall, async (ask, call) => {
    const ended = await end(ask.deedIn(ask.params.tenantId), call);
    return isRefusal(ended) ? ended : presentCall(ended);
  }),
];
