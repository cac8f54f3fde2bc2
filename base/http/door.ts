// Why: every request goes the same way, in the same readable order: limit, identify, validate, open the transaction,
// load, authorize, act, present. A room only says what to load, what to do and what to show; the order is not its own.
import type { FastifyRequest } from 'fastify';
import type { Database, Scope, Tx } from '../db/database.ts';
import type { Deed } from '../events/event.ts';
import type { LiveFeed } from '../events/live.ts';
import type { Subject, Verdict } from '../access/policy.ts';
import type { FileStore } from '../files/file-store.ts';
import type { Refusal } from '../refusal/refusal.ts';
import type { Contract } from './contract.ts';

/** Who is asking. Callers who have not signed in are role `gate`. */
export type Actor = Scope & {
  readonly name: string;
  readonly isStaff: boolean;
  readonly sessionHash?: Buffer;
};

/** What the rooms are given to work with. */
export type Equipment = {
  readonly database: Database;
  /**
   * For what stands apart from the request's own transaction: sign-in, counters that survive a refusal. Its connections are
   * its own: requests that hold one of a pool and wait for a second of the same pool stop each other for good.
   */
  readonly aside: Database;
  readonly now: () => string;
  readonly files: FileStore;
  readonly secret: Buffer;
  readonly publicUrl: string;
  readonly townIsSeeded: boolean;
  /** Where the development mailbox is shown, while the town is seeded. */
  readonly mailboxUrl: string | null;
  /** The header in which whoever ends TLS before us says the client's certificate; null: nobody does. */
  readonly certificateHeader: string | null;
  /** Wakes the worker after a commit; polling is the truth, this only saves the wait. */
  readonly nudge: () => void;
  /** Changes as they happen, for live screens. */
  readonly live: LiveFeed;
};

/** One request as the rooms see it. */
export type Ask<P, Q, B> = {
  readonly tx: Tx;
  readonly at: string;
  readonly actor: Actor;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly requestId: string;
  readonly equipment: Equipment;
  readonly request: FastifyRequest;
  /** Sets a cookie or another header on the answer. */
  header(name: string, value: string): void;
  /** The same request as an action in one payer's tenant. */
  deedIn(tenantId: number): Deed;
  /** Notes that this person was shown; written to the access log in the same transaction. */
  shown(entry: Shown): void;
  /** The policy's verdict for another resource or action, for `can` and masks. */
  verdict(resource: string, action: string, subject?: Subject): Verdict;
};

export type Shown = {
  readonly tenantId: number;
  readonly memberId: string | null;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly fields: readonly string[];
};

/** Bytes as an answer; `status` where the partner's protocol has another than 200. */
export type Bytes = {
  readonly bytes: Buffer;
  readonly mime: string;
  readonly fileName?: string;
  readonly status?: number;
};

export type Door<P = unknown, Q = unknown, B = unknown, R = unknown, Loaded = unknown> = {
  readonly contract: Contract<P, Q, B, R>;
  readonly load: (ask: Ask<P, Q, B>) => Promise<(Loaded & Subject) | Refusal>;
  readonly act: (ask: Ask<P, Q, B>, loaded: Loaded & Subject) => Promise<R | Bytes | Refusal>;
  /** Who asks, where the message itself says it instead of a cookie or header; the gate when nobody known. */
  readonly identify?: (request: FastifyRequest, at: string, equipment: Equipment) => Promise<Actor>;
};

/**
 * A door that loads a record first: `load` returns the record with the ids access compares (tenantId, officeId,
 * memberId, accountId), or a refusal; the policy then decides; `act` does the work and returns the reply.
 */
export function door<P, Q, B, R, Loaded>(
  contract: Contract<P, Q, B, R>,
  load: Door<P, Q, B, R, Loaded>['load'],
  act: Door<P, Q, B, R, Loaded>['act'],
): Door {
  return { contract, load, act } as unknown as Door;
}

/** A door to a list or a new record: nothing to load; the row policies and the action decide on each row. */
export function openDoor<P, Q, B, R>(
  contract: Contract<P, Q, B, R>,
  act: (ask: Ask<P, Q, B>) => Promise<R | Bytes | Refusal>,
): Door {
  return { contract, load: () => Promise.resolve({}), act } as unknown as Door;
}
