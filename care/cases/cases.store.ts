// Why: all the SQL of the case: referrals, service lines, case numbers, duplicate flags.
import { z } from 'zod';
import { query } from '../../base/db/query.ts';
import { duplicateRow, lineRow, referralRow, rulingRow } from './cases.schema.ts';

const columns = `tenant_id, id, case_number, kind, status, previous_status, version, channel, priority, received_at, acknowledged_at, member_id,
  patient_given_name, patient_family_name, patient_birth_on, patient_member_number, patient_phone, patient_language,
  ship_line1, ship_city, ship_state, ship_zip, access_barriers, zone, office_id, clinician_name, clinician_npi, signed_on,
  requester_name, requester_organization, requester_email, requester_phone, diagnoses, service_from_on, service_to_on,
  discharge_at, discharge_facility, note, clinical, order_received, answered_at, case_manager_id, case_manager_name, case_manager_extension, created_by,
  end_reason, next_window_from, next_window_to, next_provider_name`;

export const giveNumber = query(
  'cases.giveNumber',
  z.object({}),
  `insert into cases.case_number (tenant_id, number, given_at) values ($1::int, $2::text, $3::timestamptz) on conflict do nothing`,
);

export const insertReferral = query(
  'cases.insertReferral',
  z.object({}),
  `insert into cases.referral (tenant_id, id, case_number, kind, status, channel, priority, received_at, member_id,
     patient_given_name, patient_family_name, patient_given_search, patient_family_search, patient_birth_on, patient_member_number, patient_phone, patient_language,
     ship_line1, ship_city, ship_state, ship_zip, access_barriers, zone, office_id, clinician_name, clinician_npi, signed_on,
     requester_name, requester_organization, requester_email, requester_phone, diagnoses, service_from_on, service_to_on,
     discharge_at, discharge_facility, note, clinical, order_received, created_by)
   select ($1::jsonb->>'tenantId')::int, ($1::jsonb->>'id')::uuid, $1::jsonb->>'caseNumber', $1::jsonb->>'kind', $1::jsonb->>'status',
     $1::jsonb->>'channel', $1::jsonb->>'priority', ($1::jsonb->>'receivedAt')::timestamptz, ($1::jsonb->>'memberId')::uuid,
     $1::jsonb->>'patientGivenName', $1::jsonb->>'patientFamilyName', $1::jsonb->>'patientGivenSearch', $1::jsonb->>'patientFamilySearch', ($1::jsonb->>'patientBirthOn')::date, $1::jsonb->>'patientMemberNumber',
     $1::jsonb->>'patientPhone', $1::jsonb->>'patientLanguage', $1::jsonb->>'shipLine1', $1::jsonb->>'shipCity', $1::jsonb->>'shipState',
     $1::jsonb->>'shipZip', $1::jsonb->>'accessBarriers', $1::jsonb->>'zone', ($1::jsonb->>'officeId')::uuid, $1::jsonb->>'clinicianName',
     $1::jsonb->>'clinicianNpi', ($1::jsonb->>'signedOn')::date, $1::jsonb->>'requesterName', $1::jsonb->>'requesterOrganization',
     $1::jsonb->>'requesterEmail', $1::jsonb->>'requesterPhone',
     coalesce(array(select jsonb_array_elements_text($1::jsonb->'diagnoses')), '{}'), ($1::jsonb->>'serviceFromOn')::date,
     ($1::jsonb->>'serviceToOn')::date, ($1::jsonb->>'dischargeAt')::timestamptz, $1::jsonb->>'dischargeFacility', $1::jsonb->>'note', coalesce($1::jsonb->'clinical', '{}'),
     ($1::jsonb->>'orderReceived')::boolean, $1::jsonb->>'createdBy'`,
);

/** Rewrites what the sender said, under the version read before; 0 rows mean that somebody else was faster. */
export const correctReferral = query(
  'cases.correctReferral',
  z.object({}),
  `update cases.referral set kind = $4::jsonb->>'kind', priority = $4::jsonb->>'priority', member_id = ($4::jsonb->>'memberId')::uuid,
     patient_given_name = $4::jsonb->>'patientGivenName', patient_family_name = $4::jsonb->>'patientFamilyName',
     patient_given_search = $4::jsonb->>'patientGivenSearch', patient_family_search = $4::jsonb->>'patientFamilySearch',
     patient_birth_on = ($4::jsonb->>'patientBirthOn')::date, patient_member_number = $4::jsonb->>'patientMemberNumber',
     patient_phone = $4::jsonb->>'patientPhone', patient_language = $4::jsonb->>'patientLanguage', ship_line1 = $4::jsonb->>'shipLine1',
     ship_city = $4::jsonb->>'shipCity', ship_state = $4::jsonb->>'shipState', ship_zip = $4::jsonb->>'shipZip',
     access_barriers = $4::jsonb->>'accessBarriers', zone = $4::jsonb->>'zone', clinician_name = $4::jsonb->>'clinicianName',
     clinician_npi = $4::jsonb->>'clinicianNpi', signed_on = ($4::jsonb->>'signedOn')::date, requester_name = $4::jsonb->>'requesterName',
     requester_organization = $4::jsonb->>'requesterOrganization', requester_email = $4::jsonb->>'requesterEmail',
     requester_phone = $4::jsonb->>'requesterPhone',
     diagnoses = coalesce(array(select jsonb_array_elements_text($4::jsonb->'diagnoses')), '{}'),
     service_from_on = ($4::jsonb->>'serviceFromOn')::date, service_to_on = ($4::jsonb->>'serviceToOn')::date,
     discharge_at = ($4::jsonb->>'dischargeAt')::timestamptz, discharge_facility = $4::jsonb->>'dischargeFacility',
     note = $4::jsonb->>'note', clinical = coalesce($4::jsonb->'clinical', '{}'), order_received = ($4::jsonb->>'orderReceived')::boolean, version = version + 1
   where tenant_id = $1::int and id = $2::uuid and version = $3::int`,
);

export const replaceLines = query(
  'cases.cancelLines',
  z.object({}),
  `update cases.service_line set status = 'cancelled', previous_status = status, number = -(number + 1000 * $3::int)
   where tenant_id = $1::int and referral_id = $2::uuid and number > 0`,
);

export const insertLines = query(
  'cases.insertLines',
  z.object({}),
  `insert into cases.service_line (tenant_id, id, referral_id, number, status, family, code, description, quantity, frequency)
   select $1::int, line.id, $2::uuid, line.number, 'requested', line.family, line.code, line.description, line.quantity, line.frequency
   from unnest($3::uuid[], $4::int[], $5::text[], $6::text[], $7::text[], $8::numeric[], $9::text[])
     as line (id, number, family, code, description, quantity, frequency)`,
);

export const referralById = query(
  'cases.referralById',
  referralRow,
  `select ${columns} from cases.referral where tenant_id = $1::int and id = $2::uuid`,
);
/** Some cases in service after $2, by id. */
export const inServiceAfter = query(
  'cases.inServiceAfter',
  z.object({ id: z.string() }),
  `select id from cases.referral where tenant_id = $1::int and status = 'in_service' and id > $2::uuid order by id limit $3::int`,
);
export const lockReferral = query(
  'cases.lockReferral',
  referralRow,
  `select ${columns} from cases.referral where tenant_id = $1::int and id = $2::uuid for update`,
);
/** Whether a page that can be read is with the case. Not part of what the sender said, so its version stays. */
export const noteOrderReceived = query(
  'cases.noteOrderReceived',
  z.object({}),
  `update cases.referral set order_received = $3::boolean where tenant_id = $1::int and id = $2::uuid`,
);
export const linesOf = query(
  'cases.linesOf',
  lineRow,
  `select id, number, status, family, code, description, quantity, frequency from cases.service_line
   where tenant_id = $1::int and referral_id = $2::uuid and number > 0 order by number`,
);
export const linesOfMany = query(
  'cases.linesOfMany',
  lineRow.extend({ referralId: z.string() }),
  `select referral_id, id, number, status, family, code, description, quantity, frequency from cases.service_line
   where tenant_id = any($1::int[]) and referral_id = any($2::uuid[]) and number > 0 order by number`,
);

export const setStatus = query(
  'cases.setStatus',
  z.object({}),
  `update cases.referral set previous_status = status, status = $3::text, version = version + 1,
          acknowledged_at = coalesce($4::timestamptz, acknowledged_at)
   where tenant_id = $1::int and id = $2::uuid and status = $5::text`,
);

export const lineById = query(
  'cases.lineById',
  lineRow.extend({ referralId: z.string() }),
  `select referral_id, id, number, status, family, code, description, quantity, frequency from cases.service_line
   where tenant_id = $1::int and id = $2::uuid and number > 0`,
);
export const setLineStatus = query(
  'cases.setLineStatus',
  z.object({}),
  `update cases.service_line set previous_status = status, status = $3::text, end_reason = coalesce($4::text, end_reason)
   where tenant_id = $1::int and id = $2::uuid and status = $5::text`,
);
export const setEndReason = query(
  'cases.setEndReason',
  z.object({}),
  `update cases.referral set end_reason = $3::text where tenant_id = $1::int and id = $2::uuid`,
);

/** Shows who comes when; nulls where nobody is expected. */
export const setNextWindow = query(
  'cases.setNextWindow',
  z.object({}),
  `update cases.referral set next_window_from = $3::timestamptz, next_window_to = $4::timestamptz, next_provider_name = $5::text
   where tenant_id = $1::int and id = $2::uuid`,
);

/** Ties a case to a member and their zone; nulls leave the zone and untie. */
export const setMember = query(
  'cases.setMember',
  z.object({}),
  `update cases.referral set member_id = $3::uuid, zone = coalesce($4::text, zone) where tenant_id = $1::int and id = $2::uuid`,
);
/** The newest word of a person about each member, for one case. */
export const rulingsOf = query(
  'cases.rulingsOf',
  rulingRow,
  `select distinct on (member_id) member_id, ruling, reason, ruled_at, ruled_by from cases.member_ruling
   where tenant_id = $1::int and referral_id = $2::uuid order by member_id, turn desc`,
);
export const addRulings = query(
  'cases.addRulings',
  z.object({}),
  `insert into cases.member_ruling (tenant_id, id, referral_id, member_id, ruling, reason, ruled_at, ruled_by)
   select $1::int, one.id, $2::uuid, one.member_id, $5::text, $6::text, $7::timestamptz, $8::text
   from unnest($3::uuid[], $4::uuid[]) as one (id, member_id)`,
);

export const setCaseManager = query(
  'cases.setCaseManager',
  z.object({}),
  `update cases.referral set case_manager_id = $3::uuid, case_manager_name = $4::text, case_manager_extension = $5::text
   where tenant_id = $1::int and id = $2::uuid`,
);

/** The first answer to a question; a later one is another event and leaves this instant. */
export const noteAnswered = query(
  'cases.noteAnswered',
  z.object({}),
  `update cases.referral set answered_at = coalesce(answered_at, $3::timestamptz) where tenant_id = $1::int and id = $2::uuid`,
);

export const duplicatesOf = query(
  'cases.duplicatesOf',
  duplicateRow,
  `select other_id, other_case_number, reasons, found_at, settled_at, settled_as from cases.duplicate_flag
   where tenant_id = $1::int and referral_id = $2::uuid order by found_at`,
);
export const flagDuplicate = query(
  'cases.flagDuplicate',
  z.object({}),
  `insert into cases.duplicate_flag (tenant_id, referral_id, other_id, other_case_number, reasons, found_at)
   values ($1::int, $2::uuid, $3::uuid, $4::text, $5::text[], $6::timestamptz) on conflict do nothing`,
);
export const settleFlag = query(
  'cases.settleFlag',
  z.object({}),
  `update cases.duplicate_flag set settled_at = $4::timestamptz, settled_by = $5::text, settled_as = $6::text
   where tenant_id = $1::int and referral_id = $2::uuid and other_id = $3::uuid and settled_at is null`,
);

/** Opens a settled flag again; 0 rows when it is open already. */
export const unsettleFlag = query(
  'cases.unsettleFlag',
  z.object({}),
  `update cases.duplicate_flag set settled_at = null, settled_by = null, settled_as = null
   where tenant_id = $1::int and referral_id = $2::uuid and other_id = $3::uuid and settled_at is not null`,
);

const within30Days = `received_at between $3::timestamptz - interval '30 days' and $3::timestamptz + interval '30 days'`;

/**
 * Cases made before this one, received within 30 days of it, that may be of the same person: by member, by birth date, by both folded names. Plain
 * parts, each with an index of its own: under row policies a condition joined by OR, or through a function, could use none.
 */
export const sameperson = query(
  'cases.samePerson',
  referralRow.extend({ families: z.array(z.string()), codes: z.array(z.string()) }),
  `with other as (
     select id from cases.referral where tenant_id = $1::int and member_id = $4::uuid and ${within30Days}
     union
     select id from cases.referral where tenant_id = $1::int and patient_birth_on = $5::date and ${within30Days}
     union
     select id from (select id from cases.referral
       where tenant_id = $1::int and patient_family_search = $6::text and patient_given_search = $7::text and ${within30Days}
       order by received_at desc limit 50) as named
   )
   select ${columns},
          array(select distinct line.family from cases.service_line line where line.tenant_id = referral.tenant_id and line.referral_id = referral.id and line.number > 0) as families,
          array(select coalesce(line.code, line.description) from cases.service_line line where line.tenant_id = referral.tenant_id and line.referral_id = referral.id and line.number > 0) as codes
   from other join cases.referral using (id)
   where referral.tenant_id = $1::int and referral.id < $2::uuid
     and referral.status not in ('cancelled', 'duplicate_merged')
   order by referral.received_at desc limit 50`,
);

const listed = columns
  .split(',')
  .map((name) => `referral.${name.trim()}`)
  .join(', ');
const ownList = (narrowing: string) => `select own.* from unnest($1::int[]) as granted (tenant_id)
   ${narrowing === '' ? '' : 'cross join unnest($4::uuid[]) as mine (id)'}
   cross join lateral (
     select ${listed} from cases.referral
     where referral.tenant_id = granted.tenant_id and (referral.received_at, referral.id) < ($2::timestamptz, $3::uuid) ${narrowing}
     order by referral.received_at desc, referral.id desc limit 21
   ) as own
   order by own.received_at desc, own.id desc limit 21`;

/** Newest first, 21 at most: those of offices, of members, or of whole payers. Values: tenants, before instant, before id[, ids]. */
export const ownCasesOfOffices = query(
  'cases.ownOfOffices',
  referralRow,
  ownList('and referral.office_id = mine.id'),
);
export const ownCasesOfMembers = query(
  'cases.ownOfMembers',
  referralRow,
  ownList('and referral.member_id = mine.id'),
);
export const ownCasesOfPayers = query('cases.ownOfPayers', referralRow, ownList(''));

export const findByNumber = query(
  'cases.findByNumber',
  referralRow,
  `select ${columns} from cases.referral where case_number = $1::text`,
);
/** By the beginning of the folded family name, and of the given name where one is typed. Values: tenants, family, family end, given, given end. */
export const findByName = query(
  'cases.findByName',
  referralRow,
  `select own.* from unnest($1::int[]) as granted (tenant_id)
   cross join lateral (
     select ${listed} from cases.referral
     where referral.tenant_id = granted.tenant_id and referral.patient_family_search >= $2::text and referral.patient_family_search < $3::text
       and ($4::text is null or (referral.patient_given_search >= $4::text and referral.patient_given_search < $5::text))
     order by referral.patient_family_search limit 20
   ) as own
   order by own.received_at desc limit 20`,
);
