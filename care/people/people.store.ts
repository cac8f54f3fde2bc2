// Why: all the SQL about accounts and credentials. Only the program itself reads credentials (row policy `credential`).
import { z } from 'zod';
import { query } from '../../base/db/query.ts';

export const accountRow = z.object({
  id: z.string(),
  role: z.string(),
  name: z.string(),
  email: z.string(),
  extension: z.string().nullable(),
  directPhone: z.string().nullable(),
  team: z.string().nullable(),
  active: z.boolean(),
  tenants: z.array(z.int()),
});
export type Account = z.infer<typeof accountRow>;

const columns = 'id, role, name, email, extension, direct_phone, team, active, tenants';

export const credentialByEmail = query(
  'people.credentialByEmail',
  z.object({
    id: z.string(),
    role: z.string(),
    active: z.boolean(),
    passwordHash: z.string(),
    totpSecret: z.instanceof(Buffer).nullable(),
    failedCount: z.int(),
    lockedUntil: z.string().nullable(),
  }),
  `select account.id, account.role, account.active, credential.password_hash, credential.totp_secret, credential.failed_count, credential.locked_until
   from base.account join base.credential on credential.account_id = account.id where account.email = lower($1::text)
   for update of credential`,
);

export const credentialById = query(
  'people.credentialById',
  z.object({
    id: z.string(),
    role: z.string(),
    active: z.boolean(),
    totpSecret: z.instanceof(Buffer).nullable(),
    totpLastStep: z.number().nullable(),
    failedCount: z.int(),
    lockedUntil: z.string().nullable(),
  }),
  `select account.id, account.role, account.active, credential.totp_secret, credential.totp_last_step, credential.failed_count, credential.locked_until
   from base.account join base.credential on credential.account_id = account.id where account.id = $1::uuid
   for update of credential`,
);

export const noteFailure = query(
  'people.noteFailure',
  z.object({}),
  `update base.credential set failed_count = case when locked_until <= $3::timestamptz then 1 else failed_count + 1 end,
          locked_until = case when locked_until <= $3::timestamptz then null when failed_count + 1 >= 8 then $2::timestamptz end
   where account_id = $1::uuid`,
);
export const noteSuccess = query(
  'people.noteSuccess',
  z.object({}),
  `update base.credential set failed_count = 0, locked_until = null, totp_last_step = coalesce($2::bigint, totp_last_step) where account_id = $1::uuid`,
);

export const inventedPeople = query(
  'people.invented',
  z.object({
    id: z.string(),
    role: z.string(),
    name: z.string(),
    email: z.string(),
    team: z.string().nullable(),
    extension: z.string().nullable(),
  }),
  `select id, role, name, email, team, extension from base.account where is_invented and active and role <> 'trading_partner'
   order by role, extension nulls first, team is null, name`,
);
export const inventedPerson = query(
  'people.inventedPerson',
  z.object({ id: z.string(), role: z.string() }),
  `select id, role from base.account where id = $1::uuid and is_invented and active`,
);

export const tenantNames = query(
  'people.tenantNames',
  z.object({ id: z.int(), name: z.string() }),
  `select id, name from base.tenant where id = any($1::int[]) order by name`,
);

export const accountsAfter = query(
  'people.accountsAfter',
  accountRow.extend({ openSessions: z.int() }),
  `select ${columns}, 0::int as open_sessions
   from base.account where name || id > $1::text and ($2::text is null or name ilike '%' || $2::text || '%' or email ilike '%' || $2::text || '%')
   order by name || id limit 51`,
);
export const accountById = query(
  'people.accountById',
  accountRow,
  `select ${columns} from base.account where id = $1::uuid`,
);
export const openSessionsOf = query(
  'people.openSessionsOf',
  z.object({ accountId: z.string(), count: z.int() }),
  `select account_id, count(*)::int as count from base.session
   where account_id = any($1::uuid[]) and revoked_at is null and expires_at > $2::timestamptz group by account_id`,
);
/** Every change of a grant writes its new form into the history in the same statement. */
export const setActiveQuery = query(
  'people.setActive',
  z.object({}),
  `with changed as (update base.account set active = $2::boolean where id = $1::uuid returning *)
   insert into base.account_history (id, account_id, role, active, tenants, offices, locations, members, valid_from, known_at)
   select $3::uuid, id, role, active, tenants, offices, locations, members, $4::timestamptz, $4::timestamptz from changed`,
);

/** What an account was granted in one of its forms. */
export const grantRow = z.object({
  accountId: z.string(),
  role: z.string(),
  active: z.boolean(),
  tenants: z.array(z.int()),
  offices: z.array(z.string()),
  locations: z.array(z.string()),
  members: z.array(z.string()),
  validFrom: z.string(),
  knownAt: z.string(),
});
export type Grant = z.infer<typeof grantRow>;
export const grantKnownAt = query(
  'people.grantKnownAt',
  grantRow,
  `select account_id, role, active, tenants, offices, locations, members, valid_from, known_at from base.account_history
   where account_id = $1::uuid and known_at <= $2::timestamptz and valid_from <= $2::timestamptz
   order by known_at desc, id desc limit 1`,
);

/** Two at once must not both find that there is no administrator. */
export const lockFirstAdministrator = query(
  'people.lockFirstAdministrator',
  z.object({}),
  `select pg_advisory_xact_lock(hashtextextended('doorstep.firstAdministrator', 0))`,
);
export const activeAdministrator = query(
  'people.activeAdministrator',
  z.object({ name: z.string(), email: z.string() }),
  `select name, email from base.account where role = 'system_admin' and active order by name limit 1`,
);
export const insertAdministrator = query(
  'people.insertAdministrator',
  z.object({}),
  `with added as (
     insert into base.account (id, role, name, email) values ($1::uuid, 'system_admin', $2::text, $3::text)
     on conflict (email) do nothing returning *
   ), credential as (
     insert into base.credential (account_id, password_hash, totp_secret) select id, $4::text, $5::bytea from added
   )
   insert into base.account_history (id, account_id, role, active, tenants, offices, locations, members, valid_from, known_at)
   select $6::uuid, id, role, active, tenants, offices, locations, members, $7::timestamptz, $7::timestamptz from added`,
);

/** A program's account without a password: 0 rows when it stands already. */
export const insertProgram = query(
  'people.insertProgram',
  z.object({}),
  `with added as (
     insert into base.account (id, role, name, email, tenants) values ($1::uuid, 'trading_partner', $2::text, $3::text, $4::int[])
     on conflict (email) do nothing returning *
   )
   insert into base.account_history (id, account_id, role, active, tenants, offices, locations, members, valid_from, known_at)
   select $5::uuid, id, role, active, tenants, offices, locations, members, $6::timestamptz, $6::timestamptz from added`,
);
export const putPassword = query(
  'people.putPassword',
  z.object({}),
  `insert into base.credential (account_id, password_hash) values ($1::uuid, $2::text)
   on conflict (account_id) do update set password_hash = excluded.password_hash, failed_count = 0, locked_until = null`,
);
/** A hash that nothing fits. */
export const dropPassword = query(
  'people.dropPassword',
  z.object({}),
  `update base.credential set password_hash = '' where account_id = $1::uuid`,
);
/** A program's account with what it comes in by, and whether its secret is still good at $2: the password ends with it. */
export const programByEmail = query(
  'people.programByEmail',
  z.object({
    id: z.string(),
    role: z.string(),
    name: z.string(),
    tenants: z.array(z.int()),
    active: z.boolean(),
    hasSecret: z.boolean(),
    passwordHash: z.string(),
    failedCount: z.int(),
    lockedUntil: z.string().nullable(),
  }),
  `select account.id, account.role, account.name, account.tenants, account.active, credential.password_hash, credential.failed_count,
          credential.locked_until,
          exists (select from base.session where session.account_id = account.id and session.revoked_at is null
                  and session.expires_at > $2::timestamptz) as has_secret
   from base.account join base.credential on credential.account_id = account.id
   where account.email = $1::text and account.role = 'trading_partner'`,
);
/** A program that has no password, as long as its secret is good. */
export const programWithoutPassword = query(
  'people.programWithoutPassword',
  z.object({ id: z.string(), role: z.string(), name: z.string(), tenants: z.array(z.int()) }),
  `select account.id, account.role, account.name, account.tenants
   from base.account left join base.credential on credential.account_id = account.id
   where account.id = $1::uuid and account.role = 'trading_partner' and account.active and coalesce(credential.password_hash, '') = ''
     and exists (select from base.session where session.account_id = account.id and session.revoked_at is null
                 and session.expires_at > $2::timestamptz)`,
);
export const accountByEmail = query(
  'people.accountByEmail',
  z.object({ id: z.string() }),
  `select id from base.account where email = $1::text`,
);

export const colleagues = query(
  'people.colleagues',
  accountRow,
  `select ${columns} from base.account
   where active and role = any($1::text[]) and ($2::int is null or $2::int = any(tenants)) order by name`,
);

/** The fewest cases first: who among these roles takes the next case of a payer. */
export const caseManagersByLoad = query(
  'people.caseManagersFor',
  accountRow,
  `select ${columns} from base.account where active and role = $1::text and $2::int = any(tenants) order by id`,
);
