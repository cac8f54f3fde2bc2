// Why: all the SQL of parts and of what a person says of a page.
import { z } from 'zod';
import { query } from '../../base/db/query.ts';
import { partRow } from './part.schema.ts';

const columns = `id, document_id, first_page, last_page, fate, title, status, made_at, made_by, case_number, to_tenant_id, to_referral_id, to_document_id, settled_at`;

export const partsOf = query(
  'intake.partsOf',
  partRow,
  `select ${columns} from intake.part where tenant_id = $1::int and arrival_id = $2::uuid
   order by document_id, first_page, made_at, id limit 500`,
);
/** Parts not settled yet give way to a new division. */
export const dropPlanned = query(
  'intake.dropPlanned',
  z.object({}),
  `delete from intake.part where tenant_id = $1::int and arrival_id = $2::uuid and status = 'planned'`,
);
export const insertParts = query(
  'intake.insertParts',
  z.object({}),
  `insert into intake.part (tenant_id, id, arrival_id, document_id, first_page, last_page, fate, title, status, made_at, made_by)
   select $1::int, one.id, $2::uuid, one.document_id, one.first_page, one.last_page, one.fate, one.title, 'planned', $9::timestamptz, $10::text
   from unnest($3::uuid[], $4::uuid[], $5::int[], $6::int[], $7::text[], $8::text[]) as one (id, document_id, first_page, last_page, fate, title)`,
);
export const settlePart = query(
  'intake.settlePart',
  z.object({}),
  `update intake.part set status = 'settled', case_number = $3::text, to_tenant_id = $4::int, to_referral_id = $5::uuid,
          to_document_id = $6::uuid, settled_at = $7::timestamptz
   where tenant_id = $1::int and id = $2::uuid and status = 'planned'`,
);
export const takePartBack = query(
  'intake.takePartBack',
  z.object({}),
  `update intake.part set status = 'taken_back' where tenant_id = $1::int and id = $2::uuid and status = 'settled'`,
);
export const withdrawDocument = query(
  'intake.withdrawDocument',
  z.object({}),
  `update intake.document set withdrawn_at = $3::timestamptz where tenant_id = $1::int and id = $2::uuid and withdrawn_at is null`,
);
export const describePage = query(
  'intake.describePage',
  z.object({}),
  `update intake.page set turn = coalesce($4::int, turn), content = coalesce($5::text, content)
   where tenant_id = $1::int and document_id = $2::uuid and number = $3::int`,
);
export const keepStraight = query(
  'intake.keepStraight',
  z.object({}),
  `update intake.page set straight_digest = $4::text where tenant_id = $1::int and document_id = $2::uuid and number = $3::int`,
);
