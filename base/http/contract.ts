// Why: each door of the API is a plain object (method, path, shapes) in a *.contract.ts that browser and server both
// read: the server validates by it, OpenAPI is printed from it, the portals' typed client is driven by it.
import { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Which limiter a door stands behind; each is per account, or per address where nobody is signed in. All fail closed. */
export type LimitName = 'ordinary' | 'sign_in' | 'search' | 'upload';

export type Contract<P = unknown, Q = unknown, B = unknown, R = unknown> = {
  readonly name: string;
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly params: z.ZodType<P>;
  readonly query: z.ZodType<Q>;
  readonly body: z.ZodType<B>;
  readonly reply: z.ZodType<R>;
  /** Resource and action of the policy table; `gate` doors are open to callers who have not signed in. */
  readonly access: { readonly resource: string; readonly action: string } | 'gate' | 'signed_in';
  /** What the request body is: JSON by contract, or raw bytes. */
  readonly takes: 'json' | 'bytes';
  /** Bytes also where the sender calls them JSON: a signature is over what was sent. */
  readonly whateverType?: boolean;
  /** What comes back. */
  readonly gives: 'json' | 'bytes' | 'events';
  readonly limit: LimitName;
  /** Why a POST needs no Idempotency-Key, when it does not. */
  readonly keyless?: string;
};

/** Nothing. */
export const nothing = z.strictObject({});

type Spelled<P, Q, B, R> = Pick<Contract<P, Q, B, R>, 'name' | 'method' | 'path' | 'summary' | 'access'> &
  Partial<Omit<Contract<P, Q, B, R>, 'name' | 'method' | 'path' | 'summary' | 'access'>>;

type None = Record<string, never>;

/** Declares a door; parts left out are empty objects. Paths use `:name` for parameters. */
export function contract<P = None, Q = None, B = None, R = None>(
  spelled: Spelled<P, Q, B, R>,
): Contract<P, Q, B, R> {
  return {
    params: nothing as unknown as z.ZodType<P>,
    query: nothing as unknown as z.ZodType<Q>,
    body: nothing as unknown as z.ZodType<B>,
    reply: nothing as unknown as z.ZodType<R>,
    takes: 'json',
    gives: 'json',
    limit: 'ordinary',
    ...spelled,
  };
}

/** A problem+json body (RFC 9457) as every error travels. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  say: z.string(),
  at: z.array(z.string()).optional(),
  ref: z.string().optional(),
});
export type Problem = z.infer<typeof problemSchema>;

/** What an actor may do next with a record: true, or the sentence that says why not. */
export const canSchema = z.record(z.string(), z.union([z.literal(true), z.string()]));

/** A page of a list and where the next begins; `next` is null at the end. */
export function pageOf<T>(item: z.ZodType<T>) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}
