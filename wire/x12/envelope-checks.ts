// Why: each header and trailer is held to what it promises: identifications, dates, versions, counts and control numbers,
// each broken promise with the code that a TA1 or 999 will carry.
import type { Group, Interchange, Transaction } from './envelope.types.ts';
import { isDay, isTime } from './kinds.ts';
import type { Layer } from './problem.ts';
import type { Segment } from './segment.ts';

export type Writable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer I)[] ? I[] : T[K] };
/** What is open while segments come in. */
export type Open = {
  interchange: Writable<Interchange> | undefined;
  group: Writable<Group> | undefined;
  transaction: Writable<Transaction> | undefined;
  counted: number;
  /** Gone through: a second use of the same control number is told. */
  controls: Set<string>;
  /** The last HL of the open transaction. */
  levels: number;
};

export type Note = (layer: Layer, code: string, say: string, segment: Segment, element?: number) => void;

/** Fewest and most elements of each envelope segment. */
export const lengths: Record<string, readonly [number, number]> = {
  ISA: [16, 16],
  GS: [8, 8],
  ST: [2, 3],
  SE: [2, 2],
  GE: [2, 2],
  IEA: [2, 2],
  TA1: [5, 5],
};
const layers: Record<string, Layer> = {
  ISA: 'interchange',
  IEA: 'interchange',
  TA1: 'interchange',
  GS: 'group',
  GE: 'group',
};
const brokenCodes: Record<Layer, string> = {
  interchange: '024',
  group: '6',
  transaction: '5',
  segment: '8',
  element: '1',
};

/** An envelope segment has exactly its elements. */
export function checkLength(segment: Segment, note: Note): void {
  const [least, most] = lengths[segment.id] ?? [0, Infinity];
  if (segment.count >= least && segment.count <= most) return;
  const layer = layers[segment.id] ?? 'transaction';
  note(
    layer,
    brokenCodes[layer],
    `${segment.id} has ${segment.count.toString()} elements, not ${least.toString()}.`,
    segment,
  );
}

const isCounting = (text: string) => /^(0|[1-9][0-9]{0,8})$/.test(text);

/** ISA12: 00602 came with the attachments of 6020. */
const readVersions: readonly string[] = ['00501', '00602'];

export function openInterchange(segment: Segment, note: Note): Writable<Interchange> {
  const text = (element: number) => segment.text(element);
  const bad = (code: string, say: string, element: number) =>
    note('interchange', code, say, segment, element);
  if (!/^(00|03)$/.test(text(1))) bad('010', 'ISA01 is not an authorization qualifier.', 1);
  if (!/^(00|01)$/.test(text(3))) bad('012', 'ISA03 is not a security qualifier.', 3);
  for (const element of [2, 4, 6, 8])
    if (!/^[\x20-\x7e]*$/.test(text(element)))
      bad('024', 'The ISA holds a character that X12 does not have.', element);
  if (!/^[0-9A-Z]{2}$/.test(text(5))) bad('005', 'ISA05 is not an identification qualifier.', 5);
  if (text(6).trim() === '') bad('006', 'The ISA names no sender.', 6);
  if (!/^[0-9A-Z]{2}$/.test(text(7))) bad('007', 'ISA07 is not an identification qualifier.', 7);
  if (text(8).trim() === '') bad('008', 'The ISA names no receiver.', 8);
  if (!isDay(`20${text(9)}`)) bad('014', 'ISA09 is not a date.', 9);
  if (!isTime(text(10))) bad('015', 'ISA10 is not a time.', 10);
  if (!readVersions.includes(text(12)))
    bad('017', `This is version ${text(12)}; Doorstep reads ${readVersions.join(' and ')}.`, 12);
  if (!/^[0-9]{9}$/.test(text(13))) bad('018', 'ISA13 is not a control number of nine digits.', 13);
  if (!/^[01]$/.test(text(14))) bad('019', 'ISA14 is neither 0 nor 1.', 14);
  if (!/^[PT]$/.test(text(15))) bad('020', 'ISA15 is neither P nor T.', 15);
  return {
    header: segment,
    delimiters: segment.delimiters,
    sender: { qualifier: text(5), id: text(6).trimEnd() },
    receiver: { qualifier: text(7), id: text(8).trimEnd() },
    day: text(9),
    time: text(10),
    control: text(13),
    usage: text(15) === 'T' ? 'T' : 'P',
    groups: [],
    acknowledgements: [],
  };
}

/** A TA1: whose interchange of ours, when, the verdict and the note. */
export function checkReceipt(segment: Segment, note: Note): void {
  const bad = (say: string, element: number) => note('interchange', '024', say, segment, element);
  const text = (element: number) => segment.text(element);
  if (!/^[0-9]{9}$/.test(text(1))) bad('TA101 is not a control number of nine digits.', 1);
  if (!isDay(`20${text(2)}`)) bad('TA102 is not a date.', 2);
  if (!isTime(text(3))) bad('TA103 is not a time.', 3);
  if (!/^[AER]$/.test(text(4))) bad('TA104 is none of A, E and R.', 4);
  if (!/^[0-9]{3}$/.test(text(5))) bad('TA105 is not a note code.', 5);
}

export function openGroup(segment: Segment, open: Open, note: Note): Writable<Group> {
  const text = (element: number) => segment.text(element);
  const bad = (code: string, say: string, element: number) => note('group', code, say, segment, element);
  // AK905 has no code for these: an invalid GS is invalid content of the interchange.
  const odd = (say: string, element: number) => note('interchange', '024', say, segment, element);
  if (!/^[A-Z]{2}$/.test(text(1))) bad('1', 'GS01 is not a functional identifier.', 1);
  for (const element of [2, 3])
    if (!/^[\x20-\x7e]{2,15}$/.test(text(element))) odd(`GS0${element.toString()} names nobody.`, element);
  if (!isDay(text(4))) odd('GS04 is not a date.', 4);
  if (!isTime(text(5))) odd('GS05 is not a time.', 5);
  if (!/^[0-9]{1,9}$/.test(text(6))) bad('6', 'GS06 is not a control number.', 6);
  if (text(7) !== 'X') odd('GS07 is not X.', 7);
  if (!/^[0-9]{6}[0-9A-Z]{0,6}$/.test(text(8))) bad('2', 'GS08 is not a version.', 8);
  if (open.controls.has(`GS ${text(6)}`)) bad('19', `A second group has the control number ${text(6)}.`, 6);
  open.controls.add(`GS ${text(6)}`);
  return {
    header: segment,
    trailer: undefined,
    functional: text(1),
    sender: text(2),
    receiver: text(3),
    day: text(4),
    time: text(5),
    control: text(6),
    version: text(8),
    transactions: [],
  };
}

export function openTransaction(
  segment: Segment,
  group: Group,
  open: Open,
  note: Note,
): Writable<Transaction> {
  const [set, control, version] = [segment.text(1), segment.text(2), segment.text(3)];
  const bad = (code: string, say: string, element: number) =>
    note('transaction', code, say, segment, element);
  if (!/^[0-9]{3}$/.test(set)) bad('6', 'ST01 does not name a transaction set.', 1);
  if (!/^[0-9A-Z]{4,9}$/.test(control))
    bad('7', 'ST02 is not a control number of four to nine characters.', 2);
  if (segment.count === 3 && version !== group.version)
    bad('I6', `ST03 says ${version}, but its group is ${group.version}.`, 3);
  const key = `ST ${group.control} ${control}`;
  if (open.controls.has(key))
    bad('23', `A second transaction of the group has the control number ${control}.`, 2);
  open.controls.add(key);
  open.levels = 0;
  return {
    set,
    control,
    version: version === '' ? group.version : version,
    segments: [segment],
    functional: group.functional,
  };
}

/** HL01 counts from 1, HL02 is empty or an earlier level. */
export function checkLevel(segment: Segment, open: Open, note: Note): void {
  const [number, parent] = [segment.text(1), segment.text(2)];
  open.levels += 1;
  if (number !== open.levels.toString())
    note('element', '7', `HL01 is “${number}”; the next level is ${open.levels.toString()}.`, segment, 1);
  if (parent !== '' && !(isCounting(parent) && Number(parent) >= 1 && Number(parent) < open.levels))
    note('element', '7', `HL02 names “${parent}” as its parent; no such level came before.`, segment, 2);
}

export function closeTransaction(segment: Segment, transaction: Transaction, note: Note): void {
  const said = segment.text(1);
  const counted = transaction.segments.length;
  if (!isCounting(said) || Number(said) !== counted)
    note(
      'transaction',
      '4',
      `SE01 promises ${said || 'no'} segments, there are ${counted.toString()}.`,
      segment,
      1,
    );
  if (segment.text(2) !== transaction.control)
    note('transaction', '3', `SE02 is ${segment.text(2)}, but ST02 was ${transaction.control}.`, segment, 2);
}

export function closeGroup(segment: Segment, group: Group, counted: number, note: Note): void {
  const said = segment.text(1);
  if (!isCounting(said) || Number(said) !== counted)
    note(
      'group',
      '5',
      `GE01 promises ${said || 'no'} transactions, there are ${counted.toString()}.`,
      segment,
      1,
    );
  if (segment.text(2) !== group.control)
    note('group', '4', `GE02 is ${segment.text(2)}, but GS06 was ${group.control}.`, segment, 2);
}

export function closeInterchange(segment: Segment, interchange: Interchange, note: Note): void {
  const said = segment.text(1);
  const counted = interchange.groups.length;
  if (!isCounting(said) || Number(said) !== counted)
    note(
      'interchange',
      '021',
      `IEA01 promises ${said || 'no'} groups, there are ${counted.toString()}.`,
      segment,
      1,
    );
  if (segment.text(2) !== interchange.control)
    note(
      'interchange',
      '001',
      `IEA02 is ${segment.text(2)}, but ISA13 was ${interchange.control}.`,
      segment,
      2,
    );
}
