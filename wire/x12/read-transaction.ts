// Why: segments become a typed value by the declaration alone. Everything that departs from it is told with its place
// and the 999's code; a value is given only when nothing does, so that nobody decides on half a message.
import { planOf } from './compile.ts';
import type { TransactionSpec, TransactionValue } from './declare.ts';
import type { Transaction } from './envelope.ts';
import type { Tolerance, X12Problem } from './problem.ts';
import { readLoop } from './read-loop.ts';
import { segmentJudge } from './read-segment.ts';
import type { Reader, Trace } from './reading.types.ts';
import type { Segment } from './segment.ts';
import { loopOnDemand } from './value-on-demand.ts';

/**
 * `value` is there exactly when `problems` is empty; `tolerated` are departures that the settings let through. What it holds
 * is read when it is asked for, and keeps the bytes it came from; `structuredClone` takes no such value, only a copy.
 */
export type Reading<V> = {
  readonly value: V | undefined;
  readonly problems: readonly X12Problem[];
  readonly tolerated: readonly X12Problem[];
};

/** Where entries are written while a transaction is read; a copy of just their length is kept. */
let desk: Int32Array = new Int32Array(1 << 12);
/** One transaction of a whole file does not keep its room for ever. */
const deskAtMost = 1 << 16;

/** One message never yields more of either kind than this: what follows is noise, and is counted all the same. */
const problemsAtMost = 200;

/** Is the transaction of this set and guide at all? */
export const isReadBy = (transaction: Transaction, spec: TransactionSpec): boolean =>
  transaction.set === spec.set &&
  (transaction.version === spec.version || spec.alsoRead?.includes(transaction.version) === true);

function checkHeader(
  note: (problem: X12Problem) => void,
  header: Segment,
  transaction: Transaction,
  spec: TransactionSpec,
): void {
  const wrong = (code: string, say: string, element: number) =>
    note({ layer: 'transaction', code, say, at: header.position({ element }) });
  const { set, version, functional } = transaction;
  if (set !== spec.set) wrong('1', `This is a ${set}, not a ${spec.set}.`, 1);
  else if (!isReadBy(transaction, spec)) {
    const say = `This ${set} is of ${version || 'no version'}; Doorstep reads ${spec.version}.`;
    wrong('I6', say, 3);
  }
  if (functional !== spec.functional)
    wrong('1', `A ${spec.set} belongs in a group ${spec.functional}, not ${functional}.`, 1);
}

/**
 * The typed value of a transaction by its declaration. `tolerate` lets named departures through; each comes back in
 * `tolerated`. Problems of the envelope are not among these: see `readEnvelopes`.
 */
export function readTransaction<T extends TransactionSpec>(
  transaction: Transaction,
  spec: T,
  options: { readonly tolerate?: readonly Tolerance[]; readonly trace?: Trace } = {},
): Reading<TransactionValue<T>> {
  const { segments } = transaction;
  const [header] = segments;
  const problems: X12Problem[] = [];
  const tolerated: X12Problem[] = [];
  const isAllowed = (one: X12Problem) =>
    one.tolerable !== undefined && options.tolerate?.includes(one.tolerable) === true;
  const note = (problem: X12Problem) => {
    const isLetThrough = isAllowed(problem);
    const kept = isLetThrough ? tolerated : problems;
    if (!isLetThrough) reader.faults += 1;
    if (kept.length < problemsAtMost) kept.push(problem);
  };
  const reader: Reader = {
    taken: { segments, entries: desk },
    used: 0,
    at: 1,
    end: segments.length - 1,
    faults: 0,
    note,
    judge: segmentJudge(note),
    trace: options.trace,
    frames: [],
    depth: 0,
    levels: 0,
    goesOn: undefined,
    goesOnWith: -1,
  };
  const plan = planOf(spec.body);
  if (header !== undefined) checkHeader(note, header, transaction, spec);
  if (problems.length === 0) readLoop(reader, plan, 0);
  const { taken, used } = reader;
  if (taken.entries.length <= deskAtMost) desk = taken.entries;
  const kept = { segments, entries: taken.entries.slice(0, used) };
  const value = problems.length === 0 ? loopOnDemand(kept, plan, 0, used) : undefined;
  return {
    value: value as TransactionValue<T> | undefined,
    problems,
    tolerated,
  };
}
