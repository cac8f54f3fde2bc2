// Why: what reviewers and outsiders read about the program is printed from the program, committed, and held current by
// a test, so that a change of schema, access, states or contract shows as a changed line.

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { migrateAll, rowPolicies } from '../run/migrate.ts';
import { printMachines } from './print-machines.ts';
import { printPolicy } from './print-policy.ts';
import { printSchema } from './print-schema.ts';
import { openTestDatabase } from './test-database.ts';

const root = join(import.meta.dirname, '..');

/** A page: where it stands and what it says now. `client` is on a freshly migrated database. */
export type Page = { readonly path: string; readonly print: (client: Client) => string | Promise<string> };

/** Prints the API; undefined until run/openapi.ts exists and exports printOpenApi(). */
async function printApi(): Promise<string | undefined> {
  const file = join(root, 'run/openapi.ts');
  if (!existsSync(file)) return undefined;
  const loaded: unknown = await import(file);
  const print: unknown =
    typeof loaded === 'object' && loaded !== null ? Reflect.get(loaded, 'printOpenApi') : undefined;
  if (typeof print !== 'function') throw new Error('run/openapi.ts does not export printOpenApi().');
  const text: unknown = await print();
  if (typeof text !== 'string') throw new Error('printOpenApi() gives the text of the file.');
  return text;
}

/** Every printed page of today's code. */
export async function printedPages(): Promise<Page[]> {
  const api = await printApi();
  return [
    { path: 'db/policies.sql', print: rowPolicies },
    { path: 'db/schema.sql', print: printSchema },
    { path: 'docs/printed/machines.md', print: printMachines },
    { path: 'docs/printed/policy.md', print: printPolicy },
    ...(api === undefined ? [] : [{ path: 'docs/printed/openapi.json', print: () => api }]),
  ];
}

/** The command `printed`: writes every page anew, from a database made for the purpose. */
export async function printed(): Promise<number> {
  const server = await openTestDatabase();
  const control = new Client({ connectionString: server.url });
  await control.connect();
  const name = `doorstep_printed_${process.pid}`;
  try {
    await control.query(`create database ${name}`);
    const url = new URL(server.url);
    url.pathname = `/${name}`;
    await migrateAll(url.href);
    const client = new Client({ connectionString: url.href });
    await client.connect();
    for (const { path, print } of await printedPages()) {
      const file = join(root, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, await print(client));
      console.log(`printed ${path}`);
    }
    await client.end();
  } finally {
    await control.query(`drop database if exists ${name} with (force)`);
    await control.end();
    await server.stop();
  }
  return 0;
}
