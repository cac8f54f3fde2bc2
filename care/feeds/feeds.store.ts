// Why: all the SQL of payers' files: layouts, files with their totals, rows with what they became.
import { z } from 'zod';
import { query } from '../../base/db/query.ts';
import { feedRow, fileRow, layoutRow } from './feeds.schema.ts';

const nothing = z.object({});
const layoutColumns = 'tenant_id, id, name, version, body, made_at, made_by';
const fileColumns = `tenant_id, id, kind, layout_name, layout_version, file_name, digest, bytes, road, status, says, received_at, received_by,
  sent, accepted, rejected, duplicates, absent, settled_at, settled_by`;

export const addLayout = query(
  'feeds.addLayout',
  z.object({ version: z.int() }),
  `insert into feeds.layout (tenant_id, id, name, version, body, made_at, made_by)
   select $1::int, $2::uuid, $3::text, coalesce(max(version), 0) + 1, $4::jsonb, $5::timestamptz, $6::text
   from feeds.layout where tenant_id = $1::int and name = $3::text returning version`,
);
/** The newest version of a layout. */
export const layoutNamed = query(
  'feeds.layoutNamed',
  layoutRow,
  `select ${layoutColumns} from feeds.layout where tenant_id = $1::int and name = $2::text order by version desc limit 1`,
);
/** The newest version of every layout of these payers. */
export const layoutsOf = query(
  'feeds.layoutsOf',
  layoutRow,
  `select distinct on (tenant_id, name) ${layoutColumns} from feeds.layout where tenant_id = any($1::int[]) order by tenant_id, name, version desc`,
);

/** Files of one payer are taken one after the other: two at once could bring the same order. */
export const holdFile = query(
  'feeds.holdFile',
  nothing,
  `select pg_advisory_xact_lock(hashtextextended('doorstep.feeds', $1::int))`,
);
/** The same bytes read by the same layout before. */
export const sameFile = query(
  'feeds.sameFile',
  fileRow,
  `select ${fileColumns} from feeds.file
   where tenant_id = $1::int and digest = $2::text and layout_name = $3::text and layout_version = $4::int and status <> 'refused'`,
);
export const openFile = query(
  'feeds.openFile',
  nothing,
  `insert into feeds.file (tenant_id, id, kind, layout_name, layout_version, file_name, digest, bytes, road, status, says, received_at,
     received_by, accepted, rejected, duplicates, absent)
   values ($1::int, $2::uuid, $3::text, $4::text, $5::int, $6::text, $7::text, $8::int, $9::text, $10::text, $11::text, $12::timestamptz,
     $13::text, 0, 0, 0, 0)`,
);
export const closeFile = query(
  'feeds.closeFile',
  nothing,
  `update feeds.file set status = $3::text, says = $4::text, accepted = $5::int, rejected = $6::int, duplicates = $7::int, absent = $8::int
   where tenant_id = $1::int and id = $2::uuid`,
);
export const settleFile = query(
  'feeds.settleFile',
  nothing,
  `update feeds.file set status = 'taken', says = $3::text, settled_at = $4::timestamptz, settled_by = $5::text
   where tenant_id = $1::int and id = $2::uuid and status = 'waiting'`,
);
export const fileById = query(
  'feeds.fileById',
  fileRow,
  `select ${fileColumns} from feeds.file where tenant_id = $1::int and id = $2::uuid`,
);
export const lockFile = query(
  'feeds.lockFile',
  fileRow,
  `select ${fileColumns} from feeds.file where tenant_id = $1::int and id = $2::uuid for update`,
);
/** Files of payers, newest first, after [instant, id], 31 at most. */
export const filesOf = query(
  'feeds.filesOf',
  fileRow,
  `select own.* from unnest($1::int[]) as granted (tenant_id)
   cross join lateral (
     select ${fileColumns} from feeds.file
     where file.tenant_id = granted.tenant_id and (file.received_at, file.id) < ($2::timestamptz, $3::uuid)
     order by file.received_at desc, file.id desc limit 31
   ) as own
   order by own.received_at desc, own.id desc limit 31`,
);

export const addRows = query(
  'feeds.addRows',
  nothing,
  `insert into feeds.file_row (tenant_id, file_id, number, status, content, problems, row_key, subject_kind, subject_id, says)
   select $1::int, $2::uuid, one.number, one.status, one.content, one.problems::jsonb, one.row_key, one.subject_kind, one.subject_id, one.says
   from unnest($3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::uuid[], $10::text[])
     as one (number, status, content, problems, row_key, subject_kind, subject_id, says)`,
);
/** Orders that were taken under these keys before. */
export const takenUnder = query(
  'feeds.takenUnder',
  z.object({ rowKey: z.string().nullable(), subjectId: z.string().nullable(), content: z.string() }),
  `select row_key, subject_id, content from feeds.file_row
   where tenant_id = $1::int and row_key = any($2::text[]) and status = 'accepted' and subject_id is not null`,
);
/** Rows of a file after line $3 in these states, $5 at most. */
export const rowsOf = query(
  'feeds.rowsOf',
  feedRow.extend({ content: z.string() }),
  `select number, status, problems, subject_kind, subject_id, says, content from feeds.file_row
   where tenant_id = $1::int and file_id = $2::uuid and number > $3::int and status = any($4::text[]) order by number limit $5::int`,
);
/** A payer's name and zone. */
export const payerOf = query(
  'feeds.payerOf',
  z.object({ id: z.int(), name: z.string(), zone: z.string() }),
  `select id, name, zone from base.tenant where id = $1::int and kind = 'payer'`,
);
export const payersOf = query(
  'feeds.payersOf',
  z.object({ id: z.int(), name: z.string(), zone: z.string() }),
  `select id, name, zone from base.tenant where kind = 'payer' and id = any($1::int[]) order by name`,
);
/** What a file is undone to when it is refused as a whole. */
export const beforeFile = query('feeds.beforeFile', nothing, 'savepoint before_file');
export const undoFile = query('feeds.undoFile', nothing, 'rollback to savepoint before_file');
