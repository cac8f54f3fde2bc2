// Why: what was agreed with a partner is written down from the machine, and what lets the partner in is said once and kept nowhere.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { partner } from './partner.ts';
import { testDatabase, type TestDatabase } from './testing/test-database.ts';

let database: TestDatabase;
let home: string;
beforeAll(async () => {
  database = await testDatabase({ town: true });
  home = await mkdtemp(join(tmpdir(), 'doorstep-partner-'));
});
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(async () => {
  await database.drop();
  await rm(home, { recursive: true, force: true });
});

const agreement = {
  name: 'Tide Exchange',
  tenantId: 10,
  theirQualifier: 'ZZ',
  theirId: 'TIDE EDI',
  ourQualifier: 'ZZ',
  ourId: 'DOORSTEP',
  usage: 'T',
  takes: ['270'],
};
/** Runs the command as a person at the machine and gives what it printed. */
async function opened(more: Readonly<Record<string, unknown>>): Promise<{ code: number; said: string }> {
  const file = join(home, 'agreement.json');
  await writeFile(file, JSON.stringify({ ...agreement, ...more }));
  const lines: string[] = [];
  const listen = (line: string) => void lines.push(line);
  vi.spyOn(console, 'log').mockImplementation(listen);
  vi.spyOn(console, 'error').mockImplementation(listen);
  const code = await partner({ words: [file], fresh: false, url: database.url });
  return { code, said: lines.join('\n') };
}
const kept = async () => {
  const { rows } = await database.admin.pool.query<{ it: string; certificate: string | null }>(
    `select partner.certificate, partner::text || account::text || coalesce(credential::text, '') as it
     from exchange.partner join base.account on account.id = account_id
     left join base.credential on credential.account_id = account.id where partner.name = 'Tide Exchange'`,
  );
  return rows;
};

test('an agreement without a password says the secret only', async () => {
  const { code, said } = await opened({});
  expect(code).toBe(0);
  expect(said).toMatch(/^ {2}Authorization: Bearer [\w-]{43}$/m);
  expect(said).not.toContain('Password');
});

test('one with a password says user name and password too, and neither stands in the database', async () => {
  const certificate = Array.from({ length: 32 }, () => 'AB').join(':');
  const { said } = await opened({ password: true, certificate });
  expect(said).toMatch(/^ {2}UserName: tide-edi\.10$/m);
  const password = /^ {2}Password: ([\w-]{43})$/m.exec(said)?.[1] ?? '';
  const rows = await kept();
  expect(rows).toEqual([{ certificate: 'ab'.repeat(32), it: expect.stringContaining('sha256:') as string }]);
  expect(password).not.toBe('');
  expect(rows[0]?.it).not.toContain(password);
});

test('what cannot be agreed is told by its field, and nothing is written', async () => {
  const before = await kept();
  const { code, said } = await opened({ certificate: 'the usual one' });
  expect([code, said]).toEqual([1, 'certificate: A SHA-256 fingerprint: 64 hexadecimal digits.']);
  expect(await kept()).toEqual(before);
});
