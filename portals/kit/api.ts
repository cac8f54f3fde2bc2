// Why: one way to the hub. A request made twice by a bad line must act once, so every intention carries one
// Idempotency-Key over all its retries; every "no" becomes a typed Problem; every reply sets the clock.
import type { Contract } from '../../base/http/contract.ts';
import { followHub } from './clock.ts';
import { Problem, problemFrom, unreachable } from './problem.ts';

export { Problem, problemFrom, sayAt } from './problem.ts';

type Part<Key extends string, Value> = [Partial<Value>] extends [Value]
  ? { readonly [K in Key]?: Value }
  : [Value] extends [Record<string, never>]
    ? { readonly [K in Key]?: Value }
    : { readonly [K in Key]: Value };
type Loose<Value> = { readonly [K in keyof Value]?: Value[K] | undefined };

/** What a call of a door must be given; parts whose every field is optional may be left out. */
export type Asked<P, Q, B> = Part<'params', P> & Part<'query', Loose<Q>> & Part<'body', B>;

export type CallOptions = {
  /** The Idempotency-Key of the person's intention; made fresh when absent. Keep it over manual retries. */
  readonly intention?: string;
  readonly signal?: AbortSignal;
  /** The raw body of a door that takes bytes. */
  readonly bytes?: Blob;
};

/** A key for one intention of a person: keep it until the act succeeded, then make another. */
export function newIntention(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

type Word = string | number | boolean;

function isWord(value: unknown): value is Word {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

const fieldsOf = (part: unknown): [string, unknown][] =>
  typeof part === 'object' && part !== null ? Object.entries(part) : [];

/** Fills `:name` parts and appends the query; absent query values are left out, lists are repeated. */
export function addressOf(path: string, params: unknown, query: unknown): string {
  const fill = new Map(fieldsOf(params));
  const filled = path.replaceAll(/:([A-Za-z]\w*)/g, (_all, name: string) => {
    const value = fill.get(name);
    return isWord(value) ? encodeURIComponent(value) : '';
  });
  const search = new URLSearchParams();
  for (const [name, value] of fieldsOf(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (isWord(one)) search.append(name, String(one));
    }
  }
  return search.size === 0 ? filled : `${filled}?${search.toString()}`;
}

/**
 * Asks one door of the hub, typed by its contract. Throws `Problem` for every "no", and for a line that stays dead after three tries
 * (about two seconds); a repeat carries the same key, so nothing happens twice.
 */
export async function callDoor<P, Q, B, R>(
  door: Contract<P, Q, B, R>,
  asked: Asked<P, Q, B>,
  options: CallOptions = {},
): Promise<R> {
  const reply = await fetchPatiently(
    addressOf(door.path, asked.params, asked.query),
    requestOf(door, asked.body, options),
  );
  followHub(reply.headers);
  if (reply.ok && door.gives === 'bytes') return door.reply.parse(await reply.blob());
  const body: unknown = await bodyOf(reply);
  if (!reply.ok) throw problemFrom(reply.status, body, reply.headers.get('x-request-id'));
  return door.reply.parse(body);
}

function requestOf(door: Contract, body: unknown, options: CallOptions): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json' };
  const init: RequestInit = { method: door.method, credentials: 'same-origin', headers };
  if (options.signal !== undefined) init.signal = options.signal;
  if (door.method === 'GET') return init;
  headers['idempotency-key'] = options.intention ?? newIntention();
  if (door.takes === 'bytes') {
    headers['content-type'] =
      options.bytes?.type === '' ? 'application/octet-stream' : (options.bytes?.type ?? '');
    init.body = options.bytes ?? null;
  } else {
    headers['content-type'] = 'application/json';
    init.body = JSON.stringify(body ?? {});
  }
  return init;
}

async function bodyOf(reply: Response): Promise<unknown> {
  const text = await reply.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const waitsMs = [300, 1500];

async function fetchPatiently(address: string, init: RequestInit): Promise<Response> {
  for (let turn = 0; ; turn += 1) {
    const waitMs = waitsMs[turn];
    try {
      const reply = await fetch(address, init);
      if (reply.status !== 503 || waitMs === undefined) return reply;
    } catch (trouble) {
      if (init.signal?.aborted === true) throw trouble;
      if (waitMs === undefined) throw unreachable();
    }
    await new Promise((done) => setTimeout(done, waitMs));
  }
}

/** Any thrown thing as a Problem, for screens that must say something. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  return new Problem({
    status: 0,
    code: 'unexpected',
    say: 'The answer could not be read. Reload the page; nothing that was saved is lost.',
  });
}
