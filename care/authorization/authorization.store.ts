// Why: all the SQL of approvals: rule rows, requests, and the notices of their decisions.
import { z } from 'zod';
import { query } from '../../base/db/query.ts';
import { coverageRuleRow, noticeRow, requestRow } from './authorization.schema.ts';

const ruleColumns = `id, version, tenant_id, line_of_business, plan_name, family, code_prefix, requirement, criteria, validity_days, say, source,
  valid_from, valid_to`;

/** Rows that may speak of these families under this payer. */
export const rulesOf = query(
  'authorization.rulesOf',
  coverageRuleRow,
  `select ${ruleColumns} from approval.rule
   where (tenant_id is null or tenant_id = $1::int) and (family is null or family = any($2::text[]))`,
);
export const ruleVersions = query(
  'authorization.ruleVersions',
  coverageRuleRow,
  `select ${ruleColumns} from approval.rule where id = any($1::text[])`,
);

const columns = `tenant_id, id, referral_id, line_id, line_number, case_number, number, kind, status, track, line_of_business, plan_name,
  rule_id, rule_version, findings, reason, question, decision, requested_quantity, approved_quantity, valid_from, valid_to, received_at,
  opened_at, decided_at, decided_as, decided_by, notice_at, oral_notice_at, coverage_inquiry_id`;

/** Opens a request in its first state; 0 rows when the number is taken or the line has one already. */
export const insertRequest = query(
  'authorization.insertRequest',
  z.object({}),
  `insert into approval.request (tenant_id, id, referral_id, line_id, line_number, case_number, number, kind, status, track,
     line_of_business, plan_name, requested_quantity, received_at, opened_at)
   values ($1::int, $2::uuid, $3::uuid, $4::uuid, $5::int, $6::text, $7::text, $8::text, 'draft', $9::text, $10::text, $11::text,
     $12::numeric, $13::timestamptz, $14::timestamptz)
   on conflict do nothing`,
);
export const requestById = query(
  'authorization.requestById',
  requestRow,
  `select ${columns} from approval.request where tenant_id = $1::int and id = $2::uuid`,
);
export const requestNumbered = query(
  'authorization.requestNumbered',
  requestRow,
  `select ${columns} from approval.request where tenant_id = $1::int and number = $2::text`,
);
export const lockRequest = query(
  'authorization.lockRequest',
  requestRow,
  `select ${columns} from approval.request where tenant_id = $1::int and id = $2::uuid for update`,
);
export const requestsOf = query(
  'authorization.requestsOf',
  requestRow,
  `select ${columns} from approval.request where tenant_id = $1::int and referral_id = $2::uuid order by line_number, opened_at, id`,
);

/** A move of a request with what it sets; a value left null keeps what stands there. */
export const moveRequestRow = query(
  'authorization.moveRequest',
  z.object({}),
  `update approval.request set status = $3::text,
     rule_id = coalesce($5::jsonb->>'ruleId', rule_id), rule_version = coalesce(($5::jsonb->>'ruleVersion')::int, rule_version),
     findings = coalesce($5::jsonb->'findings', findings), reason = coalesce($5::jsonb->>'reason', reason),
     question = coalesce($5::jsonb->>'question', question), decision = coalesce($5::jsonb->'decision', decision),
     approved_quantity = coalesce(($5::jsonb->>'approvedQuantity')::numeric, approved_quantity),
     valid_from = coalesce(($5::jsonb->>'validFrom')::date, valid_from), valid_to = coalesce(($5::jsonb->>'validTo')::date, valid_to),
     decided_at = coalesce(($5::jsonb->>'decidedAt')::timestamptz, decided_at), decided_as = coalesce($5::jsonb->>'decidedAs', decided_as),
     decided_by = coalesce($5::jsonb->>'decidedBy', decided_by),
     coverage_inquiry_id = coalesce(($5::jsonb->>'coverageInquiryId')::uuid, coverage_inquiry_id)
   where tenant_id = $1::int and id = $2::uuid and status = $4::text`,
);
/** The order was written anew: the request goes on for the line that took the place of the old one. */
export const followLine = query(
  'authorization.followLine',
  z.object({}),
  `update approval.request set line_id = $3::uuid, requested_quantity = $4::numeric, track = $5::text
   where tenant_id = $1::int and id = $2::uuid`,
);
export const setNoticeAt = query(
  'authorization.setNoticeAt',
  z.object({}),
  `update approval.request set notice_at = $3::timestamptz where tenant_id = $1::int and id = $2::uuid and notice_at is null`,
);
export const setOralNoticeAt = query(
  'authorization.setOralNoticeAt',
  z.object({}),
  `update approval.request set oral_notice_at = coalesce(oral_notice_at, $3::timestamptz) where tenant_id = $1::int and id = $2::uuid`,
);

const noticeColumns = `id, request_id, audience, channel, recipient, body, message_id, written_at, given_at, given_how, given_to`;

export const insertNotice = query(
  'authorization.insertNotice',
  z.object({}),
  `insert into approval.notice (tenant_id, id, request_id, referral_id, audience, channel, recipient, body, message_id, written_at)
   values ($1::int, $2::uuid, $3::uuid, $4::uuid, $5::text, $6::text, $7::text, $8::text, $9::uuid, $10::timestamptz)`,
);
export const noticesOf = query(
  'authorization.noticesOf',
  noticeRow,
  `select ${noticeColumns} from approval.notice where tenant_id = $1::int and request_id = any($2::uuid[]) order by written_at, id`,
);
export const noticeById = query(
  'authorization.noticeById',
  noticeRow,
  `select ${noticeColumns} from approval.notice where tenant_id = $1::int and id = $2::uuid`,
);
export const noticeOfMessage = query(
  'authorization.noticeOfMessage',
  noticeRow,
  `select ${noticeColumns} from approval.notice where tenant_id = $1::int and message_id = $2::uuid`,
);
/** 0 rows when it had been given before. */
export const giveNotice = query(
  'authorization.giveNotice',
  z.object({}),
  `update approval.notice set given_at = $3::timestamptz, given_how = $4::text, given_to = $5::text
   where tenant_id = $1::int and id = $2::uuid and given_at is null`,
);

export const payerOf = query(
  'authorization.payerOf',
  z.object({
    name: z.string(),
    phone: z.string().nullable(),
    zone: z.string(),
    lineOfBusiness: z.string().nullable(),
  }),
  `select name, phone, zone, line_of_business from base.tenant where id = $1::int`,
);
