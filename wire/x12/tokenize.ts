// Why: bytes become segments in one pass that looks at each byte once, whatever the partner chose as delimiters, line ends
// or chunk sizes; a message that cannot be cut is told where, and memory stays bounded by one segment.
import type { X12Problem } from './problem.ts';
import { Block, byteKinds, Segment, usualDelimiters, type Delimiters } from './segment.ts';

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
/** What a binary segment may carry: 64 MiB, more than any portal takes as an upload. */
const longestBinary = 1 << 26;
/** Long inputs are cut piece by piece, so that no more than this is held as text. */
const pieceLength = 1 << 18;

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

/** A table of what each byte is. Control characters and bytes outside ASCII are odd. */
function kindsFor(delimiters: Delimiters): Uint8Array {
  const kinds = new Uint8Array(256);
  kinds.fill(byteKinds.odd, 0, 0x20).fill(byteKinds.odd, 0x7f);
  kinds[delimiters.component] = byteKinds.component;
  kinds[delimiters.repetition] = byteKinds.repetition;
  kinds[delimiters.element] = byteKinds.element;
  kinds[delimiters.terminator] = byteKinds.terminator;
  return kinds;
}

type Cutting = {
  readonly tokens: Tokens;
  /** What was fed and not yet cut. */
  pieces: Buffer[];
  held: number;
  /** Cutting goes on when this much is held. */
  need: number;
  /** Where `pieces` begin in the whole input. */
  base: number;
  number: number;
  delimiters: Delimiters | undefined;
  kinds: Uint8Array;
  block: Block;
  /** How many of the block's cuts are taken. */
  used: number;
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

/** Room for as many cuts again. */
function grow(cutting: Cutting): Int32Array {
  const more = new Int32Array(cutting.block.cuts.length * 2);
  more.set(cutting.block.cuts);
  cutting.block.cuts = more;
  return more;
}

// What begins with one of these is looked at closer: ISA, binary segments, line ends.
const needsLook = new Uint8Array(256);
for (const letter of ['I', 'B', '\n', '\r']) needsLook[letter.charCodeAt(0)] = 1;
/** Shorter than this nothing is cut: a name and its end. */
const shortestSegment = 4;

/**
 * Cuts the segment at `from` and, as nearly all of a file is of one kind, all that follow it at once and need no closer look.
 * Gives where the next begins, or -1 when more bytes are needed. What changes with each segment is kept out of `cutting` while it runs.
 */
function cutRun(cutting: Cutting, bytes: Buffer, from: number): number {
  const { kinds, block, tokens } = cutting;
  const { length } = bytes;
  let { cuts } = block;
  let { used, number } = cutting;
  let [start, first, flags] = [from, used, 0];
  for (let i = from; i < length; i += 1) {
    const kind = kinds[bytes[i] as number] as number;
    if (kind === byteKinds.plain) continue;
    if (kind > byteKinds.terminator) {
      flags |= kind;
      continue;
    }
    if (used === cuts.length) cuts = grow(cutting);
    cuts[used] = i + 1;
    used += 1;
    if (kind === byteKinds.element) continue;
    number += 1;
    tokens.segment(new Segment(block, start, i, number, first, used - first - 1, flags));
    start = i + 1;
    first = used;
    flags = 0;
    if (length - start < shortestSegment || needsLook[bytes[start] as number] === 1) break;
  }
  cutting.used = first;
  cutting.number = number;
  if (start > from) return start;
  if (length - from > longestSegment)
    return stop(cutting, '024', 'A segment has no end.', cutting.base + from);
  return -1;
}

function takeHeader(cutting: Cutting, bytes: Buffer, at: number): number {
  if (bytes.length - at < isaLength) return -1;
  const header = readHeader(bytes, at);
  if ('code' in header) return stop(cutting, header.code, header.say, cutting.base + at + header.byte);
  cutting.delimiters = header.delimiters;
  cutting.kinds = kindsFor(header.delimiters);
  {
    const { bytes: held, offset, cuts } = cutting.block;
    cutting.block = new Block(held, offset, header.delimiters, cuts);
  }
  cutting.isAfterHeader = true;
  // The two separators that ISA names are data here.
  const { number, used: first } = cutting;
  const cuts = cutting.block.cuts.length - first < 17 ? grow(cutting) : cutting.block.cuts;
  for (const [i, byte] of isaSeparators.entries()) cuts[first + i] = at + byte + 1;
  cuts[first + 16] = at + isaLength;
  cutting.used = first + 17;
  cutting.number = number + 1;
  const flags = bytes.subarray(at, at + isaLength - 1).some((byte) => byte < 0x20 || byte > 0x7e);
  const end = at + isaLength - 1;
  const odd = flags ? byteKinds.odd : 0;
  cutting.tokens.segment(new Segment(cutting.block, at, end, number + 1, first, 16, odd));
  return at + isaLength;
}

const binaryNames: Readonly<Record<string, number>> = { BIN: 1, BDS: 2 };

/** Cuts a BIN or BDS by its length; undefined when this is none, or says no length. */
function cutBinary(cutting: Cutting, bytes: Buffer, at: number, delimiters: Delimiters): number | undefined {
  const lengthAt = binaryNames[bytes.toString('latin1', at, at + 3)];
  if (lengthAt === undefined || bytes[at + 3] !== delimiters.element) return undefined;
  const cuts = [at + 4];
  while (cuts.length <= lengthAt) {
    const next = bytes.indexOf(delimiters.element, cuts.at(-1)) + 1;
    // A name and a length are short: where they do not end soon this is no binary segment.
    if (next === 0 || next - at > 40) return bytes.length - at > 40 ? undefined : -1;
    cuts.push(next);
  }
  const from = cuts[lengthAt] ?? 0;
  const length = Number(bytes.toString('latin1', cuts[lengthAt - 1], from - 1));
  if (!Number.isSafeInteger(length) || length < 0) return undefined;
  if (length > longestBinary)
    return stop(cutting, '024', 'A binary segment is longer than 64 MiB.', cutting.base + at);
  const end = from + length;
  if (end >= bytes.length) {
    cutting.need = end - at + 1;
    return -1;
  }
  if (bytes[end] !== delimiters.terminator)
    return stop(cutting, '024', 'A binary segment does not end where its length says.', cutting.base + end);
  const { offset } = cutting.block;
  const block = new Block(bytes, offset, delimiters, Int32Array.from([...cuts, end + 1]));
  cutting.number += 1;
  cutting.tokens.segment(new Segment(block, at, end, cutting.number, 0, cuts.length, byteKinds.odd));
  return end + 1;
}

/** Takes one segment at `at`, or a run of them; gives where the next begins, or -1 when more bytes are needed. */
function take(cutting: Cutting, bytes: Buffer, at: number): number {
  if (bytes.length - at < shortestSegment) return -1;
  const letter = bytes[at];
  if (letter === 0x49 && bytes[at + 1] === 0x53 && bytes[at + 2] === 0x41)
    return takeHeader(cutting, bytes, at);
  const { delimiters, base } = cutting;
  if (delimiters === undefined)
    return stop(cutting, '022', 'This is not X12: it does not begin with ISA.', base + at);
  // Only names that begin with B are looked at closer.
  const binary = letter === 0x42 ? cutBinary(cutting, bytes, at, delimiters) : undefined;
  return binary ?? cutRun(cutting, bytes, at);
}

/** Cuts what is held, as far as it goes. */
function cut(cutting: Cutting): void {
  // A copy: segments are looked at long after whoever fed the pieces has used them again.
  const bytes = Buffer.concat(cutting.pieces, cutting.held);
  const cuts = new Int32Array(Math.max(32, bytes.length >> 2));
  cutting.block = new Block(bytes, cutting.base, cutting.block.delimiters, cuts);
  cutting.used = 0;
  cutting.need = 0;
  const isFirst = cutting.base === 0 && cutting.number === 0;
  let at = isFirst && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (!cutting.isOver) {
    // Nearly every segment follows the one before at once.
    if (cutting.isAfterHeader || isSpace(bytes[at])) at = pastSpace(cutting, bytes, at);
    const next = take(cutting, bytes, at);
    if (next === -1) break;
    at = next;
  }
  const rest = cutting.isOver ? Buffer.alloc(0) : bytes.subarray(at);
  cutting.pieces = rest.length === 0 ? [] : [rest];
  cutting.held = rest.length;
  cutting.base += at;
  // Waiting for as much again keeps a long segment in small pieces from being looked at once a piece.
  cutting.need = Math.max(cutting.need, rest.length + Math.min(rest.length, pieceLength));
}

function feed(cutting: Cutting, chunk: Buffer): void {
  for (let from = 0; from < chunk.length && !cutting.isOver; from += pieceLength) {
    const piece = chunk.length <= pieceLength ? chunk : chunk.subarray(from, from + pieceLength);
    cutting.pieces.push(piece);
    cutting.held += piece.length;
    if (cutting.held >= cutting.need) cut(cutting);
  }
}

function end(cutting: Cutting): void {
  if (cutting.held > 0) cut(cutting);
  if (cutting.isOver) return;
  const { pieces, base, number } = cutting;
  // Old systems close a file with a control-Z.
  const isEmpty = pieces.every((piece) => piece.every((byte) => byte <= 0x20));
  if (!isEmpty) stop(cutting, '023', 'The input ends in the middle of a segment.', base);
  else if (number === 0) stop(cutting, '022', 'This is not X12: there is nothing in it.', base);
  cutting.isOver = true;
}

/** Cuts bytes into segments. Several interchanges may follow each other, each with delimiters of its own. */
export function tokenizer(tokens: Tokens): Tokenizer {
  const cutting: Cutting = {
    tokens,
    pieces: [],
    held: 0,
    need: 0,
    base: 0,
    number: 0,
    delimiters: undefined,
    kinds: new Uint8Array(256),
    block: new Block(Buffer.alloc(0), 0, usualDelimiters, new Int32Array(0)),
    used: 0,
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
