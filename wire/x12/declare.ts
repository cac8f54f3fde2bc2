// Why: one declaration per transaction (loops, segments, elements, usage, codes) gives the parsed type, the parser, the
// writer and the readable twin, so that they cannot disagree about what a message means.
import type { Glance } from './glance.ts';
import type { Kind } from './kinds.ts';

/** An element of a segment or a component of a composite; null stands for one that is not used. */
export type Field<N extends string = string, V = unknown, R extends boolean = boolean> = {
  readonly name: N;
  readonly label: string;
  readonly isRequired: R;
  /** Its value tells this segment from others of the same id. */
  readonly isKey: boolean;
  readonly repeats: number;
  readonly kind: Kind | null;
  readonly components: Fields | null;
  /** For types only. */
  readonly value?: V;
};
export type Fields = readonly (Field | null)[];

type Simple<T> = { [K in keyof T]: T[K] };
type Required<F extends Fields> = Extract<F[number], Field<string, unknown, true>>;
type Optional<F extends Fields> = Extract<F[number], Field<string, unknown, false>>;
type Held<K> = K extends Field<string, infer V> ? V : never;

/** The parsed value of fields: required ones always there, the others only when said. */
export type ValueOf<F extends Fields> = Simple<
  { readonly [K in Required<F> as K['name']]: Held<K> } & {
    readonly [K in Optional<F> as K['name']]?: Held<K>;
  }
>;

/** A problem a whole segment may have: element, IK403 code, sentence. */
export type SegmentNote = (element: number, code: string, say: string) => void;

/** What a segment says, as far as its own rules ask: a `Segment` is one. */
export type Said = { text(element: number): string; isEmpty(element: number): boolean };

export type SegmentSpec<F extends Fields = Fields> = {
  readonly is: 'segment';
  readonly id: string;
  readonly title: string;
  readonly fields: F;
  /** What the elements owe each other. */
  readonly check: ((said: Said, note: SegmentNote) => void) | null;
};

/** A problem a whole loop may have: the part it shows at (its first segment), element, IK403 code, sentence. */
export type LoopNote = (
  part: string,
  element: number,
  code: string,
  say: string,
  level?: 'balance' | 'situation',
) => void;

/** A loop. With a `level` it begins with an HL of that level, which reader and writer number by themselves. */
export type LoopSpec<P extends Parts = Parts> = {
  readonly is: 'loop';
  readonly name: string;
  readonly title: string;
  readonly level: string | null;
  /** 'no' where HL04 is not used, because no level ever stands under this one. */
  readonly saysChildren?: 'no';
  readonly parts: P;
  /** What its parts owe each other (sums, situations); asked only when the loop was read without a problem. */
  readonly check: ((value: never, note: LoopNote) => void) | null;
  /** Sure, at a glance, that `check` would find nothing: then it is not asked. */
  readonly isUsual: ((glance: Glance<never>) => boolean) | null;
};
export type Part<T = unknown, U extends 'one' | 'maybe' | 'many' = 'one' | 'maybe' | 'many'> = {
  readonly use: U;
  readonly least: number;
  readonly most: number;
  readonly of: SegmentSpec | LoopSpec;
  /** For types only. */
  readonly value?: T;
};
export type Parts = Readonly<Record<string, Part>>;

type Worth<S> =
  S extends SegmentSpec<infer F> ? ValueOf<F> : S extends LoopSpec<infer P> ? LoopValue<P> : never;

/** The parsed value of a loop's parts. */
export type LoopValue<P extends Parts> = Simple<
  {
    readonly [K in keyof P as P[K] extends Part<unknown, 'maybe'> ? never : K]: P[K] extends Part<infer T>
      ? T
      : never;
  } & {
    readonly [K in keyof P as P[K] extends Part<unknown, 'maybe'> ? K : never]?: P[K] extends Part<infer T>
      ? T
      : never;
  }
>;

/** A transaction set of one guide. `functional` is its GS01. */
export type TransactionSpec<P extends Parts = Parts> = {
  readonly set: string;
  readonly version: string;
  /** Other names of the same guide that are read too (an errata's, an addendum's). */
  readonly alsoRead?: readonly string[];
  /** 'no' where ST03 is not used (835). */
  readonly saysVersion?: 'yes' | 'no';
  readonly functional: string;
  readonly title: string;
  readonly body: LoopSpec<P>;
};
/** The typed value of a transaction. */
export type TransactionValue<T> = T extends TransactionSpec<infer P> ? LoopValue<P> : never;

const field = <N extends string, V, R extends boolean>(
  name: N,
  label: string,
  isRequired: R,
  more: Partial<Field>,
): Field<N, V, R> => ({
  name,
  label,
  isRequired,
  isKey: false,
  repeats: 1,
  kind: null,
  components: null,
  ...(more as Partial<Field<N, V, R>>),
});

/** An element that must be there. */
export const must = <const N extends string, V extends string>(name: N, label: string, kind: Kind<V>) =>
  field<N, V, true>(name, label, true, { kind });
/** An element that may be there. */
export const may = <const N extends string, V extends string>(name: N, label: string, kind: Kind<V>) =>
  field<N, V, false>(name, label, false, { kind });
/** An element, or a component of one, whose code tells which segment this is. */
export const key = <const N extends string, V extends string>(name: N, label: string, kind: Kind<V>) =>
  field<N, V, true>(name, label, true, { kind, isKey: true });
/** An element that may be said several times. */
export const mayRepeat = <const N extends string, V extends string>(
  name: N,
  label: string,
  kind: Kind<V>,
  repeats: number,
) => field<N, readonly V[], false>(name, label, false, { kind, repeats });
/** An element of components that must be there. */
export const mustHold = <const N extends string, const C extends Fields>(
  name: N,
  label: string,
  components: C,
) => field<N, ValueOf<C>, true>(name, label, true, { components });
/** An element of components that may be said several times. */
export const mayHoldMany = <const N extends string, const C extends Fields>(
  name: N,
  label: string,
  components: C,
  repeats: number,
) => field<N, readonly ValueOf<C>[], false>(name, label, false, { components, repeats });
/** An element of components. */
export const mayHold = <const N extends string, const C extends Fields>(
  name: N,
  label: string,
  components: C,
) => field<N, ValueOf<C>, false>(name, label, false, { components });

/** Declares a segment; the fields are its elements in order, null where one is not used. */
export const segment = <const F extends Fields>(
  id: string,
  title: string,
  fields: F,
  check: SegmentSpec['check'] = null,
): SegmentSpec<F> => ({ is: 'segment', id, title, fields, check });

/** Declares a loop that begins with its first part. */
export const loop = <const P extends Parts>(
  name: string,
  title: string,
  parts: P,
  check: ((value: LoopValue<P>, note: LoopNote) => void) | null = null,
  isUsual: ((glance: Glance<keyof P & string>) => boolean) | null = null,
): LoopSpec<P> => ({ is: 'loop', name, title, level: null, parts, check, isUsual });
/** Declares a loop that begins with an HL of this level. */
export const level = <const P extends Parts>(
  code: string,
  name: string,
  title: string,
  parts: P,
  check: ((value: LoopValue<P>, note: LoopNote) => void) | null = null,
  isUsual: ((glance: Glance<keyof P & string>) => boolean) | null = null,
): LoopSpec<P> => ({ is: 'loop', name, title, level: code, parts, check, isUsual });

/** A level that nothing ever stands under, so that its HL does not say whether something does. */
export const lastLevel = <const P extends Parts>(
  code: string,
  name: string,
  title: string,
  parts: P,
  check: ((value: LoopValue<P>, note: LoopNote) => void) | null = null,
): LoopSpec<P> => ({ ...level(code, name, title, parts, check), saysChildren: 'no' });

/** Exactly once. */
export const one = <S extends SegmentSpec | LoopSpec>(of: S): Part<Worth<S>, 'one'> => ({
  use: 'one',
  least: 1,
  most: 1,
  of,
});
/** Once or not at all. */
export const maybe = <S extends SegmentSpec | LoopSpec>(of: S): Part<Worth<S>, 'maybe'> => ({
  use: 'maybe',
  least: 0,
  most: 1,
  of,
});
/** From `least` to `most` times. */
export const many = <S extends SegmentSpec | LoopSpec>(
  of: S,
  most = Infinity,
  least = 0,
): Part<readonly Worth<S>[], 'many'> => ({ use: 'many', least, most, of });

/** Two elements that are said together or not at all (X12's P relation). */
export const together =
  (a: number, b: number) =>
  (said: Said, note: SegmentNote): void => {
    if (said.isEmpty(a) === said.isEmpty(b)) return;
    const lacking = said.isEmpty(a) ? a : b;
    note(
      lacking,
      '2',
      `Element ${lacking.toString()} is missing beside element ${(lacking === a ? b : a).toString()}.`,
    );
  };
