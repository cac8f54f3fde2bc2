// Why: what the driver hands us must mean the same in every time zone. Dates stay text, instants become ISO with
// milliseconds and Z, bigints become numbers only when exact (a driver that turns a date into midnight UTC prints the
// day before in Boston).
import { types, type CustomTypesConfig } from 'pg';
import { strict as assert } from 'node:assert';

/** PostgreSQL type numbers we read in a way of our own. */
export const typeNumbers = {
  bool: 16,
  bytea: 17,
  int8: 20,
  int2: 21,
  int4: 23,
  text: 25,
  json: 114,
  float4: 700,
  float8: 701,
  varchar: 1043,
  date: 1082,
  time: 1083,
  timestamptz: 1184,
  numeric: 1700,
  uuid: 2950,
  jsonb: 3802,
  textArray: 1009,
  int4Array: 1007,
  uuidArray: 2951,
  int8Array: 1016,
  timestamptzArray: 1185,
} as const;

/** '2026-11-23 04:56:47.1+00' → '2026-11-23T04:56:47.100Z'. The session's zone is always UTC. */
export function readInstant(text: string): string {
  const match = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/.exec(text);
  assert(match, `not a UTC instant: ${text}`);
  return `${match[1]}T${match[2]}.${(match[3] ?? '').padEnd(3, '0').slice(0, 3)}Z`;
}

function readExactInteger(text: string): number {
  const value = Number(text);
  assert(Number.isSafeInteger(value), 'a bigint left the exact range of numbers');
  return value;
}

/** Type readers for every connection we open. */
export const valueTypes: CustomTypesConfig = {
  getTypeParser(oid: number, format?: string) {
    if (format !== 'binary') {
      if (oid === typeNumbers.timestamptz) return readInstant;
      if (oid === typeNumbers.date || oid === typeNumbers.time) return (text: string) => text;
      if (oid === typeNumbers.int8) return readExactInteger;
    }
    const byNumber: (oid: number, format?: string) => (text: string) => unknown =
      types.getTypeParser as never;
    if (oid === typeNumbers.timestamptzArray && format !== 'binary') {
      const readTexts = byNumber(typeNumbers.textArray) as (text: string) => string[];
      return (text: string) => readTexts(text).map(readInstant);
    }
    return byNumber(oid, format);
  },
};
