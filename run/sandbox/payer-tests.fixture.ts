// Why: tests of the stand-in payer post what a partner would write by hand and read what comes back through the same door as
// everything that comes in.
import { payerOf, type Member } from '../../town/index.ts';
import {
  receiveX12,
  transactionSpecs,
  type ReceiveOptions,
  type TransactionSpec,
  type TransactionValue,
} from '../../wire/x12/index.ts';
import type { SandboxPayer } from './payer.ts';

/** What came back over HTTP. */
export type Came = { readonly status: number; readonly bytes: Buffer };

/** Posts a message to the payer, or asks at another of its doors. */
export async function post(url: string, body: string): Promise<Came> {
  const response = await fetch(url, { method: 'POST', body });
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
}

/** The oldest message that waits for the sender of the messages written by hand. */
export const pickUp = (payer: SandboxPayer): Promise<Came> =>
  post(payer.url.replace('/x12', '/pick-up?for=HEARTHHUB'), '');

/** What our reader says is wrong with it, in sentences; empty when it was read whole. */
export function problemsIn({ bytes }: Came, options: ReceiveOptions = {}): string[] {
  const { interchanges, problems } = receiveX12(bytes, transactionSpecs, options);
  if (interchanges.length === 0) return ['There is no message.'];
  const inside = interchanges.flatMap(({ problems: own, groups }) => [
    ...own,
    ...groups.flatMap((group) => [
      ...group.problems,
      ...group.transactions.flatMap((one) => [...one.problems, ...one.tolerated]),
    ]),
  ]);
  return [...problems, ...inside].map((one) => one.say);
}

/** The only transaction that came, typed; throws when it was not read whole or is another set. */
export function only<T extends TransactionSpec>(came: Came, spec: T): TransactionValue<T> {
  const problems = problemsIn(came);
  const [transaction] = receiveX12(came.bytes, transactionSpecs).interchanges.flatMap((one) =>
    one.groups.flatMap((group) => group.transactions),
  );
  if (problems.length > 0 || transaction?.spec !== spec)
    throw new Error(
      `${transaction?.set ?? 'Nothing'} came: ${problems.join(' ')} ${came.bytes.toString().slice(0, 400)}`,
    );
  return transaction.value as TransactionValue<T>;
}

/** The NM1 of a member as the insured, and the payer that insures them. */
export const insuredAs = (member: Member) => ({
  name: `NM1*IL*1*${member.familyName.toUpperCase()}*${member.givenName.toUpperCase()}****MI*${member.memberNumber}`,
  birth: `DMG*D8*${member.birthOn.replaceAll('-', '')}*${member.sex === 'male' ? 'M' : 'F'}`,
  payer: payerOf(member.tenantId).x12Id,
});

/** The bad days that every set has, each with what our reader says of it. */
export const badDays = [
  ['garbage', /./],
  ['wrong_trailer', /SE01|IEA02/],
] as const;

/** Whoever has seen every control number of the day on which the payer repeats one. */
export const seenBefore: ReceiveOptions = { seen: (_, control) => control === '900000001' };
