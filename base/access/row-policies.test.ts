// Why: the database is asked as each kind of person would ask it, past all checks upstairs: what it shows and takes must
// be theirs alone.

import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { asSystem, tuesday } from '../../run/testing/deeds.ts';
import { testDatabase, type TestDatabase } from '../../run/testing/test-database.ts';
import { members, offices, portalPeople, staffIn } from '../../town/index.ts';
import type { Scope } from '../db/database.ts';
import { transact } from '../db/transact.ts';
import { newId } from '../ids/ids.ts';

const boston = offices[0]?.key ?? '';
const detroit = offices[11]?.key ?? '';
const rosa = members[0] ?? expect.fail();
const neighbour =
  members.find((member) => member.tenantId === rosa.tenantId && member.key !== rosa.key) ?? expect.fail();
const other = members.find((member) => member.tenantId === 14) ?? expect.fail();

type Case = { number: string; tenantId: number; office: string | null; member: string };
const cases: readonly Case[] = [
  { number: 'DS-ROSA', tenantId: rosa.tenantId, office: boston, member: rosa.key },
  { number: 'DS-NEIGHBOUR', tenantId: rosa.tenantId, office: null, member: neighbour.key },
  { number: 'DS-IRONWORKS', tenantId: 14, office: detroit, member: other.key },
];

const insertCase = `insert into cases.referral (tenant_id, id, case_number, kind, status, channel, priority, received_at, member_id, zone, office_id, order_received, created_by)
  values ($1, $2, $3, 'order', 'received', 'portal', 'standard', $4, $5, 'America/New_York', $6, true, 'test')`;
const insertLine = `insert into cases.service_line (tenant_id, id, referral_id, number, status, family, description)
  values ($1, $2, $3, 1, 'requested', 'oxygen', $4)`;

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ town: true });
  for (const { number, tenantId, office, member } of cases) {
    const id = newId(tuesday);
    await database.admin.pool.query(insertCase, [tenantId, id, number, tuesday, member, office]);
    await database.admin.pool.query(insertLine, [tenantId, newId(tuesday), id, number]);
  }
});
afterAll(() => database.drop());

/** A name for a text made up here: PostgreSQL keeps 63 characters of it. */
const nameOf = (text: string): string => `test.${createHash('sha1').update(text).digest('hex')}`;

/** The first column of what a scope sees. */
async function seen(scope: Scope, text: string): Promise<unknown[]> {
  const asked = { name: nameOf(text), row: z.object({ it: z.unknown() }), text: `select ${text} order by 1` };
  return (await transact(database.app, scope, (tx) => tx.rows(asked))).map((row) => row.it);
}

async function run(scope: Scope, text: string, values: readonly unknown[] = []): Promise<number> {
  return await transact(database.app, scope, (tx) =>
    tx.run({ name: nameOf(text), row: z.object({}), text }, values),
  );
}

const casesSeen = (scope: Scope): Promise<unknown[]> => seen(scope, 'case_number as it from cases.referral');
const linesSeen = (scope: Scope): Promise<unknown[]> =>
  seen(scope, 'description as it from cases.service_line');
const everyTenant = [0, 1, 10, 11, 12, 13, 14, 15, 16, 17, 18];
const clerk = {
  tenants: everyTenant,
  actorId: portalPeople[0]?.key ?? '',
  role: 'referring_office',
  offices: [boston],
};
const asRosa = { tenants: [rosa.tenantId], actorId: newId(tuesday), role: 'member', members: [rosa.key] };
const agent = { tenants: [10], actorId: staffIn('intake_agent').key, role: 'intake_agent' };

describe('who sees which case', () => {
  test('an office sees what it sent itself, whatever payers it is granted', async () => {
    await expect(casesSeen(clerk)).resolves.toEqual(['DS-ROSA']);
    await expect(casesSeen({ ...clerk, offices: [detroit] })).resolves.toEqual(['DS-IRONWORKS']);
    await expect(casesSeen({ ...clerk, offices: [] })).resolves.toEqual([]);
  });

  test('a member sees her own case, and not her neighbour’s of the same payer', async () => {
    await expect(casesSeen(asRosa)).resolves.toEqual(['DS-ROSA']);
    await expect(seen(asRosa, 'given_name as it from members.member')).resolves.toEqual([rosa.givenName]);
  });

  test('a member sees nothing of her case under another payer’s grant', async () => {
    await expect(casesSeen({ ...asRosa, tenants: [14] })).resolves.toEqual([]);
  });

  test('an intake agent sees the payers granted and no other', async () => {
    await expect(casesSeen(agent)).resolves.toEqual(['DS-NEIGHBOUR', 'DS-ROSA']);
    await expect(casesSeen({ ...agent, tenants: [14] })).resolves.toEqual(['DS-IRONWORKS']);
    await expect(casesSeen({ ...agent, tenants: [] })).resolves.toEqual([]);
  });

  test('lines follow their case', async () => {
    for (const scope of [clerk, asRosa, agent, { ...agent, tenants: [14] }])
      expect(await linesSeen(scope)).toEqual(await casesSeen(scope));
  });

  test.each([
    'system_admin',
    'network_manager',
    'credentialing_specialist',
    'servicing_dispatcher',
    'provider_admin',
    'gate',
    'nobody',
    '',
  ])('a %s sees no case and no member', async (role) => {
    const scope = { tenants: everyTenant, actorId: newId(tuesday), role };
    await expect(casesSeen(scope)).resolves.toEqual([]);
    await expect(linesSeen(scope)).resolves.toEqual([]);
    await expect(seen(scope, 'id as it from members.member')).resolves.toEqual([]);
  });
});

describe('who may write', () => {
  const submit = (scope: Scope, tenantId: number, office: string): Promise<number> => {
    const id = newId(tuesday);
    return run(scope, insertCase, [tenantId, id, `DS-${id}`, tuesday, null, office]);
  };

  test('an office sends orders in its own name only', async () => {
    await expect(submit(clerk, 11, boston)).resolves.toBe(1);
    await expect(submit(clerk, 11, detroit)).rejects.toThrow('row-level security');
  });

  test('an agent writes cases of payers granted only', async () => {
    await expect(submit(agent, 10, boston)).resolves.toBe(1);
    await expect(submit(agent, 14, detroit)).rejects.toThrow('row-level security');
  });

  test('a case cannot be moved to another payer', async () => {
    const both = { ...agent, tenants: [10, 14] };
    await expect(
      run(agent, `update cases.referral set tenant_id = 14 where case_number = 'DS-NEIGHBOUR'`),
    ).rejects.toThrow('row-level security');
    await expect(
      run(both, `update cases.referral set note = 'seen' where case_number = 'DS-NEIGHBOUR'`),
    ).resolves.toBe(1);
  });

  test('a member, an office and a reviewer change no case', async () => {
    const change = `update cases.referral set note = 'changed'`;
    await expect(run(asRosa, change)).resolves.toBe(0);
    await expect(run(clerk, change)).resolves.toBe(0);
    await expect(run({ ...agent, role: 'nurse_reviewer' }, change)).resolves.toBe(0);
  });

  test('what is only ever added to refuses change and removal, even by the program itself', async () => {
    for (const table of [
      'base.event',
      'base.event_seal',
      'base.access_entry',
      'cases.case_number',
      'work.clock_rule',
      'work.calendar',
    ]) {
      const column = table.startsWith('work.') ? 'id' : 'tenant_id';
      await expect(run(asSystem(10), `update ${table} set ${column} = ${column}`)).rejects.toThrow(
        'permission denied',
      );
      await expect(run(asSystem(10), `delete from ${table}`)).rejects.toThrow('permission denied');
    }
  });

  test('the program cannot change its own schema, nor step out of its role’s bounds', async () => {
    await expect(run(asSystem(10), 'alter table cases.referral no force row level security')).rejects.toThrow(
      'must be owner',
    );
    await expect(run(asSystem(10), 'drop policy reads on cases.referral')).rejects.toThrow('must be owner');
    await expect(run(asSystem(10), 'truncate cases.referral')).rejects.toThrow('permission denied');
    await expect(run(asSystem(10), 'create table base.mine (n int)')).rejects.toThrow('permission denied');
  });
});

describe('what belongs to a person', () => {
  test('only the program reads password hashes and sessions', async () => {
    for (const role of ['system_admin', 'intake_agent', 'privacy_officer', 'gate']) {
      const scope = { tenants: everyTenant, actorId: staffIn('intake_agent').key, role };
      await expect(seen(scope, 'password_hash as it from base.credential')).resolves.toEqual([]);
      await expect(seen(scope, 'account_id as it from base.session')).resolves.toEqual([]);
    }
    expect((await seen(asSystem(), 'account_id as it from base.credential')).length).toBeGreaterThan(50);
  });

  test('a portal person sees her own account alone', async () => {
    await expect(seen(clerk, 'id as it from base.account')).resolves.toEqual([clerk.actorId]);
  });

  test('a kept reply is seen by the one it was given to', async () => {
    const keep = `insert into base.idempotency (actor_id, key, request_hash, at) values ($1, 'a-key', '', $2)`;
    await run(agent, keep, [agent.actorId, tuesday]);
    await expect(run(agent, keep, [clerk.actorId, tuesday])).rejects.toThrow('row-level security');
    await expect(seen(agent, 'key as it from base.idempotency')).resolves.toEqual(['a-key']);
    await expect(seen(clerk, 'key as it from base.idempotency')).resolves.toEqual([]);
  });
});
