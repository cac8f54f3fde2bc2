// Why: hands slip in few ways: a letter more, a letter less, another letter, two letters swapped. Everything else is another word.

/** How one text differs from another by at most one slip of the hand. */
export type Slip = 'none' | 'swapped' | 'changed' | 'missing' | 'other';

/** The slip that leads from `one` to `other`; 'other' for anything more than one. */
export function slipBetween(one: string, other: string): Slip {
  if (one === other) return 'none';
  const longest = Math.max(one.length, other.length);
  if (Math.abs(one.length - other.length) > 1) return 'other';
  let front = 0;
  while (front < longest && one[front] === other[front]) front += 1;
  let back = 0;
  while (
    back < Math.min(one.length, other.length) - front &&
    one[one.length - 1 - back] === other[other.length - 1 - back]
  )
    back += 1;
  const [mine, theirs] = [one.slice(front, one.length - back), other.slice(front, other.length - back)];
  if (mine.length + theirs.length === 1) return 'missing';
  if (mine.length === 1 && theirs.length === 1) return 'changed';
  return mine.length === 2 && theirs.length === 2 && mine[0] === theirs[1] && mine[1] === theirs[0]
    ? 'swapped'
    : 'other';
}

/** True where two folded words are spelled nearly alike: one slip (in short ones never in the first letter), two from nine letters on. */
export function isSpelledNearly(one: string, other: string): boolean {
  const shortest = Math.min(one.length, other.length);
  if (shortest < 3) return false;
  if (slipBetween(one, other) !== 'other') return shortest >= 5 || one[0] === other[0];
  return shortest >= 9 && slipsWithin(one, other, 2);
}

/** True where at most `most` slips lead from one text to the other. */
function slipsWithin(one: string, other: string, most: number): boolean {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      let least = Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    [before, row] = [row, next];
  }
  return (row.at(-1) ?? 0) <= most;
}
