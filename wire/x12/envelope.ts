// Why: an interchange promises how much it holds (control numbers and counts in ISA/IEA, GS/GE, ST/SE); a message cut
// short or glued together in transit shows there and nowhere else. Every broken promise is told with its place.
import {
  checkLength,
  checkLevel,
  closeGroup,
  closeInterchange,
  closeTransaction,
  openGroup,
  openInterchange,
  openTransaction,
  type Note,
  type Open,
  type Writable,
} from './envelope-checks.ts';
import type { Envelopes, Group, Interchange, Transaction } from './envelope.types.ts';
import type { X12Problem } from './problem.ts';
import type { Segment } from './segment.ts';
import { tokenizer } from './tokenize.ts';

export type { Envelopes, Group, Interchange, Transaction };

/** What stays open when an outer envelope ends. */
function closeUnclosed(open: Open, segment: Segment, note: Note): void {
  if (open.transaction !== undefined) note('transaction', '2', 'A transaction has no SE.', segment);
  open.transaction = undefined;
  if (open.group !== undefined && segment.id !== 'GE') {
    note('group', '3', 'A group has no GE.', segment);
    open.group = undefined;
  }
}

/** Takes segments one by one; hands out each transaction when its SE has come, so that only one is held at a time. */
export function envelopeReader(given: {
  readonly interchange: (interchange: Interchange) => void;
  readonly transaction?: (transaction: Transaction, group: Group, interchange: Interchange) => void;
  readonly problem: (problem: X12Problem) => void;
  /** Also hold HL numbers and parents to their order, where no declaration will (`readTransaction` does it with one). */
  readonly levels?: boolean;
}) {
  const open: Open = {
    interchange: undefined,
    group: undefined,
    transaction: undefined,
    counted: 0,
    controls: new Set(),
    levels: 0,
  };
  let last: Segment | undefined;
  const note: Note = (layer, code, say, segment, element) =>
    given.problem({ layer, code, say, at: segment.position(element === undefined ? {} : { element }) });
  const stray = (segment: Segment) =>
    note('interchange', '022', `${segment.id} does not belong here.`, segment);

  function inside(segment: Segment, interchange: Writable<Interchange>): void {
    const { group, transaction } = open;
    if (segment.id === 'GS' && group === undefined) {
      open.group = openGroup(segment, open, note);
      open.counted = 0;
      interchange.groups.push(open.group);
    } else if (segment.id === 'TA1' && group === undefined) interchange.acknowledgements.push(segment);
    else if (segment.id === 'ST' && group !== undefined && transaction === undefined)
      open.transaction = openTransaction(segment, group, open, note);
    else if (segment.id === 'SE' && group !== undefined && transaction !== undefined) {
      transaction.segments.push(segment);
      closeTransaction(segment, transaction, note);
      open.transaction = undefined;
      open.counted += 1;
      if (given.transaction === undefined) group.transactions.push(transaction);
      else given.transaction(transaction, group, interchange);
    } else if (segment.id === 'GE' && group !== undefined) {
      closeUnclosed(open, segment, note);
      closeGroup(segment, group, open.counted, note);
      open.group = undefined;
    } else stray(segment);
  }

  return {
    segment(segment: Segment): void {
      last = segment;
      const { transaction } = open;
      // Nearly every segment is one of these.
      if (transaction !== undefined && !segment.isEnvelope) {
        if (given.levels === true && segment.isLevel) checkLevel(segment, open, note);
        transaction.segments.push(segment);
        return;
      }
      checkLength(segment, note);
      const { interchange } = open;
      if (segment.id === 'ISA' || segment.id === 'IEA') {
        closeUnclosed(open, segment, note);
        if (segment.id === 'IEA' && interchange !== undefined) {
          closeInterchange(segment, interchange, note);
          given.interchange(interchange);
          open.interchange = undefined;
        } else if (segment.id === 'IEA') stray(segment);
        else {
          if (interchange !== undefined) note('interchange', '023', 'An interchange has no IEA.', segment);
          open.controls.clear();
          open.interchange = openInterchange(segment, note);
        }
      } else if (interchange === undefined) stray(segment);
      else inside(segment, interchange);
    },
    end(): void {
      if (last === undefined || open.interchange === undefined) return;
      closeUnclosed(open, last, note);
      note('interchange', '023', 'An interchange has no IEA.', last);
    },
  };
}

/** Reads all of `bytes`. Interchanges that were not closed are not given, only told. Never throws. */
export function readEnvelopes(bytes: Buffer): Envelopes {
  const interchanges: Interchange[] = [];
  const problems: X12Problem[] = [];
  const problem = (one: X12Problem) => void problems.push(one);
  const reader = envelopeReader({ interchange: (one) => void interchanges.push(one), problem });
  const tokens = tokenizer({ segment: (one) => reader.segment(one), problem });
  tokens.feed(bytes);
  tokens.end();
  reader.end();
  return { interchanges, problems };
}
