// Why: the elements of one segment become values by its declaration, each fault with its element, repetition and
// component, so that whoever sent it can put a finger on it.
import type { Field, SegmentSpec } from './declare.ts';
import { isFault } from './kinds.ts';
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

function readSimple(reader: Reader, field: Field, text: string, place: Place): string | undefined {
  const { component, repetition } = reader.segment.delimiters;
  if (unprintable.test(text)) {
    bad(reader, place, '6', `${field.label} holds a character that X12 does not have.`);
    return undefined;
  }
  if (text.includes(charOf(component))) {
    bad(reader, place, '13', `${field.label} has components where one value belongs.`);
    return undefined;
  }
  if (text.includes(charOf(repetition))) {
    bad(reader, place, '12', `${field.label} is said more than once.`);
    return undefined;
  }
  const value = field.kind?.read(text);
  if (isFault(value)) {
    bad(reader, place, value.fault, `${field.label}: ${value.say}`);
    return undefined;
  }
  return value;
}

function readComposite(reader: Reader, field: Field, text: string, place: Place): Loose {
  const fields = field.components ?? [];
  const parts = text.split(charOf(reader.segment.delimiters.component));
  const value: Loose = {};
  if (parts.at(-1) === '')
    bad(reader, place, '1', `${field.label} ends with an empty component.`, 'trailing_separators');
  if (parts.length > fields.length) bad(reader, place, '3', `${field.label} has too many components.`);
  for (const [i, component] of fields.entries())
    readInto(reader, component, parts[i] ?? '', { ...place, component: i + 1 }, value);
  return value;
}

function readRepeated(reader: Reader, field: Field, text: string, place: Place): string[] {
  const parts = text.split(charOf(reader.segment.delimiters.repetition));
  if (parts.length > field.repeats) bad(reader, place, '12', `${field.label} is said too often.`);
  return parts.flatMap((part, i) => {
    const value = readSimple(reader, field, part, { ...place, repetition: i + 1 });
    return value === undefined ? [] : [value];
  });
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
    field.components !== null
      ? readComposite(reader, field, text, place)
      : field.repeats > 1
        ? readRepeated(reader, field, text, place)
        : readSimple(reader, field, text, place);
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
  const { count } = segment;
  if (count > spec.fields.length)
    bad(
      reader,
      { element: spec.fields.length + 1 },
      '3',
      `${spec.id} has ${spec.fields.length.toString()} elements at most.`,
    );
  else if (count > 0 && segment.text(count) === '')
    bad(reader, { element: count }, '1', `${spec.id} ends with an empty element.`, 'trailing_separators');
  for (const [i, field] of spec.fields.entries())
    readInto(reader, field, segment.text(i + 1), { element: i + 1 }, value);
  spec.check?.(
    (element) => segment.text(element),
    (element, code, say) => bad(reader, { element }, code, `${spec.title}: ${say}`),
  );
  return value;
}
