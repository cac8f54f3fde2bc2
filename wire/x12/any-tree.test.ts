import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyTree, bare } from './any-tree.fixture.ts';
import {
  plainValue,
  readEnvelopes,
  readTransaction,
  rewrite,
  writeInterchange,
  type TransactionSpec,
} from './index.ts';
import { transactionSpecs } from './sets/all-sets.ts';

const at = { day: '261123', time: '0912' };
const written = (spec: TransactionSpec, value: unknown): Buffer =>
  writeInterchange({
    ...at,
    sender: { qualifier: 'ZZ', id: 'HEARTHHUB' },
    receiver: { qualifier: 'ZZ', id: 'MOONPLAN' },
    control: '000000001',
    usage: 'T',
    groups: [
      {
        sender: 'HEARTHHUB',
        receiver: 'MOONPLAN',
        day: '20261123',
        time: '0912',
        control: '1',
        functional: spec.functional,
        version: spec.version,
        transactions: [{ spec, value, control: '0001' }],
      },
    ],
  });

test.each(transactionSpecs.map((spec) => [`${spec.set} ${spec.version}`, bare(spec)] as const))(
  'any tree of %s is written and read back equal',
  { timeout: 60_000 },
  (_, spec) => {
    fc.assert(
      fc.property(anyTree(spec), (value) => {
        const bytes = written(spec, value);
        const { interchanges, problems } = readEnvelopes(bytes);
        const [transaction] = interchanges[0]?.groups[0]?.transactions ?? [];
        const reading = transaction && readTransaction(transaction, spec);
        expect([...problems, ...(reading?.problems ?? [])]).toEqual([]);
        expect(reading?.value).toEqual(value);
        expect(plainValue(reading?.value)).toEqual(value);
        expect(rewrite(bytes, [spec]).bytes?.equals(bytes)).toBe(true);
      }),
      { numRuns: 8, seed: 1 },
    );
  },
);
