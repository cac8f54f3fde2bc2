// Why: the SQL of CAQH CORE's envelopes: a PayloadID of a sender means one payload, and leads to what answered it.
import { z } from 'zod';
import { query } from '../../base/db/query.ts';

export const envelopeRow = z.object({
  payloadId: z.string(),
  payloadType: z.string(),
  mode: z.enum(['real_time', 'batch']),
  digest: z.string(),
  messageId: z.string().nullable(),
});
export type KeptEnvelope = z.infer<typeof envelopeRow>;

const columns = 'payload_id, payload_type, mode, digest, message_id';

export const envelopeById = query(
  'exchange.envelopeById',
  envelopeRow,
  `select ${columns} from exchange.envelope
   where tenant_id = $1::int and partner_id = $2::uuid and payload_id = $3::uuid`,
);

/** 0 rows when the partner used this PayloadID before. */
export const insertEnvelope = query(
  'exchange.insertEnvelope',
  z.object({}),
  `insert into exchange.envelope (tenant_id, partner_id, account_id, payload_id, payload_type, mode, digest, message_id, at)
   values ($1::int, $2::uuid, $3::uuid, $4::uuid, $5::text, $6::text, $7::text, $8::uuid, $9::timestamptz)
   on conflict (tenant_id, partner_id, payload_id) do nothing`,
);

/** The oldest batch whose receipt was not fetched yet; a partner's own receipt gets none, and nobody waits for it. */
export const oldestUnreceipted = query(
  'exchange.oldestUnreceipted',
  envelopeRow,
  `select ${columns} from exchange.envelope
   where tenant_id = $1::int and partner_id = $2::uuid and mode = 'batch' and receipt_fetched_at is null
     and exists (select from exchange.message as receipt
                 where receipt.tenant_id = $1::int and receipt.answers = envelope.message_id and receipt.sets && '{999,TA1}')
   order by at, payload_id limit 1`,
);

export const noteReceiptFetched = query(
  'exchange.noteReceiptFetched',
  z.object({}),
  `update exchange.envelope set receipt_fetched_at = $4::timestamptz
   where tenant_id = $1::int and partner_id = $2::uuid and payload_id = $3::uuid and receipt_fetched_at is null`,
);
