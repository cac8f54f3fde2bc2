// Why: what bytes hold once their envelopes are read: interchanges, groups, transactions, each with the places they came from.
import type { X12Problem } from './problem.ts';
import type { Delimiters, Segment } from './segment.ts';

/** One ST…SE; `segments` includes both. `version` is ST03, or GS08 where ST03 is left out. */
export type Transaction = {
  readonly set: string;
  readonly control: string;
  readonly version: string;
  readonly segments: readonly Segment[];
  readonly functional: string;
};
export type Group = {
  readonly header: Segment;
  /** Its GE, once it has come. */
  readonly trailer: Segment | undefined;
  readonly functional: string;
  readonly sender: string;
  readonly receiver: string;
  readonly day: string;
  readonly time: string;
  readonly control: string;
  readonly version: string;
  readonly transactions: readonly Transaction[];
};
export type Interchange = {
  readonly header: Segment;
  readonly delimiters: Delimiters;
  readonly sender: { readonly qualifier: string; readonly id: string };
  readonly receiver: { readonly qualifier: string; readonly id: string };
  /** ISA09 and ISA10: 'YYMMDD' and 'HHMM'. */
  readonly day: string;
  readonly time: string;
  readonly control: string;
  readonly usage: 'P' | 'T';
  readonly groups: readonly Group[];
  /** TA1 segments: the partner's word on an earlier interchange of ours. */
  readonly acknowledgements: readonly Segment[];
};

/** Everything in the bytes; `problems` are those of cutting and of the envelopes. */
export type Envelopes = {
  readonly interchanges: readonly Interchange[];
  readonly problems: readonly X12Problem[];
};
