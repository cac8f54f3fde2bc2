// Why: a file that sets something up is written by hand; each way of getting it wrong is told in words.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { readSetup } from './read-setup.ts';

const shape = z.strictObject({ name: z.string(), lines: z.array(z.strictObject({ number: z.int() })) });
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doorstep-setup-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function reading(text: string) {
  const file = join(folder, 'setup.json');
  await writeFile(file, text);
  return await readSetup(file, shape);
}

test('what the file says is given as it was meant', async () => {
  expect(await reading('{"name":"a","lines":[{"number":1}]}')).toEqual({
    said: { name: 'a', lines: [{ number: 1 }] },
  });
});

test('a file that is not there, is no JSON or lacks something is told, with the place', async () => {
  expect(await readSetup(join(folder, 'none.json'), shape)).toMatch(/^There is no file .*none\.json\.$/);
  expect(await reading('{"name":')).toMatch(/is not JSON\.$/);
  expect(await reading('{"name":"a","lines":[{"number":"x"}]}')).toMatch(/^lines\.0\.number: /);
  expect(await reading('[]')).toMatch(/^the file: /);
});
