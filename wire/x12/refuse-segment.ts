// Why: whatever does not stand where its declaration wants it is told once, with the place and the 999's code that helps its
// sender most: missing, too often, too late, of the wrong kind, or not of this guide at all.
import { beginsWith, type KeyTest, type PartPlan } from './compile.ts';
import type { LoopSpec, Part } from './declare.ts';
import { openLoops, type Frame, type Reader } from './reading.types.ts';
import type { Segment } from './segment.ts';

const nameOf = (part: Part): string =>
  part.of.is === 'segment' ? part.of.title : `${part.of.title} (loop ${part.of.name})`;

/** Tells that a part which must come did not. */
export function noteMissing(reader: Reader, plan: PartPlan, loop: LoopSpec): void {
  const here = reader.taken.segments[Math.min(reader.at, reader.end)];
  if (here === undefined) return;
  const code = plan.segment === undefined ? 'I7' : '3';
  const at = { ...here.position({ loop: loop.name }), id: plan.id };
  reader.note({ layer: 'segment', code, say: `${nameOf(plan.part)} is missing before this place.`, at });
}

/** A segment of the wrong kind stands for the one that was awaited, which is not told missing besides. */
function excuse(frame: Frame, same: readonly PartPlan[]): void {
  const { parts } = frame.plan;
  const awaited = same.find(
    (plan) => plan.segment !== undefined && (frame.counts[parts.indexOf(plan)] ?? 0) < plan.part.least,
  );
  if (awaited !== undefined) frame.excused = parts.indexOf(awaited);
}

function noteOutOfTurn(reader: Reader, segment: Segment, frame: Frame, fitting: PartPlan): void {
  const { spec: loop, parts } = frame.plan;
  const isFull = (frame.counts[parts.indexOf(fitting)] ?? 0) >= fitting.part.most;
  const code = isFull ? (fitting.segment === undefined ? '4' : '5') : '7';
  const say = isFull
    ? `${nameOf(fitting.part)} stands here once too often.`
    : `${nameOf(fitting.part)} stands too late.`;
  reader.note({ layer: 'segment', code, say, at: segment.position({ loop: loop.name }) });
}

function noteWrongKind(
  reader: Reader,
  segment: Segment,
  frame: Frame,
  { element, component }: KeyTest,
): void {
  const place = { loop: frame.plan.spec.name, element };
  const text = segment.text(element).slice(0, 40);
  reader.note({
    layer: 'element',
    code: text === '' ? '1' : '7',
    say: text === '' ? 'What tells its kind is missing.' : `“${text}” does not belong in this place.`,
    at: segment.position(component === 0 ? place : { ...place, component }),
  });
}

function noteStranger(reader: Reader, segment: Segment, loop: LoopSpec): void {
  const { id } = segment;
  const isName = /^[A-Z][A-Z0-9]{1,2}$/.test(id);
  reader.note({
    layer: 'segment',
    code: isName ? '2' : '1',
    say: `${id === '' ? 'A segment without a name' : id} does not belong here.`,
    at: segment.position({ loop: loop.name }),
    ...(isName ? { tolerable: 'unknown_segments' as const } : {}),
  });
}

/** Tells of a segment no part takes, and passes it. */
export function refuseSegment(reader: Reader, segment: Segment, frame: Frame): void {
  const { spec: loop, parts } = frame.plan;
  const same = parts.filter((plan) => plan.id === segment.id);
  const fitting = same.find((plan) => beginsWith(plan, segment));
  const [key] = same.flatMap((plan) => plan.keys);
  if (fitting !== undefined) noteOutOfTurn(reader, segment, frame, fitting);
  else if (key !== undefined) {
    excuse(frame, same);
    noteWrongKind(reader, segment, frame, key);
  } else noteStranger(reader, segment, loop);
  reader.trace?.(segment, null, openLoops(reader));
  reader.at += 1;
}
