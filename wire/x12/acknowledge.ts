// Why: every interchange gets its answer: a TA1 when it is broken as a whole (or asks for one), else a 999 for each group
// that says of each transaction whether it was taken and, where not, what is wrong and where. CAQH CORE wants nothing less.
import { elementNumber } from './element-numbers.ts';
import { isDay, isTime } from './kinds.ts';
import type { X12Problem } from './problem.ts';
import type {
  ReceivedGroup,
  ReceivedInterchange,
  ReceivedTransaction,
  TransactionFault,
} from './received.types.ts';
import {
  acknowledgement999,
  segmentFaultMeanings,
  type Acknowledgement999,
} from './sets/acknowledgement-999.ts';
import { plainText, writeInterchange, written } from './write-interchange.ts';

type Answered = Acknowledgement999['transactions'][number];
type FaultySegment = Answered['segments'][number];
type FaultyElement = FaultySegment['elements'][number];

/** What a receipt names at most; the verdict counts all. */
export const faultsAtMost = { segments: 100, elementsOfSegment: 10, codes: 5 } as const;

const fitting = (text: string, most: number, instead: string): string => {
  const plain = plainText(text, most);
  return plain === '' ? instead : plain;
};
const count = (text: string, instead: number): string =>
  /^[0-9]{1,6}$/.test(text) ? text : Math.min(instead, 999_999).toString();
const distinct = (codes: readonly string[]) => [...new Set(codes)].slice(0, faultsAtMost.codes);

/** IK303 has four characters: of loop 2010BA that is 2010. */
const loopOf = (name: string | undefined): { loop?: string } =>
  name !== undefined && /^[0-9]{4}/.test(name) ? { loop: name.slice(0, 4) } : {};

const isElementFault = ({ problem }: TransactionFault) => problem.layer === 'element';

function placeOf({ element = 1, component, repetition }: X12Problem['at']) {
  return {
    element: element.toString(),
    ...(component === undefined ? {} : { component: component.toString() }),
    ...(repetition === undefined ? {} : { repetition: repetition.toString() }),
  };
}

function faultyElement({ problem, at, copy }: TransactionFault): FaultyElement {
  const { id, element = 1, component, loop } = problem.at;
  const number = component === undefined ? elementNumber(id, element) : undefined;
  const isSituation = problem.level === 'situation' || problem.level === 'balance' || problem.code === '2';
  return {
    element: {
      place: placeOf(problem.at),
      ...(number === undefined ? {} : { reference: number.toString() }),
      fault: problem.code,
      ...(copy === undefined ? {} : { copy }),
    },
    situations: isSituation
      ? [
          {
            about: { name: 'SITUATIONAL TRIGGER' },
            id: fitting(id, 3, '??').padEnd(2, '?'),
            at: at.toString(),
            ...loopOf(loop),
            place: placeOf(problem.at),
          },
        ]
      : [],
  };
}

function faultySegment(faults: readonly TransactionFault[]): FaultySegment | undefined {
  const [first] = faults;
  if (first === undefined) return undefined;
  const { problem, at, about } = first;
  const isElements = isElementFault(first);
  const code = isElements ? '8' : Object.hasOwn(segmentFaultMeanings, problem.code) ? problem.code : '2';
  return {
    segment: {
      id: fitting(problem.at.id, 3, '?'),
      at: at.toString(),
      ...loopOf(problem.at.loop),
      fault: code,
    },
    situations: about === undefined ? [] : [{ about: { name: about[0], value: fitting(about[1], 35, '?') } }],
    elements: isElements ? faults.slice(0, faultsAtMost.elementsOfSegment).map(faultyElement) : [],
  };
}

/** Faults of one segment together, elements apart from those of the segment itself; in the order of the message. */
function bySegment(faults: readonly TransactionFault[]): (readonly TransactionFault[])[] {
  const groups = new Map<string, TransactionFault[]>();
  for (const [i, fault] of faults.entries()) {
    if (fault.problem.layer !== 'element' && fault.problem.layer !== 'segment') continue;
    const key = isElementFault(fault) ? `elements of ${fault.at.toString()}` : `fault ${i.toString()}`;
    groups.set(key, [...(groups.get(key) ?? []), fault]);
  }
  return [...groups.values()].toSorted((a, b) => (a[0]?.at ?? 0) - (b[0]?.at ?? 0));
}

/** IK502–IK506: its envelope's codes first, then that segments are in error, by X12 or by the guide alone. */
function codesOf({ faults }: ReceivedTransaction): string[] {
  const ofEnvelope = faults
    .filter(({ problem }) => problem.layer === 'transaction')
    .map(({ problem }) => problem.code);
  const inside = faults.filter(({ problem }) => problem.layer === 'segment' || problem.layer === 'element');
  if (inside.length === 0) return distinct(ofEnvelope);
  const isOfX12 = inside.some(({ problem }) => !problem.code.startsWith('I'));
  return distinct([...ofEnvelope, isOfX12 ? '5' : 'I5']);
}

const named = (codes: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(codes.map((code, i) => [`fault${(i + 1).toString()}`, code]));

function answered(transaction: ReceivedTransaction): Answered {
  return {
    transaction: {
      set: fitting(transaction.set, 3, '???').padEnd(3, '?'),
      control: fitting(transaction.control, 9, '0'),
      ...(plainText(transaction.version, 35) === '' ? {} : { version: plainText(transaction.version, 35) }),
    },
    segments: bySegment(transaction.faults)
      .slice(0, faultsAtMost.segments)
      .flatMap((faults) => faultySegment(faults) ?? []),
    verdict: { verdict: transaction.verdict, ...named(codesOf(transaction)) },
  };
}

/** The receipt for a group. Where the group itself is refused, its transactions are named only when they have faults of their own. */
export function acknowledgementOf(group: ReceivedGroup): Acknowledgement999 {
  const { functional, control, version, promised, problems, transactions } = group;
  const isRefused = problems.length > 0;
  const received = transactions.length;
  const accepted = isRefused ? 0 : transactions.filter((one) => one.verdict !== 'R').length;
  return {
    group: {
      functional: /^[A-Z]{2}$/.test(functional) ? functional : 'ZZ',
      control: /^[0-9]{1,9}$/.test(control) ? control : '0',
      ...(plainText(version, 12) === '' ? {} : { version: plainText(version, 12) }),
    },
    transactions: transactions.filter((one) => !isRefused || one.verdict === 'R').map(answered),
    verdict: {
      verdict: group.verdict,
      included: count(promised, received),
      received: count('', received),
      accepted: count('', accepted),
      ...named(distinct(problems.map((one) => one.code))),
    },
  };
}

/** The five elements of the TA1 about an interchange: control number, date, time, verdict, note. */
export function receiptOf({ control, day, time, verdict, problems }: ReceivedInterchange): readonly string[] {
  return [
    /^[0-9]{9}$/.test(control) ? control : '000000000',
    isDay(`20${day}`) ? day : '000101',
    isTime(time) ? time : '0000',
    verdict,
    problems[0]?.code ?? '000',
  ];
}

export type AnswerHeader = {
  /** 'CCYYMMDD' and 'HHMM', when the answer is written. */
  readonly day: string;
  readonly time: string;
  /** ISA13 of the answer: nine digits. */
  readonly control: string;
};

const address = (text: string) => fitting(text, 15, 'UNKNOWN').padEnd(2, '?');
const qualifier = (text: string) => (/^[0-9A-Z]{2}$/.test(text) ? text : 'ZZ');

/**
 * The bytes that answer an interchange; undefined when none are due: it was in order, asked for no TA1 and held receipts
 * only (a 999 is never answered with a 999).
 */
export function acknowledge(received: ReceivedInterchange, header: AnswerHeader): Buffer | undefined {
  const { sender, receiver, usage, verdict, wantsReceipt, groups } = received;
  const isBroken = verdict === 'R';
  const due = isBroken ? [] : groups.filter((one) => one.functional !== 'FA');
  if (!isBroken && !wantsReceipt && due.length === 0) return undefined;
  const control = /^0*$/.test(header.control) ? '1' : header.control.replace(/^0+/, '');
  const [first] = due;
  return writeInterchange({
    sender: { qualifier: qualifier(receiver.qualifier), id: address(receiver.id) },
    receiver: { qualifier: qualifier(sender.qualifier), id: address(sender.id) },
    day: header.day.slice(2),
    time: header.time,
    control: header.control,
    usage,
    receipts: isBroken || wantsReceipt ? [receiptOf(received)] : [],
    groups:
      first === undefined
        ? []
        : [
            {
              sender: address(first.receiver),
              receiver: address(first.sender),
              day: header.day,
              time: header.time,
              control,
              functional: acknowledgement999.functional,
              version: acknowledgement999.version,
              transactions: due.map((group, i) =>
                written(acknowledgement999, acknowledgementOf(group), (i + 1).toString().padStart(4, '0')),
              ),
            },
          ],
  });
}
