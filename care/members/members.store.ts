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

export const memberById = query(
  'members.byId',
  memberRow,
  `select ${columns} from members.member where tenant_id = $1::int and id = $2::uuid`,
);
