// Why: code sets are loaded by scripts at night: what was loaded, refused or stood already is told by the exit code and one line.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { icd10cmLines, leieLines } from '../wire/registries/invent-registry.fixture.ts';
import { testDatabase, type TestDatabase } from './testing/test-database.ts';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'doorstep-import-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.drop();
});

function importing(...words: string[]): { code: number | null; out: string; err: string } {
  const command = [join(import.meta.dirname, 'cli.ts'), 'import', ...words, '--url', database.url];
  const run = spawnSync(process.execPath, command, { encoding: 'utf8' });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

function file(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\r\n')}\r\n`);
  return path;
}

test('a part is loaded, said in one line, and stands when it is loaded again', () => {
  const path = file('icd10cm-order-2026.txt', [...icd10cmLines(200)]);
  const line = 'ICD-10-CM from 2025-10-01 (a part): 200 lines, 200 accepted, 0 rejected, 0 duplicates.\n';
  expect(importing('icd10cm', path, '--only', 'part')).toMatchObject({ code: 0, out: line });
  expect(importing('icd10cm', path, '--only', 'part')).toMatchObject({
    code: 0,
    out: 'This very file stands here already as the edition of 2025-10-01. Nothing was changed.\n',
  });
});

test('a part given as the whole, and a file of another kind, are refused', () => {
  const path = file('UPDATED.csv', [...leieLines(100), 'DOE,JAN']);
  const partial = importing('leie', path, '--from', '2026-03-08');
  expect(partial).toMatchObject({ code: 1, out: '' });
  expect(partial.err).toContain('line 102: the row has 2 columns instead of 18');
  expect(partial.err).toContain('a part of LEIE');
  const other = importing('icd10cm', path, '--from', '2025-10-01');
  expect(other.code).toBe(1);
  expect(other.err).toContain('it looks like the list of excluded individuals and entities.');
});

test('what is not understood is answered with what to say', () => {
  expect(importing('icd9', 'x')).toMatchObject({ code: 2 });
  expect(importing('leie', join(folder, 'nothing.csv')).err).toContain('There is no file');
  const path = file('list.csv', [...leieLines(1)]);
  expect(importing('leie', path).err).toContain('Say it: --from');
  expect(importing('leie', path, '--from', 'today')).toMatchObject({ code: 2 });
});
