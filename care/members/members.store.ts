// Why: all the SQL about members of the plans.
import { z } from 'zod';
import { query } from '../../base/db/query.ts';

export const memberRow = z.object({
  tenantId: z.int(),
  id: z.string(),
  planName: z.string(),
  lineOfBusiness: z.string(),
  memberNumber: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  birthOn: z.string(),
  zone: z.string(),
  state: z.string().nullable(),
});
export type Member = z.infer<typeof memberRow>;

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
