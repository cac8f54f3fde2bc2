// Why: "nobody sees a row" proves nothing over empty tables. This puts one row per tenant into every table there is, so
// that a table added tomorrow is tried without anybody remembering it.

import type { Client } from 'pg';

type Column = {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly said: string | null;
  /** For a reference to rows that the database numbers itself: the newest of them, as SQL. */
  readonly newest: string | null;
};

const columns = `select attrelid::regclass::text as table, quote_ident(attname) as name, format_type(atttypid, null) as type,
    (select substring(pg_get_constraintdef(pg_constraint.oid) from '''([^'']+)''') from pg_constraint
     where conrelid = attrelid and contype = 'c' and conkey = array[attnum] limit 1) as said,
    (select format('(select max(%I) from %s)', named.attname, confrelid::regclass)
     from pg_constraint join pg_attribute named on named.attrelid = confrelid and named.attnum = confkey[1]
     where conrelid = pg_attribute.attrelid and contype = 'f' and conkey = array[pg_attribute.attnum]
       and named.attidentity <> '' limit 1) as newest
  from pg_attribute join pg_class on pg_class.oid = attrelid join pg_namespace on pg_namespace.oid = relnamespace
  where relkind in ('r', 'p') and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''
    and nspname not in ('pg_catalog', 'information_schema', 'migration') order by 1, attnum`;

/** A value of the type that no other row has; `number` tells rows apart. */
function valueOf({ name, type, said, newest }: Column, tenant: number, number: number): string {
  if (name === 'tenant_id') return String(tenant);
  if (newest !== null) return newest;
  if (said !== null) return `'${said}'`;
  if (type.endsWith('[]')) return `'{}'`;
  if (type === 'uuid') return `'00000000-0000-4000-8000-${String(number).padStart(12, '0')}'`;
  if (/timestamp/.test(type)) return `'2026-01-01T00:00:00Z'`;
  if (type === 'date') return `'2026-01-01'`;
  if (type === 'bytea') return `'\\x${String(number).padStart(8, '0')}'`;
  if (type === 'boolean') return 'true';
  if (type === 'jsonb') return `'{}'`;
  if (type === 'xid8') return `'1'`;
  return /int|numeric|double/.test(type) ? String(number) : `'filled ${number}'`;
}

/**
 * Inserts a row for each of `tenants` (invented numbers from 9000 on keep clear of the town) into every table, foreign
 * keys unchecked; `client` is a superuser. Gives the names of the tables, 'schema.table'.
 */
export async function fillEveryTable(client: Client, tenants: readonly number[]): Promise<string[]> {
  const found = await client.query<Column>(columns);
  const numbered = new Set(found.rows.filter((column) => column.newest !== null).map(({ table }) => table));
  // What they refer to comes before them.
  const rows = found.rows.toSorted(
    (one, other) => Number(numbered.has(one.table)) - Number(numbered.has(other.table)),
  );
  const byTable = Map.groupBy(rows, (column) => column.table);
  await client.query('set session_replication_role = replica');
  let number = 9000;
  for (const tenant of tenants) {
    number += 1;
    for (const [table, all] of byTable) {
      const values = all.map((column) =>
        valueOf(column, tenant, column.name === 'id' && table === 'base.tenant' ? tenant : number),
      );
      await client.query(
        `insert into ${table} (${all.map((column) => column.name).join(', ')}) values (${values.join(', ')})`,
      );
    }
  }
  await client.query('reset session_replication_role');
  return [...byTable.keys()];
}
