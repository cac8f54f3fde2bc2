// Why: the elements of one segment become values by its declaration, each fault with its element, repetition and
// component, so that whoever sent it can put a finger on it.
import type { SegmentPlan } from './compile.ts';
import type { Field, Fields, SegmentSpec } from './declare.ts';
import type { X12Problem } from './problem.ts';
import { charOf, type Segment } from './segment.ts';

type Loose = Record<string, unknown>;
/** What is being read; the numbers say where in the segment, 0 where nothing is meant. */
type Reader = {
  segment: Segment;
  loop: string;
  note: (problem: X12Problem) => void;
  element: number;
  repetition: number;
  component: number;
};

// Control characters, and what is left of bytes that are no text.
// eslint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u001f\u007f\ufffd]/;

function bad(reader: Reader, code: string, say: string, tolerable?: X12Problem['tolerable']): void {
  const { loop, element, repetition, component } = reader;
  const at = reader.segment.position({
    loop,
    element,
    ...(repetition === 0 ? {} : { repetition }),
    ...(component === 0 ? {} : { component }),
  });
  reader.note({ layer: 'element', code, say, at, ...(tolerable === undefined ? {} : { tolerable }) });
}

/** What makes a text no simple value at all, whatever its kind. */
function unfit(segment: Segment, text: string): [code: string, say: string] | undefined {
  const { component, repetition } = segment.delimiters;
  if (segment.isOdd && unprintable.test(text)) return ['6', 'holds a character that X12 does not have.'];
  if (segment.hasComponents && text.includes(charOf(component)))
    return ['13', 'has components where one value belongs.'];
  if (segment.hasRepetitions && text.includes(charOf(repetition))) return ['12', 'is said more than once.'];
  return undefined;
}

function readSimple(reader: Reader, field: Field, text: string): string | undefined {
  const { kind } = field;
  if (kind === null) return undefined;
  const isBinary = kind.isBinary === true;
  const fault = isBinary ? undefined : unfit(reader.segment, text);
  if (fault !== undefined) {
    bad(reader, fault[0], `${field.label} ${fault[1]}`);
    return undefined;
  }
  const value = kind.read(isBinary ? reader.segment.latin1(reader.element) : text);
  if (typeof value === 'string') return value;
  bad(reader, value.fault, `${field.label}: ${value.say}`);
  return undefined;
}

function readComposite(reader: Reader, field: Field, fields: Fields, text: string): Loose {
  const { segment } = reader;
  const parts = segment.hasComponents ? text.split(charOf(segment.delimiters.component)) : [text];
  const value: Loose = {};
  if (parts.length > 1 && parts.at(-1) === '')
    bad(reader, '1', `${field.label} ends with an empty component.`, 'trailing_separators');
  if (parts.length > fields.length) bad(reader, '13', `${field.label} has too many components.`);
  for (let i = 0; i < fields.length; i += 1) {
    reader.component = i + 1;
    readInto(reader, fields[i] ?? null, parts[i] ?? '', value);
  }
  reader.component = 0;
  return value;
}

function readOne(reader: Reader, field: Field, text: string): unknown {
  return field.components === null
    ? readSimple(reader, field, text)
    : readComposite(reader, field, field.components, text);
}

function readRepeated(reader: Reader, field: Field, text: string): unknown[] {
  const { segment } = reader;
  const parts = segment.hasRepetitions ? text.split(charOf(segment.delimiters.repetition)) : [text];
  if (parts.length > field.repeats) bad(reader, '12', `${field.label} is said too often.`);
  const values: unknown[] = [];
  for (const [i, part] of parts.entries()) {
    reader.repetition = i + 1;
    if (part === '' && field.components !== null) bad(reader, '1', `${field.label} is empty.`);
    else {
      const value = readOne(reader, field, part);
      if (value !== undefined) values.push(value);
    }
  }
  reader.repetition = 0;
  return values;
}

function readInto(reader: Reader, field: Field | null, text: string, value: Loose): void {
  if (field === null) {
    if (text !== '')
      bad(reader, 'I10', `“${text.slice(0, 40)}” stands where nothing belongs.`, 'unused_elements');
    return;
  }
  if (text === '') {
    if (field.isRequired) bad(reader, '1', `${field.label} is missing.`);
    return;
  }
  const read = field.repeats > 1 ? readRepeated(reader, field, text) : readOne(reader, field, text);
  if (read !== undefined) value[field.name] = read;
}

/** More elements than there are, or none where one was begun. */
function checkCount(reader: Reader, spec: SegmentSpec): void {
  const { count } = reader.segment;
  const { length } = spec.fields;
  if (count > length) {
    reader.element = length + 1;
    bad(reader, '3', `${spec.id} has ${length.toString()} elements at most.`);
  } else if (count > 0 && reader.segment.isEmpty(count)) {
    reader.element = count;
    bad(reader, '1', `${spec.id} ends with an empty element.`, 'trailing_separators');
  }
}

const readerFor = (note: (problem: X12Problem) => void): Reader => ({
  // One object for all: what it holds changes with every segment.
  segment: undefined as unknown as Segment,
  loop: '',
  note,
  element: 0,
  repetition: 0,
  component: 0,
});

/** Tells of everything that is wrong within a segment; faults go to `note`. */
export function segmentJudge(note: (problem: X12Problem) => void) {
  const reader = readerFor(note);
  return (segment: Segment, { fields, spec, lastRequired }: SegmentPlan, loop: string): void => {
    reader.segment = segment;
    reader.loop = loop;
    checkCount(reader, spec);
    const until = Math.min(fields.length, Math.max(segment.count, lastRequired));
    const value: Loose = {};
    for (let i = 0; i < until; i += 1) {
      reader.element = i + 1;
      readInto(reader, fields[i] ?? null, segment.text(i + 1), value);
    }
    if (spec.check !== null) checkWhole(reader, spec);
  };
}

const quiet = readerFor(() => undefined);

/** Reads the element at `index` (from 0) into `value`; one that was not said is left out. The segment was judged before. */
export function readElement(segment: Segment, plan: SegmentPlan, index: number, value: Loose): void {
  const field = plan.fields[index];
  if (field === undefined || field === null || index >= segment.count) return;
  quiet.segment = segment;
  quiet.element = index + 1;
  if (segment.isPlain && field.kind !== null && field.repeats === 1) {
    // Most elements of most segments: one value, nothing special in the whole segment.
    const text = segment.latin1(index + 1);
    const read = text === '' ? undefined : field.kind.read(text);
    if (typeof read === 'string') value[field.name] = read;
  } else readInto(quiet, field, segment.text(index + 1), value);
}

function checkWhole(reader: Reader, spec: SegmentSpec): void {
  const { segment } = reader;
  spec.check?.(segment, (element, code, say) => {
    reader.element = element;
    bad(reader, code, `${spec.title}: ${say}`);
  });
}
