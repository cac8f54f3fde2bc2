// Why: a declaration is looked through once, not once a segment: which part of a loop may begin with which segment, told
// apart by which elements, is worked out beforehand and kept beside the declaration.
import type { LoopSpec, Part, SegmentSpec } from './declare.ts';
import type { Kind } from './kinds.ts';
import type { Segment } from './segment.ts';
import { charOf } from './segment.ts';

/** An element, or a component of one (0: the whole element), that must read for the segment to be this one. */
export type KeyTest = { readonly element: number; readonly component: number; readonly kind: Kind };

/** A part of a loop as the reader needs it. */
export type PartPlan = {
  readonly name: string;
  readonly part: Part;
  /** The segment it begins with; HL for a level. */
  readonly id: string;
  readonly level: string | null;
  readonly keys: readonly KeyTest[];
  readonly segment: SegmentSpec | undefined;
  readonly inner: LoopPlan | undefined;
  /** Where its run of neighbours that begin with the same segment starts: among those any order is right. */
  readonly runStart: number;
};

export type LoopPlan = {
  readonly spec: LoopSpec;
  readonly parts: readonly PartPlan[];
  /** Which parts may begin with a segment of this id, in order. */
  readonly byId: ReadonlyMap<string, readonly number[]>;
};

const plans = new WeakMap<LoopSpec, LoopPlan>();

function firstOf(spec: SegmentSpec | LoopSpec): SegmentSpec | undefined {
  if (spec.is === 'segment') return spec;
  const [first] = Object.values(spec.parts);
  return first === undefined ? undefined : firstOf(first.of);
}

function keysOf(spec: SegmentSpec): KeyTest[] {
  return spec.fields.flatMap((field, i): KeyTest[] => {
    if (field === null) return [];
    if (field.components === null)
      return field.isKey && field.kind !== null ? [{ element: i + 1, component: 0, kind: field.kind }] : [];
    return field.components.flatMap((one, j): KeyTest[] =>
      one !== null && one.isKey && one.kind !== null
        ? [{ element: i + 1, component: j + 1, kind: one.kind }]
        : [],
    );
  });
}

function compile(spec: LoopSpec): LoopPlan {
  const byId = new Map<string, number[]>();
  const parts: PartPlan[] = [];
  for (const [name, part] of Object.entries(spec.parts)) {
    const { of } = part;
    const level = of.is === 'loop' ? of.level : null;
    const first = firstOf(of);
    const id = level === null ? (first?.id ?? '') : 'HL';
    const index = parts.length;
    const before = parts[index - 1];
    parts.push({
      name,
      part,
      id,
      level,
      keys: first === undefined || level !== null ? [] : keysOf(first),
      segment: of.is === 'segment' ? of : undefined,
      inner: of.is === 'loop' ? planOf(of) : undefined,
      runStart: before?.id === id ? before.runStart : index,
    });
    byId.set(id, [...(byId.get(id) ?? []), index]);
  }
  return { spec, parts, byId };
}

/** The plan of a declared loop, worked out when first asked for. */
export function planOf(spec: LoopSpec): LoopPlan {
  const known = plans.get(spec);
  if (known !== undefined) return known;
  const made = compile(spec);
  plans.set(spec, made);
  return made;
}

function holds(test: KeyTest, segment: Segment): boolean {
  let text = segment.text(test.element);
  if (test.component > 0) {
    if (segment.hasRepetitions) text = text.split(charOf(segment.delimiters.repetition), 1)[0] ?? '';
    if (segment.hasComponents)
      text = text.split(charOf(segment.delimiters.component), test.component)[test.component - 1] ?? '';
    else if (test.component > 1) text = '';
  }
  return typeof test.kind.read(text) === 'string';
}

/** Does the part begin with this segment? Its id is right already. */
export function beginsWith(plan: PartPlan, segment: Segment): boolean {
  if (plan.level !== null) return segment.text(3) === plan.level;
  for (const test of plan.keys) if (!holds(test, segment)) return false;
  return true;
}
