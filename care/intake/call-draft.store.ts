// Why: all the SQL of what is typed during a call.
import { z } from 'zod';
import { query } from '../../base/db/query.ts';

export const callDraftRow = z.object({
  tenantId: z.int(),
  id: z.string(),
  arrivalId: z.string(),
  caseNumber: z.string(),
  agentId: z.string(),
  agentName: z.string(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  referralTenantId: z.int().nullable(),
  referralId: z.string().nullable(),
  draft: z.unknown(),
  draftSavedAt: z.string().nullable(),
});
export type CallWithDraft = z.infer<typeof callDraftRow>;
const columns = `tenant_id, id, arrival_id, case_number, agent_id, agent_name, started_at, ended_at, referral_tenant_id, referral_id, draft, draft_saved_at`;

/** The newest call of an agent that has not ended; one begun before $3 was broken off and is somebody's waiting work. */
export const openCallOf = query(
  'intake.openCallOf',
  callDraftRow,
  `select ${columns} from intake.call
   where tenant_id = $1::int and agent_id = $2::uuid and ended_at is null and started_at > $3::timestamptz
   order by started_at desc limit 1`,
);
export const callBehind = query(
  'intake.callBehind',
  callDraftRow,
  `select ${columns} from intake.call where tenant_id = $1::int and arrival_id = $2::uuid`,
);
/** Only while the call is on and its order not written: a save that comes late overtakes nothing. */
export const keepDraft = query(
  'intake.keepCallDraft',
  z.object({}),
  `update intake.call set draft = $3::jsonb, draft_saved_at = $4::timestamptz
   where tenant_id = $1::int and id = $2::uuid and ended_at is null and referral_id is null`,
);
/** Once the order stands, or it was none, nothing typed on the call stays behind. */
export const forgetDraft = query(
  'intake.forgetCallDraft',
  z.object({}),
  `update intake.call set draft = null, draft_saved_at = null where tenant_id = $1::int and arrival_id = $2::uuid and draft is not null`,
);
