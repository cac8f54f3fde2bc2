// Why: what a partner hears: receipts for everything it sent, and the answers to what it asked; on the spot when it waits on the
// line, to be fetched when it sent a batch (CAQH CORE: one or the other, never silence).
import type { Deed } from '../../base/events/event.ts';
import type { Tx } from '../../base/db/database.ts';
import {
  acknowledge,
  type Acknowledgement999,
  eligibility270,
  eligibility271,
  readAcknowledgement,
  writeInterchange,
  written,
  type Delimiters,
  type Eligibility270,
  type Received,
  type ReceivedGroup,
  type ReceivedInterchange,
  type ReceivedTransaction,
} from '../../wire/x12/index.ts';
import { answerEligibility } from './answer-eligibility.ts';
import type { Partner } from './exchange.schema.ts';
import { nextControlNumber } from './exchange.store.ts';

/** Runs a reading as the program, where the partner itself may not look. */
export type Lookup = <T>(read: (tx: Tx) => Promise<T>) => Promise<T>;

/** What came of a transaction. */
export type Caused = {
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
  readonly say: string;
};
type Outgoing = { readonly bytes: Buffer; readonly sets: readonly string[]; readonly says: string };
export type Answers = {
  readonly atOnce: Outgoing | null;
  readonly later: readonly Outgoing[];
  /** By places 'interchange group transaction', counted from 0. */
  readonly caused: ReadonlyMap<string, Caused>;
};

type Found = {
  readonly interchange: ReceivedInterchange;
  readonly group: ReceivedGroup;
  readonly transaction: ReceivedTransaction;
  readonly place: string;
};

/** Transactions that count: nothing around them is broken and they are accepted themselves. */
function counted({ interchanges }: Received): Found[] {
  return interchanges.flatMap((interchange, i) =>
    interchange.verdict === 'R'
      ? []
      : interchange.groups.flatMap((group, j) =>
          group.problems.length > 0
            ? []
            : group.transactions.flatMap((transaction, k) =>
                transaction.verdict === 'R' || transaction.value === undefined
                  ? []
                  : [{ interchange, group, transaction, place: [i, j, k].join(' ') }],
              ),
        ),
  );
}

const delimitersOf = ({ delimiters }: Partner): Delimiters => {
  const [element = 42, repetition = 94, component = 58, terminator = 126] = Buffer.from(delimiters, 'latin1');
  return { element, repetition, component, terminator, lineEnd: '' };
};

/** 'CCYYMMDD' and 'HHMM' of an instant, UTC. */
const stampOf = (at: string) => ({
  day: at.slice(0, 10).replaceAll('-', ''),
  time: at.slice(11, 16).replace(':', ''),
});

async function nextControl({ tx }: Deed): Promise<string> {
  return (await tx.one(nextControlNumber, [])).number.toString().padStart(9, '0');
}

/** All answers of one interchange in one. */
async function answerInterchange(
  deed: Deed,
  partner: Partner,
  found: readonly Found[],
  lookup: Lookup,
): Promise<Buffer> {
  const [first] = found;
  const control = await nextControl(deed);
  const { day, time } = stampOf(deed.at);
  const values = await lookup(async (tx) => {
    const made = [];
    for (const one of found) {
      const asked = one.transaction.value as Eligibility270;
      made.push(await answerEligibility(tx, partner.tenantId, asked, deed.at.slice(0, 10)));
    }
    return made;
  });
  return writeInterchange({
    sender: { qualifier: partner.ourQualifier, id: partner.ourId },
    receiver: { qualifier: partner.theirQualifier, id: partner.theirId },
    day: day.slice(2),
    time,
    control,
    usage: partner.usage,
    delimiters: delimitersOf(partner),
    groups: [
      {
        sender: first?.group.receiver ?? partner.ourId,
        receiver: first?.group.sender ?? partner.theirId,
        day,
        time,
        control: control.replace(/^0+/, ''),
        functional: eligibility271.functional,
        version: eligibility271.version,
        transactions: values.map((value, i) =>
          written(
            eligibility271,
            value,
            found[i]?.transaction.control ?? (i + 1).toString().padStart(4, '0'),
          ),
        ),
      },
    ],
  });
}

async function answersOf(
  deed: Deed,
  partner: Partner,
  asked: readonly Found[],
  lookup: Lookup,
): Promise<Outgoing | null> {
  const parts: Buffer[] = [];
  for (const interchange of new Set(asked.map((one) => one.interchange))) {
    const own = asked.filter((one) => one.interchange === interchange);
    parts.push(await answerInterchange(deed, partner, own, lookup));
  }
  const says = `${asked.length.toString()} ${asked.length === 1 ? 'answer' : 'answers'} about coverage.`;
  return parts.length === 0 ? null : { bytes: Buffer.concat(parts), sets: ['271'], says };
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

function causedBy(found: readonly Found[], answer: string): Map<string, Caused> {
  return new Map(
    found.map((one) => [
      one.place,
      one.transaction.set === '999' ? sayReceipt(one) : { subjectKind: null, subjectId: null, say: answer },
    ]),
  );
}

/** Receipts and answers for what was received; `isRealTime`: the partner waits on the line for one of the two. */
export async function answersFor(
  deed: Deed,
  partner: Partner,
  received: Received,
  lookup: Lookup,
  isRealTime: boolean,
): Promise<Answers> {
  const found = counted(received);
  const asked = found.filter((one) => one.transaction.set === eligibility270.set);
  const answers = await answersOf(deed, partner, asked, lookup);
  const caused = causedBy(found, isRealTime ? 'Answered on the spot.' : 'Its answer waits to be picked up.');
  const isWhole = received.interchanges.every(
    (one) =>
      one.verdict === 'A' && one.groups.every((group) => group.verdict === 'A' || group.verdict === 'E'),
  );
  if (isRealTime && isWhole && answers !== null) return { atOnce: answers, later: [], caused };
  const receipts = await receiptsOf(deed, received);
  return { atOnce: receipts, later: answers === null ? [] : [answers], caused };
}
