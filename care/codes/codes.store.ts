// Why: all the SQL of the code sets. A code is answered by one statement over editions and codes together: between two,
// an edition could be replaced, and a code that both editions know would seem unknown for a moment.
import { z } from 'zod';
import { query } from '../../base/db/query.ts';
import { editionRow, exclusionRow, foundCodeRow } from './codes.schema.ts';

const nothing = z.object({});

/** Whoever loads a set waits for whoever loads it already; $1 is the kind. */
export const holdSet = query(
  'codes.holdSet',
  nothing,
  `select pg_advisory_xact_lock(hashtextextended('doorstep.codes ' || $1::text, 0))`,
);

const editionColumns =
  'id, kind, whole, publisher, file_name, digest, from_on, to_on, loaded_at, lines, accepted, rejected, duplicates';

/** Editions that are answered from, the newest first. */
export const currentEditions = query(
  'codes.currentEditions',
  editionRow,
  `select ${editionColumns} from codes.edition where status = 'current' and kind = any($1::text[])
   order by kind, from_on desc, whole desc`,
);

/** Opens an edition as replaced: nobody is answered from it until it is whole. */
export const openEdition = query(
  'codes.openEdition',
  z.object({ id: z.int() }),
  `insert into codes.edition (kind, whole, status, publisher, file_name, digest, from_on, to_on, loaded_at, accepted, rejected, duplicates)
   values ($1::text, $2::boolean, 'replaced', $3::text, $4::text, '', $5::date, $6::date, $7::timestamptz, 0, 0, 0) returning id`,
);
export const closeEdition = query(
  'codes.closeEdition',
  nothing,
  `update codes.edition set status = 'current', digest = $2::text, accepted = $3::int, rejected = $4::int, duplicates = $5::int
   where id = $1::int`,
);
export const replaceEditions = query(
  'codes.replaceEditions',
  nothing,
  `update codes.edition set status = 'replaced' where id = any($1::int[])`,
);
export const forgetCodes = query(
  'codes.forgetCodes',
  nothing,
  `delete from codes.code where edition_id = any($1::int[])`,
);
export const forgetExclusions = query(
  'codes.forgetExclusions',
  nothing,
  `delete from codes.exclusion where edition_id = any($1::int[])`,
);

/** Adds codes (JSON, as NewCode) to edition $1; gives the codes that were new to it. */
export const addCodes = query(
  'codes.addCodes',
  z.object({ key: z.string() }),
  `insert into codes.code (edition_id, code, name, billable, valid_from, valid_to, successor, facts)
   select $1::int, code, name, billable, "validFrom", "validTo", successor, facts
   from json_to_recordset($2::json) as new (code text, name text, billable boolean, "validFrom" date, "validTo" date, successor text, facts jsonb)
   on conflict do nothing returning code as key`,
);
/** Adds exclusions (JSON) to edition $1; gives the digests that were new to it. */
export const addExclusions = query(
  'codes.addExclusions',
  z.object({ key: z.string() }),
  `insert into codes.exclusion (edition_id, digest, npi, last_name, first_name, business_name, born_on, state, grounds, excluded_on,
     reinstated_on, waived_on, waiver_state)
   select $1::int, digest, npi, "lastName", "firstName", "businessName", "bornOn", state, grounds, "excludedOn", "reinstatedOn", "waivedOn", "waiverState"
   from json_to_recordset($2::json) as new (digest text, npi text, "lastName" text, "firstName" text, "businessName" text, "bornOn" date,
     state text, grounds text, "excludedOn" date, "reinstatedOn" date, "waivedOn" date, "waiverState" text)
   on conflict do nothing returning digest as key`,
);

/**
 * What is known of code $2 of kind $1 on day $3: the edition that governs the day and its row; else the last earlier
 * edition that had it and the day it was gone; and the name that a part of the set lends.
 */
export const findCode = query(
  'codes.findCode',
  foundCodeRow,
  `select governing.from_on as governing_from, here.name, here.billable, here.valid_from, here.valid_to, here.successor, here.facts,
          gone.gone_on, gone.name as gone_name, gone.successor as gone_successor, part.name as part_name
   from (select) as asked
   left join lateral (
     select id, from_on from codes.edition
     where kind = $1::text and whole and status = 'current' and from_on <= $3::date and (to_on is null or to_on >= $3::date)
     order by from_on desc limit 1) governing on true
   left join codes.code here on here.edition_id = governing.id and here.code = $2::text
   left join lateral (
     select earlier.name, earlier.successor,
            (select min(next.from_on) from codes.edition next
             where next.kind = $1::text and next.whole and next.status = 'current' and next.from_on > edition.from_on) as gone_on
     from codes.edition join codes.code earlier on earlier.edition_id = edition.id and earlier.code = $2::text
     where edition.kind = $1::text and edition.whole and edition.status = 'current' and edition.from_on < governing.from_on
     order by edition.from_on desc limit 1) gone on here.code is null
   left join lateral (
     select code.name from codes.edition join codes.code on code.edition_id = edition.id and code.code = $2::text
     where edition.kind = $1::text and edition.status = 'current' order by edition.whole desc, edition.from_on desc limit 1) part on true`,
);

/**
 * Exclusions for NPI $1 or the name $2, $3 (capitals) in the newest whole list; a row of nulls but for the list's day
 * when nobody is found; no row at all without a whole list.
 */
export const findExclusions = query(
  'codes.findExclusions',
  exclusionRow,
  `select list.from_on as edition_from, one.npi, one.last_name, one.first_name, one.business_name, one.born_on, one.state, one.grounds,
          one.excluded_on, one.reinstated_on, one.waived_on, one.waiver_state
   from (select id, from_on from codes.edition where kind = 'leie' and whole and status = 'current' order by from_on desc limit 1) list
   left join codes.exclusion one on one.edition_id = list.id
     and (one.npi = $1::text or (one.last_name = $2::text and one.first_name = $3::text))
   order by one.excluded_on limit 100`,
);
