// Why: levels are counted while they are read: an HL that gives itself a wrong number, hangs under the wrong one or is wrong about
// what stands under it would put a person's care under somebody else.
import { hlSpec } from './control-segments.ts';
import type { LoopSpec } from './declare.ts';
import { openLoops, type Reader } from './reading.types.ts';
import type { Segment } from './segment.ts';

/** Is the element the digits of this number, and nothing else? */
const isNumber = (segment: Segment, element: number, number: number) =>
  segment.text(element) === number.toString();

/** Reads the HL at the place that is reached; `parent` 0 is none. */
export function readLevel(
  reader: Reader,
  loop: LoopSpec,
  parent: number,
): { number: number; segment: Segment } | undefined {
  const segment = reader.taken.segments[reader.at];
  if (segment === undefined) return undefined;
  reader.levels += 1;
  const number = reader.levels;
  const bad = (element: number, code: string, say: string) =>
    reader.note({ layer: 'element', code, say, at: segment.position({ loop: loop.name, element }) });
  if (!isNumber(segment, 1, number))
    bad(1, '7', `HL01 is “${segment.text(1)}”; the next level is ${number.toString()}.`);
  if (parent === 0 ? !segment.isEmpty(2) : !isNumber(segment, 2, parent)) {
    const under = parent === 0 ? 'none' : parent.toString();
    bad(2, '7', `HL02 names “${segment.text(2)}” as its parent; it stands under ${under}.`);
  }
  if (segment.count > 4) bad(5, '3', 'HL has four elements.');
  reader.trace?.(segment, hlSpec, openLoops(reader));
  reader.at += 1;
  return { number, segment };
}

/** Holds HL04 to what came under the level. */
export function checkChildren(reader: Reader, spec: LoopSpec, hl: Segment, children: number): void {
  const said = hl.text(4);
  const at = () => hl.position({ loop: spec.name, element: 4 });
  if (spec.saysChildren === 'no') {
    if (hl.count < 4) return;
    if (said === '') {
      const say = 'HL ends with an empty element.';
      reader.note({ layer: 'element', code: '1', say, at: at(), tolerable: 'trailing_separators' });
    } else {
      const say = `“${said}” stands where nothing belongs.`;
      reader.note({ layer: 'element', code: 'I10', say, at: at(), tolerable: 'unused_elements' });
    }
    return;
  }
  if (said === (children === 0 ? '0' : '1')) return;
  const say = `HL04 is “${said}”, but ${children === 0 ? 'no level stands' : 'levels stand'} under it.`;
  reader.note({ layer: 'element', code: '7', say, at: at() });
}
