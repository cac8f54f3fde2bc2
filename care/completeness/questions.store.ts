// Why: all the SQL of single questions: each is open from the moment it is asked until its answer is with the case.
import { z } from 'zod';
import { query } from '../../base/db/query.ts';

export const questionRow = z.object({
  id: z.string(),
  referralId: z.string(),
  requestId: z.string(),
  code: z.string(),
  field: z.string(),
  say: z.string(),
  suppliedBy: z.string(),
  askedAt: z.string(),
  quote: z.string().nullable(),
  documentId: z.string().nullable(),
  page: z.int().nullable(),
  closedAt: z.string().nullable(),
  closedAs: z.string().nullable(),
});
export type QuestionRow = z.infer<typeof questionRow>;
const columns = `id, referral_id, request_id, code, field, say, supplied_by, asked_at, quote, document_id, page, closed_at, closed_as`;

export const insertQuestions = query(
  'completeness.insertQuestions',
  z.object({}),
  `insert into completeness.question (tenant_id, id, referral_id, request_id, number, code, field, say, supplied_by, asked_at)
   select $1::int, one.id, $2::uuid, $3::uuid, one.number, one.code, one.field, one.say, one.supplied_by, $4::timestamptz
   from unnest($5::uuid[], $6::text[], $7::text[], $8::text[], $9::text[]) with ordinality as one (id, code, field, say, supplied_by, number)`,
);
/** Every question of a case, in the order in which they were asked. */
export const questionsOf = query(
  'completeness.questionsOf',
  questionRow,
  `select ${columns} from completeness.question where tenant_id = $1::int and referral_id = $2::uuid order by asked_at, number limit 500`,
);
export const questionsOfRequest = query(
  'completeness.questionsOfRequest',
  questionRow,
  `select ${columns} from completeness.question where tenant_id = $1::int and request_id = $2::uuid order by number`,
);
export const openQuestionsOfMany = query(
  'completeness.openQuestionsOfMany',
  questionRow,
  `select ${columns} from completeness.question
   where tenant_id = any($1::int[]) and referral_id = any($2::uuid[]) and closed_at is null order by asked_at, number limit 1000`,
);
export const closeQuestions = query(
  'completeness.closeQuestions',
  z.object({}),
  `update completeness.question set closed_at = $3::timestamptz, closed_as = $4::text
   where tenant_id = $1::int and id = any($2::uuid[]) and closed_at is null`,
);
export const quoteQuestion = query(
  'completeness.quoteQuestion',
  z.object({}),
  `update completeness.question set quote = $3::text, document_id = $4::uuid, page = $5::int
   where tenant_id = $1::int and id = $2::uuid`,
);

/** Reviews of a period by sender and channel: how many, how many with questions, and their days from first asking to last answer. */
export const reviewedGroups = query(
  'completeness.reviewedGroups',
  z.object({
    channel: z.string(),
    sender: z.string(),
    reviewed: z.int(),
    clarified: z.int(),
    days: z.number(),
  }),
  `select channel, sender, count(*)::int as reviewed, count(asked.days)::int as clarified, coalesce(sum(asked.days), 0)::float8 as days
   from completeness.review left join lateral (
     select extract(epoch from max(coalesce(closed_at, $4::timestamptz)) - min(asked_at)) / 86400 as days
     from completeness.question where question.tenant_id = review.tenant_id and question.referral_id = review.referral_id
     having count(*) > 0) asked on true
   where tenant_id = any($1::int[]) and reviewed_at >= $2::timestamptz and reviewed_at < $3::timestamptz
   group by channel, sender order by channel, sender limit 5000`,
);
/** The same period by gap code. */
export const reviewedCodes = query(
  'completeness.reviewedCodes',
  z.object({ code: z.string(), say: z.string(), cases: z.int(), days: z.number() }),
  `select code, min(say) as say, count(distinct question.referral_id)::int as cases,
     sum(extract(epoch from coalesce(closed_at, $4::timestamptz) - asked_at) / 86400)::float8 as days
   from completeness.question join completeness.review
     on review.tenant_id = question.tenant_id and review.referral_id = question.referral_id
   where question.tenant_id = any($1::int[]) and reviewed_at >= $2::timestamptz and reviewed_at < $3::timestamptz
   group by code order by cases desc, code limit 500`,
);
