// Why: all the SQL of the eligibility room: how payers are asked, what was asked and what they answered.
import { z } from 'zod';
import { query } from '../../base/db/query.ts';
import { inquiryRow, payerProfileRow } from './eligibility.schema.ts';

const columns = `tenant_id, id, referral_id, member_id, how, service_on, service_types, control_number, asked_at, asked_by, answered_at,
  outcome, say, next_step, plan_name, line_of_business, facts, based_on, spoke_with, reference_number`;

/** How a payer is asked, with the line of business it mostly has. */
export const profileOf = query(
  'eligibility.profileOf',
  payerProfileRow.extend({ lineOfBusiness: z.string().nullable() }),
  `select profile.tenant_id, endpoint, payer_name, payer_number, our_qualifier, our_id, their_qualifier, their_id, our_name, our_npi,
     usage, tolerates, tenant.line_of_business
   from eligibility.payer_profile profile join base.tenant on tenant.id = profile.tenant_id
   where profile.tenant_id = $1::int`,
);

export const nextControlNumber = query(
  'eligibility.nextControlNumber',
  z.object({ number: z.int() }),
  `select nextval('eligibility.control_number') as number`,
);

export const insertInquiry = query(
  'eligibility.insertInquiry',
  z.object({}),
  `insert into eligibility.inquiry (tenant_id, id, referral_id, member_id, how, service_on, service_types, control_number, asked_at, asked_by, request)
   values ($1::int, $2::uuid, $3::uuid, $4::uuid, 'electronic', $5::date, $6::text[], $7::bigint, $8::timestamptz, $9::text, $10::bytea)`,
);

/** What was learned at once: by hand from a person at the payer, or again from a fresh answer. */
export const insertAnswered = query(
  'eligibility.insertAnswered',
  z.object({}),
  `insert into eligibility.inquiry (tenant_id, id, referral_id, member_id, how, service_on, service_types, asked_at, asked_by, answered_at,
     outcome, say, plan_name, line_of_business, facts, based_on, spoke_with, reference_number)
   values ($1::int, $2::uuid, $3::uuid, $4::uuid, $5::text, $6::date, $7::text[], $8::timestamptz, $9::text, $8::timestamptz,
     $10::text, $11::text, $12::text, $13::text, $14::jsonb, $15::uuid, $16::text, $17::text)`,
);

/** Writes the answer down once; 0 rows when it has one already. */
export const answerInquiry = query(
  'eligibility.answerInquiry',
  z.object({}),
  `update eligibility.inquiry set answered_at = $3::timestamptz, outcome = $4::text, say = $5::text, next_step = $6::text,
     plan_name = $7::text, line_of_business = $8::text, facts = $9::jsonb, response = $10::bytea
   where tenant_id = $1::int and id = $2::uuid and outcome is null`,
);

/** Nobody waits for these questions any more. */
export const giveUpOpen = query(
  'eligibility.giveUpOpen',
  z.object({}),
  `update eligibility.inquiry set answered_at = $3::timestamptz, outcome = 'given_up', say = $4::text
   where tenant_id = $1::int and referral_id = $2::uuid and outcome is null`,
);

export const inquiryById = query(
  'eligibility.inquiryById',
  inquiryRow,
  `select ${columns} from eligibility.inquiry where tenant_id = $1::int and id = $2::uuid`,
);
export const inquiriesOf = query(
  'eligibility.inquiriesOf',
  inquiryRow,
  `select ${columns} from eligibility.inquiry where tenant_id = $1::int and referral_id = $2::uuid order by asked_at desc, id desc limit 20`,
);
export const messagesOf = query(
  'eligibility.messagesOf',
  inquiryRow.extend({ request: z.instanceof(Buffer).nullable(), response: z.instanceof(Buffer).nullable() }),
  `select ${columns}, request, response from eligibility.inquiry
   where tenant_id = $1::int and id = $2::uuid and referral_id = $3::uuid`,
);
/** What the job that asks needs: the bytes and where they go, while there is no answer. */
export const toAsk = query(
  'eligibility.toAsk',
  z.object({
    referralId: z.string(),
    controlNumber: z.int().nullable(),
    outcome: z.string().nullable(),
    request: z.instanceof(Buffer).nullable(),
    endpoint: z.string(),
    payerName: z.string(),
    tolerates: z.array(z.string()),
  }),
  `select referral_id, control_number, outcome, request, endpoint, payer_name, tolerates
   from eligibility.inquiry join eligibility.payer_profile using (tenant_id)
   where inquiry.tenant_id = $1::int and inquiry.id = $2::uuid`,
);

/** A confirmed answer for the same member and day that is fresh enough and about these kinds of service, newest first. */
export const freshAnswer = query(
  'eligibility.freshAnswer',
  inquiryRow,
  `select ${columns} from eligibility.inquiry
   where tenant_id = $1::int and member_id = $2::uuid and service_on = $3::date and outcome = 'active' and how <> 'reused'
     and answered_at > $4::timestamptz and service_types @> $5::text[]
   order by answered_at desc limit 1`,
);

/** The payer's newest word about a member, whatever case it was asked for; $3 is the day of service it shall hold for. */
export const coverageKnown = query(
  'eligibility.coverageKnown',
  z.object({
    isActive: z.boolean().nullable(),
    planName: z.string().nullable(),
    serviceOn: z.string(),
    answeredAt: z.string().nullable(),
  }),
  `select outcome = 'active' as is_active, plan_name, service_on, answered_at from eligibility.inquiry
   where tenant_id = $1::int and member_id = $2::uuid and outcome in ('active', 'inactive')
     and (service_on >= $3::date or outcome = 'inactive')
   order by answered_at desc limit 1`,
);
