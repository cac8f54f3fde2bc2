// Why: most elements of most messages are what they should be, and nobody asks for their text. These tests look at characters
// where they stand, so that a whole file is judged without a string for each element. Each is sure when it says yes; its
// no only means that the slow way decides.

const zero = 0x30;
const nine = 0x39;

/** Only digits from `from` to `to`, at least one. */
export function areDigits(bytes: Buffer, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) {
    const code = bytes[i] as number;
    if (code < zero || code > nine) return false;
  }
  return to > from;
}

/** A plain decimal: digits, or digits on both sides of one point, after a minus at most; of `most` characters. */
export function isPlainDecimal(
  bytes: Buffer,
  from: number,
  to: number,
  wholeMost: number,
  partMost: number,
): boolean {
  const first = bytes[from] === 0x2d ? from + 1 : from;
  let point = -1;
  for (let i = first; i < to; i += 1) {
    const code = bytes[i] as number;
    if (code >= zero && code <= nine) continue;
    if (code !== 0x2e || point !== -1) return false;
    point = i;
  }
  const wholeEnd = point === -1 ? to : point;
  const part = point === -1 ? 0 : to - point - 1;
  return wholeEnd > first && wholeEnd - first <= wholeMost && part <= partMost && to - from <= 18;
}

const two = (bytes: Buffer, at: number) =>
  ((bytes[at] as number) - zero) * 10 + (bytes[at + 1] as number) - zero;

/** 'CCYYMMDD' of this or the last century that every month has: the first 28 days. */
export function isCommonDay(bytes: Buffer, from: number, to: number): boolean {
  if (to - from !== 8 || !areDigits(bytes, from, to)) return false;
  const century = two(bytes, from);
  const month = two(bytes, from + 4);
  const day = two(bytes, from + 6);
  return (century === 20 || century === 19) && month >= 1 && month <= 12 && day >= 1 && day <= 28;
}

/** A common day, or a range of two. */
export function isCommonPeriod(bytes: Buffer, from: number, to: number): boolean {
  if (to - from !== 17) return isCommonDay(bytes, from, to);
  const middle = from + 8;
  if ((bytes[middle] as number) !== 0x2d) return false;
  if (!isCommonDay(bytes, from, middle) || !isCommonDay(bytes, middle + 1, to)) return false;
  for (let i = 0; i < 8; i += 1) {
    const later = (bytes[middle + 1 + i] as number) - (bytes[from + i] as number);
    if (later !== 0) return later > 0;
  }
  return true;
}

/** Up to three characters as one number, the first lowest. */
export function packText(bytes: Buffer, from: number, length: number): number {
  let packed = bytes[from] as number;
  if (length > 1) packed |= (bytes[from + 1] as number) << 8;
  if (length > 2) packed |= (bytes[from + 2] as number) << 16;
  return packed;
}

const placeOf = (packed: number, mask: number) => (packed ^ (packed >> 7) ^ (packed >> 13)) & mask;

/** Short codes as numbers (`packText`), each with a value: what a Map gives, sooner. */
export class CodeTable<V> {
  readonly #mask: number;
  readonly #keys: Int32Array;
  readonly #values: (V | undefined)[];

  constructor(entries: Iterable<readonly [packed: number, value: V]>) {
    const all = [...entries];
    // At least half of it is free, so that looking ends soon.
    const size = 1 << Math.ceil(Math.log2(Math.max(4, all.length * 2 + 1)));
    this.#mask = size - 1;
    this.#keys = new Int32Array(size);
    this.#values = Array.from({ length: size }, () => undefined);
    for (const [packed, value] of all) {
      let at = placeOf(packed, this.#mask);
      while (this.#keys[at] !== 0 && this.#keys[at] !== packed) at = (at + 1) & this.#mask;
      this.#keys[at] = packed;
      this.#values[at] = value;
    }
  }

  /** `packed` is never 0. */
  get(packed: number): V | undefined {
    let at = placeOf(packed, this.#mask);
    for (let key = this.#keys[at]; key !== 0; key = this.#keys[at]) {
      if (key === packed) return this.#values[at];
      at = (at + 1) & this.#mask;
    }
    return undefined;
  }
}

/** Tells whether an element is as a pattern `^[class]{least,most}$` asks; undefined for any other pattern. */
export function ofShape(pattern: RegExp): ((bytes: Buffer, from: number, to: number) => boolean) | undefined {
  const found = /^\^(\[[^\]\\^]+\])(?:\{(\d+)(?:,(\d+))?\})?\$$/.exec(pattern.source);
  if (found === null) return undefined;
  const [, signs = '', least = '1', most = least] = found;
  const one = new RegExp(signs);
  const table = Uint8Array.from({ length: 256 }, (_, code) => (one.test(String.fromCharCode(code)) ? 1 : 0));
  const [fewest, longest] = [Number(least), Number(most)];
  return (bytes, from, to) => {
    if (to - from < fewest || to - from > longest) return false;
    for (let i = from; i < to; i += 1) if (table[bytes[i] as number] !== 1) return false;
    return true;
  };
}
