// Why: the prover of the codec runs on every change, and is itself put to the proof: planted faults must turn it red by name.
import { expect, test } from 'vitest';
import { acknowledge, receiveX12, rewrite, type ReceivedInterchange } from '../wire/x12/index.ts';
import { rebuilt, type Instead } from '../wire/x12/plodding.fixture.ts';
import { proveX12, type Codec } from './prove-x12.ts';
import { proveInShards, watched } from './x12-shards.ts';
import { brokenEnvelope } from './x12-naive-judge.ts';
import { originals, specs } from './x12-originals.ts';

const right: Codec = { receive: receiveX12, answer: acknowledge, rewrite };
const namesOf = (codec: Partial<Codec>, n = 400) => [
  ...new Set(
    proveX12(n, 5, { ...right, ...codec }).violations.map((one) => one.replace(/( \(.*)?: mutant.*$/, '')),
  ),
];
/** A codec that reads right and then forgets problems of these codes. */
const deafTo =
  (layer: string, codes: readonly string[]): Codec['receive'] =>
  (bytes, all, options) => {
    const read = receiveX12(bytes, all, options);
    const heard = (problems: ReceivedInterchange['problems']) =>
      problems.filter((one) => one.layer !== layer || !codes.includes(one.code));
    const interchanges = read.interchanges.map((one): ReceivedInterchange => {
      const groups = one.groups.map((group) => {
        const transactions = group.transactions.map((each) => {
          const problems = heard(each.problems);
          return problems.length === 0 ? { ...each, problems, verdict: 'A' as const } : { ...each, problems };
        });
        const isTaken =
          heard(group.problems).length === 0 && transactions.every((each) => each.verdict !== 'R');
        return {
          ...group,
          transactions,
          problems: heard(group.problems),
          verdict: isTaken ? ('A' as const) : group.verdict,
        };
      });
      const problems = heard(one.problems);
      return { ...one, groups, problems, verdict: problems.length === 0 ? 'A' : 'R' };
    });
    return { interchanges, problems: heard(read.problems) };
  };

test('messages broken in every way are understood whole or answered with a place and a right receipt', () => {
  const proof = proveX12(2000, 1);
  expect(proof.violations).toEqual([]);
  expect(proof.whole).toBeGreaterThan(300);
  expect(proof.answered).toBeGreaterThan(1000);
  expect(proof.brokenEnvelopes).toBeGreaterThan(1000);
  expect(Object.values(proof.ways).every((count) => count > 100)).toBe(true);
});

test('the judge finds nothing broken in what is right', () => {
  for (const text of originals) {
    expect(brokenEnvelope(Buffer.from(text, 'latin1'))).toBeUndefined();
    expect(rewrite(Buffer.from(text, 'latin1'), specs).problems).toEqual([]);
  }
});

test.each([
  ['counts of segments', 'transaction', ['4']],
  ['control numbers of transactions', 'transaction', ['3']],
  ['counts of transactions', 'group', ['5']],
  ['control numbers of groups', 'group', ['4']],
  ['counts and control numbers of interchanges', 'interchange', ['001', '021']],
  ['inputs that end early', 'interchange', ['023']],
  ['segments out of place', 'interchange', ['022']],
] as const)('a codec that is deaf to %s is found out', (_, layer, codes) => {
  expect(namesOf({ receive: deafTo(layer, codes) }, 700)).toContain('silent acceptance');
});

test('a codec that throws, loses places, drags or writes otherwise is found out by name', () => {
  const throwing: Codec['receive'] = (bytes, all) => {
    if (bytes.includes(0)) throw new Error('a zero byte');
    return receiveX12(bytes, all);
  };
  expect(namesOf({ receive: throwing }, 700)).toEqual(['threw']);
  const lost: Codec['receive'] = (bytes, all) => {
    const { interchanges, problems } = receiveX12(bytes, all);
    return { interchanges, problems: problems.map((one) => ({ ...one, at: { ...one.at, offset: -1 } })) };
  };
  expect(namesOf({ receive: lost })).toEqual(['place outside of the input']);
  const forgetful: Codec['rewrite'] = (bytes, all) => {
    const again = rewrite(bytes, all);
    return { ...again, bytes: again.bytes?.subarray(0, -20) };
  };
  expect(namesOf({ rewrite: forgetful })).toEqual(['written back otherwise']);
});

test('a receipt that is missing, broken or too friendly is found out by name', () => {
  expect(namesOf({ answer: () => undefined })).toEqual(['no receipt']);
  const broken: Codec['answer'] = (one, header) => {
    const text = acknowledge(one, header)?.toString('latin1').replace('IEA*1', 'IEA*2');
    return text === undefined ? undefined : Buffer.from(text, 'latin1');
  };
  expect(namesOf({ answer: broken })).toEqual(['receipt is not right']);
  const friendly: Codec['answer'] = (one, header) =>
    acknowledge(
      {
        ...one,
        verdict: 'A',
        groups: one.groups.map((group) => ({ ...group, verdict: 'A', problems: [] })),
      },
      header,
    );
  expect(namesOf({ answer: friendly })).toContain('receipt accepts what was refused');
});

test.each<[string, Instead]>([
  ['finds every claim usual', { kind: (kind) => kind, isUsual: () => true }],
  [
    'lets texts of any length pass',
    { kind: (kind) => ({ ...kind, ...(kind.lengths && { lengths: [0, 1e6] }) }), isUsual: null },
  ],
  [
    'lets every date and number pass',
    { kind: (kind) => ({ ...kind, ...(kind.fits && { fits: () => true }) }), isUsual: null },
  ],
])('a shortcut that %s is found out', (_, instead) => {
  const hasty = specs.map((spec) => rebuilt(spec, instead));
  const receive: Codec['receive'] = (bytes, all, options) =>
    receiveX12(bytes, all === specs ? hasty : all, options);
  expect(namesOf({ receive }, 1500)).toContain('read otherwise without shortcuts');
});

test('a reader that never comes back is ended and named, and so is one that dies', async () => {
  const script = new URL('x12-hanging.fixture.ts', import.meta.url);
  const shard = { from: 100, n: 10, progress: new SharedArrayBuffer(4) };
  expect((await watched(script, { ...shard, seed: 1 }, 2000)).violations).toEqual(['hung: mutant 105']);
  expect((await watched(script, { ...shard, seed: 2 }, 5000)).violations).toEqual([
    'crashed (no memory): mutant 105',
  ]);
});

test('parts of the proof make the whole', async () => {
  const whole = await proveInShards(60, 3);
  expect(whole).toMatchObject({ mutants: 60, violations: [] });
  expect(whole.whole + whole.answered + whole.homeless).toBe(60);
});
