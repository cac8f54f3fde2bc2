// Why: a message that makes the reader loop for ever would hang whoever looks for it. Mutants are put to the codec in threads, and
// somebody outside watches how far each has come: one that stands still is ended and named, one that dies is named too.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { X12Proof } from './prove-x12.ts';

/** Mutants `from` up to `from + n`; `progress` holds the number of the one that is being tried. */
export type Shard = {
  readonly from: number;
  readonly n: number;
  readonly seed: number;
  readonly progress: SharedArrayBuffer;
};

const nothing: X12Proof = {
  mutants: 0,
  whole: 0,
  answered: 0,
  homeless: 0,
  brokenEnvelopes: 0,
  slowestMs: 0,
  ways: {},
  violations: [],
};

/** Both proofs as one. */
function joined(one: X12Proof, other: X12Proof): X12Proof {
  const ways = { ...one.ways };
  for (const [name, count] of Object.entries(other.ways)) ways[name] = (ways[name] ?? 0) + count;
  return {
    mutants: one.mutants + other.mutants,
    whole: one.whole + other.whole,
    answered: one.answered + other.answered,
    homeless: one.homeless + other.homeless,
    brokenEnvelopes: one.brokenEnvelopes + other.brokenEnvelopes,
    slowestMs: Math.max(one.slowestMs, other.slowestMs),
    ways,
    violations: [...one.violations, ...other.violations],
  };
}

/** Runs one shard; one that stands still for `patienceMs`, or dies, is a violation with the number it had come to. */
export async function watched(script: URL, shard: Shard, patienceMs: number): Promise<X12Proof> {
  const reached = new Int32Array(shard.progress);
  const at = () => Atomics.load(reached, 0);
  const worker = new Worker(script, { workerData: shard });
  return await new Promise((resolve) => {
    let seen = -1;
    const end = (proof: X12Proof) => {
      clearInterval(watch);
      resolve(proof);
      void worker.terminate();
    };
    const failed = (what: string) =>
      end({ ...nothing, mutants: shard.n, violations: [`${what}: mutant ${at().toString()}`] });
    const watch = setInterval(() => {
      if (at() === seen) failed('hung');
      seen = at();
    }, patienceMs);
    worker.once('message', (proof: X12Proof) => end(proof));
    worker.once('error', (error: Error) => failed(`crashed (${error.message.slice(0, 120)})`));
    worker.once('exit', () => failed('ended early'));
  });
}

/** What one shard takes: short enough that a dead one costs little of the proof. */
const mutantsEach = 25_000;
const patienceMs = 30_000;

/** All mutants, as many threads at once as there are processors. */
export async function proveInShards(
  n: number,
  seed: number,
  say: (line: string) => void = () => {},
): Promise<X12Proof> {
  const script = new URL('x12-shard.child.ts', import.meta.url);
  const starts = Array.from({ length: Math.ceil(n / mutantsEach) }, (_, i) => i * mutantsEach);
  let proof = nothing;
  const work = async () => {
    for (let from = starts.shift(); from !== undefined; from = starts.shift()) {
      const shard = { from, n: Math.min(mutantsEach, n - from), seed, progress: new SharedArrayBuffer(4) };
      const part = await watched(script, shard, patienceMs);
      proof = joined(proof, part);
      for (const one of part.violations) say(one);
      say(`${proof.mutants.toString()} mutants, ${proof.violations.length.toString()} wrong`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return proof;
}
