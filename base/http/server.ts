// Why: turns doors into an HTTP server. This is the only place that touches the web framework; the order of every
// request stands in `serve` below and nowhere else.
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import rateLimit from '@fastify/rate-limit';
import { randomUUID } from 'node:crypto';
import { decide, type PolicyRow } from '../access/policy.ts';
import { writeAccessEntries } from '../access/access-log.ts';
import { tokenIn } from '../access/sessions.ts';
import { transact } from '../db/transact.ts';
import { absent, isRefusal } from '../refusal/refusal.ts';
import { admit, type Checks } from './admit.ts';
import type { Contract } from './contract.ts';
import type { Actor, Ask, Bytes, Door, Equipment, Shown } from './door.ts';
import { streamChanges } from './stream.ts';
import { keepReply, openKey, requestHash } from './idempotency.ts';
import { answerError, sendProblem } from './problem.ts';
import { validator } from './validate.ts';

export type ServerParts = {
  readonly doors: readonly Door[];
  readonly policy: readonly PolicyRow[];
  readonly equipment: Equipment;
  readonly identify: (request: FastifyRequest, at: string) => Promise<Actor>;
  /** Requests a minute for each limiter; undefined switches limits off (benchmarks name it in their result). */
  readonly limits: Readonly<Record<Contract['limit'], number>> | undefined;
};

const uploadLimit = 26 * 1024 * 1024;
const jsonLimit = 1024 * 1024;

/** Builds the server with all doors; does not listen. Oversized and malformed input is answered, never thrown. */
export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  const server = fastify({
    bodyLimit: jsonLimit,
    genReqId: () => randomUUID(),
    logger: false,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: true,
  });
  server.setValidatorCompiler(() => () => true);
  server.setSerializerCompiler(() => (value) => JSON.stringify(value));
  server.removeContentTypeParser('text/plain');
  server.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: uploadLimit }, (_request, body, done) =>
    done(null, body),
  );
  if (parts.limits !== undefined) {
    await server.register(rateLimit, { global: false });
  }
  server.setErrorHandler((error, _request, reply) => answerError(error, reply));
  server.setNotFoundHandler((_request, reply) => sendProblem(reply, absent));
  server.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer');
    // Screens count time from our clock, not from the visitor's.
    reply.header('doorstep-at', parts.equipment.now());
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  for (const door of parts.doors) {
    if (door.contract.whateverType !== true) addDoor(server, parts, door);
    else
      await server.register((apart, _options, done) => {
        apart.removeContentTypeParser('application/json');
        addDoor(apart, parts, door);
        done();
      });
  }
  return server;
}

// Guessing is counted by address, because a cookie is the guesser's to choose; ordinary work by session.
const byAddress = (request: FastifyRequest) => request.ip;
const bySession = (request: FastifyRequest) => tokenIn(request.headers.cookie) ?? request.ip;

function addDoor(server: FastifyInstance, parts: ServerParts, door: Door): void {
  const { contract } = door;
  const checks = {
    params: validator(contract.params, true),
    query: validator(contract.query, true),
    body:
      contract.takes === 'json' && contract.method !== 'GET'
        ? validator(contract.body, false)
        : () => undefined,
  };
  const max = parts.limits?.[contract.limit];
  server.route({
    method: contract.method,
    url: contract.path,
    bodyLimit: contract.takes === 'bytes' ? uploadLimit : jsonLimit,
    ...(max === undefined ? {} : { config: { rateLimit: rateOf(contract, max) } }),
    handler: async (request, reply) => {
      const result = await serve(parts, door, checks, request, reply);
      if (isRefusal(result)) return sendProblem(reply, result);
      if (reply.sent) return reply;
      if (isBytes(result)) return sendBytes(reply, result);
      return reply.type('application/json').send(JSON.stringify(result));
    },
  });
}

function rateOf(contract: Contract, max: number) {
  const keyGenerator = contract.limit === 'sign_in' ? byAddress : bySession;
  return { max, keyGenerator, timeWindow: '1 minute', errorResponseBuilder: tooMany };
}

function tooMany(): Error & { statusCode: number } {
  return Object.assign(new Error('too many'), { statusCode: 429 });
}

async function serve(
  parts: ServerParts,
  door: Door,
  checks: Checks,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { contract } = door;
  const { equipment, policy } = parts;

  // identify, validate
  const admitted = await admit(parts, door, checks, request);
  if (isRefusal(admitted)) return admitted;
  const { actor, key, at } = admitted;
  if (contract.gives === 'events') return streamChanges(parts, actor, request, reply);

  // open the transaction
  const result = await transact(equipment.database, actor, async (tx) => {
    const notes: Shown[] = [];
    const ask = askFor(tx, at, actor, request, reply, parts, notes);
    if (key !== undefined) {
      const hash = requestHash(request.method, request.url, request.body);
      const kept = await openKey(tx, actor, key, hash, at);
      if (isRefusal(kept)) return kept;
      if (kept !== undefined) {
        reply.header('idempotency-replayed', 'true');
        await writeAccessEntries(tx, at, actor, contract.name, request.id, kept.shown);
        return kept.replay;
      }
    }
    // load
    const loaded = await door.load(ask);
    if (isRefusal(loaded)) return loaded;
    // authorize
    if (typeof contract.access === 'object' && Object.keys(loaded).length > 0) {
      const { resource, action } = contract.access;
      if (!decide(policy, actor, resource, action, loaded).allowed) return absent;
    }
    // act and present
    const answer = await door.act(ask, loaded);
    if (isRefusal(answer)) return answer;
    await writeAccessEntries(tx, at, actor, contract.name, request.id, notes);
    if (key !== undefined) await keepReply(tx, actor.actorId, key, answer, notes);
    return answer;
  });
  if (contract.method !== 'GET' && !isRefusal(result)) equipment.nudge();
  return result;
}

function askFor(
  tx: Ask<unknown, unknown, unknown>['tx'],
  at: string,
  actor: Actor,
  request: FastifyRequest,
  reply: FastifyReply,
  parts: ServerParts,
  notes: Shown[],
): Ask<unknown, unknown, unknown> {
  return {
    tx,
    at,
    actor,
    params: request.params,
    query: request.query,
    body: request.body ?? {},
    requestId: request.id,
    equipment: parts.equipment,
    request,
    header: (name, value) => void reply.header(name, value),
    deedIn: (tenantId) => ({
      tx,
      at,
      tenantId,
      by: { id: actor.actorId, role: actor.role, name: actor.name },
      requestId: request.id,
    }),
    shown: (entry) => void notes.push(entry),
    verdict: (resource, action, subject) => decide(parts.policy, actor, resource, action, subject),
  };
}

function isBytes(result: unknown): result is Bytes {
  return typeof result === 'object' && result !== null && 'bytes' in result && Buffer.isBuffer(result.bytes);
}

function sendBytes(reply: FastifyReply, result: Bytes): FastifyReply {
  reply.type(result.mime).header('content-security-policy', "default-src 'none'; sandbox");
  if (result.fileName !== undefined) {
    reply.header(
      'content-disposition',
      `attachment; filename*=UTF-8''${encodeURIComponent(result.fileName)}`,
    );
  }
  return reply.code(result.status ?? 200).send(result.bytes);
}
