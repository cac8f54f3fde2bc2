// Why: all the SQL of messages that leave the house and of the signed links they carry.
import { z } from 'zod';
import { query } from '../../base/db/query.ts';

export const messageRow = z.object({
  tenantId: z.int(),
  id: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  purpose: z.string(),
  template: z.string(),
  recipient: z.string(),
  subjectLine: z.string(),
  body: z.string(),
  messageId: z.string(),
  inReplyTo: z.string().nullable(),
  status: z.string(),
  queuedAt: z.string(),
  sentAt: z.string().nullable(),
});
export type Message = z.infer<typeof messageRow>;
const columns = `tenant_id, id, subject_kind, subject_id, purpose, template, recipient, subject_line, body, message_id, in_reply_to, status, queued_at, sent_at`;

export const insertMessage = query(
  'contact.insertMessage',
  z.object({}),
  `insert into contact.message (tenant_id, id, subject_kind, subject_id, purpose, template, template_version, recipient, subject_line, body, message_id, in_reply_to, status, queued_at)
   values ($1::int, $2::uuid, $3::text, $4::uuid, $5::text, $6::text, $7::int, $8::text, $9::text, $10::text, $11::text, $12::text, $13::text, $14::timestamptz)`,
);
export const messageById = query(
  'contact.messageById',
  messageRow.extend({ intakeEmail: z.string().nullable() }),
  `select ${columns},
     (select intake_email from base.tenant where tenant.id = message.tenant_id) as intake_email
   from contact.message where tenant_id = $1::int and id = $2::uuid`,
);
export const messagesOf = query(
  'contact.messagesOf',
  messageRow,
  `select ${columns} from contact.message where tenant_id = $1::int and subject_id = $2::uuid order by queued_at desc limit 200`,
);
export const messageSentQuery = query(
  'contact.messageSent',
  z.object({}),
  `update contact.message set status = 'sent', sent_at = $3::timestamptz, answer = $4::text where tenant_id = $1::int and id = $2::uuid and status <> 'sent'`,
);
export const messageFailedQuery = query(
  'contact.messageFailed',
  z.object({}),
  `update contact.message set status = 'failed', answer = $3::text where tenant_id = $1::int and id = $2::uuid and status = 'queued'`,
);

export const insertLink = query(
  'contact.insertLink',
  z.object({}),
  `insert into base.signed_link (token_hash, tenant_id, subject_kind, subject_id, made_at, expires_at)
   values ($1::bytea, $2::int, $3::text, $4::uuid, $5::timestamptz, $6::timestamptz)`,
);

/** The payer's line for its cases, and its zone. */
export const payerPhone = query(
  'contact.payerPhone',
  z.object({ phone: z.string().nullable(), zone: z.string() }),
  `select phone, zone from base.tenant where id = $1::int`,
);
export const accountName = query(
  'contact.accountName',
  z.object({ name: z.string() }),
  `select name from base.account where id = $1::uuid`,
);
