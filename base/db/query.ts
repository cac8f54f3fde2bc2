// Why: SQL stands in plain sight in each room's store, and every query is registered with its name and the shape of
// its row, so that a test can describe all of them against the migrated database and catch drift before anyone runs them.
import type { z } from 'zod';

/** A registered query: constant SQL, named (so the server plans it once per connection), with the zod shape of its row. */
export type Query<Row> = {
  readonly name: string;
  readonly text: string;
  readonly row: z.ZodType<Row>;
};

const registry = new Map<string, Query<unknown>>();

/** Registers a query. `name` is room.verbThing, unique; column names in snake_case become camelCase keys of `row`. */
export function query<Row>(name: string, row: z.ZodType<Row>, text: string): Query<Row> {
  if (registry.has(name)) throw new Error(`Two queries are named ${name}; give each its own name.`);
  if (name.length > 63) throw new Error(`PostgreSQL keeps 63 characters of a name; shorten ${name}.`);
  const made: Query<Row> = { name, text: text.trim(), row };
  registry.set(name, made);
  return made;
}

/** Every query registered by the modules loaded so far; for the describe-all test. */
export function registeredQueries(): readonly Query<unknown>[] {
  return [...registry.values()];
}

/** 'next_due_at' → 'nextDueAt'. Only column names are turned, never what stands inside JSON values. */
export function camel(column: string): string {
  return column.replaceAll(/_([a-z0-9])/g, (_, sign: string) => sign.toUpperCase());
}
