// Why: what is wrong with a message is an answer with an exact place, in words a person can act on and in the code that a
// TA1 or 999 will carry (X12 elements I18, 715, 716, 718, 720, 721); reading never throws.

/** Where: `offset` is the byte from the start of the input, `segment` counts from 1 over the whole input, elements count from 1. */
export type Position = {
  readonly offset: number;
  readonly segment: number;
  readonly id: string;
  readonly element?: number;
  readonly repetition?: number;
  readonly component?: number;
  readonly loop?: string;
};

/** Which list `code` is from: TA1 note (interchange), AK9 (group), IK5 (transaction), IK3 (segment), IK4 (element). */
export type Layer = 'interchange' | 'group' | 'transaction' | 'segment' | 'element';

/** Departures that a partner's profile may allow by name; whoever reads is told each one that was let through. */
export const tolerances = ['trailing_separators', 'unused_elements', 'unknown_segments'] as const;
export type Tolerance = (typeof tolerances)[number];

export type X12Problem = {
  readonly layer: Layer;
  readonly code: string;
  readonly say: string;
  readonly at: Position;
  readonly tolerable?: Tolerance;
  /** Said where it does not follow from layer and code. */
  readonly level?: 'balance' | 'situation';
};

/** How deep one had to look: envelopes, syntax, sums, what parts owe each other, lists of codes. */
export type Level = 'integrity' | 'syntax' | 'balance' | 'situation' | 'codes';

/** The level a problem was found at. */
export function levelOf({ layer, code, level }: X12Problem): Level {
  if (level !== undefined) return level;
  if (layer === 'interchange' || layer === 'group' || layer === 'transaction') return 'integrity';
  if (layer === 'element' && (code === '7' || code === 'I6')) return 'codes';
  return code === '2' || code === '10' ? 'situation' : 'syntax';
}

/** 'NM1, element 9 (segment 7, byte 412)': how a place is read aloud. */
export function sayPosition(at: Position): string {
  const parts = [
    at.id === '' ? 'here' : at.id,
    ...(at.element === undefined ? [] : [`element ${at.element.toString()}`]),
    ...(at.repetition === undefined ? [] : [`repetition ${at.repetition.toString()}`]),
    ...(at.component === undefined ? [] : [`component ${at.component.toString()}`]),
  ];
  const loop = at.loop === undefined ? '' : `loop ${at.loop}, `;
  return `${parts.join(', ')} (${loop}segment ${at.segment.toString()}, byte ${at.offset.toString()})`;
}
