// Why: types, lint and format are one question with one answer, the same by hand, in `npm test` and before a merge.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

type Check = {
  readonly name: string;
  readonly script: string;
  readonly args: readonly string[];
  readonly mend: string;
};

const root = join(import.meta.dirname, '..');

const checks: readonly Check[] = [
  { name: 'types', script: 'typescript/bin/tsc', args: ['-p', '.'], mend: 'Mend the types named above.' },
  {
    name: 'lint',
    script: 'oxlint/bin/oxlint',
    args: ['--type-aware', '.'],
    mend: 'Mend the lines named above; each rule says how.',
  },
  {
    name: 'format',
    script: 'oxfmt/bin/oxfmt',
    args: ['--check', '.'],
    mend: 'Run "npx oxfmt" on the files named above.',
  },
];

/** How many of the three checks passed and failed. */
export type CheckResult = { readonly passed: number; readonly failed: number };

/** Runs types, lint and format over the whole tree, printing what each found only when it fails. */
export function runChecks(): CheckResult {
  let failed = 0;
  for (const { name, script, args, mend } of checks) {
    const run = spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    if (run.status === 0) {
      console.log(`check ${name}: in order`);
      continue;
    }
    failed += 1;
    console.log(`${run.stdout}${run.stderr}\ncheck ${name}: FAILED. ${mend}`);
  }
  return { passed: checks.length - failed, failed };
}

/** The command `check`: exit code 0 when all three are in order. */
export function check(): Promise<number> {
  return Promise.resolve(runChecks().failed === 0 ? 0 : 1);
}
