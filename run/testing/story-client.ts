// Why: a story's people come in through the same doors as everybody else; every answer is held against its contract, so
// that a reply which no longer has the promised shape turns a story red.
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { randomUUID } from 'node:crypto';
import { problemSchema, type Contract, type Problem } from '../../base/http/contract.ts';
import { uploadDocument } from '../../care/intake/intake.contract.ts';
import { enterTown } from '../../care/people/people.contract.ts';
import { portalPeople, staff, type PortalPerson, type StaffMember } from '../../town/index.ts';

export type Person = StaffMember | PortalPerson;

/** What a request carries; parts that a door does not take are left out. `key` is its Idempotency-Key. */
export type Sending<P, Q, B> = {
  readonly params?: P;
  readonly query?: Partial<Q>;
  readonly body?: B;
  readonly key?: string;
};

/** Somebody at the doors. `ask` gives the reply and throws when refused; `refused` gives the refusal and throws when not. */
export type Client = {
  readonly person: Person | null;
  ask<P, Q, B, R>(contract: Contract<P, Q, B, R>, sending?: Sending<P, Q, B>): Promise<R>;
  refused<P, Q, B, R>(contract: Contract<P, Q, B, R>, sending?: Sending<P, Q, B>): Promise<Problem>;
  /** Sends a file; gives where it stands, ready to be named in an order. */
  upload(fileName: string, bytes: Buffer): Promise<{ tenantId: number; id: string }>;
  uploadRefused(fileName: string, bytes: Buffer): Promise<Problem>;
  /** Any request at all, for what no contract allows. */
  raw(
    method: string,
    url: string,
    payload?: unknown,
    headers?: Record<string, string>,
  ): Promise<LightMyRequestResponse>;
};

/** Somebody of the town by email, or the first of a role. */
export function personOf(who: string): Person {
  const found = [...staff, ...portalPeople].find((one) => one.email === who || one.role === who);
  if (found === undefined) throw new Error(`Nobody of the town is ${who}.`);
  return found;
}

function urlOf<P, Q, B, R>(contract: Contract<P, Q, B, R>, sending: Sending<P, Q, B>): string {
  const params = (sending.params ?? {}) as Record<string, unknown>;
  const path = contract.path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const query = Object.entries((sending.query ?? {}) as Record<string, unknown>)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, String(value)]);
  return query.length === 0 ? path : `${path}?${new URLSearchParams(query).toString()}`;
}

/** Whoever holds this cookie; nobody without one. */
export function clientWith(
  api: FastifyInstance,
  cookie: string | null,
  person: Person | null = null,
): Client {
  const raw: Client['raw'] = async (method, url, payload, headers = {}) =>
    await api.inject({
      method: method as 'GET',
      url,
      headers: {
        ...(cookie === null ? {} : { cookie }),
        ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
        ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
        ...headers,
      },
      ...(payload === undefined
        ? {}
        : { payload: Buffer.isBuffer(payload) ? payload : JSON.stringify(payload) }),
    });
  const send = async <P, Q, B, R>(contract: Contract<P, Q, B, R>, sending: Sending<P, Q, B>) =>
    await raw(
      contract.method,
      urlOf(contract, sending),
      contract.method === 'GET' ? undefined : (sending.body ?? {}),
      sending.key === undefined ? {} : { 'idempotency-key': sending.key },
    );
  const sendFile = async (fileName: string, bytes: Buffer) =>
    await raw('POST', `${uploadDocument.path}?${new URLSearchParams({ fileName }).toString()}`, bytes, {
      'content-type': 'application/octet-stream',
    });
  return {
    person,
    raw,
    async ask(contract, sending = {}) {
      const answer = await send(contract, sending);
      if (answer.statusCode !== 200) throw new Error(`${contract.name} was refused: ${answer.body}`);
      return contract.reply.parse(answer.json());
    },
    async refused(contract, sending = {}) {
      const answer = await send(contract, sending);
      if (answer.statusCode < 400) throw new Error(`${contract.name} was not refused: ${answer.body}`);
      return problemSchema.parse(answer.json());
    },
    async upload(fileName, bytes) {
      const answer = await sendFile(fileName, bytes);
      if (answer.statusCode !== 200) throw new Error(`The upload was refused: ${answer.body}`);
      const { tenantId, id } = uploadDocument.reply.parse(answer.json());
      return { tenantId, id };
    },
    async uploadRefused(fileName, bytes) {
      const answer = await sendFile(fileName, bytes);
      if (answer.statusCode < 400) throw new Error('The upload was not refused.');
      return problemSchema.parse(answer.json());
    },
  };
}

/** The cookie that an answer sets, ready to be sent back; null when it sets none. */
export function cookieOf(answer: LightMyRequestResponse): string | null {
  const set = answer.headers['set-cookie'];
  const line = Array.isArray(set) ? set[0] : set;
  return line?.split(';')[0] ?? null;
}

/** Signs somebody in through the town's one-click door. */
export async function enter(api: FastifyInstance, who: string): Promise<Client> {
  const person = personOf(who);
  const answer = await clientWith(api, null).raw('POST', enterTown.path, { accountId: person.key });
  const cookie = cookieOf(answer);
  if (cookie === null) throw new Error(`${who} could not sign in: ${answer.body}`);
  return clientWith(api, cookie, person);
}
