// Why: most claims need no second look: one payer, lines that make the total, nothing replaced. That is seen on the segments as
// they stand; a value is made for the rules of a loop only where something about it is out of the ordinary.
import { centsAt } from './cents.ts';
import type { LoopPlan } from './compile.ts';
import type { Segment } from './segment.ts';
import type { Taken } from './value-on-demand.ts';

/** A loop as it stands in the message. Parts are named as declared. */
export class Glance<N extends string = string> {
  readonly #taken: Taken;
  readonly #plan: LoopPlan;
  readonly #from: number;
  readonly #to: number;

  /** The parts of the loop stand in the entries from `from` up to `to`. */
  constructor(taken: Taken, plan: LoopPlan, from: number, to: number) {
    this.#taken = taken;
    this.#plan = plan;
    this.#from = from;
    this.#to = to;
  }

  /** Where the part's (first) entry stands; -1 for none. */
  #entryOf(name: string): number {
    const { entries } = this.#taken;
    const index = this.#plan.indexes.get(name);
    for (let at = this.#from; at < this.#to; at = entries[at + 2] as number)
      if (entries[at] === index) return at;
    return -1;
  }

  #segmentAt(entry: number): Segment | undefined {
    return this.#taken.segments[this.#taken.entries[entry + 1] as number];
  }

  /** Did the part come? */
  has(name: N): boolean {
    return this.#entryOf(name) !== -1;
  }

  /** Is an element of the part's (first) segment, or one component of it, just this text? '' where it was not said. */
  is(name: N, element: number, text: string, component = 0): boolean {
    const entry = this.#entryOf(name);
    const segment = entry === -1 ? undefined : this.#segmentAt(entry);
    return segment === undefined ? text === '' : stands(segment, element, component, text);
  }

  /** Whole cents of an element of the part's (first) segment. */
  cents(name: N, element: number): number {
    const entry = this.#entryOf(name);
    const segment = entry === -1 ? undefined : this.#segmentAt(entry);
    return segment === undefined ? 0 : centsIn(segment, element);
  }

  /** The sum in whole cents of these elements, over all segments of the part. */
  sum(name: N, elements: readonly number[]): number {
    const { entries } = this.#taken;
    const index = this.#plan.indexes.get(name);
    let sum = 0;
    for (let at = this.#from; at < this.#to; at = entries[at + 2] as number) {
      const segment = entries[at] === index ? this.#segmentAt(at) : undefined;
      if (segment === undefined) continue;
      for (const element of elements) sum += centsIn(segment, element);
    }
    return sum;
  }

  /** The loops that came as this part. */
  each(name: N): Glance[] {
    const { entries } = this.#taken;
    const index = this.#plan.indexes.get(name) ?? -1;
    const inner = this.#plan.parts[index]?.inner;
    const found: Glance[] = [];
    for (let at = this.#from; at < this.#to; at = entries[at + 2] as number)
      if (entries[at] === index && inner !== undefined)
        found.push(new Glance(this.#taken, inner, at + 3, entries[at + 2] as number));
    return found;
  }

  /** An element of the part's (first) segment as text; '' where it was not said. */
  text(name: N, element: number): string {
    const entry = this.#entryOf(name);
    return entry === -1 ? '' : (this.#segmentAt(entry)?.text(element) ?? '');
  }
}

function centsIn(segment: Segment, element: number): number {
  if (element > segment.count) return 0;
  const { cuts, bytes } = segment.block;
  const at = segment.first + element - 1;
  return centsAt(bytes, cuts[at] as number, (cuts[at + 1] as number) - 1);
}

function stands(segment: Segment, element: number, component: number, wanted: string): boolean {
  if (element > segment.count) return wanted === '';
  const { cuts, bytes, delimiters } = segment.block;
  const place = segment.first + element - 1;
  let from = cuts[place] as number;
  let to = (cuts[place + 1] as number) - 1;
  for (let i = from, nth = 1; component > 0 && i <= to; i += 1) {
    if (i < to && bytes[i] !== delimiters.component) continue;
    if (nth === component) to = i;
    else from = Math.min(i + 1, to);
    nth += 1;
  }
  if (to - from !== wanted.length) return false;
  for (let i = 0; i < wanted.length; i += 1) if (bytes[from + i] !== wanted.charCodeAt(i)) return false;
  return true;
}
