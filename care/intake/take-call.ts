// Why: a caller has a case number before the first question, and a call that breaks off is still work for somebody:
// the arrival stands in the queue from its first second and leaves it only when the referral is written.
import { z } from 'zod';
import { append, type Deed } from '../../base/events/event.ts';
import { query } from '../../base/db/query.ts';
import { newId } from '../../base/ids/ids.ts';
import { refuse, type Or } from '../../base/refusal/refusal.ts';
import { giveCaseNumber } from '../cases/index.ts';
import { claimFor, harmAt, itemFor, queueArrival } from '../work/index.ts';
import { callBegun, callEnded } from './intake.events.ts';
import { insertArrival, tenantById } from './intake.store.ts';

export const callRow = z.object({
  tenantId: z.int(),
  id: z.string(),
  arrivalId: z.string(),
  caseNumber: z.string(),
  agentId: z.string(),
  agentName: z.string(),
  callerName: z.string().nullable(),
  callerOrganization: z.string().nullable(),
  callerPhone: z.string().nullable(),
  purpose: z.string().nullable(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  referralId: z.string().nullable(),
});
export type Call = z.infer<typeof callRow>;
const columns = `tenant_id, id, arrival_id, case_number, agent_id, agent_name, caller_name, caller_organization, caller_phone, purpose, started_at, ended_at, referral_id`;

const insertCall = query(
  'intake.insertCall',
  z.object({}),
  `insert into intake.call (tenant_id, id, arrival_id, case_number, agent_id, agent_name, caller_name, caller_organization, caller_phone, purpose, started_at)
   values ($1::int, $2::uuid, $3::uuid, $4::text, $5::uuid, $6::text, $7::text, $8::text, $9::text, $10::text, $11::timestamptz)`,
);
export const callById = query(
  'intake.callById',
  callRow,
  `select ${columns} from intake.call where tenant_id = $1::int and id = $2::uuid`,
);
/** Whoever writes the referral of a call holds it: two who send at the same moment are not two cases of one number. */
export const callToPlace = query(
  'intake.callToPlace',
  callRow,
  `select ${columns} from intake.call where tenant_id = $1::int and id = $2::uuid for update`,
);
const noteCallQuery = query(
  'intake.noteCall',
  z.object({}),
  `update intake.call set caller_name = coalesce($3::text, caller_name), caller_organization = coalesce($4::text, caller_organization),
          caller_phone = coalesce($5::text, caller_phone), purpose = coalesce($6::text, purpose), identifiers = coalesce($7::text[], identifiers)
   where tenant_id = $1::int and id = $2::uuid`,
);
const endCallQuery = query(
  'intake.endCall',
  z.object({}),
  `update intake.call set ended_at = $3::timestamptz where tenant_id = $1::int and id = $2::uuid and ended_at is null`,
);
export const tieCall = query(
  'intake.tieCall',
  z.object({}),
  `update intake.call set referral_tenant_id = $3::int, referral_id = $4::uuid, draft = null, draft_saved_at = null
   where tenant_id = $1::int and id = $2::uuid and referral_id is null`,
);

/** A call as its people see it. */
export const presentCall = (
  call: Pick<Call, 'tenantId' | 'id' | 'arrivalId' | 'caseNumber' | 'agentName' | 'startedAt' | 'endedAt'>,
) => ({
  tenantId: call.tenantId,
  id: call.id,
  arrivalId: call.arrivalId,
  caseNumber: call.caseNumber,
  agentName: call.agentName,
  startedAt: call.startedAt,
  endedAt: call.endedAt,
});

type Caller = {
  callerName?: string | undefined;
  callerOrganization?: string | undefined;
  callerPhone?: string | undefined;
  purpose?: string | undefined;
  identifiers?: string[] | undefined;
};

/** Begins a call in the lobby: arrival, number, queue item held by the agent. */
export async function begin(deed: Deed, caller: Caller): Promise<Call> {
  const tenant = await deed.tx.one(tenantById, [deed.tenantId]);
  const caseNumber = await giveCaseNumber(deed);
  const arrivalId = newId(deed.at);
  const id = newId(deed.at);
  await deed.tx.run(insertArrival, [
    deed.tenantId,
    arrivalId,
    caseNumber,
    'phone',
    'claimed',
    deed.at,
    caller.callerName ?? null,
    caller.callerPhone ?? null,
    null,
    null,
    null,
    null,
  ]);
  await deed.tx.run(insertCall, [
    deed.tenantId,
    id,
    arrivalId,
    caseNumber,
    deed.by.id,
    deed.by.name,
    caller.callerName ?? null,
    caller.callerOrganization ?? null,
    caller.callerPhone ?? null,
    caller.purpose ?? null,
    deed.at,
  ]);
  const who = caller.callerOrganization ?? caller.callerName ?? 'a caller';
  await queueArrival(deed, {
    id: arrivalId,
    caseNumber,
    title: `Call from ${who}`,
    channel: 'phone',
    zone: tenant.zone,
    receivedAt: deed.at,
    harmAt: harmAt(deed.at, [], 'urgent', null),
  });
  const item = await itemFor(deed.tx, deed.tenantId, 'arrival', arrivalId);
  if (item !== undefined) await claimFor(deed, item.id);
  await append(deed, callBegun, arrivalId, { caseNumber, agent: deed.by.name });
  return await deed.tx.one(callById, [deed.tenantId, id]);
}

/** Notes who calls, for whom and why; earlier words stay where nothing new is said. */
export async function note(deed: Deed, callId: string, caller: Caller): Promise<Call> {
  await deed.tx.run(noteCallQuery, [
    deed.tenantId,
    callId,
    caller.callerName ?? null,
    caller.callerOrganization ?? null,
    caller.callerPhone ?? null,
    caller.purpose ?? null,
    caller.identifiers ?? null,
  ]);
  return await deed.tx.one(callById, [deed.tenantId, callId]);
}

/** Ends a call once. */
export async function end(deed: Deed, call: Call): Promise<Or<Call>> {
  if ((await deed.tx.run(endCallQuery, [deed.tenantId, call.id, deed.at])) !== 1)
    return refuse('ended_already', 'This call has ended already.');
  await append(deed, callEnded, call.arrivalId, {
    caseNumber: call.caseNumber,
    placed: call.referralId !== null,
  });
  return await deed.tx.one(callById, [deed.tenantId, call.id]);
}
