// Why: a segment with nothing wrong in it, and that is nearly every one, is recognized where it stands, without a string or an
// object; whatever this is not sure of goes the slow way, which finds the words for what is wrong.
import type { FieldTest, SegmentPlan } from './compile.ts';
import { packText } from './in-place.ts';
import type { Segment } from './segment.ts';

const space = 0x20;

/** Told by a check that something is wrong; what it was is found out by reading again. */
let isDoubted = false;
const doubt = (): void => {
  isDoubted = true;
};

function holds(bytes: Buffer, byte: number, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) if ((bytes[i] as number) === byte) return true;
  return false;
}

/** The two commonest kinds are tested here, the others by themselves. */
function fitsTest(test: FieldTest, bytes: Buffer, from: number, to: number): boolean {
  const length = to - from;
  if (test.most > 0)
    return length >= test.least && length <= test.most && (bytes[to - 1] as number) !== space;
  if (test.codes !== null) return length <= 3 && test.codes.get(packText(bytes, from, length)) === true;
  return test.fits !== null && test.fits(bytes, from, to);
}

/** All components of a composite, in place. */
function composite(
  tests: readonly FieldTest[],
  bytes: Buffer,
  separator: number,
  from: number,
  to: number,
): boolean {
  let start = from;
  let used = 0;
  for (let i = from; i <= to; i += 1) {
    if (i < to && (bytes[i] as number) !== separator) continue;
    const test = tests[used];
    if (test === undefined) return false;
    if (i === start) {
      // One that is empty at the very end says nothing and should not be there.
      if (test.isRequired || i === to) return false;
    } else if (!fitsTest(test, bytes, start, i)) return false;
    used += 1;
    start = i + 1;
  }
  for (let i = used; i < tests.length; i += 1) if (tests[i]?.isRequired === true) return false;
  return true;
}

/** Is it certain that reading this segment would find nothing wrong? */
export function fitsSegment(segment: Segment, plan: SegmentPlan): boolean {
  const { count, block, hasComponents } = segment;
  const { tests } = plan;
  if (segment.isOdd || segment.hasRepetitions) return false;
  if (count > tests.length || count < plan.lastRequired) return false;
  const { cuts, bytes } = block;
  const separator = block.delimiters.component;
  let from = cuts[segment.first] as number;
  for (let i = 0; i < count; i += 1) {
    const next = cuts[segment.first + i + 1] as number;
    const to = next - 1;
    const test = tests[i] as FieldTest;
    if (from === to) {
      if (test.isRequired || i === count - 1) return false;
    } else if (test.components !== null) {
      if (!composite(test.components, bytes, separator, from, to)) return false;
    } else if (!fitsTest(test, bytes, from, to)) return false;
    else if (hasComponents && holds(bytes, separator, from, to)) return false;
    from = next;
  }
  const { check } = plan.spec;
  if (check === null) return true;
  isDoubted = false;
  check(segment, doubt);
  return !isDoubted;
}
