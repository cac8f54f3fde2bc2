// Why: one way to open the database, with pipelined named statements (measured 1.5 times one-by-one) and one way to
// bind who is asking: the set of granted tenants and the actor's relations, set inside each transaction and read by
// the row policies. Nothing bound means nothing visible.
import { Pool, type ClientBase } from 'pg';
import { strict as assert } from 'node:assert';
import { camel, type Query } from './query.ts';
import { valueTypes } from './values.ts';

/** Who asks, on whose behalf: what the row policies compare with. `tenants` is the set of payers granted to this request. */
export type Scope = {
  readonly tenants: readonly number[];
  readonly actorId: string;
  readonly role: string;
  readonly offices?: readonly string[];
  readonly locations?: readonly string[];
  readonly members?: readonly string[];
};

export type Database = {
  readonly pool: Pool;
  /** Validates rows against their schema; on in tests. */
  readonly checkRows: boolean;
  close(): Promise<void>;
};

/** Inside a transaction: run registered queries. */
export type Tx = {
  rows<Row>(query: Query<Row>, values?: readonly unknown[]): Promise<Row[]>;
  /** Exactly one row; a bug otherwise. */
  one<Row>(query: Query<Row>, values?: readonly unknown[]): Promise<Row>;
  /** One row or undefined. */
  maybe<Row>(query: Query<Row>, values?: readonly unknown[]): Promise<Row | undefined>;
  /** Runs for effect; returns how many rows were touched. Check it where a row must be hit. */
  run(query: Query<unknown>, values?: readonly unknown[]): Promise<number>;
  /** Narrows or changes who asks for the rest of the transaction (the worker moves from tenant to tenant). */
  bind(scope: Scope): Promise<void>;
};

/**
 * Opens a pool. `role` is the database role to act as (`doorstep_app`, `doorstep_worker`); undefined keeps the login's own.
 * @param url postgres:// address  @param size connections at most
 * @param lazily commits do not wait for the disk: only for invented days that are played again when they are cut short
 */
export function openDatabase(
  url: string,
  role: string | undefined,
  size = 8,
  checkRows = false,
  lazily = false,
): Database {
  const pool = new Pool({
    connectionString: url,
    max: size,
    types: valueTypes,
    pipeline: true,
    options: `-c timezone=UTC -c default_transaction_isolation=read\\ committed${role ? ` -c role=${role}` : ''}${lazily ? ' -c synchronous_commit=off' : ''}`,
  });
  // A server that goes away breaks idle connections; the pool replaces them and the next query tells.
  pool.on('error', () => undefined);
  return { pool, checkRows, close: () => pool.end() };
}

const columnNames = new Map<string, string[]>();

async function ask<Row>(
  client: ClientBase,
  checkRows: boolean,
  query: Query<Row>,
  values: readonly unknown[],
) {
  const result = await client.query({
    name: query.name,
    text: query.text,
    values: [...values],
    rowMode: 'array',
  });
  let names = columnNames.get(query.name);
  if (names === undefined) {
    names = result.fields.map((field) => camel(field.name));
    columnNames.set(query.name, names);
  }
  const keys = names;
  const rows = (result.rows as unknown[][]).map((cells) => {
    const row: Record<string, unknown> = {};
    for (let i = 0; i < keys.length; i++) row[keys[i] as string] = cells[i];
    return (checkRows ? query.row.parse(row) : row) as Row;
  });
  return { rows, count: result.rowCount ?? 0 };
}

const bindText =
  `select set_config('doorstep.tenants', $1, true), set_config('doorstep.actor', $2, true), ` +
  `set_config('doorstep.role', $3, true), set_config('doorstep.offices', $4, true), ` +
  `set_config('doorstep.locations', $5, true), set_config('doorstep.members', $6, true)`;

/** Sends the binding of `scope` on a client already in a transaction. */
export function bindScope(client: ClientBase, scope: Scope): Promise<unknown> {
  const list = (ids: readonly (string | number)[] | undefined) => `{${(ids ?? []).join(',')}}`;
  return client.query({
    name: 'base.bindScope',
    text: bindText,
    values: [
      list(scope.tenants),
      scope.actorId,
      scope.role,
      list(scope.offices),
      list(scope.locations),
      list(scope.members),
    ],
  });
}

/** The query surface over one client. */
export function txOn(client: ClientBase, checkRows: boolean): Tx {
  return {
    rows: async (query, values = []) => (await ask(client, checkRows, query, values)).rows,
    one: async (query, values = []) => {
      const { rows } = await ask(client, checkRows, query, values);
      assert(rows.length === 1, `${query.name} gave ${rows.length} rows where one was due`);
      return rows[0] as (typeof rows)[number];
    },
    maybe: async (query, values = []) => {
      const { rows } = await ask(client, checkRows, query, values);
      assert(rows.length <= 1, `${query.name} gave ${rows.length} rows where at most one was due`);
      return rows[0];
    },
    run: async (query, values = []) => (await ask(client, false, query, values)).count,
    bind: async (scope) => {
      await bindScope(client, scope);
    },
  };
}
