// Why: every answer of the stand-in payer travels in the same envelope: sender and receiver changed places, the question's day
// and control number unless the payer speaks first.
import {
  receiveX12,
  transactionSpecs,
  writeInterchange,
  written,
  type ReceivedInterchange,
  type TransactionSpec,
  type TransactionValue,
} from '../../wire/x12/index.ts';
import type { BadLuck, Member } from '../../town/index.ts';

/** Whom an answer is about: their number as asked and the bad luck of the first member found. */
export type About = { readonly memberNumber: string | null; readonly luck: BadLuck | null };

/** Who is told against themselves: the control door's wish for a member's number. */
export type Contradicts = (memberNumber: string | null) => boolean;

/** A question about one set, read whole: nothing in it was refused. */
export type Asked<T extends TransactionSpec> = {
  readonly interchange: ReceivedInterchange;
  readonly values: readonly TransactionValue<T>[];
};

/** 'YYYY-MM-DD' or 'CCYYMMDD' as the wire writes it. */
export const compact = (day: string): string => day.replaceAll('-', '');
/** Whole cents as dollars and cents. */
export const dollars = (cents: number): string => (cents / 100).toFixed(2);
/** Dollars as said, in whole cents. */
export const centsIn = (amount: string | undefined): number => Math.round(Number(amount ?? '0') * 100);

/** Whom it is about, of the members found and the numbers asked with. */
export const aboutOf = (members: readonly Member[], numbers: readonly string[], luckOf: LuckOf): About => ({
  memberNumber: numbers[0] ?? null,
  luck: members[0] === undefined ? null : luckOf(members[0].givenName, members[0].familyName),
});
type LuckOf = (givenName: string, familyName: string) => BadLuck | null;

/** The first interchange of the bytes; undefined when there is none. */
export const firstOf = (bytes: Buffer): ReceivedInterchange | undefined =>
  receiveX12(bytes, transactionSpecs).interchanges[0];

/** The transactions of this set that were accepted; undefined when the interchange or any transaction in it was refused. */
export function wholeOf<T extends TransactionSpec>(
  interchange: ReceivedInterchange,
  spec: T,
): Asked<T> | undefined {
  const transactions = interchange.groups.flatMap((group) => group.transactions);
  const isWhole =
    interchange.verdict === 'A' && interchange.groups.every((one) => /^[AE]$/.test(one.verdict));
  if (!isWhole || transactions.length === 0 || transactions.some((one) => one.spec !== spec))
    return undefined;
  return { interchange, values: transactions.map((one) => one.value as TransactionValue<T>) };
}

/** The bytes of an answer to `interchange`; `control` (nine digits) where the payer speaks on its own. */
export function answering<T extends TransactionSpec>(
  interchange: ReceivedInterchange,
  spec: T,
  values: readonly TransactionValue<T>[],
  control = interchange.control,
): Buffer {
  const [group] = interchange.groups;
  const { sender, receiver, day, time, usage } = interchange;
  return writeInterchange({
    sender: receiver,
    receiver: sender,
    day,
    time,
    control,
    usage,
    groups: [
      {
        sender: group?.receiver ?? receiver.id,
        receiver: group?.sender ?? sender.id,
        day: `20${day}`,
        time,
        control: control.replace(/^0+(?=.)/, ''),
        functional: spec.functional,
        version: spec.version,
        transactions: values.map((value, i) => written(spec, value, (i + 1).toString().padStart(4, '0'))),
      },
    ],
  });
}
