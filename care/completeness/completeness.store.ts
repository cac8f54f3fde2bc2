// Why: all the SQL of what was asked for.
import { z } from 'zod';
import { query } from '../../base/db/query.ts';

export const insertRequest = query(
  'completeness.insertRequest',
  z.object({}),
  `insert into completeness.request (tenant_id, id, referral_id, asked_at, codes, gaps)
   values ($1::int, $2::uuid, $3::uuid, $4::timestamptz, $5::text[], $6::jsonb)`,
);
export const requestsOf = query(
  'completeness.requestsOf',
  z.object({
    id: z.string(),
    askedAt: z.string(),
    codes: z.array(z.string()),
    gaps: z.unknown(),
    answeredAt: z.string().nullable(),
  }),
  `select id, asked_at, codes, gaps, answered_at from completeness.request
   where tenant_id = $1::int and referral_id = $2::uuid order by asked_at`,
);
export const answerRequests = query(
  'completeness.answerRequests',
  z.object({}),
  `update completeness.request set answered_at = $3::timestamptz
   where tenant_id = $1::int and referral_id = $2::uuid and answered_at is null`,
);
