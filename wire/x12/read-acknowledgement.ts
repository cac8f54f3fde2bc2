// Why: a partner's receipt decides what happens to what we sent: taken, taken with remarks, or to be mended and sent again;
// so its codes become a verdict with words and places.
import { interchangeNotes } from './interchange-notes.ts';
import type { Segment } from './segment.ts';
import {
  elementFaultMeanings,
  groupFaultMeanings,
  segmentFaultMeanings,
  transactionFaultMeanings,
  type Acknowledgement999,
} from './sets/acknowledgement-999.ts';

export type Verdict = 'accepted' | 'accepted_with_errors' | 'partly_accepted' | 'rejected';
export type SaidFault = { readonly code: string; readonly say: string };
/** One thing the partner found wrong; `segment` counts from 1 at our ST. */
export type FoundFault = SaidFault & {
  readonly id: string;
  readonly segment: number;
  readonly loop?: string;
  readonly element?: number;
  readonly component?: number;
  readonly repetition?: number;
  readonly copy?: string;
};
export type AcknowledgedTransaction = {
  readonly set: string;
  readonly control: string;
  readonly verdict: Verdict;
  readonly faults: readonly SaidFault[];
  readonly found: readonly FoundFault[];
};
export type Acknowledgement = {
  readonly functional: string;
  /** GS06 of the group of ours that it answers. */
  readonly control: string;
  readonly verdict: Verdict;
  readonly included: number;
  readonly received: number;
  readonly accepted: number;
  readonly faults: readonly SaidFault[];
  readonly transactions: readonly AcknowledgedTransaction[];
};

const verdictOf = (code: string): Verdict =>
  code === 'A'
    ? 'accepted'
    : code === 'E'
      ? 'accepted_with_errors'
      : code === 'P'
        ? 'partly_accepted'
        : 'rejected';

const said = (code: string, meanings: Readonly<Record<string, string>>): SaidFault => ({
  code,
  say: meanings[code] ?? `code ${code}`,
});

type Coded = {
  readonly fault1?: string;
  readonly fault2?: string;
  readonly fault3?: string;
  readonly fault4?: string;
  readonly fault5?: string;
};
const faultsOf = (coded: Coded, meanings: Readonly<Record<string, string>>): SaidFault[] =>
  [coded.fault1, coded.fault2, coded.fault3, coded.fault4, coded.fault5].flatMap((code) =>
    code === undefined ? [] : [said(code, meanings)],
  );

type Answered = Acknowledgement999['transactions'][number];

function foundIn({ segment, elements }: Answered['segments'][number]): FoundFault[] {
  const where = {
    id: segment.id,
    segment: Number(segment.at),
    ...(segment.loop === undefined ? {} : { loop: segment.loop }),
  };
  if (elements.length === 0) return [{ ...said(segment.fault, segmentFaultMeanings), ...where }];
  return elements.map(({ element: { place, fault, copy } }) => ({
    ...said(fault, elementFaultMeanings),
    ...where,
    element: Number(place.element),
    ...(place.component === undefined ? {} : { component: Number(place.component) }),
    ...(place.repetition === undefined ? {} : { repetition: Number(place.repetition) }),
    ...(copy === undefined ? {} : { copy }),
  }));
}

/** What a 999 says about a group of ours. */
export function readAcknowledgement(value: Acknowledgement999): Acknowledgement {
  const { group, verdict, transactions } = value;
  return {
    functional: group.functional,
    control: group.control,
    verdict: verdictOf(verdict.verdict),
    included: Number(verdict.included),
    received: Number(verdict.received),
    accepted: Number(verdict.accepted),
    faults: faultsOf(verdict, groupFaultMeanings),
    transactions: transactions.map((one) => ({
      set: one.transaction.set,
      control: one.transaction.control,
      verdict: verdictOf(one.verdict.verdict),
      faults: faultsOf(one.verdict, transactionFaultMeanings),
      found: one.segments.flatMap(foundIn),
    })),
  };
}

/** What a TA1 says about an interchange of ours: its ISA13, the verdict and the note in words. */
export function readReceipt(segment: Segment): {
  readonly control: string;
  readonly verdict: Verdict;
  readonly fault: SaidFault;
} {
  return {
    control: segment.text(1),
    verdict: verdictOf(segment.text(4)),
    fault: said(segment.text(5), interchangeNotes),
  };
}
