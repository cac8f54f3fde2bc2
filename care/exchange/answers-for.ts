// Why: what a partner hears: receipts for everything it sent, and the answers to what it asked; on the spot when it waits on the
// line, to be fetched when it sent a batch (CAQH CORE: one or the other, never silence).
import type { Deed } from '../../base/events/event.ts';
import {
  acknowledge,
  type Acknowledgement999,
  readAcknowledgement,
  type Received,
  type ReceivedGroup,
  type ReceivedInterchange,
  type ReceivedTransaction,
} from '../../wire/x12/index.ts';
import type { Answerer, Asking, Caused } from './answerer.types.ts';
import { answerers } from './answerers.ts';
import { nextControl, stampOf, writeAnswers, type Answer } from './write-answers.ts';

export type Outgoing = { readonly bytes: Buffer; readonly sets: readonly string[]; readonly says: string };
export type Answers = {
  readonly atOnce: Outgoing | null;
  readonly later: readonly Outgoing[];
  /** By the number of the transaction in the message, counted from 1. */
  readonly caused: ReadonlyMap<number, Caused>;
};

type Found = {
  readonly interchange: ReceivedInterchange;
  readonly group: ReceivedGroup;
  readonly transaction: ReceivedTransaction;
  readonly number: number;
};

/** Transactions that count: nothing around them is broken and they are accepted themselves. */
function counted({ interchanges }: Received): Found[] {
  let number = 0;
  return interchanges.flatMap((interchange) =>
    interchange.groups.flatMap((group) =>
      group.transactions.flatMap((transaction) => {
        number += 1;
        const isOut = interchange.verdict === 'R' || group.problems.length > 0;
        const isTaken = transaction.verdict !== 'R' && transaction.value !== undefined;
        return isOut || !isTaken ? [] : [{ interchange, group, transaction, number }];
      }),
    ),
  );
}

type Said = { readonly answers: readonly Answer[]; readonly caused: ReadonlyMap<number, Caused> };

/** What one answerer says to the questions of its set in one interchange. */
async function ask(asking: Asking, answerer: Answerer, found: readonly Found[]): Promise<Said> {
  const questions = found.map(({ transaction, number, group }) => ({
    value: transaction.value,
    number,
    sender: group.sender,
    receiver: group.receiver,
  }));
  const given = await answerer.answer(asking, questions);
  const { gives } = answerer;
  const answers = given.flatMap(({ value }, i) => {
    const one = found[i];
    return one === undefined || gives === null
      ? []
      : [
          {
            spec: gives,
            value,
            control: one.transaction.control,
            sender: one.group.receiver,
            receiver: one.group.sender,
          },
        ];
  });
  const caused = given.flatMap((one, i): [number, Caused][] => {
    const number = found[i]?.number;
    return one.caused === null || number === undefined ? [] : [[number, one.caused]];
  });
  return { answers, caused: new Map(caused) };
}

const sayCounts = (counts: readonly (readonly [about: string, count: number])[]): string =>
  counts
    .map(([about, count], i) =>
      i === 0
        ? `${count.toString()} ${count === 1 ? 'answer' : 'answers'} about ${about}`
        : `${count.toString()} about ${about}`,
    )
    .join(', ')
    .concat('.');

type Spoken = { readonly outgoing: Outgoing | null; readonly caused: ReadonlyMap<number, Caused> };

/** The answers to everything asked, each interchange in one of ours. */
async function answersOf(asking: Asking, found: readonly Found[]): Promise<Spoken> {
  const parts: Buffer[] = [];
  const caused = new Map<number, Caused>();
  const counts = new Map<string, number>();
  const sets = new Set<string>();
  for (const own of Map.groupBy(found, (one) => one.interchange).values()) {
    const answers: Answer[] = [];
    for (const answerer of answerers) {
      const its = own.filter((one) => one.transaction.set === answerer.set);
      if (its.length === 0) continue;
      const said = await ask(asking, answerer, its);
      answers.push(...said.answers);
      for (const [number, what] of said.caused) caused.set(number, what);
      if (answerer.gives === null) continue;
      counts.set(answerer.about, (counts.get(answerer.about) ?? 0) + its.length);
      sets.add(answerer.gives.set);
    }
    if (answers.length > 0) parts.push(await writeAnswers(asking.deed, asking.partner, answers));
  }
  if (parts.length === 0) return { outgoing: null, caused };
  const says = sayCounts([...counts]);
  return { outgoing: { bytes: Buffer.concat(parts), sets: [...sets], says }, caused };
}

async function receiptsOf(deed: Deed, received: Received): Promise<Outgoing | null> {
  const parts: Buffer[] = [];
  const sets = new Set<string>();
  for (const one of received.interchanges) {
    const bytes = acknowledge(one, { ...stampOf(deed.at), control: await nextControl(deed) });
    if (bytes === undefined) continue;
    parts.push(bytes);
    if (one.verdict === 'R' || one.wantsReceipt) sets.add('TA1');
    if (one.verdict === 'A' && one.groups.some((group) => group.functional !== 'FA')) sets.add('999');
  }
  return parts.length === 0
    ? null
    : { bytes: Buffer.concat(parts), sets: [...sets], says: `Receipt: ${[...sets].join(' and ')}.` };
}

const receiptWords: Readonly<Record<string, string>> = {
  accepted: 'taken',
  accepted_with_errors: 'taken with remarks',
  partly_accepted: 'taken in part',
  rejected: 'refused',
};

/** What a 999 from a partner says of what we sent, as a sentence. */
function sayReceipt({ transaction }: Found): Caused {
  const { control, verdict } = readAcknowledgement(transaction.value as Acknowledgement999);
  const say = `Receipt for our group ${control}: ${receiptWords[verdict] ?? verdict}.`;
  return { subjectKind: null, subjectId: null, say };
}

const isOnlyReceipted = ({ transaction }: Found): boolean =>
  answerers.some(({ set, gives }) => gives === null && set === transaction.set);

function causedBy(
  found: readonly Found[],
  answered: Spoken['caused'],
  how: string,
): ReadonlyMap<number, Caused> {
  return new Map(
    found.map((one) => {
      if (one.transaction.set === '999') return [one.number, sayReceipt(one)];
      const own = answered.get(one.number);
      if (isOnlyReceipted(one) && own !== undefined) return [one.number, own];
      return [
        one.number,
        own === undefined
          ? { subjectKind: null, subjectId: null, say: how }
          : { ...own, say: `${own.say} ${how}` },
      ];
    }),
  );
}

/** Receipts and answers for what was received; `isRealTime`: the partner waits on the line for one of the two. */
export async function answersFor(asking: Asking, received: Received, isRealTime: boolean): Promise<Answers> {
  const found = counted(received);
  const { outgoing, caused: answered } = await answersOf(asking, found);
  const isWhole = received.interchanges.every(
    (one) =>
      one.verdict === 'A' && one.groups.every((group) => group.verdict === 'A' || group.verdict === 'E'),
  );
  const isAtOnce = isRealTime && isWhole && outgoing !== null;
  const how = isAtOnce ? 'Answered on the spot.' : 'Answered in a message to be fetched.';
  const caused = causedBy(found, answered, how);
  if (isAtOnce) return { atOnce: outgoing, later: [], caused };
  const receipts = await receiptsOf(asking.deed, received);
  return { atOnce: receipts, later: outgoing === null ? [] : [outgoing], caused };
}
