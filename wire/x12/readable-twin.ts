// Why: a person who must judge a message should not have to know X12: every segment stands beside what it says, in the
// words of the declaration it was read by.
import { controlSegments } from './control-segments.ts';
import type { Field, LoopSpec, SegmentSpec, TransactionSpec } from './declare.ts';
import { readEnvelopes, type Transaction } from './envelope.ts';
import { isFault } from './kinds.ts';
import type { X12Problem } from './problem.ts';
import { isReadBy, readTransaction } from './read-transaction.ts';
import { charOf, type Segment } from './segment.ts';
import { tokenizer } from './tokenize.ts';

/** One segment: its text, what it is, where it stands, and what each element says. */
export type TwinLine = {
  readonly number: number;
  readonly raw: string;
  readonly title: string;
  readonly loop: string;
  readonly depth: number;
  readonly says: readonly { readonly label: string; readonly text: string }[];
  readonly problems: readonly string[];
};

function sayOne(field: Field, text: string): string {
  const value = field.kind?.read(text);
  return value === undefined || isFault(value) || field.kind === null ? text : field.kind.say(value);
}

function sayField(segment: Segment, field: Field, text: string): { label: string; text: string }[] {
  const { component, repetition } = segment.delimiters;
  if (field.kind?.isBinary === true)
    return [{ label: field.label, text: `${text.length.toString()} characters of data` }];
  const said = field.repeats > 1 ? text.split(charOf(repetition)) : [text];
  const { components } = field;
  if (components === null)
    return [{ label: field.label, text: said.map((part) => sayOne(field, part)).join(', ') }];
  return said.flatMap((once) => {
    const parts = once.split(charOf(component));
    return components.flatMap((one, i) =>
      one === null || (parts[i] ?? '') === ''
        ? []
        : [{ label: `${field.label}: ${one.label}`, text: sayOne(one, parts[i] ?? '') }],
    );
  });
}

function sayAll(segment: Segment, spec: SegmentSpec): { label: string; text: string }[] {
  return spec.fields.flatMap((field, i) => {
    const text = segment.text(i + 1).trim();
    return field === null || text === '' ? [] : sayField(segment, field, text);
  });
}

type Taken = { readonly spec: SegmentSpec | null; readonly loops: readonly LoopSpec[] };

/** Every segment of the bytes, readable as far as it can be read. Transactions no declaration is given for stay raw. */
export function readableTwin(bytes: Buffer, specs: readonly TransactionSpec[]): TwinLine[] {
  const segments: Segment[] = [];
  const problems = new Map<number, string[]>();
  const tell = (one: X12Problem) =>
    void problems.set(one.at.segment, [...(problems.get(one.at.segment) ?? []), one.say]);
  const tokens = tokenizer({ segment: (one) => void segments.push(one), problem: tell });
  tokens.feed(bytes);
  tokens.end();
  const { interchanges, problems: envelopeProblems } = readEnvelopes(bytes);
  for (const one of envelopeProblems) if (problems.get(one.at.segment)?.includes(one.say) !== true) tell(one);
  const taken = new Map<number, Taken>();
  const readOne = (transaction: Transaction) => {
    const spec = specs.find((one) => isReadBy(transaction, one));
    if (spec === undefined) return;
    const trace = (segment: Segment, as: SegmentSpec | null, loops: readonly LoopSpec[]) =>
      void taken.set(segment.number, { spec: as, loops: [...loops] });
    for (const one of readTransaction(transaction, spec, { trace }).problems) tell(one);
  };
  for (const interchange of interchanges)
    for (const group of interchange.groups) group.transactions.forEach(readOne);
  return segments.map((segment) => {
    const found = taken.get(segment.number);
    const spec = found === undefined ? controlSegments[segment.id] : found.spec;
    return {
      number: segment.number,
      raw: segment.raw(),
      title: spec?.title ?? segment.id,
      loop: found?.loops.at(-1)?.name ?? '',
      depth: Math.max(0, (found?.loops.length ?? 1) - 1),
      says: spec === undefined || spec === null ? [] : sayAll(segment, spec),
      problems: problems.get(segment.number) ?? [],
    };
  });
}
