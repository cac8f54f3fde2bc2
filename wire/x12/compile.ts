// Why: a declaration is looked through once, not once a segment: which part of a loop may begin with which segment, told
// apart by which elements, is worked out beforehand and kept beside the declaration.
import type { Field, LoopSpec, Part, SegmentSpec } from './declare.ts';
import { codes, type Kind } from './kinds.ts';
import { CodeTable, packText } from './in-place.ts';
import { charOf, idNumberOf, type Segment } from './segment.ts';

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
  readonly segment: SegmentPlan | undefined;
  readonly inner: LoopPlan | undefined;
  /** Where its run of neighbours that begin with the same segment starts: among those any order is right. */
  readonly runStart: number;
};

/** How an element is looked at in place. */
export type FieldTest = {
  readonly isRequired: boolean;
  /** Where any text will do: from so many characters to so many. `most` 0: something else tells. */
  readonly least: number;
  readonly most: number;
  /** Where a few short codes are sure to do. */
  readonly codes: CodeTable<true> | null;
  /** Null where only reading can tell, or where nothing belongs. */
  readonly fits: ((bytes: Buffer, from: number, to: number) => boolean) | null;
  readonly components: readonly FieldTest[] | null;
};

/** A segment as the reader needs it. */
export type SegmentPlan = {
  readonly spec: SegmentSpec;
  readonly fields: readonly (Field | null)[];
  readonly tests: readonly FieldTest[];
  /** Where a field of this name stands, from 0. */
  readonly indexes: ReadonlyMap<string, number>;
  /** No element after this one must come. */
  readonly lastRequired: number;
};

export type LoopPlan = {
  readonly spec: LoopSpec;
  readonly parts: readonly PartPlan[];
  /** Which parts may begin with a segment of this id (`idNumberOf`), in order. */
  readonly byId: readonly (Beginnings | undefined)[];
  /** The parts that must come. */
  readonly required: readonly number[];
  /** How often each part may come. */
  readonly most: readonly number[];
  /** Where a part of this name stands. */
  readonly indexes: ReadonlyMap<string, number>;
};

/** The parts that begin with one id; `byCode` where the packed text of one key element tells which. */
export type Beginnings = {
  readonly parts: readonly number[];
  /** Any segment of the id will do. */
  readonly isAny: boolean;
  readonly key: KeyTest | undefined;
  readonly byCode: CodeTable<readonly number[]> | undefined;
};

/** A list of nothing. */
export const noneYet: readonly unknown[] = Object.freeze([]);

/** More than any file holds, and still a small number. */
const unlimited = 2 ** 30;

const plans = new WeakMap<LoopSpec, LoopPlan>();

function firstOf(spec: SegmentSpec | LoopSpec): SegmentSpec | undefined {
  if (spec.is === 'segment') return spec;
  const [first] = Object.values(spec.parts);
  return first === undefined ? undefined : firstOf(first.of);
}

function keysOf(spec: SegmentSpec | undefined): KeyTest[] {
  return (spec?.fields ?? []).flatMap((field, i): KeyTest[] => {
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

/** Whatever repeats or is no text is left to reading. */
function testOf(field: Field | null): FieldTest {
  const once = field === null || field.repeats > 1 ? null : field;
  const kind = once === null || once.kind?.isBinary === true ? null : once.kind;
  const [least, most] = kind?.lengths ?? [0, 0];
  return {
    isRequired: field?.isRequired === true,
    least,
    most,
    codes: kind?.codes === undefined ? null : tableOf(kind.codes),
    fits:
      kind === null
        ? null
        : (kind.fits ?? ((bytes, from, to) => reads(kind, bytes.toString('latin1', from, to)))),
    components: once?.components?.map(testOf) ?? null,
  };
}

const reads = (kind: Kind, text: string) => typeof kind.read(text) === 'string';

/** Codes too long for the table are left to reading. */
const tableOf = (codesOf: readonly string[]) =>
  new CodeTable(
    codesOf
      .filter(isShort)
      .map((code) => [packText(Buffer.from(code, 'latin1'), 0, code.length), true] as const),
  );

const isShort = (code: string) => code.length <= 3 && /^[!-~]+$/.test(code);

const planOfSegment = (spec: SegmentSpec): SegmentPlan => ({
  spec,
  fields: spec.fields,
  tests: spec.fields.map(testOf),
  indexes: new Map(spec.fields.flatMap((field, i) => (field === null ? [] : [[field.name, i] as const]))),
  lastRequired: spec.fields.findLastIndex((field) => field?.isRequired === true) + 1,
});

/** One key each, of a list of short codes, in the same place: then one look tells which. */
function byCodeOf(parts: readonly PartPlan[], of: readonly number[]): Omit<Beginnings, 'parts' | 'isAny'> {
  const keys = of.map((index) => parts[index]?.keys ?? []);
  const [key] = keys[0] ?? [];
  const isSame = (one: readonly KeyTest[]) =>
    one.length === 1 &&
    one[0]?.element === key?.element &&
    one[0]?.component === key?.component &&
    one[0]?.kind.codes?.every(isShort) === true;
  if (key === undefined || key.component > 1 || !keys.every(isSame))
    return { key: undefined, byCode: undefined };
  const byCode = new Map<number, number[]>();
  for (const index of of)
    for (const code of parts[index]?.keys[0]?.kind.codes ?? []) {
      const packed = packText(Buffer.from(code, 'latin1'), 0, code.length);
      byCode.set(packed, [...(byCode.get(packed) ?? []), index]);
    }
  return { key, byCode: new CodeTable(byCode) };
}

function beginningsOf(parts: readonly PartPlan[]): (Beginnings | undefined)[] {
  const indexes = new Map<string, number[]>();
  for (const [index, { id }] of parts.entries()) indexes.set(id, [...(indexes.get(id) ?? []), index]);
  const byId: (Beginnings | undefined)[] = [];
  for (const [id, of] of indexes) {
    const [only] = of.map((index) => parts[index]);
    const isAny = of.length === 1 && only?.keys.length === 0;
    const number = idNumberOf(id, true);
    while (byId.length <= number) byId.push(undefined);
    byId[number] = { parts: of, isAny, ...byCodeOf(parts, of) };
  }
  return byId;
}

function compile(spec: LoopSpec): LoopPlan {
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
      keys: level === null ? keysOf(first) : [{ element: 3, component: 0, kind: codes({ [level]: level }) }],
      segment: of.is === 'segment' ? planOfSegment(of) : undefined,
      inner: of.is === 'loop' ? planOf(of) : undefined,
      runStart: before?.id === id ? before.runStart : index,
    });
  }
  return {
    spec,
    parts,
    byId: beginningsOf(parts),
    most: parts.map((plan) => Math.min(plan.part.most, unlimited)),
    required: parts.flatMap((plan, index) => (plan.part.least > 0 ? [index] : [])),
    indexes: new Map(parts.map((plan, index) => [plan.name, index])),
  };
}

/** The plan of a declared loop, worked out when first asked for. */
export function planOf(spec: LoopSpec): LoopPlan {
  const known = plans.get(spec);
  if (known !== undefined) return known;
  const made = compile(spec);
  plans.set(spec, made);
  return made;
}

/** The text a key is read from. */
function keyText({ element, component }: KeyTest, segment: Segment): string {
  let text = segment.text(element);
  if (component === 0) return text;
  const { delimiters } = segment;
  if (segment.hasRepetitions) text = text.split(charOf(delimiters.repetition), 1)[0] ?? '';
  if (!segment.hasComponents) return component === 1 ? text : '';
  if (component > 1) return text.split(charOf(delimiters.component), component)[component - 1] ?? '';
  const end = text.indexOf(charOf(delimiters.component));
  return end === -1 ? text : text.slice(0, end);
}

/** Does the part begin with this segment? Its id is right already. */
export function beginsWith(plan: PartPlan, segment: Segment): boolean {
  for (const test of plan.keys) if (typeof test.kind.read(keyText(test, segment)) !== 'string') return false;
  return true;
}

const none: readonly number[] = [];

/** The parts of a loop that begin with this segment, in order. */
export function partsFor(plan: LoopPlan, segment: Segment): readonly number[] {
  const found = plan.byId[segment.idNumber];
  if (found === undefined) return none;
  if (found.isAny) return found.parts;
  if (found.key !== undefined) {
    const packed = segment.packed(found.key.element, found.key.component);
    // A segment with an accent anywhere, or a key that is no short code, is looked at part by part below.
    if (packed !== -1) return found.byCode?.get(packed) ?? none;
  }
  return found.parts.filter((index) => {
    const part = plan.parts[index];
    return part !== undefined && part.id === segment.id && beginsWith(part, segment);
  });
}
