// Why: `bench x12`: our codec beside node-x12, x12-parser and a naive split on the same generated 837P, in one run; and the
// memory it takes from 5 to 500 MB (issue 4, "Shown by"). Times are processor seconds; only their ratios mean anything.
import { execFile } from 'node:child_process';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { CommandArguments } from '../run/command-arguments.ts';
import { sayResult } from './say-result.ts';

const call = promisify(execFile);
const child = join(import.meta.dirname, 'x12-contender.child.ts');

type Measured = {
  readonly bytes: number;
  readonly cpuSeconds: number;
  readonly problems: number;
  readonly units: number;
};
type Streamed = { readonly maxRssMb: number; readonly problems: number; readonly units: number };

/** What a stream may hold at once; its rubbish is cleared early, so that the figure is what it needs and not what it may waste. */
const streamHeap = ['--max-old-space-size=96', '--max-semi-space-size=2'];
const wideHeap = ['--max-old-space-size=8000'];

async function run<T>(name: string, bytes: number, seed: number, heap = wideHeap): Promise<T> {
  const { stdout } = await call(process.execPath, [...heap, child, name, bytes.toString(), seed.toString()], {
    maxBuffer: 1 << 24,
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as T;
}

/** Everybody is measured for as many processor seconds, and three times at least: what is quickly done is done more often. */
const secondsEach = 6;
const roundsAtLeast = 3;

/** Megabytes a processor second, the best of all rounds: what disturbs a run only makes it slower. */
async function speedOf(name: string, bytes: number, seed: number): Promise<number> {
  let [best, spent] = [0, 0];
  for (let i = 0; i < roundsAtLeast || spent < secondsEach; i += 1) {
    const one = await run<Measured>(name, bytes, seed);
    if (one.problems > 0)
      throw new Error(`${name} found ${one.problems.toString()} problems in a conformant file.`);
    best = Math.max(best, one.bytes / 1e6 / one.cpuSeconds);
    spent += Math.max(one.cpuSeconds, 0.1);
  }
  return best;
}

const wanted = { cuttingToSplit: 2, cuttingToPackages: 10, readingToObjects: 10, growth: 1.5 } as const;

/** `--n` is the size of the compared file in bytes. */
export async function bench(args: CommandArguments): Promise<number> {
  const bytes = args.n ?? 50_000_000;
  const seed = args.seed ?? 1;
  const speeds: Record<string, number> = {};
  for (const name of ['naive split', 'x12-parser', 'node-x12', 'our cutting', 'our reading', 'our values']) {
    speeds[name] = await speedOf(name, bytes, seed);
    console.log(`${name.padEnd(12)} ${(speeds[name] ?? 0).toFixed(1)} MB a processor second`);
  }
  const of = (name: string) => speeds[name] ?? 0;
  const ratios = {
    cuttingToSplit: of('our cutting') / of('naive split'),
    cuttingToPackages: of('our cutting') / Math.max(of('node-x12'), of('x12-parser')),
    readingToObjects: of('our reading') / of('node-x12'),
  };
  const small = await run<Streamed>('stream', Math.max(1_000_000, bytes / 10), seed, streamHeap);
  const large = await run<Streamed>('stream', bytes * 10, seed, streamHeap);
  const growth = large.maxRssMb / small.maxRssMb;
  console.log(
    `memory       ${small.maxRssMb.toFixed(0)} MB for ${(bytes / 1e7).toFixed(0)} MB, ${large.maxRssMb.toFixed(0)} MB for ${(bytes / 1e5).toFixed(0)} MB`,
  );
  const held =
    ratios.cuttingToSplit >= wanted.cuttingToSplit &&
    ratios.cuttingToPackages >= wanted.cuttingToPackages &&
    ratios.readingToObjects >= wanted.readingToObjects &&
    growth <= wanted.growth;
  const figures = { bench: 'x12', bytes, seed, speeds, ratios, growth, claims: large.units };
  return sayResult({ ...figures, load: loadavg()[0] }, held);
}
