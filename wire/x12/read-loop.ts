// Why: which loop a segment belongs to follows from the declaration and what came before; this is where a flat list of segments
// gets its shape, in one pass, whatever is wrong with it.
import { beginsWith, partsFor, type LoopPlan } from './compile.ts';
import type { LoopNote } from './declare.ts';
import { fitsSegment } from './fits-segment.ts';
import { Glance } from './glance.ts';
import { checkChildren, readLevel } from './read-level.ts';
import { openLoops, type Frame, type Reader } from './reading.types.ts';
import { noteMissing, refuseSegment } from './refuse-segment.ts';
import type { Segment } from './segment.ts';
import { firstSegment, loopOnDemand } from './value-on-demand.ts';

function findPart(frame: Frame, segment: Segment): number {
  const { plan, counts, place } = frame;
  const fitting = partsFor(plan, segment);
  for (let i = 0; i < fitting.length; i += 1) {
    const index = fitting[i] as number;
    if (index >= place && (counts[index] as number) < (plan.most[index] as number)) return index;
  }
  return -1;
}

/** Told that required parts before `until` did not come. */
function passParts(reader: Reader, frame: Frame, until: number): void {
  const { plan, counts, place } = frame;
  const { required } = plan;
  while (frame.due < required.length) {
    const i = required[frame.due] as number;
    if (i >= until) break;
    const part = plan.parts[i];
    if (i >= place && i !== frame.excused && part !== undefined && (counts[i] ?? 0) < part.part.least)
      noteMissing(reader, part, plan.spec);
    frame.due += 1;
  }
  frame.place = until;
}

/** The entries, with room for as many numbers. */
function roomFor(reader: Reader, length: number): Int32Array {
  const { entries, segments } = reader.taken;
  if (length <= entries.length) return entries;
  const more = new Int32Array(entries.length * 2);
  more.set(entries);
  reader.taken = { segments, entries: more };
  return more;
}

function takePart(
  reader: Reader,
  frame: Frame,
  index: number,
  segment: Segment,
  levelNumber: number,
  isHeadless = false,
): void {
  const plan = frame.plan.parts[index];
  if (plan === undefined) return;
  frame.counts[index] = (frame.counts[index] ?? 0) + 1;
  const entry = reader.used;
  const entries = roomFor(reader, entry + 3);
  entries[entry] = index;
  entries[entry + 1] = reader.at;
  reader.used = entry + 3;
  if (plan.segment !== undefined) {
    reader.trace?.(segment, plan.segment.spec, openLoops(reader));
    if (!fitsSegment(segment, plan.segment)) reader.judge(segment, plan.segment, frame.plan.spec.name);
    reader.at += 1;
  } else if (plan.inner !== undefined) {
    if (plan.level !== null) frame.children += 1;
    readLoop(reader, plan.inner, levelNumber, isHeadless);
  }
  reader.taken.entries[entry + 2] = reader.used;
}

/** Does a loop that is open around this one go on with the segment? Then it is noted which. */
function isAwaitedAbove(reader: Reader, frame: Frame, segment: Segment): boolean {
  for (let one = frame.above; one !== undefined; one = one.above) {
    const index = findPart(one, segment);
    if (index === -1) continue;
    reader.goesOn = one;
    reader.goesOnWith = index;
    return true;
  }
  return false;
}

/** The part this loop goes on with, -1 for none. */
function nextPart(reader: Reader, frame: Frame, segment: Segment): number {
  if (reader.goesOn === undefined) return findPart(frame, segment);
  if (reader.goesOn !== frame) return -1;
  reader.goesOn = undefined;
  return reader.goesOnWith;
}

/** A loop that must come and whose first segment did not is told once and read on, instead of refusing all it holds. */
function takeHeadless(reader: Reader, frame: Frame, segment: Segment, levelNumber: number): boolean {
  const { parts, spec } = frame.plan;
  const index = parts.findIndex((plan, i) => {
    if (i < frame.place || plan.level !== null || (frame.counts[i] ?? 0) >= plan.part.least) return false;
    const { inner } = plan;
    const within = inner?.byId[segment.idNumber]?.parts.flatMap((j) =>
      j === 0 ? [] : (inner.parts[j] ?? []),
    );
    return within?.some((one) => beginsWith(one, segment)) === true;
  });
  const plan = parts[index];
  if (plan === undefined) return false;
  passParts(reader, frame, index);
  noteMissing(reader, plan, spec);
  takePart(reader, frame, index, segment, levelNumber, true);
  return true;
}

/** Opens a loop in the frame of its depth. */
function openFrame(reader: Reader, plan: LoopPlan): Frame {
  const { frames, depth } = reader;
  const free = frames[depth];
  const length = plan.parts.length;
  const frame: Frame = free ?? {
    above: frames[depth - 1],
    plan,
    counts: new Uint32Array(Math.max(64, length)),
    place: 0,
    due: 0,
    children: 0,
    excused: -1,
  };
  if (free === undefined) frames.push(frame);
  else {
    if (frame.counts.length < length) frame.counts = new Uint32Array(length);
    frame.plan = plan;
    frame.place = 0;
    frame.due = 0;
    frame.children = 0;
    frame.excused = -1;
  }
  reader.depth = depth + 1;
  return frame;
}

/** What the parts of a loop owe each other, asked when each of them was read without a fault. */
function checkLoop({ taken, used, note }: Reader, plan: LoopPlan, from: number, first: Segment): void {
  const { spec, indexes } = plan;
  const to = used;
  if (spec.isUsual?.(new Glance<never>(taken, plan, from, to)) === true) return;
  const tell: LoopNote = (name, element, code, say, level) => {
    const segment = firstSegment(taken, indexes.get(name) ?? -1, from, to) ?? first;
    const at = segment.position({ loop: spec.name, element });
    note({ layer: 'element', code, say, at, ...(level === undefined ? {} : { level }) });
  };
  (spec.check as ((held: unknown, tell: LoopNote) => void) | null)?.(
    loopOnDemand(taken, plan, from, to),
    tell,
  );
}

/** Reads a loop from the place that is reached until a segment comes that is not its own. `parent` is the level above. */
export function readLoop(reader: Reader, plan: LoopPlan, parent: number, isHeadless = false): void {
  const { spec, parts } = plan;
  const { end, faults } = reader;
  const { segments } = reader.taken;
  const frame = openFrame(reader, plan);
  if (isHeadless) frame.counts[0] = 1;
  const first = segments[reader.at];
  const from = reader.used;
  const hl = spec.level === null ? undefined : readLevel(reader, spec, parent);
  const levelNumber = hl?.number ?? parent;
  while (reader.at < end) {
    const segment = segments[reader.at];
    if (segment === undefined) break;
    const index = nextPart(reader, frame, segment);
    if (index !== -1) {
      passParts(reader, frame, Math.max(frame.place, parts[index]?.runStart ?? index));
      takePart(reader, frame, index, segment, levelNumber);
    } else if (reader.goesOn !== undefined || isAwaitedAbove(reader, frame, segment)) break;
    else if (!takeHeadless(reader, frame, segment, levelNumber)) refuseSegment(reader, segment, frame);
  }
  passParts(reader, frame, parts.length);
  if (hl !== undefined) checkChildren(reader, spec, hl.segment, frame.children);
  if (spec.check !== null && !isHeadless && first !== undefined && reader.faults === faults)
    checkLoop(reader, plan, from, first);
  closeFrame(reader, frame, from);
}

/** Leaves the frame as the next loop of its depth wants it: nothing counted. */
function closeFrame(reader: Reader, frame: Frame, from: number): void {
  const { entries } = reader.taken;
  frame.counts[0] = 0;
  for (let at = from; at < reader.used; at = entries[at + 2] as number)
    frame.counts[entries[at] as number] = 0;
  reader.depth -= 1;
}
