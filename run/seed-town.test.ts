// Why: the town is what every other test stands on; it must arrive whole, once, under the row policies.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSecret } from '../base/access/seal-secret.ts';
import { transact } from '../base/db/transact.ts';
import { readHcpcs, readModifiers } from '../care/codes/hcpcs.rules.ts';
import { readIcd10cm } from '../care/codes/icd10cm.rules.ts';
import { checkCode } from '../care/codes/index.ts';
import {
  clockRules,
  codeSubsets,
  members,
  offices,
  payers,
  portalPeople,
  providerLocations,
  staff,
  staffIn,
  tradingPartners,
} from '../town/index.ts';
import { seedTown } from './seed-town.ts';
import { testDatabase, testSecret, townRecordedAt, type TestDatabase } from './testing/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ town: true });
});
afterAll(() => database.drop());

const counts = `select (select count(*) from base.tenant) as tenants, (select count(*) from base.account) as accounts,
  (select count(*) from base.credential) as credentials, (select count(*) from members.member) as members,
  (select count(*) from network.office) as offices, (select count(*) from network.location) as locations,
  (select count(*) from work.clock_rule) as rules`;

test('the whole town stands in the database', async () => {
  const { rows } = await database.admin.pool.query(counts);
  const people = staff.length + portalPeople.length;
  const programs = tradingPartners.length;
  expect(rows).toEqual([
    {
      tenants: payers.length + 2,
      accounts: people + programs,
      credentials: people,
      members: members.length,
      offices: offices.length,
      locations: providerLocations.length,
      rules: clockRules.length,
    },
  ]);
});

test('the town names its codes and checks none of them', async () => {
  const scope = { tenants: [0], actorId: 'someone', role: 'intake_agent' };
  const found = await transact(database.app, scope, (tx) => checkCode(tx, 'icd10cm', 'j449', '2026-03-01'));
  expect(found).toMatchObject({ standing: 'not_checked', name: 'Chronic obstructive pulmonary disease' });
  const rented = await transact(database.app, scope, (tx) => checkCode(tx, 'hcpcs', 'RR', '2026-03-01'));
  expect(rented).toMatchObject({ standing: 'not_checked', name: 'Rented' });
  const whole = await database.admin.pool.query('select from codes.edition where whole');
  expect(whole.rows).toEqual([]);
});

test('the codes of the town are in their forms', () => {
  const [diagnoses, procedures] = codeSubsets;
  for (const { code } of diagnoses?.codes ?? []) expect(readIcd10cm(code)).toEqual({ value: code });
  for (const { code } of procedures?.codes ?? [])
    expect(code.length === 2 ? readModifiers(code) : readHcpcs(code)).toEqual({
      value: code.length === 2 ? [code] : code,
    });
  expect(diagnoses?.codes.length).toBeGreaterThan(15);
  expect(procedures?.codes.length).toBeGreaterThan(25);
});

test('seeding again changes nothing', async () => {
  const before = await database.admin.pool.query('select * from base.credential order by account_id');
  const options = { at: '2027-01-01T00:00:00.000Z', secret: testSecret, light: true };
  await expect(seedTown(database.url, options)).resolves.toEqual({ seeded: false });
  const after = await database.admin.pool.query('select * from base.credential order by account_id');
  expect(after.rows).toEqual(before.rows);
  const recorded = await database.admin.pool.query('select distinct recorded_at from work.clock_rule');
  expect(recorded.rows).toEqual([{ recorded_at: townRecordedAt }]);
});

test('a second-factor secret is sealed, and opens with the program secret', async () => {
  const nurse = staffIn('triage_nurse');
  const { rows } = await database.admin.pool.query<{ totp_secret: Buffer }>(
    'select totp_secret from base.credential where account_id = $1',
    [nurse.key],
  );
  const sealed = rows[0]?.totp_secret ?? Buffer.alloc(0);
  expect(sealed.toString('latin1')).not.toContain(nurse.totpSecret);
  expect(openSecret(testSecret, 'totp', sealed)).toBe(nurse.totpSecret);
});

test('those who place orders or send them reach the lobby, a payer’s own liaison does not', async () => {
  const { rows } = await database.admin.pool.query<{ role: string }>(
    'select distinct role from base.account where 1 = any(tenants) order by role',
  );
  expect(rows.map((row) => row.role)).toEqual([
    'care_coordinator',
    'intake_agent',
    'privacy_officer',
    'referring_office',
    'supervisor',
    'triage_nurse',
  ]);
});
