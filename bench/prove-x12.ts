// Why: "never a silent acceptance and never an exception as an answer" (issue 4): right messages of all sets are broken in
// every way we know, and whatever comes out must be understood whole, or answered with a place and a receipt that is right.
import {
  acknowledge,
  receiveX12,
  rewrite,
  type Received,
  type ReceivedInterchange,
  type TransactionSpec,
  type X12Problem,
} from '../wire/x12/index.ts';
import type { CommandArguments } from '../run/command-arguments.ts';
import { sayResult } from './say-result.ts';
import { chanceOf } from './seeded-random.ts';
import { originals, specs } from './x12-originals.ts';
import { plodding } from '../wire/x12/plodding.fixture.ts';
import { breaks, mutantOf, type Mutant } from './x12-mutants.ts';
import { proveInShards } from './x12-shards.ts';
import { brokenEnvelope } from './x12-naive-judge.ts';

/** What is put to the proof; tests put faulty ones in its place. */
export type Codec = {
  readonly receive: typeof receiveX12;
  readonly answer: typeof acknowledge;
  readonly rewrite: typeof rewrite;
};
const ours: Codec = { receive: receiveX12, answer: acknowledge, rewrite };

export type X12Proof = {
  readonly mutants: number;
  /** Still right, and written back byte for byte. */
  readonly whole: number;
  readonly answered: number;
  /** Nobody could be answered: told with a place alone. */
  readonly homeless: number;
  readonly brokenEnvelopes: number;
  readonly slowestMs: number;
  /** How often each way of breaking was tried. */
  readonly ways: Readonly<Record<string, number>>;
  readonly violations: readonly string[];
};

/** A message is small: more of a processor than this is a hang in the making. */
const slowMs = 1000;
const header = { day: '20261123', time: '0915', control: '000000900' };

const problemsOf = ({ problems, groups }: ReceivedInterchange): readonly X12Problem[] => [
  ...problems,
  ...groups.flatMap((group) => [...group.problems, ...group.transactions.flatMap((one) => one.problems)]),
];
const isTaken = ({ verdict, groups }: ReceivedInterchange): boolean =>
  verdict === 'A' && groups.every((group) => group.verdict === 'A');
/** Line ends between segments and what follows the last one are the transport's. */
const essence = (bytes: Buffer): string =>
  bytes
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .replace(/[\0-\x20]+$/, '')
    .replaceAll(/[\r\n]/g, '');

const plodders = specs.map(plodding);

/** Everything that was understood, as text. */
const understood = ({ interchanges, problems }: Received): string =>
  JSON.stringify([
    problems,
    interchanges.map((one) => [
      one.verdict,
      one.problems,
      one.groups.map((group) => [
        group.verdict,
        group.problems,
        group.transactions.map(({ verdict, value, faults }) => [verdict, value, faults]),
      ]),
    ]),
  ]);

/** What is wrong with the receipt for an interchange, by name. */
function receiptFault(interchange: ReceivedInterchange, codec: Codec): string | undefined {
  const answer = codec.answer(interchange, header);
  // A receipt is never answered with a receipt, not even a wrong one: two programs would never stop.
  const due = interchange.groups.filter((one) => one.functional !== 'FA');
  const isRefused = interchange.verdict === 'R' || due.some((one) => one.verdict !== 'A');
  if (answer === undefined) return interchange.verdict === 'R' || due.length > 0 ? 'no receipt' : undefined;
  const read = receiveX12(answer, specs);
  const isRight =
    read.problems.length === 0 && read.interchanges.length === 1 && read.interchanges.every(isTaken);
  if (!isRight || rewrite(answer, specs).bytes?.equals(answer) !== true) return 'receipt is not right';
  const saysAll = !/(?:^|~)(?:TA1(?:\*[^*~]*){3}\*R|AK9\*[PR])/.test(answer.toString('latin1'));
  return saysAll && isRefused ? 'receipt accepts what was refused' : undefined;
}

type Outcome = { readonly kind: 'whole' | 'answered' | 'homeless'; readonly wrong?: string };

/** Puts one mutant to the codec; what came of it. */
function judge({ bytes }: Mutant, broken: string | undefined, codec: Codec): Outcome {
  const received = codec.receive(bytes, specs);
  const { interchanges, problems } = received;
  const all = [...problems, ...interchanges.flatMap(problemsOf)];
  const kind = all.length === 0 ? 'whole' : interchanges.length === 0 ? 'homeless' : 'answered';
  const wrong = (name: string): Outcome => ({ kind, wrong: name });
  if (broken !== undefined && problems.length === 0 && interchanges.every(isTaken))
    return wrong(`silent acceptance (${broken})`);
  const outside = all.find(({ at }) => !(at.offset >= 0 && at.offset <= bytes.length && at.segment >= 1));
  if (outside !== undefined) return wrong('place outside of the input');
  if (understood(received) !== understood(codec.receive(bytes, plodders)))
    return wrong('read otherwise without shortcuts');
  if (kind === 'whole') {
    if (interchanges.length === 0) return wrong('nothing was read and nothing told');
    const again = codec.rewrite(bytes, specs);
    if (again.bytes === undefined || essence(again.bytes) !== essence(bytes))
      return wrong('written back otherwise');
  } else if (problems.length === 0 && interchanges.every(isTaken))
    return wrong('told and taken all the same');
  for (const interchange of interchanges) {
    const fault = receiptFault(interchange, codec);
    if (fault !== undefined) return wrong(fault);
  }
  return { kind };
}

/** Which mutants: `n` of them from number `from`; `begins` is told each number before the codec sees it. */
export type Stretch = { readonly from?: number; readonly begins?: (number: number) => void };

/** Breaks `n` messages by `seed`. Violations name what happened, the mutant's number and how it was broken. */
export function proveX12(n: number, seed: number, codec: Codec = ours, stretch: Stretch = {}): X12Proof {
  const { from = 0, begins = () => {} } = stretch;
  const count = { whole: 0, answered: 0, homeless: 0, brokenEnvelopes: 0 };
  const ways: Record<string, number> = Object.fromEntries(Object.keys(breaks).map((name) => [name, 0]));
  const violations: string[] = [];
  let slowest = 0;
  for (let i = from; i < from + n; i += 1) {
    begins(i);
    const mutant = mutantOf(originals, chanceOf(seed, i));
    for (const way of mutant.broken) ways[way] = (ways[way] ?? 0) + 1;
    const broken = brokenEnvelope(mutant.bytes);
    if (broken !== undefined) count.brokenEnvelopes += 1;
    const note = (name: string) => {
      if (violations.length < 100)
        violations.push(`${name}: mutant ${i.toString()} (${mutant.broken.join(', ')})`);
    };
    const before = process.threadCpuUsage();
    try {
      const outcome = judge(mutant, broken, codec);
      count[outcome.kind] += 1;
      if (outcome.wrong !== undefined) note(outcome.wrong);
    } catch (error) {
      note(`threw (${error instanceof Error ? error.message.slice(0, 120) : String(error)})`);
    }
    const { user, system } = process.threadCpuUsage(before);
    const ms = (user + system) / 1000;
    slowest = Math.max(slowest, ms);
    if (ms > slowMs) note('slow');
  }
  return { mutants: n, ...count, slowestMs: slowest, ways, violations };
}

/** The sets that mutants are made of. */
export const setsOf = (all: readonly TransactionSpec[]): readonly string[] =>
  all.map((one) => `${one.set} ${one.version}`);

/** `./doorstep prove x12 --n 1000000 --seed 1` */
export async function prove(args: CommandArguments): Promise<number> {
  const { n = 20_000, seed = 1 } = args;
  const started = process.hrtime.bigint();
  const proof = await proveInShards(n, seed, (line) => void process.stderr.write(`x12: ${line}\n`));
  for (const line of proof.violations) console.log(line);
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  const { violations, ...figures } = proof;
  return sayResult(
    {
      prove: 'x12',
      ...figures,
      sets: setsOf(specs),
      violations: violations.length,
      perSecond: n / seconds,
      seed,
      seconds,
    },
    violations.length === 0,
  );
}
