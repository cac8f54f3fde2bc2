// Why: the town has few dispatchers, and none for most payers. Provers need locations that may take any planted line: one for
// every payer, and others that share payers with it, because two locations of one
// organization, serving one payer, must not see each other's people.
import type { Client } from 'pg';

/** Ids sort first, so that the first dispatchers who are chosen as callers are these. */
const places = [
  { id: '00000000-0000-7000-8000-00000000a001', name: 'Planted Supply, North', without: [] },
  { id: '00000000-0000-7000-8000-00000000a002', name: 'Planted Supply, South', without: [10] },
  { id: '00000000-0000-7000-8000-00000000a003', name: 'Planted Supply, Harbor', without: [12, 15] },
];

const insertPlace = `insert into network.location (id, organization_id, name, npi, families, city, state, zip, zone, phone, tenants,
    service_zip_prefixes, capacity_per_day, licensed_states, license_valid_to, credentialed_to)
  select $1::uuid, '00000000-0000-7000-8000-00000000a000', $2, '1000000000', array['oxygen'], 'Boston', 'MA', '02118', 'America/New_York', '+16175550100',
         array_agg(id), array['021'], 100000 - $4::int, array['MA'], '2099-01-01', '2099-01-01'
  from base.tenant where kind = 'payer' and id <> all($3::int[])`;

const insertPeople = `insert into base.account (id, role, name, email, tenants, locations, is_invented)
  select (case role when 'provider_admin' then overlay($1::text placing 'b' from 33 for 1) else $1::text end)::uuid, role, name || ' ' || role, role || $1::text || '@place.example', tenants,
         array[id], true
  from network.location cross join unnest(array['servicing_dispatcher', 'provider_admin']) as role where id = ($1::text)::uuid`;

/** Adds the locations with a dispatcher and an administrator each. Only in a house of our own. */
export async function addPlaces(database: Client): Promise<void> {
  for (const [i, { id, name, without }] of places.entries()) {
    await database.query(insertPlace, [id, name, without, i]);
    await database.query(insertPeople, [id]);
  }
}
