// Why: "nothing received is ever lost" must hold when machines die at the worst moment: cases are played to their end through
// a house that dies at every statement and every word to a partner (issue 3, "Shown by").
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { openTestDatabase } from '../tools/test-database.ts';
import { testDatabase } from '../run/testing/test-database.ts';
import type { CommandArguments } from '../run/command-arguments.ts';
import { fates, type Placing, type Points } from './crash-fate.ts';
import { killForReal } from './crash-real.ts';
import { crash, type CrashPlan, type CrashProof } from './crash-run.ts';
import { sayResult } from './say-result.ts';
import { chanceOf } from './seeded-random.ts';

/** Places `n` deaths over cases played on a fresh clone of the town, in this process. */
export async function proveCrash(
  n: number,
  seed: number,
  options: Partial<Pick<CrashPlan, 'patienceSeconds' | 'sabotage' | 'say' | 'casesAtOnce' | 'looksEvery'>> &
    Pick<Placing, 'aim'> = {},
): Promise<CrashProof> {
  const database = await testDatabase({ town: true, size: 1 });
  try {
    const plan = {
      url: database.url,
      n,
      fates: fates(n, chanceOf(seed), options.aim === undefined ? {} : { aim: options.aim }),
      casesAtOnce: 4,
      deathsPerBatch: 150,
      looksEvery: 4,
    };
    return await crash({ ...plan, ...options });
  } finally {
    await database.drop();
  }
}

const nothingYet: CrashProof = {
  deaths: 0,
  cases: 0,
  closed: 0,
  lives: 0,
  violations: [],
  longestWaitSeconds: 0,
  longestConvergenceSeconds: 0,
  converged: 0,
  points: {},
  repeatedLetters: 0,
};

function together(one: CrashProof, other: CrashProof): CrashProof {
  const points: Record<string, number> = { ...one.points };
  for (const [point, count] of Object.entries(other.points))
    points[point] = Math.max(points[point] ?? 0, count);
  return {
    deaths: one.deaths + other.deaths,
    cases: one.cases + other.cases,
    closed: one.closed + other.closed,
    lives: one.lives + other.lives,
    violations: [...one.violations, ...other.violations],
    longestWaitSeconds: Math.max(one.longestWaitSeconds, other.longestWaitSeconds),
    longestConvergenceSeconds: Math.max(one.longestConvergenceSeconds, other.longestConvergenceSeconds),
    converged: one.converged + other.converged,
    points,
    repeatedLetters: one.repeatedLetters + other.repeatedLetters,
  };
}

async function shard(n: number, seed: number, known: Points): Promise<CrashProof> {
  const child = fork(join(import.meta.dirname, 'crash-shard.child.ts'), [JSON.stringify({ n, seed, known })]);
  let proof: CrashProof | undefined;
  child.once('message', (said) => (proof = said as CrashProof));
  // Until it has ended it still gives its clone back.
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (proof === undefined) throw new Error(`A part of the proof ended with ${String(code)}.`);
  return proof;
}

const shardsAtOnce = 2;
const deathsPerShard = 500;

/** As `proveCrash`, in parts side by side, each on its own clone; stops at the first part that finds something wrong. */
async function proveInShards(n: number, seed: number, say: (line: string) => void): Promise<CrashProof> {
  let proof = nothingYet;
  let left = n;
  let next = seed;
  const lane = async () => {
    while (left > 0 && proof.violations.length === 0) {
      const deaths = Math.min(left, deathsPerShard);
      left -= deaths;
      // Awaited apart: the other lane changes the proof meanwhile.
      const part = await shard(deaths, next++, proof.points);
      proof = together(proof, part);
      say(
        `${proof.deaths.toString()} deaths, ${proof.closed.toString()} of ${proof.cases.toString()} cases closed, ${proof.violations.length.toString()} wrong`,
      );
    }
  };
  await Promise.all(Array.from({ length: shardsAtOnce }, lane));
  return proof;
}

/** `./doorstep prove crash --n 300 --seed 1`; with `--real 3` a process is killed by signal instead. */
export async function prove(args: CommandArguments): Promise<number> {
  const { n = 300, seed = 1 } = args;
  const started = process.hrtime.bigint();
  const given = process.env['DOORSTEP_TEST_DATABASE_URL'];
  const server = given === undefined ? await openTestDatabase() : undefined;
  if (server !== undefined) process.env['DOORSTEP_TEST_DATABASE_URL'] = server.url;
  const say = (line: string) => void process.stderr.write(`crash: ${line}\n`);
  try {
    if (args.real !== undefined) {
      const proof = await killForReal(args.real, chanceOf(seed), say);
      const held = proof.violations.length === 0 && proof.closed === proof.cases;
      return sayResult({ prove: 'crash', real: true, ...proof, seed }, held);
    }
    const proof = n > deathsPerShard ? await proveInShards(n, seed, say) : await proveCrash(n, seed, { say });
    for (const line of proof.violations.slice(0, 50)) console.log(line);
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    const held = proof.violations.length === 0 && proof.closed === proof.cases;
    const { points, violations, ...figures } = proof;
    const never = Object.keys(points).filter((point) => points[point] === 0);
    const seen = Object.keys(points).length;
    const shown = {
      points: seen,
      diedAt: seen - never.length,
      neverDiedAt: never.slice(0, 30),
      violations: violations.length,
    };
    return sayResult({ prove: 'crash', ...figures, ...shown, seed, seconds }, held);
  } finally {
    await server?.stop();
  }
}
