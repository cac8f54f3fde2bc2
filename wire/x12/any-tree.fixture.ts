// Why: properties hold for any message, not for those somebody thought of; so the messages are drawn from the declarations
// themselves: any loops, any segments, any elements, as far as the declaration lets them.
import * as fc from 'fast-check';
import type { Field, LoopSpec, Part, SegmentSpec, TransactionSpec } from './declare.ts';
import type { Kind } from './kinds.ts';

type Loose = Record<string, unknown>;

const signs = Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const pairs = signs.flatMap((one) => signs.map((other) => one + other));
/** Every code of one and two characters, numbers of three, and texts of other forms; which a kind takes, it says itself. */
const candidates: readonly string[] = [
  ...signs,
  ...pairs,
  ...Array.from({ length: 1000 }, (_, i) => i.toString().padStart(3, '0')),
  ...'0007 0010 0019 0022 0085 2120 2700 0023 0551 20260101 20261231 20260101-20261231 0912 235959'.split(
    ' ',
  ),
  ...'12.50 100 -3.25 1234567890 1497758544 021010001 MN445566 OAKES X222A1'.split(' '),
  'TIDE HOME HEALTH',
];
/** Looked through only for kinds that take none of those. */
const triples = pairs.flatMap((pair) => signs.map((sign) => pair + sign));
/** More of a kind would only be more of the same. */
const valuesAtMost = 60;
const known = new WeakMap<Kind, readonly string[]>();

/** Values that a kind both reads and writes the same, empty when none of ours fit. */
function valuesOf(kind: Kind): readonly string[] {
  const found = known.get(kind);
  if (found !== undefined) return found;
  const taken = (texts: readonly string[]) =>
    texts.flatMap((text) => {
      const value = kind.read(text);
      return typeof value === 'string' && kind.write(value) === text ? [value] : [];
    });
  const first = taken(candidates);
  const values = first.length > 0 ? first : taken(triples);
  const step = Math.max(1, Math.ceil(values.length / valuesAtMost));
  const some = values.filter((_, i) => i % step === 0);
  known.set(kind, some);
  return some;
}

const anySimple = (field: Field): fc.Arbitrary<unknown> =>
  field.kind?.isBinary === true
    ? fc.constantFrom('<a>~b*c^d:e</a>', 'SE*1*0001~IEA*1*1~', '\u0000\u00ff\r\n', 'plain')
    : fc.constantFrom(...(field.kind === null ? ['X'] : valuesOf(field.kind)));

function anyOnce(field: Field): fc.Arbitrary<unknown> {
  return field.components === null ? anySimple(field) : anyFields(field.components);
}

/** A field that none of our values fit is left out; the declaration must then let it be. */
function anyFields(fields: SegmentSpec['fields']): fc.Arbitrary<Loose> {
  const shape: Record<string, fc.Arbitrary<unknown>> = {};
  const required: string[] = [];
  for (const field of fields) {
    if (field === null || (field.kind !== null && valuesOf(field.kind).length === 0)) continue;
    const once = anyOnce(field);
    shape[field.name] = field.repeats === 1 ? once : fc.array(once, { minLength: 1, maxLength: 3 });
    if (field.isRequired) required.push(field.name);
  }
  return fc.record(shape, { requiredKeys: required }).map(withoutEmpty);
}

/** A composite with nothing in it cannot be written: it is left out. */
function withoutEmpty(value: Loose): Loose {
  return Object.fromEntries(
    Object.entries(value).filter(
      ([, held]) => typeof held !== 'object' || held === null || Object.keys(held).length > 0,
    ),
  );
}

/** Data by length: the element before it says how long it is. */
function withLength(spec: SegmentSpec, value: Loose): Loose {
  const at = spec.fields.findIndex((field) => field?.kind?.isBinary === true);
  const [length, data] = [spec.fields[at - 1], spec.fields[at]];
  if (length === undefined || length === null || data === undefined || data === null) return value;
  return { ...value, [length.name]: String(value[data.name]).length.toString() };
}

/** Segments whose elements owe each other something are drawn until they keep it. */
function anySegment(spec: SegmentSpec): fc.Arbitrary<Loose> {
  const any = anyFields(spec.fields).map((value) => withLength(spec, value));
  if (spec.check === null) return any;
  return any.filter((value) => {
    const texts = spec.fields.map((field) => {
      const held = field === null ? undefined : value[field.name];
      return typeof held === 'string' ? (field?.kind?.write(held) ?? '') : held === undefined ? '' : 'held';
    });
    let isRight = true;
    spec.check?.(
      {
        text: (element) => texts[element - 1] ?? '',
        isEmpty: (element) => (texts[element - 1] ?? '') === '',
      },
      () => (isRight = false),
    );
    return isRight;
  });
}

function anyPart(part: Part): fc.Arbitrary<unknown> {
  const once = part.of.is === 'segment' ? anySegment(part.of) : anyLoop(part.of);
  if (part.use === 'one') return once;
  if (part.use === 'maybe') return fc.option(once, { nil: undefined });
  return fc.array(once, { minLength: part.least, maxLength: Math.min(part.most, part.least + 2) });
}

function anyLoop(spec: LoopSpec): fc.Arbitrary<Loose> {
  const shape = Object.fromEntries(Object.entries(spec.parts).map(([name, part]) => [name, anyPart(part)]));
  return fc
    .record(shape)
    .map((value) => Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined)));
}

const bareLoop = (spec: LoopSpec): LoopSpec => ({
  ...spec,
  check: null,
  parts: Object.fromEntries(
    Object.entries(spec.parts).map(([name, part]) => [
      name,
      part.of.is === 'segment' ? part : { ...part, of: bareLoop(part.of) },
    ]),
  ),
});
/** The declaration without what parts of a loop owe each other (sums, situations), which trees drawn by chance cannot keep. */
export const bare = (spec: TransactionSpec): TransactionSpec => ({ ...spec, body: bareLoop(spec.body) });

/** Any value of a declaration's form. */
export const anyTree = (spec: TransactionSpec): fc.Arbitrary<Loose> => anyLoop(spec.body);
