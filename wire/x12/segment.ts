// Why: making a string for every element is what makes X12 readers slow. A segment is a place in the bytes; its elements
// are cut when somebody asks for one, and only then become strings.
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

const known = new Map<number, string>();

/** Segment ids are few: each becomes a string once. */
function idOf(bytes: Buffer, start: number, end: number): string {
  const length = end - start;
  if (length < 2 || length > 3) return bytes.toString('utf8', start, end);
  const third = length === 3 ? (bytes[start + 2] ?? 0) : 0;
  const key = (length << 24) | ((bytes[start] ?? 0) << 16) | ((bytes[start + 1] ?? 0) << 8) | third;
  const found = known.get(key);
  if (found !== undefined) return found;
  const id = bytes.toString('latin1', start, end);
  // Garbage must not grow the list for ever.
  if (known.size < 1000) known.set(key, id);
  return id;
}

/** A segment from `start` (its id) to `end` (its terminator) of `bytes`; `offset` and `number` place it in the whole input. */
export class Segment {
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
  readonly offset: number;
  readonly number: number;
  readonly delimiters: Delimiters;
  readonly id: string;
  #cuts: number[] | undefined;

  constructor(
    bytes: Buffer,
    place: { start: number; end: number; offset: number; number: number },
    delimiters: Delimiters,
  ) {
    this.bytes = bytes;
    this.start = place.start;
    this.end = place.end;
    this.offset = place.offset;
    this.number = place.number;
    this.delimiters = delimiters;
    let idEnd = place.start;
    const idMost = Math.min(place.end, place.start + 16);
    while (idEnd < idMost && bytes[idEnd] !== delimiters.element) idEnd += 1;
    this.id = idOf(bytes, place.start, idEnd);
  }

  /** Where each element begins, and one past the last. */
  #elements(): number[] {
    if (this.#cuts !== undefined) return this.#cuts;
    const { bytes, delimiters, end } = this;
    const cuts: number[] = [];
    // A binary segment's last element is data by length: separators inside it are not ours (X12.6, BIN and BDS).
    const most = this.id === 'BIN' ? 2 : this.id === 'BDS' ? 3 : Infinity;
    for (let i = this.start; i < end && cuts.length < most; i += 1)
      if (bytes[i] === delimiters.element) cuts.push(i + 1);
    cuts.push(end + 1);
    this.#cuts = cuts;
    return cuts;
  }

  /** How many elements follow the id. */
  get count(): number {
    return this.#elements().length - 1;
  }

  /** The nth element (from 1) as text, '' when absent. */
  text(element: number): string {
    const cuts = this.#elements();
    const from = cuts[element - 1];
    const to = cuts[element];
    return from === undefined || to === undefined || to - 1 <= from
      ? ''
      : this.bytes.toString('utf8', from, to - 1);
  }

  /** The whole segment as text, without its terminator. */
  raw(): string {
    return this.bytes.toString('utf8', this.start, this.end);
  }

  /** A place in this segment for a problem; the byte is that of the element where one is named. */
  position(
    more: { element?: number; repetition?: number; component?: number; loop?: string } = {},
  ): Position {
    const cut = more.element === undefined ? undefined : this.#elements()[more.element - 1];
    const offset = this.offset + Math.min((cut ?? this.start) - this.start, this.end - this.start);
    return { offset, segment: this.number, id: this.id, ...more };
  }
}

/** A delimiter as the character it is. */
export const charOf = (byte: number): string => String.fromCharCode(byte);
