// Why: the database is the last door. As the program's own role, with nothing bound every table is empty, and with one
// payer bound no role finds a row of another.
import type { Client } from 'pg';
import { everyRole } from '../care/roles.rules.ts';
import { tablesOf } from './harvest.ts';

async function bind(database: Client, tenants: readonly number[], role: string): Promise<void> {
  await database.query(
    `select set_config('doorstep.tenants', $1, true), set_config('doorstep.role', $2, true), set_config('doorstep.actor', 'prover', true)`,
    [`{${tenants.join(',')}}`, role],
  );
}

type Checked = { readonly checks: number; readonly violations: string[] };

async function somethingIn(database: Client, names: readonly string[], where: string): Promise<string[]> {
  const parts = names.map((name) => `select '${name}' as name where exists (select 1 from ${name} ${where})`);
  return (await database.query<{ name: string }>(parts.join(' union all '))).rows.map((row) => row.name);
}

/** Looks into every table as doorstep_app. `database` is a superuser's connection; nothing is changed. */
export async function checkRows(database: Client): Promise<Checked> {
  const tables = await tablesOf(database);
  const every = tables.map(({ schema, table }) => `${schema}.${table}`);
  const keyed = tables
    .filter(
      ({ columns, table, schema }) =>
        columns.includes('tenant_id') && `${schema}.${table}` !== 'work.clock_rule',
    )
    // Sessions of links are the program's own: no person's role reads them.
    .map(({ schema, table }) => `${schema}.${table}`);
  const { rows: tenants } = await database.query<{ id: number }>(
    `select id from base.tenant where id > 0 order by id`,
  );
  const violations: string[] = [];
  let checks = 0;
  await database.query('begin');
  try {
    await database.query('set local role doorstep_app');
    violations.push(
      ...(await somethingIn(database, every, '')).map((name) => `${name} shows rows to nobody`),
    );
    checks += every.length;
    for (const role of everyRole) {
      for (const { id } of tenants) {
        await bind(database, [id], role);
        const hubOwned = role === 'system' ? ['base.signed_link'] : [];
        const looked = keyed.filter((name) => !hubOwned.includes(name));
        const found = await somethingIn(database, looked, `where tenant_id <> ${id}`);
        checks += looked.length;
        violations.push(...found.map((name) => `${name} shows ${role} of tenant ${id} rows of another`));
      }
    }
    await bind(
      database,
      tenants.map((one) => one.id),
      'system',
    );
    // Empty tables prove nothing, so the program itself must find rows where the prover planted some.
    const seen = await somethingIn(
      database,
      ['cases.referral', 'intake.document', 'work.item', 'base.event'],
      '',
    );
    if (seen.length < 4) violations.push(`only ${seen.join(', ')} hold rows: nothing was planted`);
  } finally {
    await database.query('rollback');
  }
  return { checks, violations };
}
