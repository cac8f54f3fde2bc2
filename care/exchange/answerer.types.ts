// Why: every set a partner may ask in has an answerer of its own; what they are given and give back is said once, so that a room
// that comes later (claims) brings its answer without touching the exchange.
import type { Tx } from '../../base/db/database.ts';
import type { Deed } from '../../base/events/event.ts';
import type { TransactionSpec } from '../../wire/x12/index.ts';
import type { Partner } from './exchange.schema.ts';

/** Runs a reading as the program, where the partner itself may not look. */
export type Lookup = <T>(read: (tx: Tx) => Promise<T>) => Promise<T>;

/** What came of a transaction. */
export type Caused = {
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
  readonly say: string;
};

/** In whose hands the questions are. `deed` is the partner's own; `messageId` is the message they came in, kept already. */
export type Asking = {
  readonly deed: Deed;
  readonly partner: Partner;
  readonly messageId: string;
  readonly lookup: Lookup;
};

/** One question: its typed value, its place in the message counted from 1, and who speaks to whom in its group (GS02, GS03). */
export type Question = {
  readonly value: unknown;
  readonly number: number;
  readonly sender: string;
  readonly receiver: string;
};

/** An answer as a value of the answerer's `gives`; `caused` null where nothing but the answer came of it. */
export type GivenAnswer = { readonly value: unknown; readonly caused: Caused | null };

export type Answerer = {
  /** The set it answers, and the declaration its answers are written by; null where the receipt (999) is all that is due. */
  readonly set: string;
  readonly gives: TransactionSpec | null;
  /** 'coverage', as in “2 answers about coverage”. */
  readonly about: string;
  /** One answer for each question, in their order. Never throws for what stands in them. */
  readonly answer: (asking: Asking, questions: readonly Question[]) => Promise<readonly GivenAnswer[]>;
};
