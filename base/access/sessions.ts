// Why: a session is a row, so revoking it counts on the very next request and survives a restart. The cookie is never
// stored, only its hash; who the person is and what is granted is read afresh every time, never cached.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { query } from '../db/query.ts';
import type { Database, Scope, Tx } from '../db/database.ts';
import { transact } from '../db/transact.ts';
import type { Actor } from '../http/door.ts';
import { newSecret } from '../ids/ids.ts';
import { plus } from '../time/instant.ts';

export const cookieName = 'doorstep_session';
const sessionHours = 12;

/** Identification itself runs as the program: nobody is known yet. */
export const gateScope: Scope = { tenants: [0], actorId: 'system', role: 'system' };

/** A caller who has not signed in. */
export const gate: Actor = {
  tenants: [],
  actorId: 'gate',
  role: 'gate',
  name: 'Not signed in',
  isStaff: false,
};

const sessionRow = z.object({
  id: z.string(),
  role: z.string(),
  name: z.string(),
  tenants: z.array(z.int()),
  offices: z.array(z.string()),
  locations: z.array(z.string()),
  members: z.array(z.string()),
  secondFactor: z.boolean(),
});

const findQuery = query(
  'base.findSession',
  sessionRow,
  `select account.id, account.role, account.name, account.tenants, account.offices, account.locations, account.members,
          session.second_factor
   from base.session join base.account on account.id = session.account_id
   where session.token_hash = $1::bytea and session.revoked_at is null and session.expires_at > $2::timestamptz and account.active`,
);
const openQuery = query(
  'base.openSession',
  z.object({}),
  `insert into base.session (token_hash, account_id, second_factor, created_at, expires_at)
   values ($1::bytea, $2::uuid, $3::boolean, $4::timestamptz, $5::timestamptz)`,
);
const revokeQuery = query(
  'base.revokeSession',
  z.object({}),
  `update base.session set revoked_at = $2::timestamptz where token_hash = $1::bytea and revoked_at is null`,
);
const revokeAllQuery = query(
  'base.revokeSessionsOf',
  z.object({}),
  `update base.session set revoked_at = $2::timestamptz where account_id = $1::uuid and revoked_at is null`,
);

export const hashOfToken = (token: string) => createHash('sha256').update(token).digest();

/** The session's token in a Cookie header, if there is one of ours. */
export function tokenIn(cookies: string | undefined): string | undefined {
  for (const part of (cookies ?? '').split(';')) {
    const [name, value] = part.trim().split('=');
    if (name === cookieName && value !== undefined && /^[\w-]{20,100}$/.test(value)) return value;
  }
  return undefined;
}

/** The token a program carries: `Authorization: Bearer …`. */
function bearerIn(authorization: string | undefined): string | undefined {
  return /^Bearer ([\w-]{20,100})$/.exec(authorization ?? '')?.[1];
}

/** Who sends this request; the gate when nobody, or when the session was revoked, has run out or lacks its second factor. */
export async function identify(
  database: Database,
  request: { headers: { cookie?: string | undefined; authorization?: string | undefined } },
  at: string,
  needsSecondFactor: (role: string) => boolean,
  isStaff: (role: string) => boolean,
): Promise<Actor> {
  const token = tokenIn(request.headers.cookie) ?? bearerIn(request.headers.authorization);
  if (token === undefined) return gate;
  const hash = hashOfToken(token);
  const row = await transact(database, gateScope, (tx) => tx.maybe(findQuery, [hash, at]));
  if (row === undefined || (needsSecondFactor(row.role) && !row.secondFactor)) return gate;
  const { id, secondFactor: _, ...rest } = row;
  return { ...rest, actorId: id, isStaff: isStaff(row.role), sessionHash: hash };
}

/** Opens a session and returns its cookie line. A new id at every sign-in, so none can be fixed beforehand. */
export async function openSession(
  tx: Tx,
  accountId: string,
  secondFactor: boolean,
  at: string,
  secure: boolean,
): Promise<string> {
  const token = newSecret();
  const until = plus(at, { hours: sessionHours });
  await tx.run(openQuery, [hashOfToken(token), accountId, secondFactor, at, until]);
  return `${cookieName}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${sessionHours * 3600}${secure ? '; Secure' : ''}`;
}

/** Opens a program's session and returns its token, which goes into an `Authorization: Bearer` header. */
export async function openSessionUntil(
  tx: Tx,
  accountId: string,
  at: string,
  until: string,
): Promise<string> {
  const token = newSecret();
  await tx.run(openQuery, [hashOfToken(token), accountId, true, at, until]);
  return token;
}

/** Ends one session; it is refused from the next request on. */
export async function revokeSession(tx: Tx, hash: Buffer, at: string): Promise<void> {
  await tx.run(revokeQuery, [hash, at]);
}

/** Ends every session of an account; returns how many. */
export async function revokeSessionsOf(tx: Tx, accountId: string, at: string): Promise<number> {
  return await tx.run(revokeAllQuery, [accountId, at]);
}
