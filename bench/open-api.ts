// Why: what is asked is read from the printed contract, so that a route added tomorrow is asked tomorrow, without anybody
// listing it here.
import type { Sender } from './send-request.ts';

export type Schema = Readonly<Record<string, unknown>>;

export type Route = {
  readonly name: string;
  readonly method: string;
  /** With {placeholders}. */
  readonly path: string;
  readonly params: Readonly<Record<string, Schema>>;
  readonly query: Readonly<Record<string, { schema: Schema; required: boolean }>>;
  readonly needsKey: boolean;
  readonly body: Schema | 'bytes' | undefined;
  readonly gives: 'json' | 'bytes' | 'events';
  readonly access: 'gate' | 'signed_in' | { readonly resource: string; readonly action: string };
};

type Parameter = { name: string; in: string; required: boolean; schema: Schema };
type Content = Record<string, { schema?: Schema }>;
type Operation = {
  operationId: string;
  parameters: Parameter[];
  requestBody?: { content: Content };
  responses: { 200: { content: Content } };
  'x-access': Route['access'];
};

function routeOf(method: string, path: string, operation: Operation): Route {
  const within = (where: string) => operation.parameters.filter((one) => one.in === where);
  const content = operation.requestBody?.content;
  const reply = Object.keys(operation.responses[200].content)[0];
  return {
    name: operation.operationId,
    method: method.toUpperCase(),
    path,
    params: Object.fromEntries(within('path').map((one) => [one.name, one.schema])),
    query: Object.fromEntries(
      within('query').map((one) => [one.name, { schema: one.schema, required: one.required }]),
    ),
    needsKey: within('header').length > 0,
    body: content === undefined ? undefined : (content['application/json']?.schema ?? ('bytes' as const)),
    gives: reply === 'text/event-stream' ? 'events' : reply === 'application/json' ? 'json' : 'bytes',
    access: operation['x-access'],
  };
}

/** Every route the server says it has, in a fixed order. */
export async function routesOf(sender: Sender): Promise<Route[]> {
  const answer = await sender.send({ method: 'GET', path: '/openapi.json' });
  const document = JSON.parse(answer.body.toString()) as {
    paths: Record<string, Record<string, Operation>>;
  };
  const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => routeOf(method, path, operation)),
  );
  return routes.sort((a, b) => (a.name < b.name ? -1 : 1));
}
