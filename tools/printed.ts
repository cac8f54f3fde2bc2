// Why: what reviewers and outsiders read about the program is printed from the program, committed, and held current by
// a test, so that a change of schema, access, states or contract shows as a changed line.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { allDoors } from '../run/hub.ts';
import { migrateAll, rowPolicies } from '../run/migrate.ts';
import { openApiOf } from '../run/openapi.ts';
import { startPageReader } from '../wire/pdf/read-pages.ts';
import { printMachines } from './print-machines.ts';
import { printPolicy } from './print-policy.ts';
import { printSchema } from './print-schema.ts';
import { openTestDatabase } from './test-database.ts';

const root = join(import.meta.dirname, '..');

/** A page: where it stands and what it says now. `client` is on a freshly migrated database. */
export type Page = { readonly path: string; readonly print: (client: Client) => string | Promise<string> };

function printApi(): string {
  // Doors are only described here, never opened: the reader starts no process before its first document.
  return `${JSON.stringify(openApiOf(allDoors(startPageReader())), null, 2)}\n`;
}

/** Every printed page of today's code. */
export function printedPages(): Page[] {
  return [
    { path: 'db/policies.sql', print: rowPolicies },
    { path: 'db/schema.sql', print: printSchema },
    { path: 'docs/printed/machines.md', print: printMachines },
    { path: 'docs/printed/policy.md', print: printPolicy },
    { path: 'docs/printed/openapi.json', print: printApi },
  ];
}

async function writePages(client: Client): Promise<void> {
  for (const { path, print } of printedPages()) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, await print(client));
    console.log(`printed ${path}`);
  }
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
    try {
      await writePages(client);
    } finally {
      await client.end();
    }
  } finally {
    await control.query(`drop database if exists ${name} with (force)`);
    await control.end();
    await server.stop();
  }
  return 0;
}
