// Why: all the SQL of arrivals, documents, their pages and calls begun.
import { z } from 'zod';
import { query } from '../../base/db/query.ts';
import { documentSchema } from './intake.schema.ts';
import { contents } from './part.schema.ts';

export const arrivalRow = z.object({
  tenantId: z.int(),
  id: z.string(),
  caseNumber: z.string(),
  channel: z.string(),
  status: z.string(),
  receivedAt: z.string(),
  senderName: z.string().nullable(),
  senderAddress: z.string().nullable(),
  recipient: z.string().nullable(),
  subject: z.string().nullable(),
  bodyText: z.string().nullable(),
  rawDigest: z.string().nullable(),
  messageId: z.string().nullable(),
  isAutomatic: z.boolean(),
  resendOf: z.string().nullable(),
  why: z.string().nullable(),
  placedTenantId: z.int().nullable(),
  placedReferralId: z.string().nullable(),
});
export type Arrival = z.infer<typeof arrivalRow>;
const arrivalColumns = `tenant_id, id, case_number, channel, status, received_at, sender_name, sender_address, recipient, subject, body_text,
  raw_digest, message_id, is_automatic, resend_of, why, placed_tenant_id, placed_referral_id`;

export const documentRow = documentSchema.extend({
  arrivalId: z.string().nullable(),
  referralId: z.string().nullable(),
  copiedFrom: z.string().nullable(),
  receivedBy: z.string(),
  pagesClaimed: z.int().nullable(),
  withdrawnAt: z.string().nullable(),
});
export type Document = z.infer<typeof documentRow>;
const documentColumns = `tenant_id, id, arrival_id, referral_id, copied_from, digest, file_name, kind, bytes, status, why, page_count, received_at, received_by, pages_claimed, withdrawn_at`;

export const tenantByAddress = query(
  'intake.tenantByAddress',
  z.object({ id: z.int(), zone: z.string() }),
  `select id, zone from base.tenant where lower(intake_email) = any($1::text[]) order by id limit 1`,
);
export const tenantById = query(
  'intake.tenantById',
  z.object({ id: z.int(), name: z.string(), zone: z.string() }),
  `select id, name, zone from base.tenant where id = $1::int`,
);
export const payersOf = query(
  'intake.payersOf',
  z.object({
    id: z.int(),
    name: z.string(),
    lineOfBusiness: z.string().nullable(),
    intakeEmail: z.string().nullable(),
  }),
  `select id, name, line_of_business, intake_email from base.tenant where kind = 'payer' and id = any($1::int[]) order by name`,
);

/** The first arrival of the same bytes, or of the same message from the same sender. */
export const sameArrival = query(
  'intake.sameArrival',
  arrivalRow,
  `select same.* from (
     select ${arrivalColumns} from intake.arrival where tenant_id = $1::int and raw_digest = $2::text and resend_of is null
     union
     select ${arrivalColumns} from intake.arrival
     where tenant_id = $1::int and message_id = $3::text and lower(sender_address) = any($4::text[]) and resend_of is null
   ) as same
   order by same.received_at limit 1`,
);
/** Makes the same thing wait for itself: two deliveries of one mail at once must not become two cases. */
export const lockSameArrival = query(
  'intake.lockSameArrival',
  z.object({}),
  `select pg_advisory_xact_lock(hashtextextended(one.key, 0)) from unnest($1::text[]) as one (key) order by one.key`,
);
export const insertArrival = query(
  'intake.insertArrival',
  z.object({}),
  `insert into intake.arrival (tenant_id, id, case_number, channel, status, received_at, sender_name, sender_address, recipient, raw_digest, message_id, resend_of)
   values ($1::int, $2::uuid, $3::text, $4::text, $5::text, $6::timestamptz, $7::text, $8::text, $9::text, $10::text, $11::text, $12::uuid)`,
);
export const arrivalById = query(
  'intake.arrivalById',
  arrivalRow,
  `select ${arrivalColumns} from intake.arrival where tenant_id = $1::int and id = $2::uuid`,
);
export const lockArrival = query(
  'intake.lockArrival',
  arrivalRow,
  `select ${arrivalColumns} from intake.arrival where tenant_id = $1::int and id = $2::uuid for update`,
);
export const describeArrival = query(
  'intake.describeArrival',
  z.object({}),
  `update intake.arrival set sender_name = coalesce($3::text, sender_name), sender_address = coalesce($4::text, sender_address),
          subject = coalesce($5::text, subject), body_text = coalesce($6::text, body_text), is_automatic = $7::boolean
   where tenant_id = $1::int and id = $2::uuid`,
);
export const moveArrival = query(
  'intake.moveArrival',
  z.object({}),
  `update intake.arrival set status = $3::text, why = coalesce($4::text, why), placed_tenant_id = coalesce($5::int, placed_tenant_id),
          placed_referral_id = coalesce($6::uuid, placed_referral_id)
   where tenant_id = $1::int and id = $2::uuid`,
);
export const arrivalsByNumber = query(
  'intake.arrivalsByNumber',
  arrivalRow,
  `select ${arrivalColumns} from intake.arrival where case_number = $1::text and status in ('waiting', 'claimed') limit 5`,
);

export const insertDocument = query(
  'intake.insertDocument',
  z.object({}),
  `insert into intake.document (tenant_id, id, arrival_id, referral_id, copied_from, digest, file_name, kind, bytes, status, why, page_count, received_at, received_by, pages_claimed)
   values ($1::int, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $6::text, $7::text, $8::text, $9::bigint, $10::text, $11::text, $12::int, $13::timestamptz, $14::text, $15::int)`,
);
export const documentById = query(
  'intake.documentById',
  documentRow,
  `select ${documentColumns} from intake.document where tenant_id = $1::int and id = $2::uuid`,
);
/** The sender's own upload of these bytes that could not be read and went nowhere. */
export const unreadableUpload = query(
  'intake.unreadableUpload',
  z.object({ id: z.string() }),
  `select id from intake.document
   where tenant_id = $1::int and digest = $2::text and received_by = $3::text and status = 'unreadable'
     and arrival_id is null and referral_id is null limit 1`,
);
export const documentsOfReferral = query(
  'intake.documentsOfReferral',
  documentRow,
  `select ${documentColumns} from intake.document where tenant_id = $1::int and referral_id = $2::uuid and withdrawn_at is null order by received_at, id limit 500`,
);
export const documentsOfMany = query(
  'intake.documentsOfMany',
  documentRow,
  `select ${documentColumns} from intake.document where tenant_id = any($1::int[]) and referral_id = any($2::uuid[]) and withdrawn_at is null order by received_at, id limit 500`,
);
export const documentsOfArrival = query(
  'intake.documentsOfArrival',
  documentRow,
  `select ${documentColumns} from intake.document where tenant_id = $1::int and arrival_id = $2::uuid order by received_at, id limit 500`,
);
export const setDocumentRead = query(
  'intake.setDocumentRead',
  z.object({}),
  `update intake.document set status = $3::text, why = $4::text, page_count = $5::int where tenant_id = $1::int and id = $2::uuid`,
);
export const insertPages = query(
  'intake.insertPages',
  z.object({}),
  `insert into intake.page (tenant_id, document_id, number, width_px, height_px, image_digest, mime, page_text, turn, content, straight_digest)
   select $1::int, $2::uuid, one.number, one.width_px, one.height_px, one.image_digest, one.mime, one.page_text, one.turn, one.content, one.straight_digest
   from unnest($3::int[], $4::int[], $5::int[], $6::text[], $7::text[], $8::text[], $9::int[], $10::text[], $11::text[])
     as one (number, width_px, height_px, image_digest, mime, page_text, turn, content, straight_digest)
   on conflict do nothing`,
);
export const pageRow = z.object({
  number: z.int(),
  widthPx: z.int(),
  heightPx: z.int(),
  imageDigest: z.string(),
  mime: z.string(),
  pageText: z.string().nullable(),
  turn: z.int(),
  content: z.enum(contents).nullable(),
  straightDigest: z.string().nullable(),
});
export type PageRow = z.infer<typeof pageRow>;
const pageColumns =
  'number, width_px, height_px, image_digest, mime, page_text, turn, content, straight_digest';
export const pagesOf = query(
  'intake.pagesOf',
  pageRow,
  `select ${pageColumns} from intake.page where tenant_id = $1::int and document_id = $2::uuid order by number`,
);
export const pageAt = query(
  'intake.pageAt',
  pageRow,
  `select ${pageColumns} from intake.page
   where tenant_id = $1::int and document_id = $2::uuid and number = $3::int`,
);
/** The pages of a case in their order, with what a person called each. */
export const pagesOfReferral = query(
  'intake.pagesOfReferral',
  z.object({ documentId: z.string(), number: z.int(), content: z.enum(contents).nullable() }),
  `select page.document_id, page.number, page.content from intake.page join intake.document
     on document.tenant_id = page.tenant_id and document.id = page.document_id
   where page.tenant_id = $1::int and document.referral_id = $2::uuid and withdrawn_at is null
   order by document.received_at, document.id, page.number limit 2000`,
);
/** Mails that were given to a case, the order itself and what followed. */
export const mailsOfReferral = query(
  'intake.mailsOfReferral',
  arrivalRow,
  `select ${arrivalColumns} from intake.arrival
   where tenant_id = $1::int and placed_tenant_id = $1::int and placed_referral_id = $2::uuid and channel = 'email'
   order by received_at limit 100`,
);
/** The number an order was faxed from, whether it was the whole fax or a part of it. */
export const faxCallerOf = query(
  'intake.faxCallerOf',
  z.object({ senderAddress: z.string().nullable() }),
  `select sender_address from intake.arrival
   where channel = 'fax' and (placed_referral_id = $2::uuid and placed_tenant_id = $1::int
     or exists (select 1 from intake.part where part.tenant_id = arrival.tenant_id and part.arrival_id = arrival.id
                and to_tenant_id = $1::int and to_referral_id = $2::uuid and part.status = 'settled'))
   order by received_at limit 1`,
);
export const attachDocument = query(
  'intake.attachDocument',
  z.object({}),
  `update intake.document set referral_id = $3::uuid where tenant_id = $1::int and id = $2::uuid and referral_id is null`,
);

/** Other referrals of the payer that hold a page with the same digest. */
export const sameDocuments = query(
  'intake.sameDocuments',
  z.object({ referralId: z.string().nullable(), fileName: z.string() }),
  `select distinct on (other.referral_id) other.referral_id, other.file_name
   from intake.document mine join intake.document other on other.tenant_id = mine.tenant_id and other.digest = mine.digest
   where mine.tenant_id = $1::int and mine.referral_id = $2::uuid and mine.withdrawn_at is null and other.withdrawn_at is null and other.referral_id <> $2::uuid
   order by other.referral_id limit 5`,
);

/** Offices of the directory under this NPI, at most two. */
export const officesNumbered = query(
  'intake.officesNumbered',
  z.object({ id: z.string() }),
  `select id from network.office where npi = $1::text order by id limit 2`,
);

export const officesOf = query(
  'intake.officesOf',
  z.object({
    id: z.string(),
    name: z.string(),
    kind: z.string(),
    phone: z.string(),
    email: z.string().nullable(),
    zone: z.string(),
  }),
  `select id, name, kind, phone, email, zone from network.office where id = any($1::uuid[]) order by name`,
);
export const cliniciansOf = query(
  'intake.cliniciansOf',
  z.object({
    id: z.string(),
    officeId: z.string(),
    name: z.string(),
    credential: z.string(),
    npi: z.string(),
  }),
  `select id, office_id, name, credential, npi from network.clinician where office_id = any($1::uuid[]) order by name`,
);
