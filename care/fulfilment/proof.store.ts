// Why: all the SQL of proofs and their pictures.
import { z } from 'zod';
import { query } from '../../base/db/query.ts';
import { proofRow } from './proof.schema.ts';

const columns = `tenant_id, id, appointment_id, referral_id, line_id, location_id, status, body, recorded_at, recorded_by, recorded_by_name,
  decided_at, decided_by, reason`;

export const insertProof = query(
  'fulfilment.insertProof',
  z.object({}),
  `insert into fulfilment.proof (tenant_id, id, appointment_id, referral_id, line_id, location_id, status, body, recorded_at, recorded_by, recorded_by_name)
   values ($1::int, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $6::uuid, 'pending', $7::jsonb, $8::timestamptz, $9::text, $10::text)`,
);
export const proofById = query(
  'fulfilment.proofById',
  proofRow,
  `select ${columns} from fulfilment.proof where tenant_id = $1::int and id = $2::uuid`,
);
export const proofsOf = query(
  'fulfilment.proofsOf',
  proofRow,
  `select ${columns} from fulfilment.proof where tenant_id = $1::int and referral_id = $2::uuid order by recorded_at, id`,
);
export const proofsOfAppointments = query(
  'fulfilment.proofsOfAppointments',
  proofRow,
  `select ${columns} from fulfilment.proof where tenant_id = any($1::int[]) and appointment_id = any($2::uuid[]) order by recorded_at, id`,
);
export const decideProofRow = query(
  'fulfilment.decideProof',
  z.object({}),
  `update fulfilment.proof set status = $3::text, decided_at = $4::timestamptz, decided_by = $5::text, reason = $6::text
   where tenant_id = $1::int and id = $2::uuid and status = 'pending'`,
);

export const pictureRow = z.object({
  tenantId: z.int(),
  id: z.string(),
  appointmentId: z.string(),
  locationId: z.string(),
  kind: z.enum(['signature', 'photo']),
  digest: z.string(),
  mime: z.string(),
});
const pictureColumns = 'tenant_id, id, appointment_id, location_id, kind, digest, mime';
export const insertPicture = query(
  'fulfilment.insertPicture',
  z.object({}),
  `insert into fulfilment.picture (tenant_id, id, appointment_id, location_id, kind, digest, mime, taken_at, taken_by)
   values ($1::int, $2::uuid, $3::uuid, $4::uuid, $5::text, $6::text, $7::text, $8::timestamptz, $9::text)`,
);
export const pictureById = query(
  'fulfilment.pictureById',
  pictureRow,
  `select ${pictureColumns} from fulfilment.picture where tenant_id = $1::int and id = $2::uuid`,
);
export const picturesOf = query(
  'fulfilment.picturesOf',
  pictureRow,
  `select ${pictureColumns} from fulfilment.picture where tenant_id = $1::int and appointment_id = $2::uuid limit 100`,
);
