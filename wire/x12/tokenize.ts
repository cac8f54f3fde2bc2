// Why: bytes become segments in one pass at the speed of a memory search, whatever the partner chose as delimiters, line
// ends or chunk sizes; a message that cannot be cut is told where, and memory stays bounded by one segment.
import type { X12Problem } from './problem.ts';
import { Segment, type Delimiters } from './segment.ts';

/** Told of each segment and problem, in order. */
export type Tokens = {
  readonly segment: (segment: Segment) => void;
  readonly problem: (problem: X12Problem) => void;
};

/** Feed bytes in pieces of any size, then `end()`. */
export type Tokenizer = { feed(chunk: Buffer): void; end(): void };

const isaLength = 106;
// ISA is the one segment of fixed length: its separators stand at these bytes (X12.5).
const isaSeparators = [3, 6, 17, 20, 31, 34, 50, 53, 69, 76, 81, 83, 89, 99, 101, 103];
/** No segment but a binary one is longer; a lost terminator must not swallow the rest of the input. */
const longestSegment = 1 << 20;

const isSpace = (byte: number | undefined) => byte === 0x0a || byte === 0x0d;
const mayDelimit = (byte: number) =>
  byte !== 0x20 &&
  byte < 0x7f &&
  !(byte >= 0x30 && byte <= 0x39) &&
  !(byte >= 0x41 && byte <= 0x5a) &&
  !(byte >= 0x61 && byte <= 0x7a);

type Header =
  | { readonly delimiters: Delimiters }
  | { readonly code: string; readonly say: string; readonly byte: number };

/** The delimiters an ISA at `start` announces, or what is wrong with it; `start` has 106 bytes behind it. */
function readHeader(bytes: Buffer, start: number): Header {
  const at = (index: number) => bytes[start + index] ?? 0;
  const element = at(3);
  if (!mayDelimit(element))
    return { code: '026', say: 'The ISA has no element separator after its name.', byte: 3 };
  const wrong = isaSeparators.find((index) => at(index) !== element);
  if (wrong !== undefined)
    return {
      code: '022',
      say: 'The ISA is not 106 characters with its separators in their places.',
      byte: wrong,
    };
  const extra = Array.from({ length: 105 }, (_, i) => i).find(
    (i) => at(i) === element && !isaSeparators.includes(i),
  );
  if (extra !== undefined)
    return { code: '022', say: 'The ISA has a separator inside an element.', byte: extra };
  const [repetition, component, terminator] = [at(82), at(104), at(105)];
  if (!mayDelimit(repetition) || repetition === element)
    return { code: '016', say: 'The repetition separator (ISA11) is not usable.', byte: 82 };
  if (!mayDelimit(component) || component === element || component === repetition)
    return { code: '027', say: 'The component separator (ISA16) is not usable.', byte: 104 };
  if (!mayDelimit(terminator) || [element, repetition, component].includes(terminator))
    return { code: '004', say: 'The segment terminator after the ISA is not usable.', byte: 105 };
  return { delimiters: { element, repetition, component, terminator, lineEnd: '' } };
}

/** Where the data of a binary segment ends, -1 when more bytes are needed, undefined when it is not one. */
function binaryEnd(bytes: Buffer, start: number, { element }: Delimiters): number | undefined {
  // Only names that begin with B are looked at closer.
  if (bytes[start] !== 0x42) return undefined;
  const name = bytes.toString('latin1', start, start + 3);
  const skip = name === 'BIN' ? 1 : name === 'BDS' ? 2 : 0;
  if (skip === 0 || bytes[start + 3] !== element) return undefined;
  let from = start + 4;
  for (let i = 1; i < skip; i += 1) {
    from = bytes.indexOf(element, from) + 1;
    if (from === 0) return -1;
  }
  const to = bytes.indexOf(element, from);
  if (to === -1) return bytes.length - from > 20 ? undefined : -1;
  const length = Number(bytes.toString('latin1', from, to));
  if (!Number.isSafeInteger(length) || length < 0) return undefined;
  const end = to + 1 + length;
  return end >= bytes.length ? -1 : end;
}

type Cutting = {
  readonly tokens: Tokens;
  rest: Buffer;
  /** Where `rest` begins in the whole input. */
  base: number;
  number: number;
  delimiters: Delimiters | undefined;
  isOver: boolean;
  isAfterHeader: boolean;
};

/** Tells why nothing more can be cut; gives the end of the bytes, so that the caller stops. */
function stop(cutting: Cutting, code: string, say: string, offset: number): number {
  cutting.isOver = true;
  const at = { offset, segment: cutting.number + 1, id: '' };
  cutting.tokens.problem({ layer: 'interchange', code, say, at });
  return offset;
}

function emit(cutting: Cutting, bytes: Buffer, start: number, end: number): void {
  if (cutting.delimiters === undefined) return;
  cutting.number += 1;
  const place = { start, end, offset: cutting.base + start, number: cutting.number };
  cutting.tokens.segment(new Segment(bytes, place, cutting.delimiters));
}

/** Past line ends between segments; the first gap tells how this partner ends lines. */
function pastSpace(cutting: Cutting, bytes: Buffer, from: number): number {
  const { delimiters } = cutting;
  let at = from;
  while (isSpace(bytes[at]) && bytes[at] !== delimiters?.terminator) at += 1;
  if (cutting.isAfterHeader && delimiters !== undefined && at < bytes.length) {
    Object.assign(delimiters, { lineEnd: bytes.toString('latin1', from, at) });
    cutting.isAfterHeader = false;
  }
  return at;
}

function takeHeader(cutting: Cutting, bytes: Buffer, at: number): number {
  if (bytes.length - at < isaLength) return -1;
  const header = readHeader(bytes, at);
  if ('code' in header) return stop(cutting, header.code, header.say, cutting.base + at + header.byte);
  cutting.delimiters = header.delimiters;
  cutting.isAfterHeader = true;
  emit(cutting, bytes, at, at + isaLength - 1);
  return at + isaLength;
}

/** Takes one segment at `at`; gives where the next begins, or -1 when more bytes are needed. */
function take(cutting: Cutting, bytes: Buffer, at: number): number {
  if (bytes.length - at < 4) return -1;
  // 'ISA'
  if (bytes[at] === 0x49 && bytes[at + 1] === 0x53 && bytes[at + 2] === 0x41)
    return takeHeader(cutting, bytes, at);
  const { delimiters, base } = cutting;
  if (delimiters === undefined)
    return stop(cutting, '022', 'This is not X12: it does not begin with ISA.', base + at);
  const data = binaryEnd(bytes, at, delimiters);
  if (data === -1) return -1;
  const end = bytes.indexOf(delimiters.terminator, data ?? at);
  if (data !== undefined && end !== data)
    return stop(cutting, '024', 'A binary segment does not end where its length says.', base + data);
  const length = (end === -1 ? bytes.length : end) - at;
  if (data === undefined && length > longestSegment)
    return stop(cutting, '024', 'A segment has no end.', base + at);
  if (end === -1) return -1;
  emit(cutting, bytes, at, end);
  return end + 1;
}

function feed(cutting: Cutting, chunk: Buffer): void {
  const bytes = cutting.rest.length === 0 ? chunk : Buffer.concat([cutting.rest, chunk]);
  const isFirst = cutting.base === 0 && cutting.number === 0;
  let at = isFirst && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (!cutting.isOver) {
    at = pastSpace(cutting, bytes, at);
    const next = take(cutting, bytes, at);
    if (next === -1) break;
    at = next;
  }
  cutting.rest = cutting.isOver ? Buffer.alloc(0) : bytes.subarray(at);
  cutting.base += at;
}

function end(cutting: Cutting): void {
  const { rest, base, number } = cutting;
  // Old systems close a file with a control-Z.
  const isEmpty = rest.every((byte) => byte <= 0x20);
  if (!isEmpty) stop(cutting, '023', 'The input ends in the middle of a segment.', base);
  else if (number === 0) stop(cutting, '022', 'This is not X12: there is nothing in it.', base);
  cutting.isOver = true;
}

/** Cuts bytes into segments. Several interchanges may follow each other, each with delimiters of its own. */
export function tokenizer(tokens: Tokens): Tokenizer {
  const cutting: Cutting = {
    tokens,
    rest: Buffer.alloc(0),
    base: 0,
    number: 0,
    delimiters: undefined,
    isOver: false,
    isAfterHeader: false,
  };
  return {
    feed: (chunk) => {
      if (!cutting.isOver) feed(cutting, chunk);
    },
    end: () => {
      if (!cutting.isOver) end(cutting);
    },
  };
}
