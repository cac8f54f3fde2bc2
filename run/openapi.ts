// Why: the API's description is printed from the same contracts that validate requests, and committed, so that a change
// of contract shows in review.
import { jsonSchemaOf } from '../base/http/validate.ts';
import { problemSchema } from '../base/http/contract.ts';
import type { Door } from '../base/http/door.ts';

type Json = Record<string, unknown>;

const parametersOf = (schema: Json, where: 'path' | 'query') => {
  const properties = (schema['properties'] ?? {}) as Record<string, Json>;
  const required = (schema['required'] ?? []) as string[];
  return Object.entries(properties).map(([name, shape]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: shape,
  }));
};

function operationOf({ contract }: Door): Json {
  const problem = {
    description: 'A refusal, in words',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  const reply: Json =
    contract.gives === 'json'
      ? { 'application/json': { schema: jsonSchemaOf(contract.reply) } }
      : { [contract.gives === 'bytes' ? 'application/octet-stream' : 'text/event-stream']: {} };
  const key =
    contract.method === 'POST' && contract.keyless === undefined
      ? [
          {
            name: 'Idempotency-Key',
            in: 'header',
            required: true,
            schema: { type: 'string', minLength: 8, maxLength: 100 },
          },
        ]
      : [];
  const body =
    contract.takes === 'bytes'
      ? { 'application/octet-stream': {} }
      : { 'application/json': { schema: jsonSchemaOf(contract.body) } };
  return {
    operationId: contract.name,
    summary: contract.summary,
    parameters: [
      ...parametersOf(jsonSchemaOf(contract.params), 'path'),
      ...parametersOf(jsonSchemaOf(contract.query), 'query'),
      ...key,
    ],
    ...(contract.method === 'GET' ? {} : { requestBody: { required: true, content: body } }),
    responses: { '200': { description: 'Done', content: reply }, default: problem },
    'x-access': contract.access,
  };
}

/** The OpenAPI 3.1 document of all doors. */
export function openApiOf(doors: readonly Door[]): Json {
  const paths: Record<string, Json> = {};
  for (const door of doors) {
    const path = door.contract.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [door.contract.method.toLowerCase()]: operationOf(door) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Doorstep',
      version: '0.1.0',
      description: 'From a clinical order to proof at the patient’s door.',
    },
    components: { schemas: { Problem: jsonSchemaOf(problemSchema) } },
    paths,
  };
}
