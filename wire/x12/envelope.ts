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

/** Whoever listens to an envelope reader. */
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

class EnvelopeReader {
  readonly #given: EnvelopeEvents;
  readonly #open: Open = {
    interchange: undefined,
    group: undefined,
    transaction: undefined,
    counted: 0,
    controls: new Set(),
    levels: 0,
  };
  #last: Segment | undefined;
  readonly #note: Note = (layer, code, say, segment, element) =>
    this.#given.problem({
      layer,
      code,
      say,
      at: segment.position(element === undefined ? {} : { element }),
    });

  constructor(given: EnvelopeEvents) {
    this.#given = given;
  }

  segment(segment: Segment): void {
    this.#last = segment;
    const { transaction, interchange } = this.#open;
    // Nearly every segment is one of these.
    if (transaction !== undefined && !segment.isEnvelope) {
      if (this.#given.levels === true && segment.isLevel) checkLevel(segment, this.#open, this.#note);
      transaction.segments.push(segment);
      return;
    }
    checkLength(segment, this.#note);
    if (segment.id === 'ISA') this.#begin(segment);
    else if (interchange === undefined) this.#stray(segment);
    else if (segment.id === 'IEA') this.#finish(segment, interchange);
    else this.#inside(segment, interchange);
  }

  end(): void {
    if (this.#last === undefined || this.#open.interchange === undefined) return;
    this.#closeUnclosed(this.#last);
    this.#note('interchange', '023', 'An interchange has no IEA.', this.#last);
  }

  #stray(segment: Segment): void {
    this.#note('interchange', '022', `${segment.id} does not belong here.`, segment);
  }

  #begin(segment: Segment): void {
    const open = this.#open;
    this.#closeUnclosed(segment);
    if (open.interchange !== undefined)
      this.#note('interchange', '023', 'An interchange has no IEA.', segment);
    open.controls.clear();
    const told: Parameters<Note>[] = [];
    open.interchange = openInterchange(segment, (...one) => void told.push(one));
    this.#given.opened?.(open.interchange);
    for (const one of told) this.#note(...one);
  }

  #finish(segment: Segment, interchange: Writable<Interchange>): void {
    this.#closeUnclosed(segment);
    closeInterchange(segment, interchange, this.#note);
    this.#given.interchange(interchange);
    this.#open.interchange = undefined;
  }

  /** What stays open when a header or trailer of this kind comes. */
  #closeUnclosed(segment: Segment): void {
    const { interchange, group, transaction } = this.#open;
    if (transaction !== undefined) {
      this.#note('transaction', '2', 'A transaction has no SE.', segment);
      if (group !== undefined && interchange !== undefined)
        this.#given.unclosed?.(transaction, group, interchange);
    }
    this.#open.transaction = undefined;
    if (group === undefined || segment.id === 'GE' || segment.id === 'ST') return;
    this.#note('group', '3', 'A group has no GE.', segment);
    this.#open.group = undefined;
  }

  #inside(segment: Segment, interchange: Writable<Interchange>): void {
    const open = this.#open;
    const { id } = segment;
    if (id === 'GS' || (id === 'ST' && open.group !== undefined)) this.#closeUnclosed(segment);
    const { group, transaction } = open;
    if (id === 'GS') {
      open.group = openGroup(segment, open, this.#note);
      open.counted = 0;
      interchange.groups.push(open.group);
    } else if (id === 'TA1' && group === undefined && interchange.groups.length === 0) {
      checkReceipt(segment, this.#note);
      interchange.acknowledgements.push(segment);
    } else if (id === 'ST' && group !== undefined) {
      open.transaction = openTransaction(segment, group, open, this.#note);
      open.counted += 1;
    } else if (id === 'SE' && group !== undefined && transaction !== undefined) {
      transaction.segments.push(segment);
      closeTransaction(segment, transaction, this.#note);
      open.transaction = undefined;
      if (this.#given.transaction === undefined) group.transactions.push(transaction);
      else this.#given.transaction(transaction, group, interchange);
    } else if (id === 'GE' && group !== undefined) {
      this.#closeUnclosed(segment);
      group.trailer = segment;
      closeGroup(segment, group, open.counted, this.#note);
      open.group = undefined;
    } else this.#stray(segment);
  }
}

/** Takes segments one by one; hands out each transaction when its SE has come, so that only one is held at a time. */
export function envelopeReader(given: EnvelopeEvents): { segment(segment: Segment): void; end(): void } {
  return new EnvelopeReader(given);
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
