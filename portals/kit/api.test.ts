// Why: the portals' one way to the hub; a retried act must carry its first key, and a "no" must reach its field.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { contract } from '../../base/http/contract.ts';
import { addressOf, callDoor, newIntention, Problem, problemFrom, sayAt } from './api.ts';
import { hubNow } from './clock.ts';

let server: Server | null = null;
afterEach(() => server?.close());

async function hubThatSays(answers: readonly (readonly [number, unknown])[]) {
  const seen: IncomingMessage[] = [];
  server = createServer((request, reply) => {
    const [status, body] = answers[Math.min(seen.length, answers.length - 1)] ?? [500, {}];
    seen.push(request);
    reply.writeHead(status, {
      'content-type': 'application/json',
      'doorstep-at': '2026-11-25T19:40:00.000Z',
    });
    reply.end(JSON.stringify(body));
  });
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const claim = contract({
    name: 'claimReferral',
    summary: 'Claim',
    access: 'signed_in',
    method: 'POST',
    path: `http://127.0.0.1:${port}/api/referrals/:id/claim`,
    params: z.object({ id: z.string() }),
    body: z.object({ note: z.string() }),
    reply: z.object({ owner: z.string() }),
  });
  return { seen, claim };
}

test('a claim reaches its door, typed both ways, with a key of its own', async () => {
  const { seen, claim } = await hubThatSays([[200, { owner: 'Dana' }]]);
  const answer = await callDoor(claim, { params: { id: 'a/b' }, body: { note: 'mine' } });
  expect(answer.owner).toBe('Dana');
  expect(seen[0]?.url).toBe('/api/referrals/a%2Fb/claim');
  expect(seen[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f]{32}$/);
});

test('a busy hub is asked again under the same key', async () => {
  const { seen, claim } = await hubThatSays([
    [503, {}],
    [200, { owner: 'Dana' }],
  ]);
  await callDoor(claim, { params: { id: '1' }, body: { note: '' } }, { intention: 'first-try' });
  expect(seen.map((request) => request.headers['idempotency-key'])).toEqual(['first-try', 'first-try']);
});

test('a refusal arrives as its sentence beside its field', async () => {
  const no = {
    code: 'order_incomplete',
    say: 'The order has no signature.',
    at: ['order.signedOn'],
    ref: 'R-1',
  };
  const { claim } = await hubThatSays([[409, no]]);
  const problem = await callDoor(claim, { params: { id: '1' }, body: { note: '' } }).catch(
    (thrown: unknown) => thrown,
  );
  if (!(problem instanceof Problem)) throw new Error('not a problem');
  expect(problem).toMatchObject({ status: 409, code: 'order_incomplete', ref: 'R-1' });
  expect(sayAt(problem, 'order.signedOn')).toBe('The order has no signature.');
  expect(sayAt(problem, 'order')).toBe('The order has no signature.');
  expect(sayAt(problemFrom(422, { ...no, at: ['a', 'b'] }), 'b')).toBe('Please check this too.');
  expect(sayAt(problem, 'orderer')).toBeNull();
});

test('a reply sets the clock of the page', async () => {
  const { claim } = await hubThatSays([[200, { owner: 'Dana' }]]);
  await callDoor(claim, { params: { id: '1' }, body: { note: '' } });
  expect(hubNow()?.slice(0, 16)).toBe('2026-11-25T19:40');
});

test('a failure without our words still says what was kept', () => {
  expect(problemFrom(502, '<html>').say).toContain('Nothing you typed is lost');
  expect(problemFrom(401, null).say).toContain('Sign in again');
});

test('queries leave out what is absent and repeat lists', () => {
  expect(addressOf('/api/x', {}, { a: 1, b: undefined, c: ['p', 'q'] })).toBe('/api/x?a=1&c=p&c=q');
});

test('no two intentions share a key', () => {
  expect(newIntention()).not.toBe(newIntention());
});
