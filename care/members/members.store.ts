// Why: all the SQL about members of the plans.
import { z } from 'zod';
import { query } from '../../base/db/query.ts';
import { memberRow } from './member.schema.ts';

export type { Member } from './member.schema.ts';

const columns =
  'tenant_id, id, plan_name, line_of_business, member_number, given_name, family_name, birth_on, zone, state';

/** By member ID and birth date, or by folded name and birth date: two of three identifiers, never one alone. */
export const matchMember = query(
  'members.match',
  memberRow,
  `select ${columns} from members.member
   where tenant_id = $1::int and birth_on = $2::date and (member_number = $3::text or search_name = $4::text)
   order by (member_number = $3::text) desc limit 2`,
);

/** How a member can be reached. */
export const memberContact = query(
  'members.contact',
  z.object({ email: z.string().nullable(), phone: z.string().nullable(), language: z.string().nullable() }),
  `select email, phone, language from members.member where tenant_id = $1::int and id = $2::uuid`,
);
export const memberById = query(
  'members.byId',
  memberRow,
  `select ${columns} from members.member where tenant_id = $1::int and id = $2::uuid`,
);

/** Identity and coverage in one of the forms they were known in. */
export const knownMemberRow = memberRow
  .omit({ id: true })
  .extend({ memberId: z.string(), validFrom: z.string(), knownAt: z.string() });
export type KnownMember = z.infer<typeof knownMemberRow>;

/** The newest form known by $4 of what held at $3. */
export const memberKnownAt = query(
  'members.knownAt',
  knownMemberRow,
  `select tenant_id, member_id, plan_name, line_of_business, member_number, given_name, family_name, birth_on, zone, state, valid_from, known_at
   from members.member_history
   where tenant_id = $1::int and member_id = $2::uuid and valid_from <= $3::timestamptz and known_at <= $4::timestamptz
   order by known_at desc, id desc limit 1`,
);

/** As many members as are read under one key; a key that has more is not believed to be read whole. */
export const underOneKey = 60;

/** Puts members under keys, each once. Values: tenant, member ids, kinds, values. */
export const addSearchKeys = query(
  'members.addSearchKeys',
  z.object({}),
  `insert into members.search_key (tenant_id, member_id, kind, value)
   select $1::int, one.member_id, one.kind, one.value
   from unnest($2::uuid[], $3::text[], $4::text[]) as one (member_id, kind, value) on conflict do nothing`,
);

/** Which members stand under which of many keys ($2 kinds, $3 values); at most `underOneKey` under each. */
export const keysHit = query(
  'members.keysHit',
  z.object({ kind: z.string(), value: z.string(), memberId: z.string() }),
  `select asked.kind, asked.value, few.member_id
   from unnest($2::text[], $3::text[]) as asked (kind, value)
   cross join lateral (select key.member_id from members.search_key key
     where key.tenant_id = $1::int and key.kind = asked.kind and key.value = asked.value limit ${underOneKey}) as few`,
);

const candidateRow = memberRow.extend({
  phone: z.string().nullable(),
  line1: z.string().nullable(),
  zip: z.string().nullable(),
  formerFamilyNames: z.array(z.string()),
});

/** Members by id, with what they were called before. */
export const candidatesById = query(
  'members.candidatesById',
  candidateRow,
  `select ${columns
    .split(', ')
    .map((name) => `member.${name}`)
    .join(', ')}, member.phone, member.line1, member.zip,
          array(select distinct former.family_name from members.member_history former
                where former.tenant_id = member.tenant_id and former.member_id = member.id and former.family_name <> member.family_name) as former_family_names
   from unnest($2::uuid[]) as asked (id) join members.member member on member.tenant_id = $1::int and member.id = asked.id`,
);
