// Why: whoever may see health data comes in with a password and a code that works once; guessing is slow and tells
// nothing; a session ends at once when its owner or the administrator says so.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Secret, TOTP } from 'otpauth';
import {
  endSessions,
  enterTown,
  giveCode,
  listAccounts,
  readMe,
  setActive,
  signIn,
  signOut,
} from '../care/people/people.contract.ts';
import { demoPassword, staffIn } from '../town/index.ts';
import { cookieOf, personOf, type Client } from '../run/testing/story-client.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';

let hub: StoryHub;
let nobody: Client;

beforeAll(async () => {
  hub = await openStory({ at: '2026-03-10T14:00:00.000Z' });
  nobody = hub.at();
});
afterAll(async () => await hub.close());

function codeFor(who: string): string {
  const totp = new TOTP({ secret: Secret.fromBase32(personOf(who).totpSecret ?? '') });
  return totp.generate({ timestamp: Date.parse(hub.clock.now()) });
}
const password = async (who: string) =>
  await nobody.ask(signIn, { body: { email: personOf(who).email, password: demoPassword } });
async function signedIn(who: string): Promise<Client> {
  const { challenge } = await password(who);
  const answer = await nobody.raw('POST', giveCode.path, { challenge, code: codeFor(who) });
  const cookie = cookieOf(answer);
  if (cookie === null) throw new Error(answer.body);
  return hub.at(cookie);
}

test('password and code open the door; the same code does not open it twice', async () => {
  const { needs, challenge } = await password('intake_agent');
  expect(needs).toBe('code');
  const body = { challenge: challenge ?? '', code: codeFor('intake_agent') };
  const answer = await nobody.raw('POST', giveCode.path, body);
  expect(answer.headers['set-cookie']).toMatch(/HttpOnly; SameSite=Strict/);
  const me = await hub.at(cookieOf(answer) ?? '').ask(readMe);
  expect(me).toMatchObject({ signedIn: true, role: 'intake_agent', portal: 'workbench' });
  expect((await nobody.refused(giveCode, { body })).code).toBe('wrong_credentials');
  hub.clock.pass({ seconds: 30 });
  expect(
    (await nobody.raw('POST', giveCode.path, { ...body, code: codeFor('intake_agent') })).statusCode,
  ).toBe(200);
});

test('the password alone opens nothing, and its answer runs out after five minutes', async () => {
  const { challenge } = await password('care_coordinator');
  hub.clock.pass({ minutes: 5, seconds: 1 });
  const late = { challenge: challenge ?? '', code: codeFor('care_coordinator') };
  expect((await nobody.refused(giveCode, { body: late })).code).toBe('wrong_credentials');
  const [id, until, mark] = (challenge ?? '').split('~');
  const forged = `${id}~2099-01-01T00:00:00.000Z~${mark}`;
  expect(until).not.toBe('2099-01-01T00:00:00.000Z');
  expect((await nobody.refused(giveCode, { body: { ...late, challenge: forged } })).code).toBe(
    'wrong_credentials',
  );
});

test('known and unknown addresses are refused in the same words', async () => {
  const known = await nobody.refused(signIn, {
    body: { email: staffIn('triage_nurse').email, password: 'not the password' },
  });
  const unknown = await nobody.refused(signIn, {
    body: { email: 'nobody@doorstep.example', password: 'not the password' },
  });
  expect({ ...known, ref: '' }).toEqual({ ...unknown, ref: '' });
});

test('eight failures close the door for fifteen minutes, even to the right password', async () => {
  const { email } = staffIn('appeals_coordinator');
  for (let i = 0; i < 7; i += 1) await nobody.refused(signIn, { body: { email, password: 'wrong' } });
  expect((await password('appeals_coordinator')).needs).toBe('code');
  await nobody.refused(signIn, { body: { email, password: 'wrong' } });
  expect((await nobody.refused(signIn, { body: { email, password: demoPassword } })).code).toBe(
    'wrong_credentials',
  );
  hub.clock.pass({ minutes: 16 });
  expect((await signedIn('appeals_coordinator')).person).toBeNull();
});

test('guessing codes counts as failing too', async () => {
  const { challenge } = await password('quality_auditor');
  const right = codeFor('quality_auditor');
  const code = right === '000000' ? '000001' : '000000';
  for (let i = 0; i < 8; i += 1)
    await nobody.refused(giveCode, { body: { challenge: challenge ?? '', code } });
  expect((await nobody.refused(giveCode, { body: { challenge: challenge ?? '', code: right } })).code).toBe(
    'wrong_credentials',
  );
});

test('signed out is out on the very next request', async () => {
  const coordinator = await signedIn('care_coordinator');
  expect((await coordinator.ask(readMe)).signedIn).toBe(true);
  await coordinator.ask(signOut);
  expect((await coordinator.ask(readMe)).signedIn).toBe(false);
  expect((await coordinator.refused(listAccounts)).code).toBe('not_signed_in');
});

test('the administrator ends all sessions of somebody at once, and an account switched off stays out', async () => {
  const supervisor = personOf('supervisor');
  const [one, two] = [await hub.as('supervisor'), await hub.as('supervisor')];
  const admin = await hub.as('system_admin');
  expect((await one.refused(endSessions, { params: { id: supervisor.key } })).code).toBe('absent');
  expect((await admin.ask(endSessions, { params: { id: supervisor.key } })).ended).toBe(2);
  for (const session of [one, two]) expect((await session.ask(readMe)).signedIn).toBe(false);

  const { key, email } = staffIn('privacy_officer');
  await admin.ask(setActive, { params: { id: key }, body: { active: false } });
  expect((await nobody.refused(signIn, { body: { email, password: demoPassword } })).code).toBe(
    'wrong_credentials',
  );
  expect((await nobody.refused(enterTown, { body: { accountId: key } })).code).toBe('absent');
  await admin.ask(setActive, { params: { id: key }, body: { active: true } });
  expect((await nobody.ask(signIn, { body: { email, password: demoPassword } })).needs).toBe('code');
});

test('a session ends by itself after twelve hours', async () => {
  const agent = await hub.as('intake_agent');
  hub.clock.pass({ hours: 11, minutes: 59 });
  expect((await agent.ask(readMe)).signedIn).toBe(true);
  hub.clock.pass({ minutes: 2 });
  expect((await agent.ask(readMe)).signedIn).toBe(false);
});

test('twenty people who sign in at once all come in: none waits for a connection another holds', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, async () => await password('nurse_reviewer')));
  expect(answers.map((one) => one.needs)).toEqual(Array(20).fill('code'));
});

test('who never sees health data needs no code', async () => {
  expect(await password('system_admin')).toEqual({ needs: 'nothing', challenge: null });
});
