// Why: what the steps of reading a transaction share: how far it has come, which loops are open, and what was wrong so far.
import type { LoopPlan, SegmentPlan } from './compile.ts';
import type { LoopSpec, SegmentSpec } from './declare.ts';
import type { X12Problem } from './problem.ts';
import type { Segment } from './segment.ts';
import type { Taken } from './value-on-demand.ts';

/** Told of each segment and what it was taken as. */
export type Trace = (segment: Segment, spec: SegmentSpec | null, loops: readonly LoopSpec[]) => void;

/** A loop that is open. One of a depth is used again for the next loop there. */
export type Frame = {
  readonly above: Frame | undefined;
  plan: LoopPlan;
  /** How often each part came. */
  counts: Uint32Array;
  /** No part before this one may come any more. */
  place: number;
  /** How many of the parts that must come were looked at. */
  due: number;
  children: number;
  /** The part that a segment of the wrong kind stood for. */
  excused: number;
};

export type Reader = {
  /** What was taken so far: `used` numbers of the entries. */
  taken: Taken;
  used: number;
  at: number;
  /** Where SE stands. */
  readonly end: number;
  /** How many problems were found that nothing lets through, also those too many to be kept. */
  faults: number;
  readonly note: (problem: X12Problem) => void;
  /** Tells of all that is wrong within a segment. */
  readonly judge: (segment: Segment, plan: SegmentPlan, loop: string) => void;
  readonly trace: Trace | undefined;
  /** Open loops and the frames they are read in, from the outermost. */
  readonly frames: Frame[];
  depth: number;
  levels: number;
  /** The open loop that goes on with the segment at `at`, and with which part, once that is found out. */
  goesOn: Frame | undefined;
  goesOnWith: number;
};

/** The declarations of the open loops, outermost first. */
export const openLoops = ({ frames, depth }: Reader): LoopSpec[] =>
  frames.slice(0, depth).map((frame) => frame.plan.spec);
