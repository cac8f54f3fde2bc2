// Why: all the SQL about partners' requests for approval: known again by their keys, and remembered with what was told of them.
import { z } from 'zod';
import { query } from '../../base/db/query.ts';
import { partnerRow } from './exchange.schema.ts';

export const careRequestRow = z.object({
  tenantId: z.int(),
  id: z.string(),
  partnerId: z.string(),
  accountId: z.string(),
  messageId: z.string(),
  number: z.int(),
  referralId: z.string(),
  caseNumber: z.string(),
  receivedAt: z.string(),
  requestKey: z.string().nullable(),
  personKey: z.string(),
  contentKey: z.string(),
  asked: z.unknown(),
  sender: z.string(),
  receiver: z.string(),
  told: z.string(),
  toldAt: z.string(),
});
export type CareRequest = z.infer<typeof careRequestRow>;

const columns = `tenant_id, id, partner_id, account_id, message_id, number, referral_id, case_number, received_at, request_key,
  person_key, content_key, asked, sender, receiver, told, told_at`;

/** The request (for the person $6, null for anybody) under this key, or the newest that became one of the cases $4 or $5. */
export const careRequestNamed = query(
  'exchange.careRequestNamed',
  careRequestRow,
  `select ${columns} from exchange.care_request
   where tenant_id = $1::int and partner_id = $2::uuid and ($6::text is null or person_key = $6::text)
     and (request_key = $3::text or case_number = any($4::text[]) or referral_id = any($5::uuid[]))
   order by (request_key = $3::text) desc nulls last, received_at desc, id desc limit 1`,
);

/** 0 rows when the same request was taken meanwhile. */
export const insertCareRequest = query(
  'exchange.insertCareRequest',
  z.object({}),
  `insert into exchange.care_request (tenant_id, id, partner_id, account_id, message_id, number, referral_id, case_number, received_at,
     request_key, person_key, content_key, asked, sender, receiver, told, told_at, partner_name)
   values ($1::int, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $6::int, $7::uuid, $8::text, $9::timestamptz, $10::text, $11::text, $12::text,
     $13::jsonb, $14::text, $15::text, $16::text, $9::timestamptz, $17::text)
   on conflict (tenant_id, partner_id, request_key) do nothing`,
);

export const careRequestsOf = query(
  'exchange.careRequestsOf',
  careRequestRow,
  `select ${columns} from exchange.care_request where tenant_id = $1::int and referral_id = $2::uuid order by received_at, id`,
);

/** 0 rows when somebody else told it meanwhile. */
export const noteTold = query(
  'exchange.noteTold',
  z.object({}),
  `update exchange.care_request set told = $3::text, told_at = $4::timestamptz, told_in = $6::uuid
   where tenant_id = $1::int and id = $2::uuid and told = $5::text`,
);

export const partnerById = query(
  'exchange.partnerById',
  partnerRow.extend({ active: z.boolean() }),
  `select tenant_id, id, account_id, name, their_qualifier, their_id, our_qualifier, our_id, delimiters, usage, takes, tolerates, folder,
     active
   from exchange.partner where tenant_id = $1::int and id = $2::uuid`,
);

/** By whom a case came, for its page. */
export const senderOfCase = query(
  'exchange.senderOfCase',
  z.object({ partnerName: z.string(), messageId: z.string() }),
  `select partner_name, message_id from exchange.care_request
   where tenant_id = $1::int and referral_id = $2::uuid order by received_at, id limit 1`,
);

/** The requests of which this message is the newest word. */
export const requestsToldIn = query(
  'exchange.requestsToldIn',
  z.object({ referralId: z.string(), caseNumber: z.string(), partnerName: z.string() }),
  `select referral_id, case_number, partner_name from exchange.care_request where tenant_id = $1::int and told_in = $2::uuid`,
);
