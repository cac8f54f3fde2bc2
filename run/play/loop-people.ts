// Why: whoever plays the people of a loop needs nothing but the doors: each person signs in as themselves, signs in again
// when a house has forgotten them, and sends every act under a key that stays the same when the act is repeated.
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import type { Contract } from '../../base/http/contract.ts';
import { enterTown } from '../../care/people/people.contract.ts';

export type Wanted = {
  readonly method: string;
  /** Path with query. */
  readonly path: string;
  readonly cookie?: string | undefined;
  readonly key?: string | undefined;
  readonly body?: Buffer | string | undefined;
  readonly contentType?: string | undefined;
};
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly body: Buffer;
};
/** The way to the doors: over a port, or straight into a server of the same process. */
export type Reach = (wanted: Wanted) => Promise<Answer>;

/** Straight into a server of this process. */
export function reachInto(api: Pick<FastifyInstance, 'inject'>): Reach {
  return async ({ method, path, cookie, key, body, contentType }) => {
    const answer = await api.inject({
      method: method as 'GET',
      url: path,
      headers: {
        ...(cookie === undefined ? {} : { cookie }),
        ...(method === 'GET' ? {} : { 'idempotency-key': key ?? crypto.randomUUID() }),
        ...(body === undefined || contentType === undefined ? {} : { 'content-type': contentType }),
      },
      ...(body === undefined ? {} : { payload: body }),
    });
    return { status: answer.statusCode, headers: answer.headers, body: answer.rawPayload };
  };
}

/** What a request carries. `bytes` goes instead of `body` to doors that take a file. */
export type Carried<P, Q, B> = {
  readonly params?: P;
  readonly query?: Partial<Q>;
  readonly body?: B;
  readonly bytes?: Buffer;
  readonly key?: string;
};

/** Somebody who has signed in. */
export type Person = {
  ask<P, Q, B, R>(contract: Contract<P, Q, B, R>, carried?: Carried<P, Q, B>): Promise<R>;
};

/** A door said no. */
export class DoorRefused extends Error {
  readonly status: number;
  readonly code: string;
  readonly door: string;
  constructor(door: string, status: number, body: string) {
    super(`${door} answered ${status.toString()}: ${body.slice(0, 400)}`);
    this.door = door;
    this.status = status;
    this.code = /"code":"([a-z_]+)"/.exec(body)?.[1] ?? '';
  }
}

type Asked = Carried<unknown, unknown, unknown>;

function pathOf(contract: { readonly path: string }, carried: Asked): string {
  const params = (carried.params ?? {}) as Record<string, unknown>;
  const path = contract.path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const query = Object.entries((carried.query ?? {}) as Record<string, unknown>)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, String(value)]);
  return query.length === 0 ? path : `${path}?${new URLSearchParams(query).toString()}`;
}

function wantedFor(contract: Contract<never, never, never>, carried: Asked, cookie?: string): Wanted {
  const { key, bytes } = carried;
  const json = contract.method === 'GET' ? undefined : JSON.stringify(carried.body ?? {});
  return {
    method: contract.method,
    path: pathOf(contract, carried),
    cookie,
    key,
    body: bytes ?? json,
    contentType: bytes === undefined ? 'application/json' : 'application/octet-stream',
  };
}

function cookieOf(answer: Answer): string {
  const set = answer.headers['set-cookie'];
  const line = Array.isArray(set) ? set[0] : set;
  if (answer.status !== 200 || typeof line !== 'string')
    throw new DoorRefused('enterTown', answer.status, answer.body.toString('utf8'));
  return line.slice(0, line.indexOf(';'));
}

/**
 * The people of the town by account id; `null` is somebody who has not signed in. A reply is held against its contract unless
 * `trusts` is set (benches). Throws DoorRefused for every answer but 200.
 */
export function peopleBehind(reach: Reach, trusts = false): (accountId: string | null) => Person {
  const cookies = new Map<string, Promise<string>>();
  const signIn = async (accountId: string): Promise<string> =>
    cookieOf(
      await reach({
        method: 'POST',
        path: enterTown.path,
        body: JSON.stringify({ accountId }),
        contentType: 'application/json',
      }),
    );
  const cookieFor = async (accountId: string): Promise<string> => {
    const known = cookies.get(accountId);
    if (known !== undefined) return await known;
    const made = signIn(accountId);
    cookies.set(accountId, made);
    made.catch(() => cookies.delete(accountId));
    return await made;
  };
  return (accountId) => ({
    async ask(contract, carried = {}) {
      const send = async () => {
        const cookie = accountId === null ? undefined : await cookieFor(accountId);
        return await reach(wantedFor(contract as never, carried, cookie));
      };
      let answer = await send();
      if (answer.status === 401 && accountId !== null) {
        cookies.delete(accountId);
        answer = await send();
      }
      const text = answer.body.toString('utf8');
      if (answer.status !== 200) throw new DoorRefused(contract.name, answer.status, text);
      const said: unknown = JSON.parse(text);
      type Reply = z.infer<typeof contract.reply>;
      return (trusts ? said : contract.reply.parse(said)) as Reply;
    },
  });
}
