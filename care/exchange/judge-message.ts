// Why: what a partner sent is held to what was agreed with it: who it is, which sets it may send, numbers used once, and no more
// than one message may ask. What is not as agreed is broken as a whole, with the note its TA1 will carry.
import type { Deed } from '../../base/events/event.ts';
import {
  authorization278,
  eligibility270,
  receiveX12,
  sayPosition,
  tolerances,
  transactionSpecs,
  type Eligibility270,
  type Received,
  type ReceivedInterchange,
  type ReceivedTransaction,
  type Tolerance,
  type X12Problem,
} from '../../wire/x12/index.ts';
import type { Partner, Verdict } from './exchange.schema.ts';
import { usedControl } from './exchange.store.ts';

/** A verdict on what came in. */
export type InVerdict = Exclude<Verdict, 'sent'>;

/** What one message may ask: it is answered in one transaction, and nobody shall wait on the line for a night's work. */
const transactionsAtMost = 5000;
/** Each becomes a case (some 20 ms). */
const requestsForCareAtMost = 500;
/** One transaction may ask about many people, and each is looked up. */
const peopleAtMost = 5000;

/** How many people are asked about in questions about coverage. */
const peopleIn = (all: readonly ReceivedTransaction[]): number =>
  all
    .filter((one) => one.set === eligibility270.set && one.value !== undefined)
    .flatMap((one) => (one.value as Eligibility270).sources)
    .flatMap((source) => source.receivers.map((receiver) => receiver.subscribers.length))
    .reduce((sum, count) => sum + count, 0);

/** Why this is more than one message may ask, or nothing. */
function tooMuch({ interchanges }: Received): string | undefined {
  const all = interchanges.flatMap((one) => one.groups.flatMap((group) => group.transactions));
  const care = all.filter((one) => one.set === authorization278.set).length;
  if (all.length > transactionsAtMost)
    return `${all.length.toString()} transactions are more than the 5,000 of one message.`;
  if (care > requestsForCareAtMost)
    return `${care.toString()} requests for care are more than the 500 of one message.`;
  const people = peopleIn(all);
  if (people > peopleAtMost)
    return `Coverage of ${people.toString()} people is asked, more than the 5,000 of one message.`;
  return undefined;
}

/** What was not agreed about an interchange: TA1 note, sentence, element of the ISA. */
function unagreed(
  partner: Partner,
  { sender, receiver, usage }: ReceivedInterchange,
  excess: string | undefined,
) {
  const { name, theirQualifier, theirId, ourQualifier, ourId } = partner;
  const wrong: (readonly [code: string, say: string, element: number])[] = [];
  if (excess !== undefined) wrong.push(['024', excess, 1]);
  if (sender.qualifier !== theirQualifier || sender.id !== theirId)
    wrong.push(['006', `${name} sends as ${theirId}, not as ${sender.id}.`, 6]);
  if (receiver.qualifier !== ourQualifier || receiver.id !== ourId)
    wrong.push(['008', `Doorstep is ${ourId} to ${name}, not ${receiver.id}.`, 8]);
  if (usage !== partner.usage)
    wrong.push(['020', `Agreed is ${partner.usage === 'T' ? 'test' : 'earnest'} only.`, 15]);
  return wrong;
}

/** An interchange that is not as agreed is broken as a whole; `excess`: the whole message asks too much. */
function heldTo(
  partner: Partner,
  received: ReceivedInterchange,
  excess: string | undefined,
): ReceivedInterchange {
  const wrong = received.verdict === 'R' ? [] : unagreed(partner, received, excess);
  if (wrong.length === 0) return received;
  const problems = wrong.map(([code, say, element]): X12Problem => ({
    layer: 'interchange',
    code,
    say,
    at: { offset: 0, segment: 1, id: 'ISA', element },
  }));
  return { ...received, verdict: 'R', problems };
}

/** Who sent it, as one text: qualifier and id. */
export const senderOf = ({ sender }: ReceivedInterchange) => `${sender.qualifier} ${sender.id}`;

/** Reads the bytes by what this partner may send; a control number that was used before breaks its interchange. */
export async function judge(deed: Deed, partner: Partner, bytes: Buffer): Promise<Received> {
  const specs = transactionSpecs.filter((spec) => spec.set === '999' || partner.takes.includes(spec.set));
  const tolerate = tolerances.filter((one): one is Tolerance => partner.tolerates.includes(one));
  const used = new Set<string>();
  /** Within one file, too, a number is used once. */
  const read = () => {
    const here = new Set(used);
    const seen = (sender: { qualifier: string; id: string }, control: string) => {
      const key = `${sender.qualifier} ${sender.id} ${control}`;
      const isUsed = here.has(key);
      here.add(key);
      return isUsed;
    };
    return receiveX12(bytes, specs, { tolerate, seen });
  };
  const first = read();
  for (const one of first.interchanges) {
    const before = await deed.tx.maybe(usedControl, [deed.tenantId, partner.id, senderOf(one), one.control]);
    if (before !== undefined) used.add(`${senderOf(one)} ${one.control}`);
  }
  const judged = used.size === 0 ? first : read();
  const excess = tooMuch(judged);
  return { ...judged, interchanges: judged.interchanges.map((one) => heldTo(partner, one, excess)) };
}

/** What was made of a message as a whole. */
export function verdictOf({ interchanges, problems }: Received): InVerdict {
  const verdicts = interchanges.flatMap((one) =>
    one.verdict === 'R'
      ? ['R']
      : one.groups.length === 0
        ? ['A']
        : one.groups.flatMap((group) => [group.verdict, ...group.transactions.map((each) => each.verdict)]),
  );
  if (verdicts.every((one) => one === 'R')) return 'refused';
  if (problems.length > 0 || verdicts.includes('R') || verdicts.includes('P')) return 'partly';
  return verdicts.includes('E') ? 'accepted_with_errors' : 'accepted';
}

/** The first thing that is wrong, or how much came, as a finished sentence. */
export function sayOf({ interchanges, problems }: Received): string {
  const transactions = interchanges.flatMap((one) => one.groups.flatMap((group) => group.transactions));
  const wrong = [
    ...problems,
    ...interchanges.flatMap((one) => [
      ...one.problems,
      ...one.groups.flatMap((group) => [
        ...group.problems,
        ...group.transactions.flatMap((transaction) => transaction.problems),
      ]),
    ]),
  ];
  const [first] = wrong;
  const came = `${transactions.length.toString()} ${transactions.length === 1 ? 'transaction' : 'transactions'} came.`;
  if (first === undefined) return came;
  const more = wrong.length === 1 ? '' : ` And ${(wrong.length - 1).toString()} more.`;
  return `${first.say} ${sayPosition(first.at)}.${more}`.slice(0, 500);
}
