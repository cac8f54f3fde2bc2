// Why: the first door of a hub with real data is opened once, from the machine, and what opens it is stored nowhere.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TOTP, Secret } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { giveCode, listAccounts, signIn } from '../care/people/people.contract.ts';
import { isRefusal, type Or } from '../base/refusal/refusal.ts';
import { makeAdministrator, type Handover } from './administrator.ts';
import { openHouse } from './house.ts';
import { clientWith, cookieOf } from './testing/story-client.ts';
import { testDatabase, testSecret, type TestDatabase } from './testing/test-database.ts';

const email = 'Ada.Okafor@hospital.example';
let database: TestDatabase;
let home: string;
let made: Handover;
const make = async (...words: string[]): Promise<Or<Handover>> =>
  await makeAdministrator(database.url, testSecret, words);

beforeAll(async () => {
  database = await testDatabase();
  home = await mkdtemp(join(tmpdir(), 'doorstep-administrator-'));
});
afterAll(async () => {
  await database.drop();
  await rm(home, { recursive: true, force: true });
});

test('whom to make must be said, by e-mail and name', async () => {
  for (const words of [[], ['ada'], ['not an address', 'Ada Okafor'], [email, ' ']])
    expect(await make(...words)).toMatchObject({ refused: 'invalid' });
});

test('of two at once one makes the administrator, and nobody makes a second', async () => {
  const both = await Promise.all([make(email, 'Ada Okafor'), make('b@hospital.example', 'Bo Lindqvist')]);
  const [first] = both.filter((one) => !isRefusal(one));
  const [second] = both.filter(isRefusal);
  if (first === undefined || isRefusal(first)) throw new Error('Nobody was made.');
  made = first;
  expect(second?.say).toMatch(/^There is an administrator already: /);
  expect(await make(email, 'Ada Okafor')).toMatchObject({ refused: 'administrator_exists' });
});

test('neither password nor second factor stands anywhere in the database', async () => {
  const { rows } = await database.admin.pool.query<{ it: string }>(
    `select credential::text || account::text as it from base.credential join base.account on account.id = account_id`,
  );
  expect(rows).toHaveLength(1);
  const hex = Buffer.from(made.totpSecret).toString('hex');
  for (const clear of [made.password, made.totpSecret, hex]) expect(rows[0]?.it).not.toContain(clear);
  expect(rows[0]?.it).toContain('$argon2id$');
});

test('with both one is in, and with the password alone one is not', async () => {
  const house = await openHouse({
    url: database.url,
    home,
    secret: testSecret.toString(),
    publicUrl: 'http://127.0.0.1:8080',
    smtpUrl: 'smtp://127.0.0.1:9',
    townIsSeeded: false,
    mailboxUrl: null,
    limits: 'off',
  });
  const api = await house.buildApi();
  const { rows } = await database.admin.pool.query<{ email: string }>('select email from base.account');
  const gate = clientWith(api, null);
  const body = { email: (rows[0]?.email ?? '').toUpperCase(), password: made.password };
  const { needs, challenge } = await gate.ask(signIn, { body });
  expect(needs).toBe('code');
  const totp = new TOTP({ secret: Secret.fromBase32(made.totpSecret) });
  const code = totp.generate({ timestamp: Date.parse(house.equipment.now()) });
  const answer = await gate.raw('POST', giveCode.path, { challenge, code });
  const admin = clientWith(api, cookieOf(answer));
  expect((await admin.ask(listAccounts)).items).toMatchObject([{ role: 'system_admin', active: true }]);
  await api.close();
  await house.close();
});
