// Why: an interchange promises how much it holds (control numbers and counts in ISA/IEA, GS/GE, ST/SE); a message cut
// short or glued together in transit shows there and nowhere else. Every broken promise is told with its place.
import {
  checkLength,
  checkLevel,
  checkReceipt,
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

/** Who is told what an `envelopeReader` finds. */
export type EnvelopeEvents = {
  /** An ISA has come; the same object is given again when its IEA has. */
  readonly opened?: (interchange: Interchange) => void;
  readonly interchange: (interchange: Interchange) => void;
  /** Its SE did not come: told, and given here with what came before. */
  readonly unclosed?: (transaction: Transaction, group: Group, interchange: Interchange) => void;
  readonly transaction?: (transaction: Transaction, group: Group, interchange: Interchange) => void;
  readonly problem: (problem: X12Problem) => void;
  /** Also hold HL numbers and parents to their order, where no declaration will (`readTransaction` does it with one). */
  readonly levels?: boolean;
};
type Reading = { readonly open: Open; readonly given: EnvelopeEvents; readonly note: Note };

const stray = ({ note }: Reading, segment: Segment) =>
  note('interchange', '022', `${segment.id} does not belong here.`, segment);

/** What stays open when a header or trailer of this kind comes. */
function closeUnclosed({ open, given, note }: Reading, segment: Segment): void {
  const { interchange, group, transaction } = open;
  if (transaction !== undefined) {
    note('transaction', '2', 'A transaction has no SE.', segment);
    if (group !== undefined && interchange !== undefined) given.unclosed?.(transaction, group, interchange);
  }
  open.transaction = undefined;
  if (group === undefined || segment.id === 'GE' || segment.id === 'ST') return;
  note('group', '3', 'A group has no GE.', segment);
  open.group = undefined;
}

/** A header or trailer within an interchange, or what stands outside of a transaction. */
function inside(reading: Reading, segment: Segment, interchange: Writable<Interchange>): void {
  const { open, given, note } = reading;
  if (segment.id === 'GS' || (segment.id === 'ST' && open.group !== undefined))
    closeUnclosed(reading, segment);
  const { group, transaction } = open;
  if (segment.id === 'GS') {
    open.group = openGroup(segment, open, note);
    open.counted = 0;
    interchange.groups.push(open.group);
  } else if (segment.id === 'TA1' && group === undefined && interchange.groups.length === 0) {
    checkReceipt(segment, note);
    interchange.acknowledgements.push(segment);
  } else if (segment.id === 'ST' && group !== undefined) {
    open.transaction = openTransaction(segment, group, open, note);
    open.counted += 1;
  } else if (segment.id === 'SE' && group !== undefined && transaction !== undefined) {
    transaction.segments.push(segment);
    closeTransaction(segment, transaction, note);
    open.transaction = undefined;
    if (given.transaction === undefined) group.transactions.push(transaction);
    else given.transaction(transaction, group, interchange);
  } else if (segment.id === 'GE' && group !== undefined) {
    closeUnclosed(reading, segment);
    group.trailer = segment;
    closeGroup(segment, group, open.counted, note);
    open.group = undefined;
  } else stray(reading, segment);
}

/** An ISA or IEA. */
function around(reading: Reading, segment: Segment): void {
  const { open, given, note } = reading;
  const { interchange } = open;
  closeUnclosed(reading, segment);
  if (segment.id === 'IEA' && interchange !== undefined) {
    closeInterchange(segment, interchange, note);
    given.interchange(interchange);
    open.interchange = undefined;
  } else if (segment.id === 'IEA') stray(reading, segment);
  else {
    if (interchange !== undefined) note('interchange', '023', 'An interchange has no IEA.', segment);
    open.controls.clear();
    // What is wrong with the ISA belongs to the interchange it opens.
    const told: Parameters<Note>[] = [];
    open.interchange = openInterchange(segment, (...one) => void told.push(one));
    given.opened?.(open.interchange);
    for (const one of told) note(...one);
  }
}

/** Takes segments one by one; hands out each transaction when its SE has come, so that only one is held at a time. */
export function envelopeReader(given: EnvelopeEvents) {
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
  const reading: Reading = { open, given, note };

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
      if (segment.id === 'ISA' || segment.id === 'IEA') around(reading, segment);
      else if (open.interchange === undefined) stray(reading, segment);
      else inside(reading, segment, open.interchange);
    },
    end(): void {
      if (last === undefined || open.interchange === undefined) return;
      closeUnclosed(reading, last);
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
