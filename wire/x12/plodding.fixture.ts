// Why: the reader has shortcuts (elements looked at in place, codes found by table, claims judged at a glance). A declaration with
// every shortcut taken out reads the same, only slower; provers and tests hold the two against each other.
import type { Field, LoopSpec, Part, SegmentSpec, TransactionSpec } from './declare.ts';
import type { Kind } from './kinds.ts';

/** What stands for each kind of element, and for each loop's look at the usual. */
export type Instead = { readonly kind: (one: Kind) => Kind; readonly isUsual: LoopSpec['isUsual'] };

function field(one: Field | null, instead: Instead): Field | null {
  if (one === null) return null;
  const { kind, components } = one;
  return {
    ...one,
    kind: kind === null ? null : instead.kind(kind),
    components: components?.map((each) => field(each, instead)) ?? null,
  };
}

const segment = (spec: SegmentSpec, instead: Instead): SegmentSpec => ({
  ...spec,
  fields: spec.fields.map((one) => field(one, instead)),
});

const loop = (spec: LoopSpec, instead: Instead): LoopSpec => ({
  ...spec,
  isUsual: instead.isUsual,
  parts: Object.fromEntries(
    Object.entries(spec.parts).map(([name, part]): [string, Part] => [
      name,
      { ...part, of: part.of.is === 'segment' ? segment(part.of, instead) : loop(part.of, instead) },
    ]),
  ),
});

/** The same declaration with other shortcuts. */
export const rebuilt = (spec: TransactionSpec, instead: Instead): TransactionSpec => ({
  ...spec,
  body: loop(spec.body, instead),
});

/** The same declaration, read the long way. */
export const plodding = (spec: TransactionSpec): TransactionSpec =>
  rebuilt(spec, {
    kind: ({ lengths: _lengths, fits: _fits, codes: _codes, ...rest }) => rest,
    isUsual: null,
  });
