// Why: everything that can be said before a record is touched is said here, in one order for every door: another site, nobody
// signed in, a role that may never, a form that does not fit, a missing key.
import type { FastifyRequest } from 'fastify';
import { mayEver } from '../access/policy.ts';
import { absent, isRefusal, refuse, type Refusal } from '../refusal/refusal.ts';
import type { Contract } from './contract.ts';
import type { Actor, Door } from './door.ts';
import type { ServerParts } from './server.ts';

/** What validates each part of a request; built once for each door. */
export type Checks = Record<'params' | 'query' | 'body', (value: unknown) => Refusal | undefined>;

/** Who asks, under which key, and when the request came in. */
export type Admitted = { readonly actor: Actor; readonly key: string | undefined; readonly at: string };

/** Identify and validate: everything that can be said before a record is touched. */
export async function admit(
  parts: ServerParts,
  door: Door,
  checks: Checks,
  request: FastifyRequest,
): Promise<Admitted | Refusal> {
  const { contract } = door;
  const at = parts.equipment.now();
  const crossSite = refuseCrossSite(request);
  if (crossSite) return crossSite;
  const actor = await (door.identify === undefined
    ? parts.identify(request, at)
    : door.identify(request, at, parts.equipment));
  if (contract.access !== 'gate' && actor.role === 'gate')
    return refuse('not_signed_in', 'Please sign in first.');
  if (typeof contract.access === 'object') {
    const { resource, action } = contract.access;
    if (!mayEver(parts.policy, actor.role, resource, action)) return absent;
  }
  if (contract.takes === 'json' && Buffer.isBuffer(request.body) && request.body.length > 0)
    return refuse('wrong_type', 'Send the body as JSON, with the content type application/json.');
  const body = Buffer.isBuffer(request.body) && contract.takes === 'json' ? {} : (request.body ?? {});
  const unfit = checks.params(request.params) ?? checks.query(request.query) ?? checks.body(body);
  if (unfit) return unfit;
  if (contract.takes === 'bytes' && !Buffer.isBuffer(request.body)) {
    return refuse('wrong_type', 'Send the file itself as the body of the request.');
  }
  const key = keyFor(contract, request);
  return isRefusal(key) ? key : { actor, key, at };
}

/** Every POST carries an Idempotency-Key unless its contract says why not. */
function keyFor(contract: Contract, request: FastifyRequest): string | undefined | Refusal {
  if (contract.method !== 'POST' || contract.keyless !== undefined) return undefined;
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !/^[\w-]{8,100}$/.test(key)) {
    return refuse(
      'key_missing',
      'Send an Idempotency-Key header of 8 to 100 letters, digits or dashes, new for each intention.',
    );
  }
  return key;
}

/** A browser on another site may not act for the person signed in here. */
function refuseCrossSite(request: FastifyRequest): Refusal | undefined {
  if (request.method === 'GET') return undefined;
  const origin = request.headers.origin;
  const site = request.headers['sec-fetch-site'];
  const foreign =
    origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== request.headers.host);
  return foreign || site === 'cross-site'
    ? refuse('cross_site', 'This request came from another site and was not carried out.')
    : undefined;
}
