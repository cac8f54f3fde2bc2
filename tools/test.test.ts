// Why: the last line of `npm test` is what people and machines believe; it must not say "0 failed" when something broke.

import { expect, test } from 'vitest';
import { lastLine, tallyOf } from './test.ts';

const report = {
  numPassedTests: 7,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }] }],
};

test('a good run says how many passed', () => {
  expect(lastLine(tallyOf(report, 0))).toBe('7 passed, 0 failed');
});

test('a file that cannot even be read counts as a failure', () => {
  const broken = { ...report, testResults: [{ status: 'failed', assertionResults: [] }] };
  expect(lastLine(tallyOf(broken, 1))).toBe('7 passed, 1 failed');
});

test('an error outside any test counts as a failure', () => {
  expect(lastLine(tallyOf(report, 1))).toBe('7 passed, 1 failed');
});

test('a run that leaves no report counts as a failure', () => {
  expect(lastLine(tallyOf(undefined, 1))).toBe('0 passed, 1 failed');
});

test('skipped tests are named', () => {
  expect(lastLine(tallyOf({ ...report, numPendingTests: 2 }, 0))).toBe('7 passed, 0 failed, 2 skipped');
});
