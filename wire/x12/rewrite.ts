// Why: reading loses nothing. Whatever was read without a problem is written back byte for byte, which is how tests and
// provers know that the reader understood the whole message and not a part of it.
import type { TransactionSpec } from './declare.ts';
import { readEnvelopes, type Interchange } from './envelope.ts';
import type { X12Problem } from './problem.ts';
import { isReadBy, readTransaction } from './read-transaction.ts';
import { writeInterchange, type Written } from './write-interchange.ts';

function again(
  interchange: Interchange,
  specs: readonly TransactionSpec[],
  problems: X12Problem[],
): Buffer | undefined {
  const before = problems.length;
  const groups = interchange.groups.map((group) => ({
    sender: group.sender,
    receiver: group.receiver,
    day: group.day,
    time: group.time,
    control: group.control,
    functional: group.functional,
    version: group.version,
    transactions: group.transactions.flatMap((transaction): Written[] => {
      const spec = specs.find((one) => isReadBy(transaction, one));
      if (spec === undefined) {
        const at = transaction.segments[0]?.position() ?? interchange.header.position();
        const say = `Doorstep does not read ${transaction.set} ${transaction.version}.`;
        problems.push({ layer: 'transaction', code: '1', say, at });
        return [];
      }
      const reading = readTransaction(transaction, spec);
      problems.push(...reading.problems);
      return [{ spec, value: reading.value, control: transaction.control }];
    }),
  }));
  if (before > 0 || problems.length > 0) return undefined;
  const { header } = interchange;
  return writeInterchange({
    sender: interchange.sender,
    receiver: interchange.receiver,
    day: interchange.day,
    time: interchange.time,
    control: interchange.control,
    usage: interchange.usage,
    wantsReceipt: header.text(14) === '1',
    version: header.text(12),
    authorization: [header.text(1), header.text(2), header.text(3), header.text(4)],
    delimiters: interchange.delimiters,
    receipts: interchange.acknowledgements.map((one) => [1, 2, 3, 4, 5].map((element) => one.text(element))),
    groups,
  });
}

/** Reads everything by these declarations and writes it again; `bytes` is there exactly when there was no problem. */
export function rewrite(
  bytes: Buffer,
  specs: readonly TransactionSpec[],
): { readonly bytes: Buffer | undefined; readonly problems: readonly X12Problem[] } {
  const read = readEnvelopes(bytes);
  const problems = [...read.problems];
  const parts = read.interchanges.map((one) => again(one, specs, problems));
  const whole = parts.filter((part) => part !== undefined);
  return {
    bytes: problems.length === 0 && whole.length === parts.length ? Buffer.concat(whole) : undefined,
    problems,
  };
}
