// Why: all the SQL of the exchange room: partners, what they sent and what answered it.
import { z } from 'zod';
import { query } from '../../base/db/query.ts';
import { messageRow, partnerRow, transactionRow, verdicts } from './exchange.schema.ts';

const partnerColumns = `tenant_id, id, account_id, name, their_qualifier, their_id, our_qualifier, our_id, delimiters, usage,
  takes, tolerates, folder`;

export const partnerOfAccount = query(
  'exchange.partnerOfAccount',
  partnerRow.extend({ certificate: z.string().nullable() }),
  `select ${partnerColumns}, certificate from exchange.partner where account_id = $1::uuid and active`,
);

export const partnersWithFolder = query(
  'exchange.partnersWithFolder',
  partnerRow,
  `select ${partnerColumns} from exchange.partner where folder is not null and active order by folder`,
);

/** Whose certificate this is, of those who call themselves so. */
export const accountsOfCertificate = query(
  'exchange.accountsOfCertificate',
  z.object({ accountId: z.string() }),
  `select account_id from exchange.partner where certificate = $1::text and their_id = $2::text and active limit 2`,
);

/** Writes an agreement down; one with the same account is replaced. */
export const putPartner = query(
  'exchange.putPartner',
  z.object({}),
  `insert into exchange.partner (tenant_id, id, account_id, name, their_qualifier, their_id, our_qualifier, our_id, delimiters, usage,
     takes, tolerates, folder, certificate)
   values ($1::int, $2::uuid, $3::uuid, $4::text, $5::text, $6::text, $7::text, $8::text, $9::text, $10::text, $11::text[], $12::text[],
     $13::text, $14::text)
   on conflict (account_id) do update set name = excluded.name, their_qualifier = excluded.their_qualifier,
     our_qualifier = excluded.our_qualifier, our_id = excluded.our_id, delimiters = excluded.delimiters, usage = excluded.usage,
     takes = excluded.takes, tolerates = excluded.tolerates, folder = excluded.folder, certificate = excluded.certificate,
     active = true`,
);

export const everyTenant = query(
  'exchange.everyTenant',
  z.object({ id: z.int() }),
  `select id from base.tenant where kind = 'payer' order by id`,
);

const messageColumns = `message.tenant_id, message.id, message.partner_id, message.account_id, partner.name as partner_name,
  message.direction, message.channel, message.at, length(message.content) as bytes, message.file_name, message.sets,
  message.verdict, message.says, message.tolerated, message.answers, message.picked_up_at`;
const fromMessage = `exchange.message
  join exchange.partner on partner.tenant_id = message.tenant_id and partner.id = message.partner_id`;

/** Newest first, from the place ($4, $5) on; $2 and $3 narrow to a partner's account and to what is refused. */
export const listQuery = query(
  'exchange.list',
  messageRow,
  `select ${messageColumns} from ${fromMessage}
   where message.tenant_id = any($1::int[]) and ($2::text is null or message.direction = $2::text)
     and (not $3::boolean or message.verdict in ('refused', 'partly'))
     and ($4::timestamptz is null or (message.at, message.id) < ($4::timestamptz, $5::uuid))
   order by message.at desc, message.id desc limit $6::int`,
);

export const messageById = query(
  'exchange.messageById',
  messageRow.extend({ content: z.instanceof(Buffer) }),
  `select ${messageColumns}, message.content from ${fromMessage}
   where message.tenant_id = $1::int and message.id = $2::uuid`,
);

/** The same bytes from the same partner before. */
export const messageByDigest = query(
  'exchange.messageByDigest',
  z.object({ id: z.string(), verdict: z.enum(verdicts) }),
  `select id, verdict from exchange.message
   where tenant_id = $1::int and partner_id = $2::uuid and digest = $3::text and direction = 'in' and verdict <> 'refused'`,
);

/** What answered a message, oldest first. */
export const answersTo = query(
  'exchange.answersTo',
  messageRow.extend({ content: z.instanceof(Buffer) }),
  `select ${messageColumns}, message.content from ${fromMessage}
   where message.tenant_id = $1::int and message.answers = $2::uuid order by message.at, message.id`,
);

/** 0 rows when the same bytes came from the same partner at the same time. */
export const insertMessage = query(
  'exchange.insertMessage',
  z.object({}),
  `insert into exchange.message (tenant_id, id, partner_id, account_id, direction, channel, at, digest, content, file_name, sets,
     verdict, says, tolerated, answers)
   values ($1::int, $2::uuid, $3::uuid, $4::uuid, $5::text, $6::text, $7::timestamptz, $8::text, $9::bytea, $10::text, $11::text[],
     $12::text, $13::text, $14::int, $15::uuid)
   on conflict (tenant_id, partner_id, digest) where direction = 'in' and verdict <> 'refused' do nothing`,
);

/** 0 rows when this sender used the control number before. */
export const insertInterchange = query(
  'exchange.insertInterchange',
  z.object({}),
  `insert into exchange.interchange (tenant_id, message_id, number, partner_id, account_id, sender, control)
   values ($1::int, $2::uuid, $3::int, $4::uuid, $5::uuid, $6::text, $7::text)
   on conflict (tenant_id, partner_id, sender, control) do nothing`,
);

/** Whether this sender used the control number before. */
export const usedControl = query(
  'exchange.usedControl',
  z.object({ messageId: z.string() }),
  `select message_id from exchange.interchange
   where tenant_id = $1::int and partner_id = $2::uuid and sender = $3::text and control = $4::text`,
);

/** All transactions of a message at once. */
export const insertTransactions = query(
  'exchange.insertTransactions',
  z.object({}),
  `insert into exchange.transaction_set (tenant_id, message_id, number, account_id, set_id, version, interchange_control,
     group_control, control, verdict, problems, subject_kind, subject_id, caused)
   select $1::int, $2::uuid, one.number, $3::uuid, one.set_id, one.version, one.interchange_control, one.group_control,
     one.control, one.verdict, one.problems, one.subject_kind, one.subject_id, one.caused
   from jsonb_to_recordset($4::jsonb) as one (number int, set_id text, version text, interchange_control text,
     group_control text, control text, verdict text, problems jsonb, subject_kind text, subject_id uuid, caused text)`,
);

export const transactionsOf = query(
  'exchange.transactionsOf',
  transactionRow,
  `select number, set_id, version, interchange_control, group_control, control, verdict, problems, subject_kind, subject_id, caused
   from exchange.transaction_set where tenant_id = $1::int and message_id = $2::uuid order by number limit 500`,
);

export const nextControlNumber = query(
  'exchange.nextControlNumber',
  z.object({ number: z.int() }),
  `select nextval('exchange.control_number') as number`,
);

/** What waits for a partner, oldest first. */
export const waitingFor = query(
  'exchange.waitingFor',
  messageRow,
  `select ${messageColumns} from ${fromMessage}
   where message.tenant_id = $1::int and message.partner_id = $2::uuid and message.direction = 'out'
     and message.channel <> 'real_time' and message.picked_up_at is null
   order by message.at, message.id limit 200`,
);

export const notePickedUp = query(
  'exchange.notePickedUp',
  z.object({}),
  `update exchange.message set picked_up_at = $3::timestamptz
   where tenant_id = $1::int and id = $2::uuid and direction = 'out' and picked_up_at is null`,
);
