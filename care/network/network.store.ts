// Why: all the SQL of who can serve: locations, what they have taken for a day, how they have answered, the search for a
// provider of each line and the member's choice.
import { z } from 'zod';
import { query } from '../../base/db/query.ts';
import { choiceRow, locationRow, sourcingRow } from './network.schema.ts';

const columns = `id, name, families, city, state, zip, zone, phone, email, active, tenants, service_zip_prefixes, languages, capacity_per_day,
  licensed_states, license_valid_to, credentialed_to, lines_of_business, service_codes`;

/** Locations worth a look: in the member's state, or driving to one of these ZIP prefixes. */
export const locationsAround = query(
  'network.locationsAround',
  locationRow,
  `select ${columns} from network.location
   where state = $1::text or service_zip_prefixes && $2::text[] order by name limit 2000`,
);
export const locationById = query(
  'network.locationById',
  locationRow,
  `select ${columns} from network.location where id = $1::uuid`,
);

export const takenOn = query(
  'network.takenOn',
  z.object({ locationId: z.string(), taken: z.int() }),
  `select location_id, taken from network.location_day where day = $1::date and location_id = any($2::uuid[])`,
);
/** Counts a line in or out of a location's day; $3 is 1 or -1. */
export const countDay = query(
  'network.countDay',
  z.object({}),
  `insert into network.location_day (location_id, day, taken) values ($1::uuid, $2::date, greatest($3::int, 0))
   on conflict (location_id, day) do update set taken = greatest(location_day.taken + $3::int, 0)`,
);

/** How locations answered this payer's offers since an instant. */
export const answersOf = query(
  'network.answersOf',
  z.object({ locationId: z.string(), asked: z.int(), answered: z.int(), accepted: z.int() }),
  `select location_id, count(*)::int as asked,
          count(*) filter (where status <> 'expired')::int as answered,
          count(*) filter (where status in ('accepted', 'called_off'))::int as accepted
   from network.offer
   where tenant_id = $1::int and location_id = any($2::uuid[]) and sent_at >= $3::timestamptz
     and status in ('accepted', 'called_off', 'handed_back', 'declined', 'countered', 'expired')
   group by location_id`,
);
/** Lines of this member a location has won and not given back. */
export const servedBefore = query(
  'network.servedBefore',
  z.object({ locationId: z.string(), served: z.int() }),
  `select award.location_id, count(*)::int as served from network.award
   join network.offer on offer.tenant_id = award.tenant_id and offer.id = award.offer_id
   where award.tenant_id = $1::int and award.member_id = $2::uuid and offer.status = 'accepted'
   group by award.location_id`,
);

const sourcingColumns =
  'line_id, referral_id, round, wave, reach, with_interpreter, started_at, exhausted_at, hear_by';

export const startSourcing = query(
  'network.startSourcing',
  z.object({}),
  `insert into network.sourcing (tenant_id, line_id, referral_id, started_at)
   values ($1::int, $2::uuid, $3::uuid, $4::timestamptz) on conflict do nothing`,
);
export const lockSourcing = query(
  'network.lockSourcing',
  sourcingRow,
  `select ${sourcingColumns} from network.sourcing where tenant_id = $1::int and line_id = $2::uuid for update`,
);
export const sourcingsOf = query(
  'network.sourcingsOf',
  sourcingRow,
  `select ${sourcingColumns} from network.sourcing where tenant_id = $1::int and referral_id = $2::uuid`,
);
export const saveSourcing = query(
  'network.saveSourcing',
  z.object({}),
  `update network.sourcing set round = $3::int, wave = $4::int, reach = $5::int, with_interpreter = $6::boolean,
          exhausted_at = $7::timestamptz, hear_by = $8::timestamptz
   where tenant_id = $1::int and line_id = $2::uuid`,
);

export const insertChoice = query(
  'network.insertChoice',
  z.object({}),
  `insert into network.choice (tenant_id, id, referral_id, line_id, location_id, listed, chosen_by, note, noted_by, noted_by_name, noted_at)
   values ($1::int, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $6::jsonb, $7::text, $8::text, $9::uuid, $10::text, $11::timestamptz)`,
);
/** The last choice noted for each line of a case. */
export const choicesOf = query(
  'network.choicesOf',
  choiceRow,
  `select distinct on (line_id) line_id, location_id, listed, chosen_by, note, noted_by_name, noted_at
   from network.choice where tenant_id = $1::int and referral_id = $2::uuid order by line_id, noted_at desc, id desc`,
);

export const payerOf = query(
  'network.payerOf',
  z.object({ name: z.string(), phone: z.string().nullable(), lineOfBusiness: z.string().nullable() }),
  `select name, phone, line_of_business from base.tenant where id = $1::int`,
);
export const payersOf = query(
  'network.payersOf',
  z.object({ id: z.int(), name: z.string(), phone: z.string().nullable() }),
  `select id, name, phone from base.tenant where id = any($1::int[])`,
);
