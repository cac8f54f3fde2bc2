// Why: all the SQL of where fields were read. Rows are only added: the newest of a field is the one it stands by.
import { z } from 'zod';
import { query } from '../../base/db/query.ts';
import { sourceRow } from './source.schema.ts';

export const insertSources = query(
  'sources.insertSources',
  z.object({}),
  `insert into sources.field_source (tenant_id, id, referral_id, field, said, kind, place, noted_at, noted_by, noted_by_name)
   select $1::int, one.id, $2::uuid, one.field, one.said, one.place ->> 'kind', one.place, $7::timestamptz, $8::text, $9::text
   from unnest($3::uuid[], $4::text[], $5::text[], $6::jsonb[]) as one (id, field, said, place)`,
);
/** Newest first: the first of a field is the one it stands by. */
export const sourcesOf = query(
  'sources.sourcesOf',
  sourceRow,
  `select id, field, said, place, noted_at, noted_by, noted_by_name from sources.field_source
   where tenant_id = $1::int and referral_id = $2::uuid order by number desc limit 2000`,
);
