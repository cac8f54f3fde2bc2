// Why: making a string for every element is what makes X12 readers slow. A piece of the input becomes text once; a segment
// is a place in it, and its elements are cut when somebody asks for one.
import type { Position } from './problem.ts';

/** The four delimiters as bytes, and what stands after each terminator. */
export type Delimiters = {
  readonly element: number;
  readonly repetition: number;
  readonly component: number;
  readonly terminator: number;
  readonly lineEnd: string;
};

/** What we write with. */
export const usualDelimiters: Delimiters = {
  element: 0x2a,
  repetition: 0x5e,
  component: 0x3a,
  terminator: 0x7e,
  lineEnd: '',
};

/** What a byte is to the tokenizer; the last three are kept per segment as flags. */
export const byteKinds = {
  plain: 0,
  element: 1,
  terminator: 2,
  component: 4,
  repetition: 8,
  odd: 16,
} as const;

/** A piece of the input and where its elements begin. Checks look at the bytes; the text is made when somebody asks for some. */
export class Block {
  readonly bytes: Buffer;
  /** Where the block begins in the whole input. */
  readonly offset: number;
  readonly delimiters: Delimiters;
  /** For each segment: the start of each element, then one past the end. */
  cuts: Int32Array;
  #text: string | undefined;

  constructor(bytes: Buffer, offset: number, delimiters: Delimiters, cuts: Int32Array) {
    this.bytes = bytes;
    this.offset = offset;
    this.delimiters = delimiters;
    this.cuts = cuts;
  }

  /** Every byte a character (Latin-1). */
  get text(): string {
    this.#text ??= this.bytes.toString('latin1');
    return this.#text;
  }
}

/** A segment id, and whether it belongs to the envelopes or the levels that are checked without a declaration. */
type Name = {
  readonly key: number;
  readonly id: string;
  readonly number: number;
  readonly isEnvelope: boolean;
  readonly isLevel: boolean;
};

const numbers = new Map<string, number>();
const numbersAtMost = 1000;

/**
 * A small number for each segment id, from 1; 0 for one that came when there were too many and that nobody declared (garbage
 * must not grow the list for ever).
 */
export function idNumberOf(id: string, isDeclared = false): number {
  const known = numbers.get(id);
  if (known !== undefined) return known;
  if (numbers.size >= numbersAtMost && !isDeclared) return 0;
  numbers.set(id, numbers.size + 1);
  return numbers.size;
}

const envelopeIds = new Set(['ISA', 'IEA', 'GS', 'GE', 'ST', 'SE', 'TA1']);
const nameOf = (id: string, key: number): Name => ({
  key,
  id,
  number: idNumberOf(id),
  isEnvelope: envelopeIds.has(id),
  isLevel: id === 'HL',
});
// Segment ids are few: each becomes a string once. One that shares its place with another is made anew.
const known: Name[] = Array.from({ length: 4096 }, () => nameOf('', 0));

function nameIn(bytes: Buffer, start: number, end: number): Name {
  const length = end - start;
  if (length < 2 || length > 3) return nameOf(bytes.toString('latin1', start, Math.min(end, start + 16)), 0);
  const third = length === 3 ? (bytes[start + 2] as number) : 0;
  const key = (length << 24) | (third << 16) | ((bytes[start + 1] as number) << 8) | (bytes[start] as number);
  const place = (key ^ (key >> 5) ^ (key >> 11)) & 4095;
  const found = known[place];
  if (found?.key === key) return found;
  const name = nameOf(bytes.toString('latin1', start, end), key);
  // One without a number may yet be declared.
  if (name.number !== 0) known[place] = name;
  return name;
}

const asUtf8 = (latin1: string) => Buffer.from(latin1, 'latin1').toString('utf8');

const characters = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte));
/** A delimiter as the character it is. */
export const charOf = (byte: number): string => characters[byte] ?? '';

/** A segment of a block, from `start` (its id) to `end` (its terminator); `number` counts from 1 over the whole input. */
export class Segment {
  readonly block: Block;
  readonly start: number;
  readonly end: number;
  readonly number: number;
  /** How many elements follow the id. */
  readonly count: number;
  /** Where its first element stands among the block's cuts. */
  readonly first: number;
  readonly #flags: number;
  readonly #name: Name;

  constructor(
    block: Block,
    start: number,
    end: number,
    number: number,
    first: number,
    count: number,
    flags: number,
  ) {
    this.block = block;
    this.start = start;
    this.end = end;
    this.number = number;
    this.count = count;
    this.first = first;
    this.#flags = flags;
    // The id ends where the separator before the first element stands.
    const idEnd = count === 0 ? end : (block.cuts[first] ?? end) - 1;
    this.#name = nameIn(block.bytes, start, idEnd);
  }

  get id(): string {
    return this.#name.id;
  }

  /** See `idNumberOf`. */
  get idNumber(): number {
    return this.#name.number;
  }

  /** Is it one of ISA, IEA, GS, GE, ST, SE and TA1? */
  get isEnvelope(): boolean {
    return this.#name.isEnvelope;
  }

  /** Is it an HL? */
  get isLevel(): boolean {
    return this.#name.isLevel;
  }

  get delimiters(): Delimiters {
    return this.block.delimiters;
  }

  /** Is any component separator in it? */
  get hasComponents(): boolean {
    return (this.#flags & byteKinds.component) !== 0;
  }

  /** Is any repetition separator in it? */
  get hasRepetitions(): boolean {
    return (this.#flags & byteKinds.repetition) !== 0;
  }

  /** Is there nothing in it but plain elements? */
  get isPlain(): boolean {
    return this.#flags === 0;
  }

  /** Is any control character or byte outside ASCII in it? */
  get isOdd(): boolean {
    return (this.#flags & byteKinds.odd) !== 0;
  }

  /** The nth element (from 1) as text, '' when absent. */
  text(element: number): string {
    const piece = this.latin1(element);
    return this.isOdd ? asUtf8(piece) : piece;
  }

  /** The nth element with every byte as a character, for data that is no text. */
  latin1(element: number): string {
    if (element < 1 || element > this.count) return '';
    const at = this.first + element - 1;
    const { cuts, text } = this.block;
    return text.slice(cuts[at], (cuts[at + 1] ?? 0) - 1);
  }

  /** Is nothing said at the nth element? */
  isEmpty(element: number): boolean {
    if (element < 1 || element > this.count) return true;
    const at = this.first + element - 1;
    const { cuts } = this.block;
    return (cuts[at + 1] ?? 0) - 1 === cuts[at];
  }

  /**
   * The nth element, or its first component where `component` is 1, as one number: up to three characters, the first lowest.
   * -1 where it is longer, empty or said several times.
   */
  packed(element: number, component: number): number {
    if (element > this.count) return -1;
    const at = this.first + element - 1;
    const { cuts, bytes, delimiters } = this.block;
    const from = cuts[at] as number;
    const to = (cuts[at + 1] as number) - 1;
    if (this.isOdd) return -1;
    const separator = component === 1 && this.hasComponents ? delimiters.component : -1;
    let packed = 0;
    let i = from;
    for (; i < to; i += 1) {
      const code = bytes[i] as number;
      if (code === separator) break;
      if (i - from === 3) return -1;
      packed |= code << ((i - from) << 3);
    }
    return i === from ? -1 : packed;
  }

  /** The whole segment as text, without its terminator. */
  raw(): string {
    const piece = this.block.text.slice(this.start, this.end);
    return this.isOdd ? asUtf8(piece) : piece;
  }

  /** A place in this segment for a problem; the byte is that of the element where one is named. */
  position(
    more: { element?: number; repetition?: number; component?: number; loop?: string } = {},
  ): Position {
    const { element } = more;
    const cut =
      element === undefined
        ? this.start
        : element > this.count
          ? this.end
          : (this.block.cuts[this.first + element - 1] ?? this.end);
    return {
      offset: this.block.offset + Math.min(cut, this.end),
      segment: this.number,
      id: this.id,
      ...more,
    };
  }
}
