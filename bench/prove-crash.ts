// Why: "nothing received is ever lost" must hold when machines die at the worst moment: cases are played to their end through
// a house that dies at every statement and every word to a partner (issue 3, "Shown by").
import { openTestDatabase } from '../tools/test-database.ts';
import { testDatabase } from '../run/testing/test-database.ts';
import type { CommandArguments } from '../run/command-arguments.ts';
import { fates } from './crash-fate.ts';
import { crash, type CrashProof, type Sabotage } from './crash-run.ts';
import { sayResult } from './say-result.ts';
import { chanceOf } from './seeded-random.ts';

/** Places `n` deaths over cases played on a fresh clone of the town. */
export async function proveCrash(
  n: number,
  seed: number,
  options: { readonly sabotage?: Sabotage; readonly say?: (line: string) => void } = {},
): Promise<CrashProof> {
  const database = await testDatabase({ town: true, size: 1 });
  try {
    const plan = {
      url: database.url,
      n,
      fates: fates(n, chanceOf(seed)),
      casesAtOnce: 4,
      deathsPerBatch: 60,
    };
    return await crash({ ...plan, ...options });
  } finally {
    await database.drop();
  }
}

/** `./doorstep prove crash --n 300 --seed 1` */
export async function prove(args: CommandArguments): Promise<number> {
  const { n = 300, seed = 1 } = args;
  const started = process.hrtime.bigint();
  const given = process.env['DOORSTEP_TEST_DATABASE_URL'];
  const server = given === undefined ? await openTestDatabase() : undefined;
  if (server !== undefined) process.env['DOORSTEP_TEST_DATABASE_URL'] = server.url;
  try {
    const proof = await proveCrash(n, seed, { say: (line) => void process.stderr.write(`crash: ${line}\n`) });
    for (const line of proof.violations.slice(0, 50)) console.log(line);
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    const coverage = proof.seen === 0 ? 0 : proof.died / proof.seen;
    const held = proof.violations.length === 0 && proof.closed === proof.cases;
    const { never, violations, ...figures } = proof;
    const shown = { neverDiedAt: never.slice(0, 30), violations: violations.length };
    return sayResult({ prove: 'crash', ...figures, ...shown, coverage, seed, seconds }, held);
  } finally {
    await server?.stop();
  }
}
