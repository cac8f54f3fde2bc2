// Why: all the SQL of escalations: a person is on the case until it is resolved in words.
import { z } from 'zod';
import { query } from '../../base/db/query.ts';
import { escalationFacts } from './work.schema.ts';

export const escalationRow = escalationFacts.extend({
  referralId: z.string(),
  caseNumber: z.string(),
  managerId: z.string().nullable(),
  dischargeAt: z.string().nullable(),
});
export type Escalation = z.infer<typeof escalationRow>;
const escalationColumns = `tenant_id, id, referral_id, case_number, status, level, reason, manager_id, manager_name, manager_phone, manager_email,
  opened_at, committed_for, resolved_at, resolution, discharge_at`;

export const insertEscalation = query(
  'work.insertEscalation',
  z.object({}),
  `insert into work.escalation (tenant_id, id, referral_id, case_number, status, level, reason, manager_id, manager_name, manager_phone, manager_email, opened_at, committed_for, discharge_at)
   values ($1::int, $2::uuid, $3::uuid, $4::text, $5::text, $6::int, $7::text, $8::uuid, $9::text, $10::text, $11::text, $12::timestamptz, $13::timestamptz, $14::timestamptz)`,
);
export const escalationsOf = query(
  'work.escalationsOf',
  escalationRow,
  `select ${escalationColumns} from work.escalation where tenant_id = $1::int and referral_id = $2::uuid order by opened_at desc`,
);
/** An escalation answers the discharge as last known: an open one any, a resolved one only what was put off. */
export const followDischarge = query(
  'work.followDischarge',
  z.object({}),
  `update work.escalation set discharge_at = $3::timestamptz
   where tenant_id = $1::int and referral_id = $2::uuid
     and (status not in ('resolved', 'confirmed') or discharge_at < $3::timestamptz)`,
);
export const escalationById = query(
  'work.escalationById',
  escalationRow,
  `select ${escalationColumns} from work.escalation where tenant_id = $1::int and id = $2::uuid for update`,
);
export const moveEscalation = query(
  'work.moveEscalation',
  z.object({}),
  `update work.escalation set status = $3::text, committed_for = coalesce($4::timestamptz, committed_for), resolved_at = coalesce($5::timestamptz, resolved_at),
          resolution = coalesce($6::text, resolution) where tenant_id = $1::int and id = $2::uuid`,
);
export const readEscalation = query(
  'work.readEscalation',
  escalationRow,
  `select ${escalationColumns} from work.escalation where tenant_id = $1::int and id = $2::uuid`,
);
