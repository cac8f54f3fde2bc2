// Why: the command line is a fixed contract; what people and scripts type must be answered in words and exit codes.

import { spawnSync } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readArguments } from './command-arguments.ts';

function doorstep(...args: string[]): { code: number | null; said: string } {
  const run = spawnSync(process.execPath, [join(import.meta.dirname, 'cli.ts'), ...args], {
    encoding: 'utf8',
  });
  return { code: run.status, said: run.stdout + run.stderr };
}

test('every command of the contract is listed with one line', () => {
  const { code, said } = doorstep('--help');
  expect(code).toBe(0);
  for (const name of 'start test check migrate seed import backup restore administrator code pictures prove bench printed'.split(
    ' ',
  )) {
    expect(said).toMatch(new RegExp(`\\./doorstep ${name} +\\S`));
  }
});

test('an unknown command is answered with the list', () => {
  const { code, said } = doorstep('strat');
  expect(code).toBe(2);
  expect(said).toContain('There is no command "strat"');
  expect(said).toContain('./doorstep start');
});

test('a port that was asked for and is taken is said in one line', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as AddressInfo;
  const run = spawnSync(process.execPath, [join(import.meta.dirname, 'cli.ts'), 'start'], {
    encoding: 'utf8',
    env: { ...process.env, DOORSTEP_HTTP_PORT: port.toString() },
  });
  taken.close();
  expect(run.status).toBe(1);
  expect(run.stderr.trim().split('\n')).toHaveLength(1);
  expect(run.stderr).toContain(
    `DOORSTEP_HTTP_PORT is ${port.toString()}, but another program listens there.`,
  );
});

test('a bench without its name, or one that does not exist, is told so', () => {
  expect(doorstep('bench')).toMatchObject({
    code: 2,
    said: expect.stringContaining('Say which one') as unknown,
  });
  expect(doorstep('bench', '../../etc/passwd').code).toBe(2);
  expect(doorstep('bench', 'nothing').said).toContain('bench/bench-nothing.ts, which does not exist');
});

test('flags are read the same for every command', () => {
  expect(
    readArguments([
      'intake',
      '--n',
      '1_000',
      '--seconds',
      '2.5',
      '--fresh',
      '--url',
      'http://x',
      '--passphrase-file',
      'p',
    ]),
  ).toEqual({
    words: ['intake'],
    n: 1000,
    seconds: 2.5,
    fresh: true,
    url: 'http://x',
    passphraseFile: 'p',
  });
});

test('a number that is none, and a flag nobody knows, are refused', () => {
  expect(() => readArguments(['--n', 'many'])).toThrow('--n wants a number, not "many".');
  expect(() => readArguments(['--colour', 'red'])).toThrow(/colour/);
});
