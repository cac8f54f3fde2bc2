// Why: the SQL of seeding in one place. Each statement takes all rows of its table as one JSON value and leaves alone
// what stands there, so that seeding is quick and may be repeated.

import { z } from 'zod';
import { query } from '../base/db/query.ts';

const nothing = z.object({});

export const tenants = query(
  'seed.tenants',
  nothing,
  `insert into base.tenant (id, slug, name, kind, line_of_business, zone, state, phone, intake_email, calendar_id)
   select id, slug, name, kind, "lineOfBusiness", zone, state, phone, "intakeEmail", "calendarId"
   from jsonb_to_recordset($1::jsonb) as seed (id int, slug text, name text, kind text, "lineOfBusiness" text, zone text,
     state text, phone text, "intakeEmail" text, "calendarId" text)
   on conflict do nothing`,
);

export const calendars = query(
  'seed.calendars',
  nothing,
  `insert into work.calendar (id, version, zone, body, recorded_at)
   select id, version, zone, body, "recordedAt"
   from jsonb_to_recordset($1::jsonb) as seed (id text, version int, zone text, body jsonb, "recordedAt" timestamptz)
   on conflict do nothing`,
);

export const clockRules = query(
  'seed.clockRules',
  nothing,
  `insert into work.clock_rule (id, version, tenant_id, kind, line_of_business, family, state, body, source, valid_from, valid_to, recorded_at)
   select id, version, "tenantId", kind, "lineOfBusiness", family, state, body, source, "validFrom", "validTo", "recordedAt"
   from jsonb_to_recordset($1::jsonb) as seed (id text, version int, "tenantId" int, kind text, "lineOfBusiness" text, family text,
     state text, body jsonb, source text, "validFrom" date, "validTo" date, "recordedAt" timestamptz)
   on conflict do nothing`,
);

export const coverageRules = query(
  'seed.coverageRules',
  nothing,
  `insert into approval.rule (id, version, tenant_id, line_of_business, plan_name, family, code_prefix, requirement, criteria, validity_days,
     say, source, valid_from, valid_to, recorded_at)
   select id, version, "tenantId", "lineOfBusiness", "planName", family, "codePrefix", requirement, criteria, "validityDays",
     say, source, "validFrom", "validTo", "recordedAt"
   from jsonb_to_recordset($1::jsonb) as seed (id text, version int, "tenantId" int, "lineOfBusiness" text, "planName" text, family text,
     "codePrefix" text, requirement text, criteria jsonb, "validityDays" int, say text, source text, "validFrom" date, "validTo" date,
     "recordedAt" timestamptz)
   on conflict do nothing`,
);

export const offices = query(
  'seed.offices',
  nothing,
  `insert into network.office (id, name, kind, npi, city, state, zone, phone, fax, email)
   select id, name, kind, npi, city, state, zone, phone, fax, email
   from jsonb_to_recordset($1::jsonb) as seed (id uuid, name text, kind text, npi text, city text, state text, zone text,
     phone text, fax text, email text)
   on conflict do nothing`,
);

export const clinicians = query(
  'seed.clinicians',
  nothing,
  `insert into network.clinician (id, office_id, name, credential, npi)
   select id, "officeId", name, credential, npi
   from jsonb_to_recordset($1::jsonb) as seed (id uuid, "officeId" uuid, name text, credential text, npi text)
   on conflict do nothing`,
);

export const locations = query(
  'seed.locations',
  nothing,
  `insert into network.location (id, organization_id, name, npi, families, city, state, zip, zone, phone, active, tenants,
     email, service_zip_prefixes, languages, capacity_per_day, licensed_states, license_valid_to, credentialed_to)
   select id, "organizationId", name, npi, families, city, state, zip, zone, phone, active, tenants,
     email, "serviceZipPrefixes", languages, "capacityPerDay", "licensedStates", "licenseValidTo", "credentialedTo"
   from jsonb_to_recordset($1::jsonb) as seed (id uuid, "organizationId" uuid, name text, npi text, families text[], city text,
     state text, zip text, zone text, phone text, active boolean, tenants int[],
     email text, "serviceZipPrefixes" text[], languages text[], "capacityPerDay" int, "licensedStates" text[], "licenseValidTo" date,
     "credentialedTo" date)
   on conflict do nothing`,
);

/** What holds of a member and what an account is granted begin their history with the row itself; $2 is the instant. */
export const payerProfiles = query(
  'seed.payerProfiles',
  nothing,
  `insert into eligibility.payer_profile (tenant_id, endpoint, payer_name, payer_number, our_qualifier, our_id, their_qualifier,
     their_id, our_name, our_npi, usage, tolerates)
   select "tenantId", endpoint, "payerName", "payerNumber", "ourQualifier", "ourId", "theirQualifier", "theirId", "ourName", "ourNpi",
     usage, tolerates
   from jsonb_to_recordset($1::jsonb) as seed ("tenantId" int, endpoint text, "payerName" text, "payerNumber" text,
     "ourQualifier" text, "ourId" text, "theirQualifier" text, "theirId" text, "ourName" text, "ourNpi" text, usage text,
     tolerates text[])
   on conflict do nothing`,
);

export const tradingPartners = query(
  'seed.tradingPartners',
  nothing,
  `insert into exchange.partner (tenant_id, id, account_id, name, their_qualifier, their_id, our_qualifier, our_id, usage, takes,
     tolerates, folder)
   select "tenantId", id, "accountId", name, "theirQualifier", "theirId", "ourQualifier", "ourId", usage, takes, tolerates, folder
   from jsonb_to_recordset($1::jsonb) as seed ("tenantId" int, id uuid, "accountId" uuid, name text, "theirQualifier" text,
     "theirId" text, "ourQualifier" text, "ourId" text, usage text, takes text[], tolerates text[], folder text)
   on conflict do nothing`,
);

export const members = query(
  'seed.members',
  nothing,
  `with added as (
     insert into members.member (tenant_id, id, plan_name, line_of_business, member_number, given_name, family_name, search_name,
       birth_on, sex, language, phone, email, line1, city, state, zip, zone, access_notes)
     select "tenantId", id, "planName", "lineOfBusiness", "memberNumber", "givenName", "familyName", "searchName",
       "birthOn", sex, language, phone, email, line1, city, state, zip, zone, "accessNotes"
     from jsonb_to_recordset($1::jsonb) as seed ("tenantId" int, id uuid, "planName" text, "lineOfBusiness" text, "memberNumber" text,
       "givenName" text, "familyName" text, "searchName" text, "birthOn" date, sex text, language text, phone text, email text,
       line1 text, city text, state text, zip text, zone text, "accessNotes" text)
     on conflict do nothing returning *
   )
   insert into members.member_history (tenant_id, id, member_id, plan_name, line_of_business, member_number, given_name, family_name,
     birth_on, state, zone, valid_from, known_at)
   select tenant_id, gen_random_uuid(), id, plan_name, line_of_business, member_number, given_name, family_name,
     birth_on, state, zone, $2::timestamptz, $2::timestamptz from added`,
);

export const accounts = query(
  'seed.accounts',
  nothing,
  `with added as (
     insert into base.account (id, role, name, email, extension, direct_phone, team, tenants, offices, locations, members, is_invented)
     select id, role, name, email, extension, "directPhone", team, tenants, offices, locations, members, true
     from jsonb_to_recordset($1::jsonb) as seed (id uuid, role text, name text, email text, extension text, "directPhone" text,
       team text, tenants int[], offices uuid[], locations uuid[], members uuid[])
     on conflict do nothing returning *
   )
   insert into base.account_history (id, account_id, role, active, tenants, offices, locations, members, valid_from, known_at)
   select gen_random_uuid(), id, role, active, tenants, offices, locations, members, $2::timestamptz, $2::timestamptz from added`,
);

/** Parts of code sets, an edition each; their codes follow by seed.codes. */
export const codeEditions = query(
  'seed.codeEditions',
  nothing,
  `insert into codes.edition (kind, whole, status, publisher, file_name, digest, from_on, loaded_at, accepted, rejected, duplicates)
   select kind, false, 'current', 'the invented town', 'a part for demonstration', '', "fromOn", "loadedAt", jsonb_array_length(codes), 0, 0
   from jsonb_to_recordset($1::jsonb) as seed (kind text, "fromOn" date, "loadedAt" timestamptz, codes jsonb)
   on conflict do nothing`,
);
export const codes = query(
  'seed.codes',
  nothing,
  `insert into codes.code (edition_id, code, name, billable, facts)
   select edition.id, one.code, one.name, true, '{}'
   from jsonb_to_recordset($1::jsonb) as seed (kind text, codes jsonb)
   join codes.edition on edition.kind = seed.kind and edition.publisher = 'the invented town' and edition.status = 'current'
   cross join lateral jsonb_to_recordset(seed.codes) as one (code text, name text)
   on conflict do nothing`,
);

export const accountsWithoutCredential = query(
  'seed.accountsWithoutCredential',
  z.object({ id: z.string() }),
  `select account.id from base.account
   where account.is_invented and account.role <> 'trading_partner' and not exists (select 1 from base.credential where credential.account_id = account.id)`,
);

export const credentials = query(
  'seed.credentials',
  nothing,
  `insert into base.credential (account_id, password_hash, totp_secret)
   select "accountId", "passwordHash", decode("totpSecret", 'base64')
   from jsonb_to_recordset($1::jsonb) as seed ("accountId" uuid, "passwordHash" text, "totpSecret" text)
   on conflict do nothing`,
);

export const sayWhoIsBusy = query(
  'seed.sayWhoIsBusy',
  nothing,
  `update base.account as person set team = case
     when role in ('servicing_dispatcher', 'provider_admin') then 'Has offers or visits now'
     when role = 'referring_office' then 'Has orders under way'
     else 'Has something coming' end
   where is_invented and team is null and (
     exists (select 1 from network.offer where location_id = any(person.locations) and status in ('sent', 'viewed'))
     or exists (select 1 from fulfilment.appointment where location_id = any(person.locations)
       and status in ('proposed', 'confirmed', 'dispatched', 'completed', 'proof_pending'))
     or exists (select 1 from cases.referral where office_id = any(person.offices) and status not in ('closed', 'cancelled'))
     or exists (select 1 from cases.referral where member_id = any(person.members) and status not in ('closed', 'cancelled')))`,
);
