// Why: what we say to a partner is written from the same declaration that reads it; counts, control numbers and levels
// are the writer's own work, so that nobody can get them wrong.
import assert from 'node:assert/strict';
import type { Field, LoopSpec, Part, SegmentSpec, TransactionSpec, TransactionValue } from './declare.ts';
import { charOf, usualDelimiters, type Delimiters } from './segment.ts';
import { asRead, plainValue } from './value-on-demand.ts';

/** One transaction to write; made by `written`, which ties the value to its declaration. */
export type Written = { readonly spec: TransactionSpec; readonly value: unknown; readonly control: string };

/** A value with its declaration. `control` is ST02: four to nine characters. */
export const written = <T extends TransactionSpec>(
  spec: T,
  value: TransactionValue<T>,
  control: string,
): Written => ({
  spec,
  value,
  control,
});

export type WrittenGroup = {
  readonly sender: string;
  readonly receiver: string;
  /** 'CCYYMMDD' and 'HHMM'. */
  readonly day: string;
  readonly time: string;
  readonly control: string;
  readonly functional: string;
  readonly version: string;
  readonly transactions: readonly Written[];
};
export type WrittenInterchange = {
  readonly sender: { readonly qualifier: string; readonly id: string };
  readonly receiver: { readonly qualifier: string; readonly id: string };
  /** 'YYMMDD' and 'HHMM'. */
  readonly day: string;
  readonly time: string;
  /** Nine digits. */
  readonly control: string;
  readonly usage: 'P' | 'T';
  readonly wantsReceipt?: boolean;
  /** ISA12, '00501' unless said. */
  readonly version?: string;
  /** ISA01–ISA04, where a partner wants them. */
  readonly authorization?: readonly [string, string, string, string];
  readonly delimiters?: Delimiters;
  /** The five elements of each TA1: our word on earlier interchanges of the other side. */
  readonly receipts?: readonly (readonly string[])[];
  readonly groups: readonly WrittenGroup[];
};

type Loose = Readonly<Record<string | symbol, unknown>>;
type Pen = { readonly delimiters: Delimiters; readonly lines: string[]; levels: number };

function put(pen: Pen, elements: readonly string[]): void {
  let last = elements.length;
  while (last > 1 && elements[last - 1] === '') last -= 1;
  pen.lines.push(elements.slice(0, last).join(charOf(pen.delimiters.element)));
}

/** Every byte of the text a character. */
const asBytes = (text: string) => (/[^ -~]/.test(text) ? Buffer.from(text).toString('latin1') : text);

/** A value as it stands in the message; one that holds a delimiter would become something else, and that is a bug above. */
function simple(pen: Pen, field: Field, value: unknown): string {
  if (value === undefined) return '';
  assert(typeof value === 'string' && field.kind !== null, `${field.label} is not a text.`);
  const text = field.kind.write(value);
  if (field.kind.isBinary === true) return text;
  const { element, repetition, component, terminator } = pen.delimiters;
  for (const byte of [element, repetition, component, terminator])
    assert(!text.includes(charOf(byte)), `${field.label} holds a delimiter: clean it before it is written.`);
  return asBytes(text);
}

function onceText(pen: Pen, field: Field, held: unknown): string {
  if (field.components === null) return simple(pen, field, held);
  const parts = field.components.map((one) => fieldText(pen, one, held as Loose));
  while (parts.at(-1) === '') parts.pop();
  return parts.join(charOf(pen.delimiters.component));
}

function fieldText(pen: Pen, field: Field | null, value: Loose): string {
  if (field === null) return '';
  const held = value[field.name];
  if (held === undefined) return '';
  if (field.repeats === 1) return onceText(pen, field, held);
  return (held as readonly unknown[])
    .map((one) => onceText(pen, field, one))
    .join(charOf(pen.delimiters.repetition));
}

const putSegment = (pen: Pen, spec: SegmentSpec, value: Loose) =>
  put(pen, [spec.id, ...spec.fields.map((field) => fieldText(pen, field, value))]);

function valuesOf(part: Part, held: unknown): readonly Loose[] {
  if (held === undefined) return [];
  return part.use === 'many' ? (held as readonly Loose[]) : [held as Loose];
}

/** The values of a loop's parts in the order they are written: that they were read in, where it was another than declared. */
function inOrder(spec: LoopSpec, value: Loose): { part: Part; held: Loose }[] {
  const parts = Object.entries(spec.parts).map(([name, part]) => ({
    part,
    values: valuesOf(part, value[name]),
  }));
  const declared = parts.flatMap(({ part, values }) => values.map((held) => ({ part, held })));
  const read = value[asRead] as readonly number[] | undefined;
  if (read?.length !== declared.length) return declared;
  const taken = parts.map(() => 0);
  const asItCame = read.flatMap((index) => {
    const one = parts[index];
    const held = one?.values[taken[index] ?? 0];
    taken[index] = (taken[index] ?? 0) + 1;
    return one === undefined || held === undefined ? [] : [{ part: one.part, held }];
  });
  return asItCame.length === declared.length ? asItCame : declared;
}

function putLoop(pen: Pen, spec: LoopSpec, value: Loose, parent: number): void {
  let number = parent;
  const parts = inOrder(spec, value);
  if (spec.level !== null) {
    pen.levels += 1;
    number = pen.levels;
    const hasChildren = parts.some(({ part }) => part.of.is === 'loop' && part.of.level !== null);
    put(pen, [
      'HL',
      number.toString(),
      parent === 0 ? '' : parent.toString(),
      spec.level,
      spec.saysChildren === 'no' ? '' : hasChildren ? '1' : '0',
    ]);
  }
  for (const { part, held } of parts)
    if (part.of.is === 'segment') putSegment(pen, part.of, held);
    else putLoop(pen, part.of, held, number);
}

function putTransaction(pen: Pen, { spec, value, control }: Written, version: string): void {
  const before = pen.lines.length;
  put(pen, ['ST', spec.set, control, spec.saysVersion === 'no' ? '' : version]);
  pen.levels = 0;
  putLoop(pen, spec.body, plainValue(value) as Loose, 0);
  put(pen, ['SE', (pen.lines.length - before + 1).toString(), control]);
}

function putGroup(pen: Pen, group: WrittenGroup): void {
  const { functional, sender, receiver, day, time, control, version, transactions } = group;
  put(pen, ['GS', functional, sender, receiver, day, time, control, 'X', version]);
  for (const transaction of transactions) putTransaction(pen, transaction, version);
  put(pen, ['GE', transactions.length.toString(), control]);
}

/** The bytes of an interchange. Asserts that its header fields fit and that no value holds a delimiter. */
export function writeInterchange(interchange: WrittenInterchange): Buffer {
  const { sender, receiver, day, time, control, usage, groups } = interchange;
  const delimiters = interchange.delimiters ?? usualDelimiters;
  const pen: Pen = { delimiters, lines: [], levels: 0 };
  const [authorizationKind, authorization, securityKind, security] = interchange.authorization ?? [
    '00',
    '',
    '00',
    '',
  ];
  const header = [
    'ISA',
    authorizationKind,
    authorization.padEnd(10),
    securityKind,
    security.padEnd(10),
    sender.qualifier,
    sender.id.padEnd(15),
    receiver.qualifier,
    receiver.id.padEnd(15),
    day,
    time,
    charOf(delimiters.repetition),
    interchange.version ?? '00501',
    control,
    interchange.wantsReceipt === true ? '1' : '0',
    usage,
    charOf(delimiters.component),
  ].join(charOf(delimiters.element));
  assert(header.length === 105, 'A field of the ISA is longer than its place.');
  pen.lines.push(header);
  for (const receipt of interchange.receipts ?? []) put(pen, ['TA1', ...receipt]);
  for (const group of groups) putGroup(pen, group);
  put(pen, ['IEA', groups.length.toString(), control]);
  const end = charOf(delimiters.terminator) + delimiters.lineEnd;
  return Buffer.from(pen.lines.map((line) => line + end).join(''), 'latin1');
}

/** A text with what X12 cannot carry taken out: accents folded, delimiters and signs outside ASCII gone, spaces single. */
export function plainText(given: string, most: number): string {
  return given
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[‘’ʻʼ]/g, "'")
    .replaceAll(/[^\x20-\x7e]|[*^:~|<>\\]/g, ' ')
    .replaceAll(/ +/g, ' ')
    .trim()
    .slice(0, most)
    .trim();
}
