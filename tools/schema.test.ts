// Why: the database is the last door before a patient's record. What makes it one (forced row policies, tenants first,
// no back doors, states that fit the machines) is asked of the migrated database itself.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { statesOf } from '../base/machine/machine.ts';
import { tables } from '../care/tables.ts';
import { fillEveryTable } from '../run/testing/fill-every-table.ts';
import { testDatabase, type TestDatabase } from '../run/testing/test-database.ts';
import { everyMachine } from './print-machines.ts';
import { printedPages } from './printed.ts';

/** Tables whose primary key does not begin with the tenant, and why. Only ever shrinks. */
const keyedOtherwise: Readonly<Record<string, string>> = {
  'base.tenant': 'is the tenant',
  'base.account': 'a person may work for several payers',
  'base.account_history': 'belongs to an account',
  'base.credential': 'belongs to an account',
  'base.session': 'belongs to an account',
  'base.idempotency': 'belongs to an account',
  'base.lease': 'the program’s own',
  'base.signed_link': 'found by its token before anybody is known',
  'cases.case_number': 'no two payers may share a case number',
  'network.office': 'reference data of the hub',
  'network.clinician': 'reference data of the hub',
  'network.location': 'reference data of the hub',
  'network.location_day': 'the hub’s own count: one van serves every payer',
  'approval.rule': 'reference data of the hub; a row may speak of one payer',
  'codes.edition': 'reference data of the hub',
  'codes.code': 'reference data of the hub, keyed by its edition',
  'codes.exclusion': 'reference data of the hub, keyed by its edition',
  'work.calendar': 'reference data of the hub',
  'work.clock_rule': 'reference data of the hub; a row may speak of one payer',
};

/** Where each machine's state is kept. A new machine is entered here. */
const keptIn: Readonly<Record<string, string>> = {
  Referral: 'cases.referral.status',
  'Service line': 'cases.service_line.status',
  Arrival: 'intake.arrival.status',
  Authorization: 'approval.request.status',
  'Work item': 'work.item.status',
  Escalation: 'work.escalation.status',
  Offer: 'network.offer.status',
  Appointment: 'fulfilment.appointment.status',
};

const root = join(import.meta.dirname, '..');
let database: TestDatabase;
let client: Client;
let filled: string[];
beforeAll(async () => {
  database = await testDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
  filled = await fillEveryTable(client, [9001, 9002]);
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

async function list(text: string, values: unknown[] = []): Promise<string[]> {
  return (await client.query<{ it: string }>(text, values)).rows.map((row) => row.it);
}

const inOurs = `join pg_namespace on pg_namespace.oid = relnamespace
  where relkind in ('r', 'p') and nspname not in ('pg_catalog', 'information_schema', 'migration')`;

/** Tables on which one of the program's roles has this privilege. */
function may(what: string): Promise<string[]> {
  return list(`select distinct nspname || '.' || relname as it from pg_class ${inOurs}
    and (has_table_privilege('doorstep_app', pg_class.oid, '${what}') or has_table_privilege('doorstep_worker', pg_class.oid, '${what}'))`);
}

describe('structure', () => {
  test('every table stands in care/tables.ts, and nothing else does', async () => {
    const found = await list(`select nspname || '.' || relname as it from pg_class ${inOurs} order by 1`);
    expect(tables.map((table) => table.table).sort()).toEqual(found);
  });

  test('row policies are on and forced for every table', async () => {
    const open = `select nspname || '.' || relname as it from pg_class ${inOurs} and not (relrowsecurity and relforcerowsecurity)`;
    await expect(list(open)).resolves.toEqual([]);
  });

  test('every primary key begins with the tenant, but for those named', async () => {
    const otherwise =
      await list(`select nspname || '.' || relname as it from pg_class ${inOurs} and not exists (
      select from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1]
      where conrelid = pg_class.oid and contype = 'p' and attname = 'tenant_id') order by 1`);
    expect(Object.keys(keyedOtherwise).sort()).toEqual(otherwise);
  });

  test('a reference between tables of a payer carries the payer, so that none leads to another payer', async () => {
    const astray =
      await list(`select conrelid::regclass || ': ' || pg_get_constraintdef(pg_constraint.oid) as it
      from pg_constraint join pg_attribute theirs on theirs.attrelid = confrelid and theirs.attname = 'tenant_id'
      join pg_attribute ours on ours.attrelid = conrelid and ours.attname = 'tenant_id'
      where contype = 'f' and not (theirs.attnum = any(confkey) and ours.attnum = any(conkey))`);
    expect(astray).toEqual([]);
  });

  test('no function runs with its owner’s rights', async () => {
    const raised = `select proname as it from pg_proc join pg_namespace on pg_namespace.oid = pronamespace
      where prosecdef and nspname not in ('pg_catalog', 'information_schema')`;
    await expect(list(raised)).resolves.toEqual([]);
  });

  test('no view shows rows that its reader may not see', async () => {
    const views = `select relname as it from pg_class join pg_namespace on pg_namespace.oid = relnamespace
      where relkind in ('v', 'm') and nspname not in ('pg_catalog', 'information_schema')
        and not coalesce(reloptions @> '{security_invoker=true}', false)`;
    await expect(list(views)).resolves.toEqual([]);
  });

  test.each(everyMachine)('the states of $machine.name are those its column allows', async ({ machine }) => {
    const place = keptIn[machine.name];
    expect(place, `say in keptIn where the state of ${machine.name} is kept`).toBeDefined();
    const [schema, table, column] = (place ?? '').split('.');
    const [check] = await list(
      `select pg_get_constraintdef(pg_constraint.oid) as it from pg_constraint join pg_attribute on attrelid = conrelid
       where contype = 'c' and conrelid = $1::regclass and attname = $2 and conkey = array[attnum]`,
      [`${schema}.${table}`, column],
    );
    const allowed = [...(check ?? '').matchAll(/'([^']+)'/g)].map((match) => match[1]);
    expect(allowed).toEqual(statesOf(machine));
  });
});

describe('the program’s roles', () => {
  const roles = ['doorstep_app', 'doorstep_worker'];

  test('may not go round the row policies, become another or log in', async () => {
    const strong = `select rolname as it from pg_roles where rolname = any($1)
      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolcanlogin
           or pg_has_role(oid, 'doorstep_owner', 'member'))`;
    await expect(list(strong, [roles])).resolves.toEqual([]);
  });

  test('own nothing and may create nothing', async () => {
    const owned = `select classid::regclass || ' ' || objid as it from pg_shdepend
      where deptype = 'o' and refobjid in (select oid from pg_roles where rolname = any($1))`;
    await expect(list(owned, [roles])).resolves.toEqual([]);
    const making = `select nspname || ' by ' || rolname as it from pg_namespace cross join pg_roles
      where rolname = any($1) and nspname !~ '^pg_' and has_schema_privilege(rolname, pg_namespace.oid, 'create')`;
    await expect(list(making, [roles])).resolves.toEqual([]);
  });

  test('may not empty a table, and may not change what is only ever added to', async () => {
    await expect(may('truncate')).resolves.toEqual([]);
    const kept = tables.filter((table) => table.appendOnly).map((table) => table.table);
    expect(kept.length).toBeGreaterThan(4);
    expect((await may('update')).filter((table) => kept.includes(table))).toEqual([]);
    const deletable = tables.filter((table) => table.mayDelete).map((table) => table.table);
    expect((await may('delete')).toSorted()).toEqual(deletable.toSorted());
  });
});

describe('what is seen', () => {
  type Bound = { tenants?: string; role?: string; actor?: string };

  /** Tables with at least one visible row, for a database role and what is bound. */
  async function seen(
    role: string,
    { tenants = '', role: actorRole = '', actor = '' }: Bound,
  ): Promise<string[]> {
    await client.query('begin');
    await client.query(`set local role ${role}`);
    await client.query(
      `select set_config('doorstep.tenants', $1, true), set_config('doorstep.role', $2, true), set_config('doorstep.actor', $3, true)`,
      [tenants, actorRole, actor],
    );
    const shown: string[] = [];
    for (const table of filled)
      if ((await client.query(`select from ${table} limit 1`)).rowCount === 1) shown.push(table);
    await client.query('rollback');
    return shown;
  }

  test('every table has rows to be seen', async () => {
    expect((await seen('none', {})).length).toBe(tables.length);
  });

  test('nothing bound, nothing seen', async () => {
    await expect(seen('doorstep_app', {})).resolves.toEqual([]);
  });

  test('an unknown role sees nothing, whatever is granted', async () => {
    await expect(seen('doorstep_app', { tenants: '{9001,9002}', role: 'nobody' })).resolves.toEqual([]);
  });

  test('the worker sees the queues of all payers and nothing more', async () => {
    const queues = tables.filter((table) => table.workerSees).map((table) => table.table);
    expect((await seen('doorstep_worker', {})).sort()).toEqual(queues.sort());
  });

  test('the program itself sees no payer’s row without the payer granted', async () => {
    const keyed = tables.filter((table) => table.tenantColumn !== null).map((table) => table.table);
    const shown = await seen('doorstep_app', { role: 'system', actor: 'system' });
    expect(shown.filter((table) => keyed.includes(table))).toEqual([]);
    await expect(seen('doorstep_app', { role: 'system', tenants: '{9003}' })).resolves.toEqual(shown);
  });

  test('a granted payer never shows another payer’s rows, whatever the role', async () => {
    const roles = [...new Set((await import('../care/roles.rules.ts')).everyRole)];
    for (const role of roles) {
      await client.query('begin');
      await client.query(`set local role doorstep_app`);
      await client.query(
        `select set_config('doorstep.tenants', '{9001}', true), set_config('doorstep.role', $1, true)`,
        [role],
      );
      for (const { table, tenantColumn } of tables.filter((each) => each.tenantColumn !== null)) {
        const others = await client.query(`select from ${table} where ${tenantColumn} <> 9001`);
        expect(others.rowCount, `${role} sees another payer in ${table}`).toBe(0);
      }
      await client.query('rollback');
    }
  });
});

test('every printed page says what the code says; if not, run: ./doorstep printed', async () => {
  const stale: string[] = [];
  for (const { path, print } of printedPages()) {
    const file = join(root, path);
    const kept = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    if (kept !== (await print(client))) stale.push(path);
  }
  expect(stale).toEqual([]);
});
