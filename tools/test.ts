// Why: `npm test` is the whole truth in one command and one last line: a browser, a database, types, lint, format and
// every test, as it runs before a change is accepted.

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { buildPortals } from '../run/build-portals.ts';
import type { CommandArguments } from '../run/command-arguments.ts';
import { browserLaunchOptions } from './browser.ts';
import { runChecks } from './check.ts';
import { openTestDatabase } from './test-database.ts';

/** Sums of a run; `failed` counts a broken file, a failed check or an error outside any test as one. */
export type Tally = { readonly passed: number; readonly failed: number; readonly skipped: number };

const reportShape = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
});

/** Reads vitest's JSON report. A file that failed without a failed test, and a bad exit without any, count as one failure. */
export function tallyOf(report: unknown, exitCode: number): Tally {
  const read = reportShape.safeParse(report);
  if (!read.success) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = read.data;
  const brokenFiles = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((result) => result.status === 'failed'),
  ).length;
  const counted = numFailedTests + brokenFiles;
  const failed = counted === 0 && exitCode !== 0 ? 1 : counted;
  return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests };
}

/** The last line of a run. */
export function lastLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** The command `test`. Words after it choose files (`./doorstep test care/intake`); exit code 0 when nothing failed. */
export async function test(args: CommandArguments): Promise<number> {
  const root = join(import.meta.dirname, '..');
  process.chdir(root);
  if (args.samples !== undefined) process.env['DOORSTEP_SAMPLES'] = resolve(args.samples);
  const browser = await browserLaunchOptions();
  console.log(`browser: ${browser.executablePath}`);
  // Once, so that not every browser story builds them for itself.
  await buildPortals();
  const database = await openTestDatabase();
  process.env['DOORSTEP_TEST_DATABASE_URL'] = database.url;
  try {
    const checks = runChecks();
    const tests = await runVitest(root, args.words);
    const tally = { ...tests, passed: tests.passed + checks.passed, failed: tests.failed + checks.failed };
    await database.stop();
    console.log(lastLine(tally));
    return tally.failed === 0 && tally.passed > 0 ? 0 : 1;
  } finally {
    await database.stop();
  }
}

async function runVitest(root: string, words: readonly string[]): Promise<Tally> {
  const home = resolve(process.env['DOORSTEP_HOME'] ?? '.doorstep');
  mkdirSync(home, { recursive: true });
  const report = join(home, `test-report-${process.pid}.json`);
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const child = spawn(process.execPath, [vitest, 'run', ...reporters, ...words], {
    cwd: root,
    stdio: 'inherit',
  });
  const exitCode = await new Promise<number>((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => done(code ?? 1));
  });
  const content: unknown = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  rmSync(report, { force: true });
  return tallyOf(content, exitCode);
}
