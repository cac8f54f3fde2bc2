// Why: a person who is signed out, suspended or granted less is so on the very next request, not when a token runs out.

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../run/testing/test-database.ts';
import { tuesday } from '../../run/testing/deeds.ts';
import { staffIn } from '../../town/index.ts';
import { transact } from '../db/transact.ts';
import type { Actor } from '../http/door.ts';
import { plus } from '../time/instant.ts';
import { gate, gateScope, identify, openSession, revokeSession, revokeSessionsOf } from './sessions.ts';

const agent = staffIn('intake_agent');
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ town: true });
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.admin.pool.query('truncate base.session');
  await database.admin.pool.query('update base.account set active = true, tenants = $2 where id = $1', [
    agent.key,
    agent.tenants,
  ]);
});

/** Signs in and gives the cookie as a browser would send it. */
async function signIn(secondFactor = true, accountId = agent.key, at = tuesday): Promise<string> {
  const line = await transact(database.app, gateScope, (tx) =>
    openSession(tx, accountId, secondFactor, at, false),
  );
  return line.split(';')[0] ?? '';
}

function who(cookie: string | undefined, at = tuesday): Promise<Actor> {
  return identify(
    database.app,
    { headers: { cookie } },
    at,
    (role) => role !== 'system_admin',
    () => true,
  );
}

test('a signed-in person is known with what is granted today', async () => {
  const cookie = await signIn();
  await expect(who(`theme=dark; ${cookie}`)).resolves.toMatchObject({
    actorId: agent.key,
    role: 'intake_agent',
    tenants: agent.tenants,
  });
  await database.admin.pool.query('update base.account set tenants = $2 where id = $1', [agent.key, [10]]);
  await expect(who(cookie)).resolves.toMatchObject({ tenants: [10] });
});

test('a revoked session is refused on the very next request, and the person’s other one is not', async () => {
  const [first, second] = [await signIn(), await signIn()];
  const { sessionHash } = await who(first);
  if (sessionHash === undefined) throw new Error('a signed-in actor carries its session');
  await transact(database.app, gateScope, (tx) => revokeSession(tx, sessionHash, tuesday));
  await expect(who(first)).resolves.toBe(gate);
  await expect(who(second)).resolves.toMatchObject({ actorId: agent.key });
});

test('signing a person out everywhere ends all of that person’s sessions at once, and nobody else’s', async () => {
  const nurse = staffIn('triage_nurse').key;
  const cookies = [await signIn(), await signIn(), await signIn(true, nurse)];
  await expect(
    transact(database.app, gateScope, (tx) => revokeSessionsOf(tx, agent.key, tuesday)),
  ).resolves.toBe(2);
  const actors = await Promise.all(cookies.map((cookie) => who(cookie)));
  expect(actors.map((actor) => actor.actorId)).toEqual(['gate', 'gate', nurse]);
});

test('a suspended account is refused on the very next request', async () => {
  const cookie = await signIn();
  await database.admin.pool.query('update base.account set active = false where id = $1', [agent.key]);
  await expect(who(cookie)).resolves.toBe(gate);
});

test('a session ends by itself after twelve hours', async () => {
  const cookie = await signIn();
  await expect(who(cookie, plus(tuesday, { hours: 12, milliseconds: -1 }))).resolves.toMatchObject({
    actorId: agent.key,
  });
  await expect(who(cookie, plus(tuesday, { hours: 12 }))).resolves.toBe(gate);
});

test('without the second factor a person who sees health data is not in', async () => {
  await expect(signIn(false).then((cookie) => who(cookie))).resolves.toBe(gate);
  const admin = await signIn(false, staffIn('system_admin').key);
  await expect(who(admin)).resolves.toMatchObject({ role: 'system_admin' });
});

test.each([
  undefined,
  '',
  'doorstep_session=',
  'doorstep_session=guess',
  'doorstep_session=' + 'A'.repeat(43),
  `doorstep_session=' or 1=1 --`,
])('the cookie %j is nobody’s', async (cookie) => {
  await signIn();
  await expect(who(cookie)).resolves.toBe(gate);
});

test('the cookie is never stored, and no two sign-ins share one', async () => {
  const cookies = [await signIn(), await signIn()];
  expect(new Set(cookies).size).toBe(2);
  const { rows } = await database.admin.pool.query<{ all: string }>(
    `select string_agg(session::text, ' ') as all from base.session`,
  );
  for (const cookie of cookies) expect(rows[0]?.all).not.toContain(cookie.split('=')[1]);
});

test('over a secure line the cookie never travels in the clear', async () => {
  const line = (secure: boolean): Promise<string> =>
    transact(database.app, gateScope, (tx) => openSession(tx, agent.key, true, tuesday, secure));
  await expect(line(true)).resolves.toMatch(/; HttpOnly; SameSite=Strict; Max-Age=43200; Secure$/);
  await expect(line(false)).resolves.not.toContain('Secure');
});
