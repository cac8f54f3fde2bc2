// Why: a transaction is accepted, accepted with departures that the settings name, or rejected; each fault is kept with its
// place in the transaction and what stood there, since the bytes are gone when the receipt is written.
import type { TransactionSpec } from './declare.ts';
import { isX12Segment } from './element-numbers.ts';
import type { Group, Transaction } from './envelope.ts';
import type { Tolerance, X12Problem } from './problem.ts';
import { isReadBy, readTransaction } from './read-transaction.ts';
import type { ReceivedTransaction, TransactionFault } from './received.types.ts';
import { charOf, type Segment } from './segment.ts';

/** Where the sender's own name for a thing stands, by set. */
const names: Readonly<Record<string, readonly [id: string, element: number]>> = {
  '270': ['TRN', 2],
  '271': ['TRN', 2],
  '276': ['TRN', 2],
  '277': ['TRN', 2],
  '278': ['TRN', 2],
  '834': ['REF', 2],
  '835': ['CLP', 1],
  '837': ['CLM', 1],
};
const noTrailer = '2';
/** No more are looked at backwards for each fault. */
const lookBack = 400;

/** Fit to be copied into an answer: no delimiter of ours, nothing a program may stumble over. */
const mayCopy = (text: string): boolean =>
  text.length > 0 && /^[\x20-\x7e]+$/.test(text) && !/[*^:~]/.test(text) && text.trim() === text;

function badData(segment: Segment, { element, repetition, component }: X12Problem['at']): string {
  if (element === undefined) return '';
  let text = segment.text(element);
  const { delimiters } = segment;
  if (repetition !== undefined) text = text.split(charOf(delimiters.repetition))[repetition - 1] ?? '';
  if (component !== undefined) text = text.split(charOf(delimiters.component))[component - 1] ?? '';
  return text.slice(0, 99).trimEnd();
}

function aboutOf(transaction: Transaction, at: number): readonly [string, string] | undefined {
  const [id, element] = names[transaction.set] ?? ['', 0];
  for (let i = Math.min(at, transaction.segments.length) - 1; i >= 0 && i > at - lookBack; i -= 1) {
    const segment = transaction.segments[i];
    if (segment?.id !== id) continue;
    const value = segment.text(element).slice(0, 35).trimEnd();
    return mayCopy(value) ? [`${id}0${element.toString()}`, value] : undefined;
  }
  return undefined;
}

function faultOf(transaction: Transaction, problem: X12Problem): TransactionFault {
  const first = transaction.segments[0]?.number ?? problem.at.segment;
  const at = Math.max(1, problem.at.segment - first + 1);
  const segment = transaction.segments[at - 1];
  const copy = segment === undefined ? '' : badData(segment, problem.at);
  const about = aboutOf(transaction, at);
  return { problem, at, ...(mayCopy(copy) ? { copy } : {}), ...(about === undefined ? {} : { about }) };
}

/** The reader knows one declaration; which segments other sets have is known here. */
const byDictionary = (problem: X12Problem): X12Problem =>
  problem.layer === 'segment' && problem.code === '2'
    ? { ...problem, code: isX12Segment(problem.at.id) ? '6' : '1' }
    : problem;

/** Why no declaration reads it. */
function notRead(transaction: Transaction, specs: readonly TransactionSpec[]): X12Problem {
  const { set, version, functional } = transaction;
  const isKnown = specs.some((one) => one.set === set && one.functional === functional);
  const at = transaction.segments[0]?.position({ element: isKnown ? 3 : 1 }) ?? {
    offset: 0,
    segment: 1,
    id: 'ST',
  };
  return isKnown
    ? { layer: 'transaction', code: 'I6', say: `Doorstep does not read ${set} ${version}.`, at }
    : { layer: 'transaction', code: '1', say: `Doorstep reads no ${set} in a group ${functional}.`, at };
}

/** Judges one transaction; `known` are problems its envelope has already. */
export function judgeTransaction(
  transaction: Transaction,
  group: Group,
  known: readonly X12Problem[],
  specs: readonly TransactionSpec[],
  tolerate: readonly Tolerance[],
): ReceivedTransaction {
  const { set, control, version } = transaction;
  const spec = specs.find((one) => isReadBy(transaction, one) && one.functional === group.functional);
  const found = [...known];
  let value: unknown;
  let tolerated: readonly X12Problem[] = [];
  if (spec === undefined) {
    // What its envelope says already is said once.
    if (!known.some((one) => ['1', '6', 'I6'].includes(one.code))) found.push(notRead(transaction, specs));
  } else if (!known.some((one) => one.code === noTrailer)) {
    const reading = readTransaction(transaction, spec, { tolerate });
    ({ value } = reading);
    found.push(...reading.problems.map(byDictionary));
    tolerated = reading.tolerated.map(byDictionary);
  }
  const isAccepted = found.length === 0;
  return {
    set,
    control,
    version,
    spec,
    verdict: isAccepted ? (tolerated.length === 0 ? 'A' : 'E') : 'R',
    value: isAccepted ? value : undefined,
    problems: found,
    tolerated,
    faults: [...found, ...tolerated].map((one) => faultOf(transaction, one)),
  };
}
