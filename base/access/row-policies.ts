// Why: the database is the last door. Its row policies are printed from the same policy table that the server checks,
// for every table, forced even on the owner, so that a forgotten check upstairs still shows nothing.
import type { PolicyRow, Relation, TableAccess } from './policy.ts';

const actorIds: Partial<Record<Relation, string>> = {
  own_office: '(select base.actor_offices())::uuid[]',
  own_location: '(select base.actor_locations())::uuid[]',
  self: '(select base.actor_members())::uuid[]',
};

const quoted = (names: readonly string[]) =>
  [...names]
    .sort()
    .map((name) => `'${name}'`)
    .join(', ');

/** Roles that may do one of `actions` on the table's resource, by relation. */
function rolesByRelation(policy: readonly PolicyRow[], table: TableAccess, actions: readonly string[]) {
  const byRelation = new Map<Relation, Set<string>>();
  for (const row of policy) {
    if (row.resource !== table.resource || !row.actions.some((action) => actions.includes(action))) continue;
    const roles = byRelation.get(row.relation) ?? new Set<string>();
    byRelation.set(row.relation, roles.add(row.role));
  }
  return byRelation;
}

function tieOf(table: TableAccess, relation: Relation): string | null {
  if (relation === 'granted' || relation === 'hub') return 'true';
  const column = table.relations?.[relation];
  if (column !== undefined) {
    if (relation === 'own_account') return `${column}::text = (select base.actor_id())`;
    return `${column} = any(${actorIds[relation]})`;
  }
  if (table.parent === undefined) return null;
  const { table: parent, column: key } = table.parent;
  return `exists (select 1 from ${parent} parent where parent.tenant_id = ${table.table}.tenant_id and parent.id = ${table.table}.${key})`;
}

function predicate(policy: readonly PolicyRow[], table: TableAccess, actions: readonly string[]): string {
  const ties: string[] = [];
  for (const [relation, roles] of rolesByRelation(policy, table, actions)) {
    const whole = tieOf(table, relation);
    if (whole === null) continue;
    const narrowing = table.narrowed?.[relation];
    const tie = narrowing === undefined ? whole : `${whole} and ${narrowing}`;
    const roleFits = `(select base.actor_role()) in (${quoted([...roles])})`;
    ties.push(tie === 'true' ? `(${roleFits})` : `(${roleFits} and ${tie})`);
  }
  const some = ties.length === 0 ? 'false' : ties.sort().join('\n    or ');
  if (table.tenantColumn === null) return `(${some})`;
  return `${table.tenantColumn} = any((select base.granted_tenants())::int[]) and (${some})`;
}

function policiesOf(policy: readonly PolicyRow[], table: TableAccess): string {
  const lines = [
    `alter table ${table.table} enable row level security;`,
    `alter table ${table.table} force row level security;`,
    `revoke all on ${table.table} from doorstep_app, doorstep_worker;`,
    `grant select, insert${table.appendOnly ? '' : ', update'}${table.mayDelete ? ', delete' : ''} on ${table.table} to doorstep_app;`,
    `create policy reads on ${table.table} for select to doorstep_app using (\n  ${predicate(policy, table, table.read)});`,
    `create policy inserts on ${table.table} for insert to doorstep_app with check (\n  ${predicate(policy, table, table.insert)});`,
  ];
  if (!table.appendOnly) {
    const change = predicate(policy, table, table.update);
    lines.push(
      `create policy updates on ${table.table} for update to doorstep_app using (\n  ${change})\n  with check (\n  ${change});`,
    );
  }
  if (table.mayDelete) {
    lines.push(
      `create policy deletes on ${table.table} for delete to doorstep_app using (\n  ${predicate(policy, table, table.update)});`,
    );
  }
  if (table.workerSees) {
    // It takes what is due from every payer, but adds rows only for the payer it is bound to, like everybody else.
    lines.push(`create policy worker_reads on ${table.table} for select to doorstep_worker using (true);`);
    if (!table.appendOnly)
      lines.push(
        `create policy worker_takes on ${table.table} for update to doorstep_worker using (true) with check (true);`,
      );
  }
  return lines.join('\n');
}

// Read from the catalog, so that no table can be left out of a backup by forgetting to name it.
const backupReads = `do $$ declare t record; begin
  if not exists (select from pg_roles where rolname = 'doorstep_backup') then return; end if;
  for t in select nspname, relname, relrowsecurity from pg_class join pg_namespace on pg_namespace.oid = relnamespace
           where relowner = 'doorstep_owner'::regrole and relkind in ('r', 'p', 'S') and nspname !~ '^pg_' loop
    execute format('grant usage on schema %I to doorstep_backup', t.nspname);
    execute format('grant select on %I.%I to doorstep_backup', t.nspname, t.relname);
    if t.relrowsecurity then
      execute format('create policy backup_reads on %I.%I for select to doorstep_backup using (true)', t.nspname, t.relname);
    end if;
  end loop;
end $$;`;

/** The whole of db/policies.sql: drops every policy of ours and makes each anew. Tables in the order given. */
export function printRowPolicies(policy: readonly PolicyRow[], tables: readonly TableAccess[]): string {
  const drop = `do $$ declare p record; begin
  for p in select schemaname, tablename, policyname from pg_policies
           where schemaname not in ('pg_catalog', 'information_schema') loop
    execute format('drop policy %I on %I.%I', p.policyname, p.schemaname, p.tablename);
  end loop;
end $$;`;
  return [
    '-- Printed from care/policy.ts and care/tables.ts by `./doorstep printed`; edit those, never this.',
    drop,
    ...tables.map((table) => policiesOf(policy, table)),
    'grant usage, select on all sequences in schema base to doorstep_app;',
    backupReads,
    '',
  ].join('\n\n');
}
