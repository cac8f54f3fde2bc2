// Why: who comes when, at which door, and who signed there is as personal as the order itself: every payer has visits with
// proofs, papers and answers standing when the provers knock.
import type { Client } from 'pg';
import type { FileStore } from '../base/files/file-store.ts';
import type { Watch } from './canaries.ts';
import { isRefusal } from '../base/refusal/refusal.ts';

/** Visits for each location that has a dispatcher, and each payer it works for. */
const perPlace = 2;

const visits = `insert into fulfilment.appointment (tenant_id, id, referral_id, line_id, line_number, case_number, location_id, provider_name,
    member_id, office_id, status, window_from, window_to, zone, visit, proposed_at)
  select tenant_id, gen_random_uuid(), referral_id, line_id, number, case_number, place_id, place_name, member_id, office_id, 'missed',
         received_at, received_at + interval '2 hours', zone,
         jsonb_build_object('patientName', coalesce(patient_given_name, 'Nobody'), 'phone', null, 'line1', ship_line1, 'city', ship_city,
           'state', ship_state, 'zip', ship_zip, 'accessBarriers', access_barriers, 'language', null, 'family', family, 'code', code,
           'description', description, 'quantity', null, 'frequency', null), received_at
  from (
    select referral.*, referral.id as referral_id, line.id as line_id, line.number, line.family, line.code, line.description, place.id as place_id, place.name as place_name,
           row_number() over (partition by place.id, referral.tenant_id order by (referral.member_id is null), referral.id, line.number) as nth
    from network.location place cross join lateral unnest(place.tenants) as served (tenant)
    join cases.referral on referral.tenant_id = served.tenant
    join cases.service_line line on line.tenant_id = referral.tenant_id and line.referral_id = referral.id and line.number > 0
    where exists (select from base.account where role = 'servicing_dispatcher' and place.id = any(account.locations))
  ) as one where nth <= ${perPlace}`;

const proofs = `insert into fulfilment.proof (tenant_id, id, appointment_id, referral_id, line_id, location_id, status, body, recorded_at,
    recorded_by, recorded_by_name)
  select tenant_id, gen_random_uuid(), id, referral_id, line_id, location_id, 'accepted',
         jsonb_build_object('kind', 'delivery', 'servedOn', '2026-01-05', 'receivedBy', visit->>'patientName', 'relationship', 'self',
           'signature', jsonb_build_object('how', 'unsigned', 'reason', 'Planted.'),
           'items', jsonb_build_array(jsonb_build_object('quantity', 1)), 'photoIds', jsonb_build_array()),
         proposed_at, 'nobody', 'Nobody'
  from fulfilment.appointment`;

const papers = `insert into fulfilment.paper (tenant_id, id, referral_id, appointment_id, member_id, office_id, kind, title, digest, made_at)
  select tenant_id, gen_random_uuid(), referral_id, id, member_id, office_id, 'confirmation', 'Planted', $1, proposed_at
  from fulfilment.appointment`;

const pictures = `insert into fulfilment.picture (tenant_id, id, appointment_id, location_id, kind, digest, mime, taken_at, taken_by)
  select tenant_id, gen_random_uuid(), id, location_id, 'photo', $1, 'image/png', proposed_at, 'nobody' from fulfilment.appointment`;

const surveys = `insert into fulfilment.survey (tenant_id, id, referral_id, member_id, asked_at, asked_how)
  select distinct on (tenant_id, referral_id) tenant_id, gen_random_uuid(), referral_id, member_id, proposed_at, 'phone'
  from fulfilment.appointment`;

/** Plants them past the row policies; `files` is the house's own store. */
export async function plantVisits(database: Client, files: FileStore, watch: Watch): Promise<void> {
  const stored = await files.put(Buffer.from('a paper of no importance'), { maxBytes: 1000 });
  if (isRefusal(stored)) throw new Error(stored.say);
  await database.query(visits);
  await database.query(proofs);
  for (const text of [papers, pictures]) await database.query(text, [stored.digest]);
  await database.query(surveys);
  await watchDoors(database, watch);
}

/** What stands on a visit may be read at the place that comes to the door. */
async function watchDoors(database: Client, watch: Watch): Promise<void> {
  const found = await database.query<{ tenantId: number; locationId: string; words: string }>(
    `select appointment.tenant_id as "tenantId", appointment.location_id::text as "locationId",
            concat_ws(' ', visit::text, appointment.id, line_id, case_number,
              (select string_agg(proof.id::text, ' ') from fulfilment.proof where proof.appointment_id = appointment.id)) as words
     from fulfilment.appointment`,
  );
  const shapes =
    /zq[a-z]{10}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b[2-9A-Z]{3}-[2-9A-Z]{3}-[2-9A-Z]\b/gi;
  for (const { tenantId, locationId, words } of found.rows)
    for (const [word] of words.matchAll(shapes))
      watch.add(word, { tenantId, locationId, what: 'name', where: 'visit' });
}
