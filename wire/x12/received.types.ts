// Why: what came in, judged: each transaction typed or with its problems, each group and interchange with the verdict that
// its receipt will carry. Nobody acts on a transaction before the interchange around it has its verdict.
import type { TransactionSpec } from './declare.ts';
import type { X12Problem } from './problem.ts';
import type { Segment } from './segment.ts';

/** A fault of a transaction as a 999 tells it: with the segment it was found in, and what went before it. */
export type TransactionFault = {
  readonly problem: X12Problem;
  /** IK302: ST is 1. */
  readonly at: number;
  /** The bad data, where it may be copied into an answer. */
  readonly copy?: string;
  /** What the sender calls the thing it belongs to: ['CLM01', 'C100']. */
  readonly about?: readonly [name: string, value: string];
};

/** One ST…SE. `value` is there exactly when it was accepted; `spec` says of what type it is. */
export type ReceivedTransaction = {
  readonly set: string;
  readonly control: string;
  readonly version: string;
  readonly spec: TransactionSpec | undefined;
  readonly verdict: 'A' | 'E' | 'R';
  readonly value: unknown;
  readonly problems: readonly X12Problem[];
  /** Let through by the settings, each named. */
  readonly tolerated: readonly X12Problem[];
  /** Of problems and tolerated ones, as the receipt tells them. */
  readonly faults: readonly TransactionFault[];
};
export type ReceivedGroup = {
  readonly functional: string;
  readonly control: string;
  readonly version: string;
  readonly sender: string;
  readonly receiver: string;
  /** GE01 as said; '' where no GE came. */
  readonly promised: string;
  readonly verdict: 'A' | 'E' | 'P' | 'R';
  /** Of the group itself. */
  readonly problems: readonly X12Problem[];
  readonly transactions: readonly ReceivedTransaction[];
};
export type ReceivedInterchange = {
  readonly sender: { readonly qualifier: string; readonly id: string };
  readonly receiver: { readonly qualifier: string; readonly id: string };
  /** ISA09 and ISA10 as said. */
  readonly day: string;
  readonly time: string;
  readonly control: string;
  readonly usage: 'P' | 'T';
  readonly wantsReceipt: boolean;
  /** R: nothing of it counts, whatever stands in its groups. */
  readonly verdict: 'A' | 'R';
  /** Of the interchange itself. */
  readonly problems: readonly X12Problem[];
  readonly groups: readonly ReceivedGroup[];
  /** TA1 segments in it: the partner's word on an earlier interchange of ours. */
  readonly receipts: readonly Segment[];
};

/** Everything in the bytes; `problems` are those that stand in no interchange and can be answered by nobody. */
export type Received = {
  readonly interchanges: readonly ReceivedInterchange[];
  readonly problems: readonly X12Problem[];
};
