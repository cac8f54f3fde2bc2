// Why: the elements of one segment become values by its declaration, each fault with its element, repetition and
// component, so that whoever sent it can put a finger on it.
import type { Field, Fields, SegmentSpec } from './declare.ts';
import type { X12Problem } from './problem.ts';
import { charOf, type Segment } from './segment.ts';

type Loose = Record<string, unknown>;
type Place = { element: number; repetition?: number; component?: number };
type Reader = {
  readonly segment: Segment;
  readonly loop: string;
  readonly note: (problem: X12Problem) => void;
};

// Control characters, and what is left of bytes that are no text.
// eslint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u001f\u007f\ufffd]/;

function bad(
  reader: Reader,
  place: Place,
  code: string,
  say: string,
  tolerable?: X12Problem['tolerable'],
): void {
  const at = reader.segment.position({ loop: reader.loop, ...place });
  reader.note({ layer: 'element', code, say, at, ...(tolerable === undefined ? {} : { tolerable }) });
}

/** What makes a text no simple value at all, whatever its kind. */
function unfit(reader: Reader, text: string): [code: string, say: string] | undefined {
  const { segment } = reader;
  const { component, repetition } = segment.delimiters;
  if (segment.isOdd && unprintable.test(text)) return ['6', 'holds a character that X12 does not have.'];
  if (segment.hasComponents && text.includes(charOf(component)))
    return ['13', 'has components where one value belongs.'];
  if (segment.hasRepetitions && text.includes(charOf(repetition))) return ['12', 'is said more than once.'];
  return undefined;
}

function readSimple(reader: Reader, field: Field, text: string, place: Place): string | undefined {
  if (field.kind === null) return undefined;
  const isBinary = field.kind.isBinary === true;
  const fault = isBinary ? undefined : unfit(reader, text);
  if (fault !== undefined) {
    bad(reader, place, fault[0], `${field.label} ${fault[1]}`);
    return undefined;
  }
  const value = field.kind.read(isBinary ? reader.segment.latin1(place.element) : text);
  if (typeof value === 'string') return value;
  bad(reader, place, value.fault, `${field.label}: ${value.say}`);
  return undefined;
}

function readComposite(reader: Reader, field: Field, fields: Fields, text: string, place: Place): Loose {
  const { segment } = reader;
  const parts = segment.hasComponents ? text.split(charOf(segment.delimiters.component)) : [text];
  const value: Loose = {};
  if (parts.length > 1 && parts.at(-1) === '')
    bad(reader, place, '1', `${field.label} ends with an empty component.`, 'trailing_separators');
  if (parts.length > fields.length) bad(reader, place, '13', `${field.label} has too many components.`);
  for (const [i, component] of fields.entries())
    readInto(reader, component, parts[i] ?? '', { ...place, component: i + 1 }, value);
  return value;
}

function readOne(reader: Reader, field: Field, text: string, place: Place): unknown {
  return field.components === null
    ? readSimple(reader, field, text, place)
    : readComposite(reader, field, field.components, text, place);
}

function readRepeated(reader: Reader, field: Field, text: string, place: Place): unknown[] {
  const { segment } = reader;
  const parts = segment.hasRepetitions ? text.split(charOf(segment.delimiters.repetition)) : [text];
  if (parts.length > field.repeats) bad(reader, place, '12', `${field.label} is said too often.`);
  const values: unknown[] = [];
  for (const [i, part] of parts.entries()) {
    const at = { ...place, repetition: i + 1 };
    if (part === '' && field.components !== null) bad(reader, at, '1', `${field.label} is empty.`);
    else {
      const value = readOne(reader, field, part, at);
      if (value !== undefined) values.push(value);
    }
  }
  return values;
}

function readInto(reader: Reader, field: Field | null, text: string, place: Place, value: Loose): void {
  if (field === null) {
    if (text !== '')
      bad(reader, place, 'I10', `“${text.slice(0, 40)}” stands where nothing belongs.`, 'unused_elements');
    return;
  }
  if (text === '') {
    if (field.isRequired) bad(reader, place, '1', `${field.label} is missing.`);
    return;
  }
  const read =
    field.repeats > 1 ? readRepeated(reader, field, text, place) : readOne(reader, field, text, place);
  if (read !== undefined) value[field.name] = read;
}

/** The value of a segment's fields; faults go to `note`. */
export function readFields(
  segment: Segment,
  spec: SegmentSpec,
  loop: string,
  note: (problem: X12Problem) => void,
): Loose {
  const reader: Reader = { segment, loop, note };
  const value: Loose = {};
  const { fields } = spec;
  const { count } = segment;
  if (count > fields.length)
    bad(
      reader,
      { element: fields.length + 1 },
      '3',
      `${spec.id} has ${fields.length.toString()} elements at most.`,
    );
  else if (count > 0 && segment.isEmpty(count))
    bad(reader, { element: count }, '1', `${spec.id} ends with an empty element.`, 'trailing_separators');
  const isPlain = !segment.isOdd && !segment.hasComponents && !segment.hasRepetitions;
  for (let i = 0; i < fields.length; i += 1) {
    const field = fields[i] ?? null;
    // Most elements of most segments: one value, nothing special in the whole segment.
    const kind = isPlain && i < count && field?.repeats === 1 ? field.kind : null;
    if (field !== null && kind !== null && !segment.isEmpty(i + 1)) {
      const read = kind.read(segment.text(i + 1));
      if (typeof read === 'string') value[field.name] = read;
      else bad(reader, { element: i + 1 }, read.fault, `${field.label}: ${read.say}`);
    } else if (i < count || field?.isRequired === true)
      readInto(reader, field, segment.text(i + 1), { element: i + 1 }, value);
  }
  spec.check?.(
    (element) => segment.text(element),
    (element, code, say) => bad(reader, { element }, code, `${spec.title}: ${say}`),
  );
  return value;
}
