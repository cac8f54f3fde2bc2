// Why: segments become a typed value by the declaration alone. Everything that departs from it is told with its place
// and the 999's code; a value is given only when nothing does, so that nobody decides on half a message.
import {
  beginsWith,
  noneYet,
  partsFor,
  planOf,
  type KeyTest,
  type LoopPlan,
  type PartPlan,
} from './compile.ts';
import type { Transaction } from './envelope.ts';
import type { LoopNote, LoopSpec, Part, SegmentSpec, TransactionSpec, TransactionValue } from './declare.ts';
import type { Tolerance, X12Problem } from './problem.ts';
import { hlSpec } from './control-segments.ts';
import { segmentReader } from './read-segment.ts';
import type { Segment } from './segment.ts';

/** `value` is there exactly when `problems` is empty; `tolerated` are departures that the settings let through. */
export type Reading<V> = {
  readonly value: V | undefined;
  readonly problems: readonly X12Problem[];
  readonly tolerated: readonly X12Problem[];
};
/** Told of each segment and what it was taken as. */
export type Trace = (segment: Segment, spec: SegmentSpec | null, loops: readonly LoopSpec[]) => void;

type Loose = Record<string | symbol, unknown>;
type Context = {
  readonly segments: readonly Segment[];
  at: number;
  readonly end: number;
  readonly problems: X12Problem[];
  readonly note: (problem: X12Problem) => void;
  readonly read: ReturnType<typeof segmentReader>;
  readonly trace: Trace | undefined;
  readonly loops: LoopSpec[];
  levels: number;
  /** The open loop that goes on with the segment at `at`, and with which part, once that is found out. */
  goesOn: Frame | undefined;
  goesOnWith: number;
};

/** Where neighbours came in another order than declared, the value keeps it here: part indexes as they came. */
export const asRead = Symbol('the order of parts as read');

/** One message never yields more than this: what follows is noise. */
const problemsAtMost = 200;

const nameOf = (part: Part): string =>
  part.of.is === 'segment' ? part.of.title : `${part.of.title} (loop ${part.of.name})`;

function missing(context: Context, plan: PartPlan, loop: LoopSpec): void {
  const here = context.segments[Math.min(context.at, context.end)];
  if (here === undefined) return;
  const code = plan.segment === undefined ? 'I7' : '3';
  const at = { ...here.position({ loop: loop.name }), id: plan.id };
  context.note({ layer: 'segment', code, say: `${nameOf(plan.part)} is missing before this place.`, at });
}

/** A segment of the wrong kind stands for the one that was awaited, which is not told missing besides. */
function excuse(frame: Frame, same: readonly PartPlan[]): void {
  const { parts } = frame.plan;
  const awaited = same.find(
    (plan) => plan.segment !== undefined && (frame.counts[parts.indexOf(plan)] ?? 0) < plan.part.least,
  );
  if (awaited !== undefined) frame.excused = parts.indexOf(awaited);
}

/** Tells of a segment no part takes, and passes it. */
function refuse(context: Context, segment: Segment, frame: Frame): void {
  const { spec: loop, parts } = frame.plan;
  const at = segment.position({ loop: loop.name });
  const same = parts.filter((plan) => plan.id === segment.id);
  const fitting = same.find((plan) => beginsWith(plan, segment));
  const [key] = same.flatMap((plan): Pick<KeyTest, 'element' | 'component'>[] =>
    plan.level === null ? [...plan.keys] : [{ element: 3, component: 0 }],
  );
  if (fitting !== undefined) {
    const isFull = (frame.counts[parts.indexOf(fitting)] ?? 0) >= fitting.part.most;
    const code = isFull ? (fitting.segment === undefined ? '4' : '5') : '7';
    const say = isFull
      ? `${nameOf(fitting.part)} stands here once too often.`
      : `${nameOf(fitting.part)} stands too late.`;
    context.note({ layer: 'segment', code, say, at });
  } else if (key !== undefined) {
    const place = { loop: loop.name, element: key.element };
    const text = segment.text(key.element).slice(0, 40);
    excuse(frame, same);
    context.note({
      layer: 'element',
      code: text === '' ? '1' : '7',
      say: text === '' ? 'What tells its kind is missing.' : `“${text}” does not belong in this place.`,
      at: segment.position(key.component === 0 ? place : { ...place, component: key.component }),
    });
  } else {
    const isName = /^[A-Z][A-Z0-9]{1,2}$/.test(segment.id);
    const say = `${segment.id === '' ? 'A segment without a name' : segment.id} does not belong here.`;
    context.note({
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
    context.note({ layer: 'element', code, say, at: segment.position({ loop: loop.name, element }) });
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
  readonly plan: LoopPlan;
  readonly counts: number[];
  /** The parts as they came, kept from the first that came before its neighbour. */
  order: number[] | undefined;
  last: number;
  /** Each part's first segment, where the loop checks its parts against each other. */
  readonly firsts: (Segment | undefined)[] | undefined;
  readonly value: Loose;
  place: number;
  children: number;
  /** The part that a segment of the wrong kind stood for. */
  excused: number;
};

function findPart(frame: Frame, segment: Segment): number {
  const { plan, counts, place } = frame;
  for (const index of partsFor(plan, segment))
    if (index >= place && (counts[index] ?? 0) < (plan.parts[index]?.part.most ?? 0)) return index;
  return -1;
}

/** Told that required parts before `until` did not come. */
function passParts(context: Context, frame: Frame, until: number): void {
  const { plan, counts, place } = frame;
  for (const i of plan.required) {
    if (i >= until) break;
    const part = plan.parts[i];
    if (i >= place && i !== frame.excused && part !== undefined && (counts[i] ?? 0) < part.part.least)
      missing(context, part, plan.spec);
  }
  frame.place = until;
}

function takePart(
  context: Context,
  frame: Frame,
  index: number,
  segment: Segment,
  levelNumber: number,
  isHeadless = false,
): void {
  const plan = frame.plan.parts[index];
  if (plan === undefined) return;
  if (index < frame.last)
    frame.order ??= frame.counts.flatMap((count, i) => Array.from({ length: count }, () => i));
  frame.order?.push(index);
  frame.last = index;
  frame.counts[index] = (frame.counts[index] ?? 0) + 1;
  if (frame.firsts !== undefined) frame.firsts[index] ??= segment;
  let value: unknown;
  if (plan.segment !== undefined) {
    context.trace?.(segment, plan.segment.spec, context.loops);
    value = context.read(segment, plan.segment, frame.plan.spec.name);
    context.at += 1;
  } else if (plan.inner !== undefined) {
    if (plan.level !== null) frame.children += 1;
    value = readLoop(context, plan.inner, levelNumber, frame, isHeadless);
  }
  const { value: held } = frame;
  if (plan.part.use !== 'many') held[plan.name] = value;
  else if (held[plan.name] === noneYet) held[plan.name] = [value];
  else (held[plan.name] as unknown[]).push(value);
}

/** Does a loop that is open around this one go on with the segment? Then it is noted which. */
function isAwaitedAbove(context: Context, frame: Frame, segment: Segment): boolean {
  for (let one = frame.above; one !== undefined; one = one.above) {
    const index = findPart(one, segment);
    if (index === -1) continue;
    context.goesOn = one;
    context.goesOnWith = index;
    return true;
  }
  return false;
}

/** The part this loop goes on with, -1 for none. */
function nextPart(context: Context, frame: Frame, segment: Segment): number {
  if (context.goesOn === undefined) return findPart(frame, segment);
  if (context.goesOn !== frame) return -1;
  context.goesOn = undefined;
  return context.goesOnWith;
}

/** A loop that must come and whose first segment did not is told once and read on, instead of refusing all it holds. */
function takeHeadless(context: Context, frame: Frame, segment: Segment, levelNumber: number): boolean {
  const { parts, spec } = frame.plan;
  const index = parts.findIndex((plan, i) => {
    if (i < frame.place || plan.level !== null || (frame.counts[i] ?? 0) >= plan.part.least) return false;
    const { inner } = plan;
    const within = inner?.byId[segment.idNumber]?.parts.flatMap((j) =>
      j === 0 ? [] : (inner.parts[j] ?? []),
    );
    return within?.some((one) => beginsWith(one, segment)) === true;
  });
  const plan = parts[index];
  if (plan === undefined) return false;
  passParts(context, frame, index);
  missing(context, plan, spec);
  takePart(context, frame, index, segment, levelNumber, true);
  return true;
}

function openFrame(plan: LoopPlan, above: Frame | undefined): Frame {
  return {
    above,
    plan,
    counts: plan.zeros.slice(),
    order: undefined,
    last: 0,
    firsts: plan.spec.check === null ? undefined : [],
    value: { ...plan.blank },
    place: 0,
    children: 0,
    excused: -1,
  };
}

/** What the parts of a loop owe each other, asked when each of them was read without a problem. */
function checkLoop(context: Context, { plan, firsts, value }: Frame, first: Segment): void {
  const { spec, parts } = plan;
  (spec.check as ((held: unknown, note: LoopNote) => void) | null)?.(
    value,
    (name, element, code, say, level) => {
      const segment = firsts?.[parts.findIndex((one) => one.name === name)] ?? first;
      const at = segment.position({ loop: spec.name, element });
      context.note({ layer: 'element', code, say, at, ...(level === undefined ? {} : { level }) });
    },
  );
}

function readLoop(
  context: Context,
  plan: LoopPlan,
  parent: number,
  above: Frame | undefined,
  isHeadless = false,
): Loose {
  const { spec, parts } = plan;
  const frame = openFrame(plan, above);
  if (isHeadless) frame.counts[0] = 1;
  const before = context.problems.length;
  const first = context.segments[context.at];
  context.loops.push(spec);
  const hl = spec.level === null ? undefined : readHl(context, spec, parent);
  while (context.at < context.end) {
    const segment = context.segments[context.at];
    if (segment === undefined) break;
    const index = nextPart(context, frame, segment);
    if (index !== -1) {
      passParts(context, frame, Math.max(frame.place, parts[index]?.runStart ?? index));
      takePart(context, frame, index, segment, hl?.number ?? parent);
    } else if (context.goesOn !== undefined || isAwaitedAbove(context, frame, segment)) break;
    else if (!takeHeadless(context, frame, segment, hl?.number ?? parent)) refuse(context, segment, frame);
  }
  passParts(context, frame, parts.length);
  if (hl !== undefined) checkChildren(context, spec, hl.segment, frame.children);
  if (frame.order !== undefined) frame.value[asRead] = frame.order;
  if (spec.check !== null && !isHeadless && first !== undefined && context.problems.length === before)
    checkLoop(context, frame, first);
  context.loops.pop();
  return frame.value;
}

function checkChildren(context: Context, spec: LoopSpec, hl: Segment, children: number): void {
  const said = hl.text(4);
  if (spec.saysChildren === 'no') {
    if (hl.count < 4) return;
    const at = hl.position({ loop: spec.name, element: 4 });
    if (said === '') {
      const say = 'HL ends with an empty element.';
      context.note({ layer: 'element', code: '1', say, at, tolerable: 'trailing_separators' });
    } else {
      const say = `“${said}” stands where nothing belongs.`;
      context.note({ layer: 'element', code: 'I10', say, at, tolerable: 'unused_elements' });
    }
    return;
  }
  if (said === (children === 0 ? '0' : '1')) return;
  const say = `HL04 is “${said}”, but ${children === 0 ? 'no level stands' : 'levels stand'} under it.`;
  context.note({ layer: 'element', code: '7', say, at: hl.position({ loop: spec.name, element: 4 }) });
}

/** Is the transaction of this set and guide at all? */
export const isReadBy = (transaction: Transaction, spec: TransactionSpec): boolean =>
  transaction.set === spec.set &&
  (transaction.version === spec.version || spec.alsoRead?.includes(transaction.version) === true);

function checkHeader(
  context: Context,
  header: Segment,
  transaction: Transaction,
  spec: TransactionSpec,
): void {
  const wrong = (code: string, say: string, element: number) =>
    context.note({ layer: 'transaction', code, say, at: header.position({ element }) });
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
  const note = (problem: X12Problem) => {
    if (problems.length < problemsAtMost) problems.push(problem);
  };
  const context: Context = {
    segments,
    at: 1,
    end: segments.length - 1,
    problems,
    note,
    read: segmentReader(note),
    goesOn: undefined,
    goesOnWith: -1,
    trace: options.trace,
    loops: [],
    levels: 0,
  };
  if (header !== undefined) checkHeader(context, header, transaction, spec);
  const value = problems.length === 0 ? readLoop(context, planOf(spec.body), 0, undefined) : undefined;
  if (problems.length === 0)
    return { value: value as TransactionValue<T> | undefined, problems, tolerated: [] };
  const isAllowed = (one: X12Problem) =>
    one.tolerable !== undefined && options.tolerate?.includes(one.tolerable) === true;
  const left = problems.filter((one) => !isAllowed(one));
  const tolerated = problems.filter(isAllowed);
  return {
    value: left.length === 0 ? (value as TransactionValue<T> | undefined) : undefined,
    problems: left,
    tolerated,
  };
}
