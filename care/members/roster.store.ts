// Why: the SQL by which a roster is written: members, every earlier form of them, and whom a full roster names.
import { z } from 'zod';
import { query } from '../../base/db/query.ts';

const nothing = z.object({});

export const heldMember = z.object({
  id: z.string(),
  memberNumber: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  birthOn: z.string(),
  sex: z.string().nullable(),
  language: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  line1: z.string().nullable(),
  city: z.string().nullable(),
  state: z.string().nullable(),
  zip: z.string().nullable(),
  zone: z.string(),
  planName: z.string(),
  lineOfBusiness: z.string(),
  coveredFrom: z.string().nullable(),
  coveredTo: z.string().nullable(),
});
export type HeldMember = z.infer<typeof heldMember>;

/** Members by number, locked: what is decided about them stands until the roster is written. */
export const membersNumbered = query(
  'members.numbered',
  heldMember,
  `select id, member_number, given_name, family_name, birth_on, sex, language, phone, email, line1, city, state, zip, zone, plan_name,
          line_of_business, covered_from, covered_to
   from members.member where tenant_id = $1::int and member_number = any($2::text[]) order by id for update`,
);

const shape = `(id uuid, "memberNumber" text, "givenName" text, "familyName" text, "searchName" text, "birthOn" date, sex text, language text,
  phone text, email text, line1 text, city text, state text, zip text, zone text, "planName" text, "lineOfBusiness" text, "coveredFrom" date,
  "coveredTo" date)`;

/** Adds members ($2 JSON) and begins their history at $3. */
export const addMembers = query(
  'members.add',
  nothing,
  `with said as (select * from jsonb_to_recordset($2::jsonb) as one ${shape}), added as (
     insert into members.member (tenant_id, id, plan_name, line_of_business, member_number, given_name, family_name, search_name, birth_on,
       sex, language, phone, email, line1, city, state, zip, zone, covered_from, covered_to)
     select $1::int, id, "planName", "lineOfBusiness", "memberNumber", "givenName", "familyName", "searchName", "birthOn",
       sex, language, phone, email, line1, city, state, zip, zone, "coveredFrom", "coveredTo" from said)
   insert into members.member_history (tenant_id, id, member_id, plan_name, line_of_business, member_number, given_name, family_name,
     birth_on, state, zone, valid_from, known_at, covered_from, covered_to)
   select $1::int, gen_random_uuid(), id, "planName", "lineOfBusiness", "memberNumber", "givenName", "familyName", "birthOn", state, zone,
     $3::timestamptz, $3::timestamptz, "coveredFrom", "coveredTo" from said`,
);

/** Changes members ($2 JSON) and keeps what is known from $3 on. */
export const changeMembers = query(
  'members.change',
  nothing,
  `with said as (select * from jsonb_to_recordset($2::jsonb) as one ${shape}), changed as (
     update members.member set plan_name = said."planName", line_of_business = said."lineOfBusiness", given_name = said."givenName",
       family_name = said."familyName", search_name = said."searchName", birth_on = said."birthOn", sex = said.sex, language = said.language,
       phone = said.phone, email = said.email, line1 = said.line1, city = said.city, state = said.state, zip = said.zip, zone = said.zone,
       covered_from = said."coveredFrom", covered_to = said."coveredTo"
     from said where member.tenant_id = $1::int and member.id = said.id)
   insert into members.member_history (tenant_id, id, member_id, plan_name, line_of_business, member_number, given_name, family_name,
     birth_on, state, zone, valid_from, known_at, covered_from, covered_to)
   select $1::int, gen_random_uuid(), id, "planName", "lineOfBusiness", "memberNumber", "givenName", "familyName", "birthOn", state, zone,
     $3::timestamptz, $3::timestamptz, "coveredFrom", "coveredTo" from said`,
);

/** Notes whom roster $2 names. */
export const noteMentioned = query(
  'members.noteMentioned',
  nothing,
  `insert into members.roster_mention (tenant_id, roster_id, member_id)
   select $1::int, $2::uuid, one.id from unnest($3::uuid[]) as one (id) on conflict do nothing`,
);

const covered = `member.tenant_id = $1::int and (member.covered_to is null or member.covered_to > $3::date)`;
const absent = `${covered} and not exists (select 1 from members.roster_mention named
  where named.tenant_id = member.tenant_id and named.roster_id = $2::uuid and named.member_id = member.id)`;

/** How many are covered after day $3, and how many of them roster $2 does not name. */
export const countAbsent = query(
  'members.countAbsent',
  z.object({ covered: z.int(), absent: z.int() }),
  `select count(*)::int as covered, count(*) filter (where ${absent.slice(covered.length + 5)})::int as absent
   from members.member member where ${covered}`,
);

/** Ends the coverage of everybody roster $2 does not name with day $3, keeping what was known; $4 is now. */
export const endAbsent = query(
  'members.endAbsent',
  z.object({ id: z.string() }),
  `with ended as (
     update members.member member set covered_to = $3::date where ${absent} returning member.*
   ), kept as (
     insert into members.member_history (tenant_id, id, member_id, plan_name, line_of_business, member_number, given_name, family_name,
       birth_on, state, zone, valid_from, known_at, covered_from, covered_to)
     select tenant_id, gen_random_uuid(), id, plan_name, line_of_business, member_number, given_name, family_name, birth_on, state, zone,
       $4::timestamptz, $4::timestamptz, covered_from, covered_to from ended)
   select id from ended`,
);
