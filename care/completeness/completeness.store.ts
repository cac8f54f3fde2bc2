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
    channel: z.string().nullable(),
    askedOf: z.string().nullable(),
    remindedAt: z.array(z.string()),
  }),
  `select id, asked_at, codes, gaps, answered_at, channel, asked_of, reminded_at from completeness.request
   where tenant_id = $1::int and referral_id = $2::uuid order by asked_at`,
);
/** Held under lock with its questions still open: what is asked after. */
export const requestHeld = query(
  'completeness.requestHeld',
  z.object({
    id: z.string(),
    referralId: z.string(),
    askedAt: z.string(),
    channel: z.string().nullable(),
    askedOf: z.string().nullable(),
  }),
  `select id, referral_id, asked_at, channel, asked_of from completeness.request
   where tenant_id = $1::int and id = $2::uuid for update`,
);
export const noteSentQuery = query(
  'completeness.noteSent',
  z.object({}),
  `update completeness.request set channel = $3::text, asked_of = $4::text, message_id = $5::text
   where tenant_id = $1::int and id = $2::uuid`,
);
export const noteRemindedQuery = query(
  'completeness.noteReminded',
  z.object({}),
  `update completeness.request set reminded_at = reminded_at || $3::timestamptz where tenant_id = $1::int and id = $2::uuid`,
);
/** Requests whose questions are all closed are answered; gives them. */
export const answerRequests = query(
  'completeness.answerRequests',
  z.object({ id: z.string() }),
  `update completeness.request set answered_at = $3::timestamptz
   where tenant_id = $1::int and referral_id = $2::uuid and answered_at is null
     and not exists (select 1 from completeness.question where question.tenant_id = request.tenant_id and request_id = request.id and closed_at is null)
   returning id`,
);
/** The case that a letter with one of these Message-IDs, written to this address, asked for something. */
export const askedByMessage = query(
  'completeness.askedByMessage',
  z.object({ referralId: z.string(), requestId: z.string() }),
  `select referral_id, id as request_id from completeness.request
   where tenant_id = $1::int and message_id = any($2::text[]) and lower(asked_of) = any($3::text[]) order by asked_at desc limit 1`,
);
export const insertReview = query(
  'completeness.insertReview',
  z.object({}),
  `insert into completeness.review (tenant_id, referral_id, reviewed_at, channel, sender)
   values ($1::int, $2::uuid, $3::timestamptz, $4::text, $5::text) on conflict do nothing`,
);
