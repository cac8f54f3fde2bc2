// Why: thin doors to what is typed during a call.
import { door, openDoor, type Ask, type Door } from '../../base/http/door.ts';
import { absent, refuse } from '../../base/refusal/refusal.ts';
import { minus } from '../../base/time/instant.ts';
import { draftOf, linesFor, referralFor } from '../cases/index.ts';
import { lobby } from './arrive-by-mail.ts';
import { keepCallDraft, readCallDraft, readOwnCall } from './call-draft.contract.ts';
import type { CallDraft } from './call-draft.schema.ts';
import { callBehind, keepDraft, openCallOf, type CallWithDraft } from './call-draft.store.ts';
import { receiptOf } from './receipt.ts';
import { callById, presentCall } from './take-call.ts';

const longestCallHours = 12;
type Loading = Ask<{ tenantId: number; id: string }, unknown, unknown>;

function present(call: CallWithDraft) {
  return { call: presentCall(call), draft: call.draft as CallDraft | null, savedAt: call.draftSavedAt };
}

function noteDraft(ask: Pick<Loading, 'shown'>, call: CallWithDraft): void {
  if (call.draft === null) return;
  const about = { memberId: null, subjectKind: 'arrival', subjectId: call.arrivalId };
  ask.shown({ tenantId: call.tenantId, ...about, fields: ['name', 'birth_date', 'order'] });
}

/** The receipt of a call whose order is written, said again after a reload. */
async function receiptAgain(ask: Loading, call: CallWithDraft) {
  if (call.referralTenantId === null || call.referralId === null) return null;
  const found = await referralFor(ask.tx, call.referralTenantId, call.referralId);
  if (found === undefined) return null;
  const { referral } = found;
  const lines = await linesFor(ask.tx, referral.tenantId, referral.id);
  const about = { memberId: referral.memberId, subjectKind: 'referral', subjectId: referral.id };
  ask.shown({ tenantId: referral.tenantId, ...about, fields: ['case_number'] });
  const { tenantId, receivedAt, zone, orderReceived } = referral;
  return receiptOf(referral, tenantId, receivedAt, zone, draftOf(referral, lines), orderReceived);
}

export const callDraftDoors: Door[] = [
  openDoor(readOwnCall, async (ask) => {
    if (!ask.verdict('call', 'take', { tenantId: lobby }).allowed) return absent;
    const since = minus(ask.at, { hours: longestCallHours });
    const call = await ask.tx.maybe(openCallOf, [lobby, ask.actor.actorId, since]);
    if (call === undefined) return { call: null, draft: null, savedAt: null, receipt: null };
    noteDraft(ask, call);
    return { ...present(call), receipt: await receiptAgain(ask as unknown as Loading, call) };
  }),
  door(
    keepCallDraft,
    async (ask) => {
      const call = await ask.tx.maybe(callById, [ask.params.tenantId, ask.params.id]);
      return call === undefined ? absent : { ...call, accountId: call.agentId };
    },
    async (ask, call) => {
      const values = [call.tenantId, call.id, JSON.stringify(ask.body.draft), ask.at];
      if ((await ask.tx.run(keepDraft, values)) === 1) return { savedAt: ask.at };
      return refuse('call_over', 'This call is over or its order is written already; nothing more is kept.');
    },
  ),
  door(
    readCallDraft,
    async (ask) => {
      const call = await ask.tx.maybe(callBehind, [ask.params.tenantId, ask.params.id]);
      return call === undefined ? absent : { ...call, accountId: call.agentId };
    },
    async (ask, call) => {
      noteDraft(ask, call);
      return await Promise.resolve(present(call));
    },
  ),
];
