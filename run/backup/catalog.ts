// Why: what belongs to a house is asked of the database's own catalog, never listed by hand, so that a table of tomorrow
// is saved and brought back without anybody remembering it.

import type { Client } from 'pg';
import { NotDone } from './not-done.ts';

/** A table as the catalog knows it; `sql` is its name as SQL writes it, `columns` those that hold values of their own. */
export type CatalogTable = { readonly name: string; readonly sql: string; readonly columns: string[] };

// Ours is what the owner role owns, but for the ledger of migrations, which travels in the manifest.
const ours = `pg_get_userbyid(relowner) = 'doorstep_owner' and nspname <> 'migration' and nspname !~ '^pg_' and relpersistence = 'p' and not relispartition`;
const fromClasses = `from pg_class join pg_namespace on pg_namespace.oid = relnamespace`;

const tablesText = `select nspname || '.' || relname as name, format('%I.%I', nspname, relname) as sql,
    array(select quote_ident(attname) from pg_attribute
          where attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns
  ${fromClasses} where relkind in ('r', 'p') and ${ours} order by 1`;

/** Every table of ours, by name. */
export async function tablesIn(client: Client): Promise<CatalogTable[]> {
  return (await client.query<CatalogTable>(tablesText)).rows;
}

// A policy that lets only some rows through would leave the others out without a word.
const hiddenText = `select nspname || '.' || relname as name ${fromClasses}
  where relkind in ('r', 'p') and ${ours} and not (
    has_table_privilege('doorstep_backup', pg_class.oid, 'select') and (not relrowsecurity or exists (
      select from pg_policy where polrelid = pg_class.oid and polcmd = 'r' and polpermissive
        and polroles = array[(select oid from pg_roles where rolname = 'doorstep_backup')]
        and pg_get_expr(polqual, polrelid) = 'true'))
    and not exists (select from pg_policy where polrelid = pg_class.oid and not polpermissive)) order by 1`;

/** Refuses (NotDone) unless the role of backups sees every row of every table. */
export async function mustSeeEverything(client: Client): Promise<void> {
  const ledger = await client.query<{ is: boolean }>(
    `select to_regclass('migration.applied') is not null as is`,
  );
  if (ledger.rows[0]?.is !== true) throw new NotDone('There is no house of Doorstep in this database.');
  const role = await client.query<{ may: boolean }>(
    `select pg_has_role(current_user, oid, 'member') as may from pg_roles where rolname = 'doorstep_backup'`,
  );
  if (role.rows[0]?.may !== true)
    throw new NotDone(
      'This login may not act as doorstep_backup, the role that reads every row. ' +
        'Run ./doorstep migrate as the owner, or: create role doorstep_backup nologin; grant doorstep_backup to the login; then migrate.',
    );
  const hidden = (await client.query<{ name: string }>(hiddenText)).rows.map((row) => row.name);
  if (hidden.length > 0)
    throw new NotDone(
      `A backup would not see every row of ${hidden.join(', ')}. Run ./doorstep migrate and try again.`,
    );
}

/** Where a sequence stands; `last` as text. */
export type SequencePlace = { readonly name: string; readonly last: string; readonly isCalled: boolean };

/** Every sequence of ours with its place now. Read it after the rows: it is never behind them then. */
export async function sequencesIn(client: Client): Promise<SequencePlace[]> {
  const found = await client.query<{ name: string; sql: string }>(
    `select nspname || '.' || relname as name, format('%I.%I', nspname, relname) as sql
     ${fromClasses} where relkind = 'S' and ${ours} order by 1`,
  );
  const places: SequencePlace[] = [];
  for (const { name, sql } of found.rows) {
    const read = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${sql}`,
    );
    const place = read.rows[0];
    if (place !== undefined) places.push({ name, last: place.last, isCalled: place.called });
  }
  return places;
}

/** A thing that is dropped while rows are loaded and made again after: how to do either. */
export type Removable = { readonly drop: string; readonly make: string };

/** Foreign keys and plain indexes of our tables, in the order they are to be made. */
export async function removablesIn(client: Client): Promise<{ indexes: Removable[]; keys: Removable[] }> {
  const indexes = await client.query<Removable>(
    `select format('drop index %s', indexrelid::regclass) as drop, pg_get_indexdef(indexrelid) as make
     from pg_index join pg_class on pg_class.oid = indrelid join pg_namespace on pg_namespace.oid = relnamespace
     where ${ours} and not exists (select from pg_constraint where conindid = indexrelid) order by 1`,
  );
  const keys = await client.query<Removable>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
       format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(pg_constraint.oid)) as make
     from pg_constraint join pg_class on pg_class.oid = conrelid join pg_namespace on pg_namespace.oid = relnamespace
     where ${ours} and contype = 'f' and conparentid = 0 order by 1`,
  );
  return { indexes: indexes.rows, keys: keys.rows };
}

/** What a database holds already: tables of ours, schemas of ours, and tables of others. */
export type Occupied = { readonly ours: string[]; readonly schemas: string[]; readonly others: string[] };

/** Looks whether a database is empty, as any login. */
export async function occupantsOf(client: Client): Promise<Occupied> {
  const user = `nspname not in ('information_schema') and nspname !~ '^pg_'`;
  const found = await client.query<{ name: string; ours: boolean }>(
    `select nspname || '.' || relname as name, pg_get_userbyid(relowner) = 'doorstep_owner' as ours ${fromClasses}
     where relkind in ('r', 'p', 'v', 'm') and ${user}
       and not exists (select from pg_depend where objid = pg_class.oid and deptype = 'e') order by 1`,
  );
  const schemas = await client.query<{ sql: string }>(
    `select quote_ident(nspname) as sql from pg_namespace
     where ${user} and pg_get_userbyid(nspowner) = 'doorstep_owner' order by 1`,
  );
  return {
    ours: found.rows.filter((row) => row.ours).map((row) => row.name),
    schemas: schemas.rows.map((row) => row.sql),
    others: found.rows.filter((row) => !row.ours).map((row) => row.name),
  };
}

/** Text forms that do not depend on the server's settings; the same on the way out and back. */
export const steadyForms =
  `set client_encoding = 'UTF8'; set timezone = 'UTC'; set datestyle = 'ISO'; ` +
  `set intervalstyle = 'postgres'; set extra_float_digits = 3; set search_path = pg_catalog`;
