// Why: a query and the shape of its row drift apart unseen until somebody runs them. The server can say what a query
// gives without running it; this asks, and says in words what does not fit.

import type { Client, Connection } from 'pg';
import { z } from 'zod';
import { camel, type Query } from './query.ts';

/** A column as the server describes it: `table` and `number` are 0 when it is computed. */
export type DescribedColumn = {
  readonly name: string;
  readonly type: number;
  readonly table: number;
  readonly number: number;
};

/** What a query takes and gives; the numbers are those of pg_type. */
export type Described = {
  readonly parameters: readonly number[];
  readonly columns: readonly DescribedColumn[];
};

/** Facts of the catalog that a description refers to by number. */
export type Catalog = {
  /** pg_type number → name; arrays are 'text[]'. */
  readonly types: ReadonlyMap<number, string>;
  /** 'table.number' → 'schema.table.column', for columns that may be null. */
  readonly nullable: ReadonlyMap<string, string>;
};

const parametersShape = z.object({ dataTypeIDs: z.array(z.int()) });
const fieldsShape = z.object({
  fields: z.array(z.object({ name: z.string(), dataTypeID: z.int(), tableID: z.int(), columnID: z.int() })),
});

/**
 * Asks the server what `text` takes and gives, by Parse and Describe alone: nothing is run. Rejects with the server's
 * error when the text does not fit the database. The client must not be pipelining.
 */
export function describeQuery(client: Client, text: string): Promise<Described> {
  return new Promise((resolve, reject) => {
    let parameters: readonly number[] = [];
    let columns: readonly DescribedColumn[] = [];
    client.query({
      submit(connection: Connection) {
        connection.once('parameterDescription', (message: unknown) => {
          parameters = parametersShape.parse(message).dataTypeIDs;
        });
        connection.parse({ name: '', text, types: [] }, true);
        connection.describe({ type: 'S', name: '' }, true);
        connection.sync();
      },
      handleRowDescription(message: unknown) {
        columns = fieldsShape.parse(message).fields.map((field) => ({
          name: field.name,
          type: field.dataTypeID,
          table: field.tableID,
          number: field.columnID,
        }));
      },
      handleError: reject,
      handleReadyForQuery: () => resolve({ parameters, columns }),
    });
  });
}

/** Reads the catalog once for many descriptions. */
export async function readCatalog(client: Client): Promise<Catalog> {
  const types = await client.query<{ oid: number; name: string }>(
    `select type.oid::int as oid, coalesce(element.typname || '[]', type.typname) as name
     from pg_type type left join pg_type element on element.oid = type.typelem and type.typcategory = 'A'`,
  );
  const nullable = await client.query<{ place: string; name: string }>(
    `select attrelid::int || '.' || attnum as place, attrelid::regclass || '.' || attname as name
     from pg_attribute join pg_class on pg_class.oid = attrelid
     where attnum > 0 and not attnotnull and not attisdropped and relkind in ('r', 'p')`,
  );
  return {
    types: new Map(types.rows.map((row) => [row.oid, row.name])),
    nullable: new Map(nullable.rows.map((row) => [row.place, row.name])),
  };
}

// What each type of a column is once base/db/values.ts has read it. Other types need a reader there first.
const readAs: Readonly<Record<string, string>> = {
  text: 'string',
  varchar: 'string',
  bpchar: 'string',
  uuid: 'string',
  date: 'string',
  time: 'string',
  timestamptz: 'string',
  numeric: 'string',
  name: 'string',
  int2: 'integer',
  int4: 'integer',
  int8: 'integer',
  float4: 'number',
  float8: 'number',
  bool: 'boolean',
  bytea: 'bytes',
  json: 'json',
  jsonb: 'json',
  void: 'string',
  'text[]': 'string[]',
  'uuid[]': 'string[]',
  'varchar[]': 'string[]',
  'timestamptz[]': 'string[]',
  'int4[]': 'integer[]',
  'int2[]': 'integer[]',
  'bool[]': 'boolean[]',
};

/** Whether a zod type holds what such a column is read as. */
function holds(schema: z.core.$ZodType, as: string): boolean {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return holds(schema.unwrap(), as);
  if (schema instanceof z.ZodReadonly) return holds(schema.unwrap(), as);
  if (schema instanceof z.ZodPipe) return holds(schema.in, as);
  if (schema instanceof z.ZodUnknown || schema instanceof z.ZodAny) return true;
  if (schema instanceof z.ZodUnion) return schema.options.every((option) => holds(option, as));
  if (as === 'json') return true;
  if (schema instanceof z.ZodArray) return as.endsWith('[]') && holds(schema.element, as.slice(0, -2));
  if (schema instanceof z.ZodNumber)
    return as === 'integer' || (as === 'number' && schema.safeParse(0.5).success);
  if (schema instanceof z.ZodBoolean) return as === 'boolean';
  if (schema instanceof z.ZodEnum) return as === 'string';
  if (schema instanceof z.ZodLiteral) return [...schema.values].every((value) => typeof value === as);
  if (schema instanceof z.ZodCustom) return as === 'bytes' && schema.safeParse(Buffer.alloc(1)).success;
  return schema instanceof z.ZodString || schema instanceof z.ZodStringFormat ? as === 'string' : false;
}

/** A difference between a query and its row shape; `at` is 'query.column' and `mend` a finished sentence. */
export type Drift = {
  readonly at: string;
  readonly kind: 'missing' | 'extra' | 'type' | 'null';
  readonly mend: string;
};

/** Every difference between what the server describes and the query's row shape. */
export function driftOf(query: Query<unknown>, described: Described, catalog: Catalog): Drift[] {
  if (!(query.row instanceof z.ZodObject))
    return [{ at: query.name, kind: 'type', mend: `${query.name}: describe its row with z.object.` }];
  const shape = new Map(Object.entries(query.row.shape));
  const given = new Set(described.columns.map((column) => camel(column.name)));
  const missing = [...shape.keys()]
    .filter((key) => !given.has(key))
    .map((key): Drift => ({
      at: `${query.name}.${key}`,
      kind: 'missing',
      mend: `${query.name}: its row speaks of ${key}, which the query does not select.`,
    }));
  return [
    ...missing,
    ...described.columns.flatMap((column) => driftOfColumn(query.name, column, shape, catalog)),
  ];
}

function driftOfColumn(
  name: string,
  column: DescribedColumn,
  shape: ReadonlyMap<string, z.core.$ZodType>,
  catalog: Catalog,
): Drift[] {
  const key = camel(column.name);
  const at = `${name}.${key}`;
  const schema = shape.get(key);
  const type = catalog.types.get(column.type) ?? String(column.type);
  // A function called for its effect, such as taking a lock, gives a column that says nothing.
  if (schema === undefined && type === 'void') return [];
  if (schema === undefined)
    return [
      {
        at,
        kind: 'extra',
        mend: `${name}: it selects ${column.name}, which its row does not speak of.`,
      },
    ];
  const as = readAs[type];
  if (as === undefined)
    return [
      { at, kind: 'type', mend: `${name}: base/db/values.ts has no reader for ${column.name}, a ${type}.` },
    ];
  if (!holds(schema, as))
    return [
      {
        at,
        kind: 'type',
        mend: `${name}: ${column.name} is ${type}, read as ${as}, but ${key} is another type in its row.`,
      },
    ];
  const source = catalog.nullable.get(`${column.table}.${column.number}`);
  const takesNull = schema instanceof z.ZodType && schema.safeParse(null).success;
  if (source === undefined || takesNull) return [];
  return [
    {
      at,
      kind: 'null',
      mend: `${name}: ${source} may be null, but ${key} may not: make it nullable, or the column not null.`,
    },
  ];
}
