// Why: a prover that found something must find it again: every choice comes from the seed and the number of the request,
// never from the clock or from what answered first.

export type Chance = {
  /** An integer in 0..n-1. */
  below(n: number): number;
  /** True with probability p. */
  happens(p: number): boolean;
  /** One of the list; the list must not be empty. */
  pick<T>(list: readonly T[]): T;
  /** `length` lower-case letters. */
  letters(length: number): string;
};

/** Chance for one purpose: the same seed and number give the same choices (mulberry32). */
export function chanceOf(seed: number, number = 0): Chance {
  let state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(number + 1, 0xc2b2ae35)) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  next();
  const below = (n: number) => Math.floor(next() * n);
  return {
    below,
    happens: (p) => next() < p,
    pick: (list) => {
      if (list.length === 0) throw new Error('Nothing to pick from.');
      return list[below(list.length)] as (typeof list)[number];
    },
    letters: (length) => Array.from({ length }, () => String.fromCharCode(97 + below(26))).join(''),
  };
}
