// Why: a night's file is judged whole, but few of its elements are ever looked at: a value is made, piece by piece, when somebody
// asks for it, and behaves like any other object.
import { noneYet, type LoopPlan, type SegmentPlan } from './compile.ts';
import { readElement } from './read-segment.ts';
import type { Segment } from './segment.ts';

/** Where a loop keeps the order its parts came in, if it was another than declared: part indexes. */
export const asRead = Symbol('the order of parts as read');

/**
 * What a transaction was taken as, three numbers an entry: the part of its loop, its (first) segment, and where the next
 * entry of the same loop begins; what a loop holds stands between.
 */
export type Taken = { readonly segments: readonly Segment[]; readonly entries: Int32Array };

type Loose = Record<string | symbol, unknown>;

/** Asked under this name, a value names whoever answers for it. */
const answering = Symbol('who answers');

/** Answers for an object whose pieces are read as they are asked for: each name has a place among `indexes`. */
abstract class OnDemand implements ProxyHandler<Loose> {
  #isWhole = false;

  abstract indexes(): ReadonlyMap<string, number>;
  /** Puts the piece in its place, if there is one. */
  abstract read(held: Loose, index: number): void;
  /** Puts what has no name of its own. */
  abstract readRest(held: Loose): void;
  /** The same as a plain object, all of it made. */
  abstract made(): Loose;

  get(held: Loose, name: string | symbol): unknown {
    const known = held[name];
    if (known !== undefined) return known;
    if (name === answering) return this;
    if (this.#isWhole) return undefined;
    const index = typeof name === 'string' ? this.indexes().get(name) : undefined;
    if (index !== undefined) this.read(held, index);
    else this.readRest(held);
    return held[name];
  }

  has(held: Loose, name: string | symbol): boolean {
    return name in this.#whole(held);
  }

  /** In the order they are declared, whatever was asked for first. */
  ownKeys(held: Loose): (string | symbol)[] {
    const own = new Set(Reflect.ownKeys(this.#whole(held)));
    return [...[...this.indexes().keys()].filter((name) => own.delete(name)), ...own];
  }

  getOwnPropertyDescriptor(held: Loose, name: string | symbol): PropertyDescriptor | undefined {
    return Reflect.getOwnPropertyDescriptor(this.#whole(held), name);
  }

  #whole(held: Loose): Loose {
    if (this.#isWhole) return held;
    for (const [name, index] of this.indexes()) if (!Object.hasOwn(held, name)) this.read(held, index);
    this.readRest(held);
    this.#isWhole = true;
    return held;
  }
}

class SegmentOnDemand extends OnDemand {
  readonly #segment: Segment;
  readonly #plan: SegmentPlan;

  constructor(segment: Segment, plan: SegmentPlan) {
    super();
    this.#segment = segment;
    this.#plan = plan;
  }

  indexes(): ReadonlyMap<string, number> {
    return this.#plan.indexes;
  }

  read(held: Loose, index: number): void {
    readElement(this.#segment, this.#plan, index, held);
  }

  readRest(): void {}

  made(): Loose {
    return madeSegment(this.#segment, this.#plan);
  }
}

function madeSegment(segment: Segment, plan: SegmentPlan): Loose {
  const value: Loose = {};
  const length = Math.min(segment.count, plan.fields.length);
  for (let index = 0; index < length; index += 1) readElement(segment, plan, index, value);
  return value;
}

function madeLoop(taken: Taken, plan: LoopPlan, from: number, to: number): Loose {
  const { entries, segments } = taken;
  const each: (unknown[] | undefined)[] = plan.parts.map(() => undefined);
  let last = 0;
  let isInOrder = true;
  for (let at = from; at < to;) {
    const next = entries[at + 2] ?? to;
    const index = entries[at] ?? 0;
    const part = plan.parts[index];
    const segment = segments[entries[at + 1] ?? 0];
    if (part === undefined || segment === undefined) break;
    const one =
      part.segment !== undefined
        ? madeSegment(segment, part.segment)
        : part.inner && madeLoop(taken, part.inner, at + 3, next);
    (each[index] ??= []).push(one);
    if (index < last) isInOrder = false;
    last = index;
    at = next;
  }
  const value: Loose = {};
  for (const [index, { name, part }] of plan.parts.entries()) {
    const own = each[index];
    if (part.use === 'many') value[name] = own ?? noneYet;
    else if (own !== undefined) value[name] = own.at(-1);
  }
  if (!isInOrder) putOrder(value, taken, from, to);
  return value;
}

function putOrder(value: Loose, { entries }: Taken, from: number, to: number): void {
  const order: number[] = [];
  for (let at = from; at < to; at = entries[at + 2] ?? to) order.push(entries[at] ?? 0);
  if (order.some((part, i) => part < (order[i - 1] ?? 0))) value[asRead] = order;
}

class LoopOnDemand extends OnDemand {
  readonly #taken: Taken;
  readonly #plan: LoopPlan;
  readonly #from: number;
  readonly #to: number;

  constructor(taken: Taken, plan: LoopPlan, from: number, to: number) {
    super();
    this.#taken = taken;
    this.#plan = plan;
    this.#from = from;
    this.#to = to;
  }

  indexes(): ReadonlyMap<string, number> {
    return this.#plan.indexes;
  }

  readRest(held: Loose): void {
    putOrder(held, this.#taken, this.#from, this.#to);
  }

  made(): Loose {
    return madeLoop(this.#taken, this.#plan, this.#from, this.#to);
  }

  read(held: Loose, index: number): void {
    const { entries, segments } = this.#taken;
    const part = this.#plan.parts[index];
    if (part === undefined) return;
    const values: unknown[] = [];
    for (let at = this.#from; at < this.#to;) {
      const next = entries[at + 2] ?? this.#to;
      const segment = segments[entries[at + 1] ?? 0];
      if (entries[at] === index && segment !== undefined)
        values.push(
          part.segment !== undefined
            ? new Proxy<Loose>({}, new SegmentOnDemand(segment, part.segment))
            : part.inner && loopOnDemand(this.#taken, part.inner, at + 3, next),
        );
      at = next;
    }
    if (part.part.use === 'many') held[part.name] = values.length === 0 ? noneYet : values;
    else if (values.length > 0) held[part.name] = values.at(-1);
  }
}

/** The value of the loop whose parts stand in the entries from `from` up to `to`. */
export function loopOnDemand(taken: Taken, plan: LoopPlan, from: number, to: number): object {
  return new Proxy<Loose>({}, new LoopOnDemand(taken, plan, from, to));
}

/**
 * A value that was read, as plain objects with everything made: for whoever needs all of it, or wants to keep it without the
 * bytes it came from. Anything else is given back as it is.
 */
export function plainValue<V>(value: V): V {
  const one = typeof value === 'object' && value !== null ? (value as Loose)[answering] : undefined;
  return one instanceof OnDemand ? (one.made() as V) : value;
}

/** The first segment of a part of that loop. */
export function firstSegment(taken: Taken, index: number, from: number, to: number): Segment | undefined {
  const { entries, segments } = taken;
  for (let at = from; at < to; at = entries[at + 2] ?? to)
    if (entries[at] === index) return segments[entries[at + 1] ?? 0];
  return undefined;
}
