// Why: a payer's daily file brings orders by the hundred thousand; written one by one they would hold up the house.
import { z } from 'zod';
import { query } from '../../base/db/query.ts';
import { insertReferral } from './cases.store.ts';

/** Reserves case numbers; gives those that were free. */
export const giveNumbers = query(
  'cases.giveNumbers',
  z.object({ number: z.string() }),
  `insert into cases.case_number (tenant_id, number, given_at)
   select $1::int, one.number, $3::timestamptz from unnest($2::text[]) as one (number) on conflict do nothing returning number`,
);

/** Many referrals from one JSON array of rows, as `insertReferral` takes one. */
export const insertReferrals = query(
  'cases.insertReferrals',
  z.object({}),
  `${insertReferral.text.replaceAll('$1::jsonb', 'one.value')} from jsonb_array_elements($1::jsonb) as one`,
);

export const insertManyLines = query(
  'cases.insertManyLines',
  z.object({}),
  `insert into cases.service_line (tenant_id, id, referral_id, number, status, family, code, description, quantity, frequency)
   select $1::int, line.id, line.referral_id, line.number, 'requested', line.family, line.code, line.description, line.quantity, line.frequency
   from unnest($2::uuid[], $3::uuid[], $4::int[], $5::text[], $6::text[], $7::text[], $8::numeric[], $9::text[])
     as line (id, referral_id, number, family, code, description, quantity, frequency)`,
);

/** Cases of members that are not over. */
export const openCasesOf = query(
  'cases.openCasesOf',
  z.object({ id: z.string() }),
  `select id from cases.referral
   where tenant_id = $1::int and member_id = any($2::uuid[])
     and status not in ('completed', 'closed', 'cancelled', 'not_eligible', 'redirected', 'duplicate_merged', 'closed_incomplete')`,
);
