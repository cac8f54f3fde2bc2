// Why: the schema only moves forward, in numbered files that never change once released; the owner role makes it and
// the application role can use but never alter it. Row policies are printed from the one policy table and applied last.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Client } from 'pg';

// A login that may not grant was granted everything beforehand, or fails below with a sentence of the server's own.
/**
 * Roles the program acts as. `doorstep_worker` may see the queues of every tenant and nothing else more than the app;
 * `doorstep_backup` reads every row and writes none, and a site that keeps its backups otherwise may do without it.
 */
const roles = `
do $$ begin
  if not exists (select from pg_roles where rolname = 'doorstep_owner') then create role doorstep_owner nologin; end if;
  if not exists (select from pg_roles where rolname = 'doorstep_app') then create role doorstep_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'doorstep_worker') then create role doorstep_worker nologin in role doorstep_app; end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin
  execute format('grant doorstep_owner, doorstep_app, doorstep_worker to %I', current_user);
exception when unique_violation or insufficient_privilege then null;
end $$;
do $$ begin
  if not exists (select from pg_roles where rolname = 'doorstep_backup') then create role doorstep_backup nologin; end if;
  execute format('grant doorstep_backup to %I', current_user);
exception when duplicate_object or unique_violation or insufficient_privilege then null;
end $$;
do $$ begin
  execute format('grant create, connect, temporary on database %I to doorstep_owner', current_database());
exception when insufficient_privilege then null;
end $$;
create schema if not exists migration authorization doorstep_owner;
create table if not exists migration.applied (
  name text primary key, digest text not null
);
alter table migration.applied owner to doorstep_owner;`;

/** What `migrate` applied. */
export type Migrated = { readonly applied: string[]; readonly policiesChanged: boolean };

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * Brings the database at `url` (a login that may create roles, or the three roles already made) to the newest schema.
 * @param folder db/migrations  @param policies SQL of all row policies, applied whenever it changed
 * @throws when a released migration was edited
 */
export async function migrate(url: string, folder: string, policies: string): Promise<Migrated> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(hashtext('doorstep.migrate'))`);
    await client.query(roles);
    await client.query('set role doorstep_owner');
    const known = new Map(
      (
        await client.query<{ name: string; digest: string }>('select name, digest from migration.applied')
      ).rows.map((row) => [row.name, row.digest]),
    );
    const applied: string[] = [];
    const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
    for (const name of files) {
      const text = await readFile(path.join(folder, name), 'utf8');
      const digest = digestOf(text);
      const before = known.get(name);
      if (before === digest) continue;
      if (before !== undefined)
        throw new Error(`Migration ${name} was edited after it was applied; write a new one.`);
      await inOne(client, text, name, digest);
      applied.push(name);
    }
    const policiesChanged = known.get('policies') !== digestOf(policies) || applied.length > 0;
    if (policiesChanged) await inOne(client, policies, 'policies', digestOf(policies));
    return { applied, policiesChanged };
  } finally {
    await client.end();
  }
}

async function inOne(client: Client, text: string, name: string, digest: string): Promise<void> {
  await client.query('begin');
  try {
    await client.query(text);
    await client.query(
      `insert into migration.applied (name, digest) values ($1, $2)
       on conflict (name) do update set digest = excluded.digest`,
      [name, digest],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`Migration ${name} failed: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
