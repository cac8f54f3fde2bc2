// Why: segments become a typed value by the declaration alone. Everything that departs from it is told with its place
// and the 999's code; a value is given only when nothing does, so that nobody decides on half a message.
import type { Transaction } from './envelope.ts';
import type { LoopSpec, Part, SegmentSpec, TransactionSpec, TransactionValue } from './declare.ts';
import type { Tolerance, X12Problem } from './problem.ts';
import { hlSpec } from './control-segments.ts';
import { readFields } from './read-segment.ts';
import type { Segment } from './segment.ts';

/** `value` is there exactly when `problems` is empty; `tolerated` are departures that the settings let through. */
export type Reading<V> = {
  readonly value: V | undefined;
  readonly problems: readonly X12Problem[];
  readonly tolerated: readonly X12Problem[];
};
/** Told of each segment and what it was taken as. */
export type Trace = (segment: Segment, spec: SegmentSpec | null, loops: readonly LoopSpec[]) => void;

type Loose = Record<string, unknown>;
type Context = {
  readonly segments: readonly Segment[];
  at: number;
  readonly end: number;
  readonly problems: X12Problem[];
  readonly trace: Trace | undefined;
  readonly loops: LoopSpec[];
  levels: number;
};

/** One message never yields more than this: what follows is noise. */
const problemsAtMost = 200;

function note(context: Context, problem: X12Problem): void {
  if (context.problems.length < problemsAtMost) context.problems.push(problem);
}

const firstOf = (loop: LoopSpec): SegmentSpec | undefined => {
  const [first] = Object.values(loop.parts);
  return first === undefined ? undefined : first.of.is === 'segment' ? first.of : firstOf(first.of);
};

function fitsSpec(spec: SegmentSpec, segment: Segment): boolean {
  if (spec.id !== segment.id) return false;
  return spec.fields.every((field, i) => {
    if (field === null || !field.isKey || field.kind === null) return true;
    return typeof field.kind.read(segment.text(i + 1)) === 'string';
  });
}

/** Does a part begin with this segment? */
function fits(part: Part, segment: Segment): boolean {
  if (part.of.is === 'segment') return fitsSpec(part.of, segment);
  if (part.of.level !== null) return segment.id === 'HL' && segment.text(3) === part.of.level;
  const first = firstOf(part.of);
  return first !== undefined && fitsSpec(first, segment);
}

const idOf = (part: Part): string =>
  part.of.is === 'segment' ? part.of.id : part.of.level === null ? (firstOf(part.of)?.id ?? '') : 'HL';

const nameOf = (part: Part): string =>
  part.of.is === 'segment' ? part.of.title : `${part.of.title} (loop ${part.of.name})`;

function missing(context: Context, part: Part, loop: LoopSpec): void {
  const here = context.segments[Math.min(context.at, context.end)];
  if (here === undefined) return;
  const code = part.of.is === 'segment' ? '3' : 'I7';
  const at = { ...here.position({ loop: loop.name }), id: idOf(part) };
  note(context, { layer: 'segment', code, say: `${nameOf(part)} is missing before this place.`, at });
}

/** Tells of a segment no part takes, and passes it. */
function refuse(context: Context, segment: Segment, loop: LoopSpec, parts: readonly Part[]): void {
  const at = segment.position({ loop: loop.name });
  const same = parts.filter((part) => idOf(part) === segment.id);
  const fitting = parts.find((part) => fits(part, segment));
  const keys = same.flatMap((part) => {
    const spec = part.of.is === 'segment' ? part.of : part.of.level === null ? firstOf(part.of) : undefined;
    return spec?.fields.flatMap((field, i) => (field?.isKey === true ? [i + 1] : [])) ?? [];
  });
  const [key] = keys;
  if (fitting !== undefined) {
    const isFull = Number.isFinite(fitting.most);
    const code = isFull ? (fitting.of.is === 'segment' ? '5' : '4') : '7';
    const say = isFull
      ? `${nameOf(fitting)} stands here once too often, or too late.`
      : `${nameOf(fitting)} stands too late.`;
    note(context, { layer: 'segment', code, say, at });
  } else if (key !== undefined) {
    const say = `“${segment.text(key)}” does not belong in this place.`;
    note(context, {
      layer: 'element',
      code: '7',
      say,
      at: segment.position({ loop: loop.name, element: key }),
    });
  } else {
    const isName = /^[A-Z][A-Z0-9]{1,2}$/.test(segment.id);
    const say = `${segment.id === '' ? 'A segment without a name' : segment.id} does not belong here.`;
    note(context, {
      layer: 'segment',
      code: isName ? '2' : '1',
      say,
      at,
      ...(isName ? { tolerable: 'unknown_segments' as const } : {}),
    });
  }
  context.trace?.(segment, null, context.loops);
  context.at += 1;
}

function readHl(
  context: Context,
  loop: LoopSpec,
  parent: number,
): { number: number; segment: Segment } | undefined {
  const segment = context.segments[context.at];
  if (segment === undefined) return undefined;
  context.levels += 1;
  const number = context.levels;
  const bad = (element: number, code: string, say: string) =>
    note(context, { layer: 'element', code, say, at: segment.position({ loop: loop.name, element }) });
  if (segment.text(1) !== number.toString())
    bad(1, '7', `HL01 is “${segment.text(1)}”; the next level is ${number.toString()}.`);
  if (segment.text(2) !== (parent === 0 ? '' : parent.toString()))
    bad(
      2,
      '7',
      `HL02 names “${segment.text(2)}” as its parent; it stands under ${parent === 0 ? 'none' : parent.toString()}.`,
    );
  if (segment.count > 4) bad(5, '3', 'HL has four elements.');
  context.trace?.(segment, hlSpec, context.loops);
  context.at += 1;
  return { number, segment };
}

type Frame = {
  readonly above: Frame | undefined;
  readonly spec: LoopSpec;
  readonly names: readonly string[];
  readonly parts: readonly Part[];
  readonly counts: number[];
  readonly value: Loose;
  place: number;
  children: number;
};

function findPart(frame: Frame, segment: Segment): number {
  for (let i = frame.place; i < frame.parts.length; i += 1) {
    const part = frame.parts[i];
    if (part !== undefined && (frame.counts[i] ?? 0) < part.most && fits(part, segment)) return i;
  }
  return -1;
}

/** Told that required parts before `until` did not come. */
function passParts(context: Context, frame: Frame, until: number): void {
  for (let i = frame.place; i < until; i += 1) {
    const part = frame.parts[i];
    if (part !== undefined && (frame.counts[i] ?? 0) < part.least) missing(context, part, frame.spec);
  }
  frame.place = until;
}

function takePart(
  context: Context,
  frame: Frame,
  index: number,
  segment: Segment,
  levelNumber: number,
): void {
  const part = frame.parts[index];
  const name = frame.names[index];
  if (part === undefined || name === undefined) return;
  frame.counts[index] = (frame.counts[index] ?? 0) + 1;
  let value: unknown;
  if (part.of.is === 'segment') {
    context.trace?.(segment, part.of, context.loops);
    value = readFields(segment, part.of, frame.spec.name, (problem) => note(context, problem));
    context.at += 1;
  } else {
    if (part.of.level !== null) frame.children += 1;
    value = readLoop(context, part.of, levelNumber, frame);
  }
  if (part.use === 'many') (frame.value[name] as unknown[]).push(value);
  else frame.value[name] = value;
}

/** Does a loop that is open around this one go on with the segment? */
function isAwaitedAbove(frame: Frame, segment: Segment): boolean {
  for (let one = frame.above; one !== undefined; one = one.above)
    if (findPart(one, segment) !== -1) return true;
  return false;
}

function readLoop(context: Context, spec: LoopSpec, parent: number, above: Frame | undefined): Loose {
  const names = Object.keys(spec.parts);
  const parts = Object.values(spec.parts);
  const frame: Frame = {
    above,
    spec,
    names,
    parts,
    counts: parts.map(() => 0),
    value: {},
    place: 0,
    children: 0,
  };
  for (const [i, part] of parts.entries()) if (part.use === 'many') frame.value[names[i] ?? ''] = [];
  context.loops.push(spec);
  const hl = spec.level === null ? undefined : readHl(context, spec, parent);
  while (context.at < context.end) {
    const segment = context.segments[context.at];
    if (segment === undefined) break;
    const index = findPart(frame, segment);
    if (index !== -1) {
      passParts(context, frame, index);
      takePart(context, frame, index, segment, hl?.number ?? parent);
    } else if (isAwaitedAbove(frame, segment)) break;
    else refuse(context, segment, spec, parts);
  }
  passParts(context, frame, parts.length);
  if (hl !== undefined) checkChildren(context, spec, hl.segment, frame.children);
  context.loops.pop();
  return frame.value;
}

function checkChildren(context: Context, spec: LoopSpec, hl: Segment, children: number): void {
  const said = hl.text(4);
  if (said === (children === 0 ? '0' : '1')) return;
  const say = `HL04 is “${said}”, but ${children === 0 ? 'no level stands' : 'levels stand'} under it.`;
  note(context, { layer: 'element', code: '7', say, at: hl.position({ loop: spec.name, element: 4 }) });
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
  const context: Context = {
    segments,
    at: 1,
    end: segments.length - 1,
    problems: [],
    trace: options.trace,
    loops: [],
    levels: 0,
  };
  if (header !== undefined) {
    const wrong = (code: string, say: string, element: number) =>
      note(context, { layer: 'transaction', code, say, at: header.position({ element }) });
    if (transaction.set !== spec.set) wrong('1', `This is a ${transaction.set}, not a ${spec.set}.`, 1);
    if (transaction.version !== spec.version)
      wrong(
        'I6',
        `This ${transaction.set} is of ${transaction.version || 'no version'}; Doorstep reads ${spec.version}.`,
        3,
      );
    if (transaction.functional !== spec.functional)
      wrong('1', `A ${spec.set} belongs in a group ${spec.functional}, not ${transaction.functional}.`, 1);
  }
  const value = context.problems.length === 0 ? readLoop(context, spec.body, 0, undefined) : undefined;
  const isAllowed = (one: X12Problem) =>
    one.tolerable !== undefined && options.tolerate?.includes(one.tolerable) === true;
  const problems = context.problems.filter((one) => !isAllowed(one));
  const tolerated = context.problems.filter(isAllowed);
  return { value: problems.length === 0 ? (value as TransactionValue<T>) : undefined, problems, tolerated };
}
