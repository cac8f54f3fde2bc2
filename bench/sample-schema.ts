// Why: bodies and parameters are made from the very JSON schemas the server validates by, so that most requests get past
// validation and reach what matters: the record of somebody else.
import type { Chance } from './seeded-random.ts';
import type { Schema } from './open-api.ts';
import { sampleOfPattern } from './sample-pattern.ts';

/** Known values for names a schema cannot explain: `words` are free texts, ids come by the field's name. */
export type Steering = {
  /** An id for a field of this name; `within` is the nearest list or path word around it. */
  id(field: string, within: string): string;
  /** A tenant and an id that stand together. */
  pair(within: string): { tenantId: number; id: string };
  tenant(): number;
  word(field: string): string;
  instant(): string;
};

/** The date of birth of every patient a prover plants. */
export const plantedBirthOn = '1950-03-04';

const idFormats = new Set(['uuid']);

function textOf(schema: Schema, chance: Chance, steering: Steering, field: string, within: string): string {
  const format = schema['format'];
  if (typeof format === 'string' && idFormats.has(format)) return steering.id(field, within);
  if (field === 'birthOn' && chance.happens(0.5)) return plantedBirthOn;
  if (format === 'date' && field === 'on') return steering.instant().slice(0, 10);
  if (format === 'date') return `19${40 + chance.below(50)}-0${1 + chance.below(9)}-1${chance.below(9)}`;
  if (format === 'date-time') return steering.instant();
  if (format === 'email') return `desk${chance.below(99)}@office.example`;
  if (typeof schema['pattern'] === 'string') return sampleOfPattern(schema['pattern'], chance);
  const word = steering.word(field);
  const longest = typeof schema['maxLength'] === 'number' ? schema['maxLength'] : 60;
  const shortest = typeof schema['minLength'] === 'number' ? schema['minLength'] : 0;
  return word.slice(0, longest).padEnd(shortest, 'x');
}

function numberOf(schema: Schema, chance: Chance): number {
  const lowest = Math.max(Number(schema['minimum'] ?? schema['exclusiveMinimum'] ?? 0), -1000);
  const highest = Math.min(Number(schema['maximum'] ?? lowest + 9), lowest + 400);
  const from = schema['exclusiveMinimum'] === undefined ? lowest : lowest + 1;
  return from + chance.below(Math.max(1, Math.min(10, highest - from + 1)));
}

/** A value that fits `schema`; optional fields come half of the time, or never when `spare`. */
export function sampleOf(
  schema: Schema,
  chance: Chance,
  steering: Steering,
  options: { field?: string; within?: string; spare?: boolean } = {},
): unknown {
  const { field = '', within = '', spare = false } = options;
  if (schema['const'] !== undefined) return schema['const'];
  if (Array.isArray(schema['enum'])) return chance.pick(schema['enum'] as unknown[]);
  const either = (schema['anyOf'] ?? schema['oneOf']) as Schema[] | undefined;
  if (either !== undefined) return sampleOf(chance.pick(either), chance, steering, options);
  switch (schema['type']) {
    case 'object': {
      const shapes = (schema['properties'] ?? {}) as Record<string, Schema>;
      const required = new Set((schema['required'] ?? []) as string[]);
      const made: Record<string, unknown> = {};
      const pair =
        shapes['tenantId'] !== undefined && shapes['id'] !== undefined ? steering.pair(within) : undefined;
      for (const [name, shape] of Object.entries(shapes)) {
        if (!required.has(name) && (spare || chance.happens(0.5))) continue;
        if (pair !== undefined && name === 'id') made[name] = pair.id;
        else if (pair !== undefined && name === 'tenantId') made[name] = pair.tenantId;
        else if (name === 'tenantId') made[name] = steering.tenant();
        else
          made[name] = sampleOf(shape, chance, steering, { ...options, field: name, within: within || name });
      }
      return made;
    }
    case 'array': {
      const fewest = Number(schema['minItems'] ?? 0);
      const length = Math.max(fewest, chance.below(3));
      const shape = (schema['items'] ?? {}) as Schema;
      return Array.from({ length }, () => sampleOf(shape, chance, steering, { ...options, within: field }));
    }
    case 'integer':
    case 'number':
      return field === 'tenantId' ? steering.tenant() : numberOf(schema, chance);
    case 'boolean':
      return chance.happens(0.5);
    case 'null':
      return null;
    default:
      return textOf(schema, chance, steering, field, within);
  }
}
