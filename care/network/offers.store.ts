// Why: all the SQL of offers and of who won. The only place of a line is a unique index: whoever inserts first has it,
// and everybody else finds it taken without seeing by whom.
import { z } from 'zod';
import { query } from '../../base/db/query.ts';
import { awardRow, offerRow } from './network.schema.ts';

const columns = `tenant_id, id, referral_id, line_id, line_number, case_number, location_id, provider_name, round, wave, by_hand, status, track, reasons,
  family, code, quantity, description, frequency, city, state, zip, zone, needs, needed_on, discharge_at, sent_at, expires_at,
  viewed_at, answered_at, answered_by, decline_code, note, window_from, window_to, late_reason, ended_at, end_reason`;

export const insertOffer = query(
  'network.insertOffer',
  z.object({}),
  `insert into network.offer (tenant_id, id, referral_id, line_id, line_number, case_number, location_id, provider_name, round, wave, by_hand,
     status, track, reasons, family, code, quantity, description, frequency, city, state, zip, zone, needs, needed_on, discharge_at,
     sent_at, expires_at, rule_id, rule_version)
   select $1::int, $2::uuid, ($3::jsonb->>'referralId')::uuid, ($3::jsonb->>'lineId')::uuid, ($3::jsonb->>'lineNumber')::int,
     $3::jsonb->>'caseNumber', ($3::jsonb->>'locationId')::uuid, $3::jsonb->>'providerName', ($3::jsonb->>'round')::int,
     ($3::jsonb->>'wave')::int, ($3::jsonb->>'byHand')::boolean, 'sent', $3::jsonb->>'track',
     array(select jsonb_array_elements_text($3::jsonb->'reasons')), $3::jsonb->>'family', $3::jsonb->>'code',
     ($3::jsonb->>'quantity')::numeric, $3::jsonb->>'description', $3::jsonb->>'frequency', $3::jsonb->>'city', $3::jsonb->>'state',
     $3::jsonb->>'zip', $3::jsonb->>'zone', array(select jsonb_array_elements_text($3::jsonb->'needs')),
     ($3::jsonb->>'neededOn')::date, ($3::jsonb->>'dischargeAt')::timestamptz, $4::timestamptz, $5::timestamptz, $6::text, $7::int`,
);

export const offerById = query(
  'network.offerById',
  offerRow,
  `select ${columns} from network.offer where tenant_id = $1::int and id = $2::uuid`,
);
export const lockOffer = query(
  'network.lockOffer',
  offerRow,
  `select ${columns} from network.offer where tenant_id = $1::int and id = $2::uuid for update`,
);
export const offersOfLine = query(
  'network.offersOfLine',
  offerRow,
  `select ${columns} from network.offer where tenant_id = $1::int and line_id = $2::uuid order by sent_at, id`,
);
export const offersOfCase = query(
  'network.offersOfCase',
  offerRow,
  `select ${columns} from network.offer where tenant_id = $1::int and referral_id = $2::uuid order by sent_at desc, id desc`,
);
/** Offers to these locations, the newest first, after [sentAt, id]; `$6`: only those still to be answered, or held. */
export const offersOfLocations = query(
  'network.offersOfLocations',
  offerRow,
  `select ${columns} from network.offer
   where tenant_id = any($1::int[]) and location_id = any($2::uuid[]) and status = any($3::text[])
     and (sent_at, id) < ($4::timestamptz, $5::uuid)
   order by sent_at desc, id desc limit 51`,
);
export const countOffers = query(
  'network.countOffers',
  z.object({ status: z.string(), count: z.int() }),
  `select status, count(*)::int as count from network.offer
   where tenant_id = any($1::int[]) and location_id = any($2::uuid[]) group by status`,
);

export const moveOffer = query(
  'network.moveOffer',
  z.object({}),
  `update network.offer set status = $3::text,
     viewed_at = case when $3::text = 'viewed' then $5::timestamptz else viewed_at end,
     answered_at = case when $3::text in ('accepted', 'declined', 'countered') then $5::timestamptz else answered_at end,
     answered_by = case when $3::text in ('accepted', 'declined', 'countered', 'handed_back') then coalesce($6::text, answered_by) else answered_by end,
     ended_at = case when $3::text in ('viewed', 'accepted', 'countered') then null else $5::timestamptz end,
     end_reason = coalesce($7::text, end_reason)
   where tenant_id = $1::int and id = $2::uuid and status = $4::text`,
);
export const noteAnswer = query(
  'network.noteAnswer',
  z.object({}),
  `update network.offer set decline_code = coalesce($3::text, decline_code), note = coalesce($4::text, note),
     window_from = coalesce($5::timestamptz, window_from), window_to = coalesce($6::timestamptz, window_to),
     late_reason = coalesce($7::text, late_reason)
   where tenant_id = $1::int and id = $2::uuid`,
);

/** Takes the one place of a line; 0 rows: somebody else has it. */
export const takePlace = query(
  'network.takePlace',
  z.object({}),
  `insert into network.award (tenant_id, id, offer_id, line_id, referral_id, location_id, day, won_at)
   values ($1::int, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $6::uuid, $7::date, $8::timestamptz)
   on conflict (tenant_id, line_id) where ended_at is null do nothing`,
);
const awardColumns =
  'tenant_id, id, offer_id, line_id, referral_id, location_id, member_id, day, won_at, told, ended_at';
export const liveAward = query(
  'network.liveAward',
  awardRow,
  `select ${awardColumns} from network.award where tenant_id = $1::int and line_id = $2::uuid and ended_at is null`,
);
export const awardsOfOffers = query(
  'network.awardsOfOffers',
  awardRow,
  `select ${awardColumns} from network.award where tenant_id = any($1::int[]) and offer_id = any($2::uuid[]) and ended_at is null`,
);
export const liveAwardsOfCase = query(
  'network.liveAwardsOfCase',
  awardRow,
  `select ${awardColumns} from network.award where tenant_id = $1::int and referral_id = $2::uuid and ended_at is null`,
);
export const tellWinner = query(
  'network.tellWinner',
  z.object({}),
  `update network.award set told = $3::jsonb, member_id = $4::uuid where tenant_id = $1::int and id = $2::uuid`,
);
export const endAward = query(
  'network.endAward',
  z.object({}),
  `update network.award set ended_at = $3::timestamptz, end_reason = $4::text
   where tenant_id = $1::int and id = $2::uuid and ended_at is null`,
);
