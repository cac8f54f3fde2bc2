// Why: an order sent twice by a nervous browser or a fax gateway must become one case, days later too.

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../run/testing/test-database.ts';
import { tuesday } from '../../run/testing/deeds.ts';
import { staffIn } from '../../town/index.ts';
import { transact } from '../db/transact.ts';
import { isRefusal, refuse } from '../refusal/refusal.ts';
import { plus } from '../time/instant.ts';
import { keepReply, openKey, requestHash } from './idempotency.ts';

const agent = { tenants: [10], actorId: staffIn('intake_agent').key, role: 'intake_agent' };
const nurse = { tenants: [10], actorId: staffIn('triage_nurse').key, role: 'triage_nurse' };
const hash = requestHash('POST', '/api/referrals', { a: 1 });

const shownOnce = {
  tenantId: 10,
  memberId: null,
  subjectKind: 'referral',
  subjectId: agent.actorId,
  fields: ['case_number'],
};

let database: TestDatabase;
let acted = 0;
beforeAll(async () => {
  database = await testDatabase({ town: true });
});
afterAll(() => database.drop());
beforeEach(async () => {
  acted = 0;
  await database.admin.pool.query('truncate base.idempotency');
});

/** A request as the server carries it out: open the key, act when it is new, keep the reply. */
async function request(
  scope = agent,
  digest = hash,
  act: () => unknown = () => ({ caseNumber: `DS-${acted}` }),
  at = tuesday,
): Promise<unknown> {
  return await transact(database.app, scope, async (tx) => {
    const kept = await openKey(tx, scope, 'intention-1', digest, at);
    if (isRefusal(kept)) return kept;
    if (kept !== undefined) return kept.replay;
    acted += 1;
    const reply = await act();
    if (isRefusal(reply)) return reply;
    await keepReply(tx, scope.actorId, 'intention-1', reply, [shownOnce]);
    return reply;
  });
}

test('the same request again gets the same reply and acts no second time, a month later too', async () => {
  const first = await request();
  await expect(request(agent, hash, undefined, plus(tuesday, { days: 30 }))).resolves.toEqual(first);
  expect(acted).toBe(1);
});

test('two at the same moment act once, and both get the reply', async () => {
  const replies = await Promise.all([request(), request(), request()]);
  expect(replies).toEqual([{ caseNumber: 'DS-1' }, { caseNumber: 'DS-1' }, { caseNumber: 'DS-1' }]);
  expect(acted).toBe(1);
});

test('a key used for another request is refused', async () => {
  await request();
  await expect(request(agent, requestHash('POST', '/api/referrals', { a: 2 }))).resolves.toMatchObject({
    refused: 'key_reused',
  });
  expect(acted).toBe(1);
});

test('a refused or broken request leaves its key free for the next try', async () => {
  await expect(
    request(agent, hash, () => refuse('order_incomplete', 'No signature.')),
  ).resolves.toMatchObject({ refused: 'order_incomplete' });
  const broken = request(agent, hash, () => {
    throw new Error('a bug');
  });
  await expect(broken).rejects.toThrow('a bug');
  await expect(request()).resolves.toEqual({ caseNumber: 'DS-3' });
});

test('two people may use the same key and each act', async () => {
  await request();
  await expect(request(nurse)).resolves.toEqual({ caseNumber: 'DS-2' });
});

test('a reply given again tells whom it shows, and is not given once their payer is granted no more', async () => {
  await request();
  const again = (scope: typeof agent) =>
    transact(database.app, scope, (tx) => openKey(tx, scope, 'intention-1', hash, tuesday));
  await expect(again(agent)).resolves.toEqual({ replay: { caseNumber: 'DS-1' }, shown: [shownOnce] });
  await expect(again({ ...agent, tenants: [11] })).resolves.toMatchObject({ refused: 'absent' });
});

test('method, address and every part of the body tell requests apart', () => {
  const one = requestHash('POST', '/a', { x: 1 });
  const others = [
    requestHash('PUT', '/a', { x: 1 }),
    requestHash('POST', '/b', { x: 1 }),
    requestHash('POST', '/a', { x: '1' }),
    requestHash('POST', '/a', undefined),
  ];
  for (const other of others) expect(other.equals(one)).toBe(false);
  expect(
    requestHash('POST', '/a', Buffer.from('x')).equals(requestHash('POST', '/a', Buffer.from('x'))),
  ).toBe(true);
});
