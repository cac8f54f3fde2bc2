// Why: whatever bytes a partner sends come out as judged interchanges, typed transactions and problems with places: one
// transaction held at a time, nothing thrown, nothing accepted in silence.
import type { TransactionSpec } from './declare.ts';
import { envelopeReader, type Group, type Interchange, type Transaction } from './envelope.ts';
import { judgeTransaction } from './judge-transaction.ts';
import type { Tolerance, X12Problem } from './problem.ts';
import type { Received, ReceivedGroup, ReceivedInterchange, ReceivedTransaction } from './received.types.ts';
import { salvageHeader } from './salvage-header.ts';
import { tokenizer, type Tokenizer } from './tokenize.ts';

export type ReceiveOptions = {
  /** Departures let through by name; such transactions are answered with E. */
  readonly tolerate?: readonly Tolerance[];
  /** Has this sender used this interchange control number (ISA13) before? Asked once an interchange. */
  readonly seen?: (sender: { readonly qualifier: string; readonly id: string }, control: string) => boolean;
};
/** Told as the input goes by. A transaction comes before the verdict on its interchange: keep it aside until then. */
export type ReceiveEvents = {
  readonly transaction?: (transaction: ReceivedTransaction) => void;
  /** Transactions in it come without values when `transaction` is given: they went by already. */
  readonly interchange: (interchange: ReceivedInterchange) => void;
  /** What stands in no interchange. */
  readonly problem: (problem: X12Problem) => void;
};

type OpenGroup = { readonly group: Group; readonly transactions: ReceivedTransaction[] };
type OpenInterchange = {
  readonly interchange: Interchange;
  readonly groups: OpenGroup[];
  readonly problems: X12Problem[];
  /** With the number of the group they are about. */
  readonly groupProblems: { readonly index: number; readonly problem: X12Problem }[];
};

/** What is wrong with a group beside its own envelope: nobody here reads such a one. */
function unread(group: Group, specs: readonly TransactionSpec[]): X12Problem[] {
  const { functional, version } = group;
  const same = specs.filter((one) => one.functional === functional);
  const at = (element: number) => group.header.position({ element });
  if (same.length === 0)
    return [{ layer: 'group', code: '1', say: `Doorstep takes no group ${functional}.`, at: at(1) }];
  if (same.some((one) => one.version === version || one.alsoRead?.includes(version) === true)) return [];
  const say = `Doorstep reads ${same.map((one) => one.version).join(', ')}, not ${version || 'a group without version'}.`;
  return [{ layer: 'group', code: '2', say, at: at(8) }];
}

function verdictOf(problems: readonly X12Problem[], transactions: readonly ReceivedTransaction[]) {
  if (problems.length > 0) return 'R';
  const accepted = transactions.filter((one) => one.verdict !== 'R').length;
  if (accepted < transactions.length) return accepted === 0 ? 'R' : 'P';
  return transactions.some((one) => one.verdict === 'E') ? 'E' : 'A';
}

function closedGroup({ group, transactions }: OpenGroup, problems: readonly X12Problem[]): ReceivedGroup {
  const { functional, control, version, sender, receiver, trailer } = group;
  return {
    functional,
    control,
    version,
    sender,
    receiver,
    promised: trailer?.text(1) ?? '',
    verdict: verdictOf(problems, transactions),
    problems,
    transactions,
  };
}

function closed(open: OpenInterchange): ReceivedInterchange {
  const { interchange, groups, problems, groupProblems } = open;
  const { header, sender, receiver, day, time, control, usage, acknowledgements } = interchange;
  const of = (i: number) => groupProblems.filter((one) => one.index === i).map((one) => one.problem);
  return {
    sender,
    receiver,
    day,
    time,
    control,
    usage,
    wantsReceipt: header.text(14) === '1',
    verdict: problems.length === 0 ? 'A' : 'R',
    problems,
    groups: groups.map((one, i) => closedGroup(one, of(i))),
    receipts: acknowledgements,
  };
}

class Receiver {
  readonly #specs: readonly TransactionSpec[];
  readonly #options: ReceiveOptions;
  readonly #events: ReceiveEvents;
  #open: OpenInterchange | undefined;
  /** Of the transaction that is being read. */
  #pending: X12Problem[] = [];
  #head = Buffer.alloc(0);
  readonly #envelopes = envelopeReader({
    opened: (interchange) => this.#opened(interchange),
    interchange: () => this.#close(),
    transaction: (transaction, group) => this.#take(transaction, group),
    unclosed: (transaction, group) => this.#take(transaction, group),
    problem: (problem) => this.#problem(problem),
  });
  readonly #tokens: Tokenizer = tokenizer({
    segment: (segment) => this.#envelopes.segment(segment),
    problem: (problem) => this.#problem(problem),
  });

  constructor(specs: readonly TransactionSpec[], options: ReceiveOptions, events: ReceiveEvents) {
    this.#specs = specs;
    this.#options = options;
    this.#events = events;
  }

  feed(bytes: Buffer): void {
    if (this.#head.length < 256) this.#head = Buffer.concat([this.#head, bytes.subarray(0, 256)]);
    this.#tokens.feed(bytes);
  }

  end(): void {
    this.#tokens.end();
    this.#envelopes.end();
    this.#close();
  }

  #problem(problem: X12Problem): void {
    if (problem.layer === 'transaction') this.#pending.push(problem);
    else if (this.#open === undefined) this.#homeless(problem);
    else if (problem.layer === 'group') this.#ofGroup(problem, this.#open);
    else this.#open.problems.push(problem);
  }

  /** What is wrong with a GS is told before its group is there; that a GE is missing, when the next GS or IEA has come. */
  #ofGroup(problem: X12Problem, { interchange, groupProblems }: OpenInterchange): void {
    const isNext = problem.at.id === 'GS' && problem.code !== '3';
    groupProblems.push({ index: interchange.groups.length - (isNext ? 0 : 1), problem });
  }

  /** A header that cannot be cut may still tell whom to answer. */
  #homeless(problem: X12Problem): void {
    const header = problem.at.segment === 1 ? salvageHeader(this.#head) : undefined;
    if (header === undefined) this.#events.problem(problem);
    else this.#events.interchange({ ...header, verdict: 'R', problems: [problem], groups: [], receipts: [] });
  }

  #opened(interchange: Interchange): void {
    // Problems of an ISA come before it is opened: they are its own.
    this.#close();
    const { seen } = this.#options;
    const isSeen = seen?.(interchange.sender, interchange.control) === true;
    this.#open = { interchange, groups: [], problems: [], groupProblems: [] };
    if (!isSeen) return;
    const say = `Interchange ${interchange.control} of this sender has come before.`;
    const at = interchange.header.position({ element: 13 });
    this.#open.problems.push({ layer: 'interchange', code: '025', say, at });
  }

  #groupOf(group: Group): OpenGroup | undefined {
    const { groups } = this.#open ?? { groups: [] };
    const last = groups.at(-1);
    if (last?.group === group || this.#open === undefined) return last;
    this.#addGroups(group);
    return this.#open.groups.at(-1);
  }

  /** Groups up to this one; those without transactions come along. */
  #addGroups(until?: Group): void {
    if (this.#open === undefined) return;
    const { groups, interchange, groupProblems } = this.#open;
    for (const group of interchange.groups.slice(groups.length)) {
      groups.push({ group, transactions: [] });
      for (const problem of unread(group, this.#specs))
        groupProblems.push({ index: groups.length - 1, problem });
      if (group === until) return;
    }
  }

  #take(transaction: Transaction, group: Group): void {
    const known = this.#pending;
    this.#pending = [];
    const home = this.#groupOf(group);
    const isRead = unread(group, this.#specs).length === 0;
    const read = judgeTransaction(
      transaction,
      group,
      known,
      isRead ? this.#specs : [],
      this.#options.tolerate ?? [],
    );
    const { transaction: tell } = this.#events;
    tell?.(read);
    home?.transactions.push(tell === undefined ? read : { ...read, value: undefined });
  }

  #close(): void {
    if (this.#open === undefined) return;
    this.#addGroups();
    const interchange = closed(this.#open);
    this.#open = undefined;
    this.#pending = [];
    this.#events.interchange(interchange);
  }
}

/** Takes bytes in pieces of any size, then `end()`; memory stays bounded by one transaction and the verdicts. Never throws. */
export const x12Receiver = (
  specs: readonly TransactionSpec[],
  options: ReceiveOptions,
  events: ReceiveEvents,
): Tokenizer => {
  const receiver = new Receiver(specs, options, events);
  return { feed: (bytes) => receiver.feed(bytes), end: () => receiver.end() };
};

/** Everything in `bytes` by these declarations, judged. Never throws. */
export function receiveX12(
  bytes: Buffer,
  specs: readonly TransactionSpec[],
  options: ReceiveOptions = {},
): Received {
  const interchanges: ReceivedInterchange[] = [];
  const problems: X12Problem[] = [];
  const receiver = x12Receiver(specs, options, {
    interchange: (one) => void interchanges.push(one),
    problem: (one) => void problems.push(one),
  });
  receiver.feed(bytes);
  receiver.end();
  return { interchanges, problems };
}
