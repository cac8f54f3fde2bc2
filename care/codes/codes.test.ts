// Why: "valid" may only be said of a code that a whole set of that day has; a new edition comes without a gap, and a file that is
// not believed leaves everything as it was.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Scope } from '../../base/db/database.ts';
import { transact } from '../../base/db/transact.ts';
import { testDatabase, type TestDatabase } from '../../run/testing/test-database.ts';
import {
  bytesOf,
  hcpcsLines,
  hcpcsRecord,
  icd10cmLine,
  icd10cmLines,
  inventedDiagnosis,
  leieLines,
  nppesLines,
} from '../../wire/registries/invent-registry.fixture.ts';
import { codeSets } from './code-sets.rules.ts';
import type { CheckedKind, CodeSetKind } from './codes.schema.ts';
import { askExclusion, checkCode, editionsStanding, loadEdition } from './index.ts';

const at = '2026-03-10T12:00:00.000Z';
const system: Scope = { tenants: [0], actorId: 'system', role: 'system' };
const agent: Scope = { tenants: [0], actorId: 'someone', role: 'intake_agent' };

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

type Load = { kind: CodeSetKind; fromOn: string; lines: Iterable<string>; whole?: boolean };

function load({ kind, fromOn, lines, whole = true }: Load, told: string[] = []) {
  const hash = createHash('sha256');
  async function* source(): AsyncGenerator<Buffer> {
    for await (const piece of bytesOf(lines)) {
      hash.update(piece);
      yield piece;
    }
  }
  const edition = {
    kind,
    fromOn,
    whole,
    fileName: 'invented.txt',
    source: source(),
    digest: () => hash.digest('hex'),
  };
  const watch = { refusedLine: (line: number, problem: string) => told.push(`${line}: ${problem}`) };
  return transact(database.app, system, (tx) => loadEdition(tx, at, edition, watch));
}

const check = (kind: CheckedKind, code: string, on: string) =>
  transact(database.app, agent, (tx) => checkCode(tx, kind, code, on));
const standing = async (kind: CheckedKind, code: string, on: string) =>
  (await check(kind, code, on)).standing;

/** The last of a set of diagnoses that is as long as a whole one. */
const count = codeSets.icd10cm.wholeFromLines;
const anywhere = inventedDiagnosis(36 * 700 + 5).code;

function* withAnother(lines: Iterable<string>, another: string): Generator<string> {
  yield* lines;
  yield icd10cmLine(count + 1, another, true, 'A complaint only this year knows');
}

describe('diagnoses, edition after edition', () => {
  test('without any set a code in its form is not checked, and one out of its form is told so', async () => {
    await expect(check('icd10cm', 'J44.9', '2026-03-01')).resolves.toMatchObject({
      standing: 'not_checked',
      code: 'J44.9',
    });
    await expect(check('icd10cm', 'J4.49', '2026-03-01')).resolves.toMatchObject({ standing: 'malformed' });
  });

  test('a part of the set lends a name and no more', async () => {
    const lines = [icd10cmLine(1, 'J449', true, 'Chronic obstructive disease of the lung')];
    await expect(load({ kind: 'icd10cm', fromOn: '2025-10-01', lines, whole: false })).resolves.toMatchObject(
      { accepted: 1 },
    );
    await expect(check('icd10cm', 'j449', '2026-03-01')).resolves.toMatchObject({
      standing: 'not_checked',
      name: 'Chronic obstructive disease of the lung',
      sentence: 'J44.9 was not checked: there is no whole ICD-10-CM set for 2026-03-01.',
    });
  });

  test('a part is not taken for the whole', async () => {
    const found = await load({ kind: 'icd10cm', fromOn: '2025-10-01', lines: icd10cmLines(2000) });
    expect(found).toMatchObject({ refused: 'codes_file_partial' });
    await expect(standing('icd10cm', anywhere, '2026-03-01')).resolves.toBe('not_checked');
  });

  test('a whole set says valid, heading or unknown for its year, and nothing for other years', async () => {
    const found = await load({
      kind: 'icd10cm',
      fromOn: '2025-10-01',
      lines: withAnother(icd10cmLines(count), 'Z9999'),
    });
    expect(found).toMatchObject({ lines: count + 1, accepted: count + 1, rejected: 0, duplicates: 0 });
    await expect(check('icd10cm', anywhere, '2026-03-01')).resolves.toMatchObject({
      standing: 'valid',
      edition: '2025-10-01',
    });
    await expect(standing('icd10cm', inventedDiagnosis(36).code, '2026-03-01')).resolves.toBe('heading');
    await expect(standing('icd10cm', 'Y99.8', '2026-03-01')).resolves.toBe('unknown');
    await expect(standing('icd10cm', anywhere, '2025-09-30')).resolves.toBe('not_checked');
    await expect(standing('icd10cm', anywhere, '2026-10-01')).resolves.toBe('not_checked');
  });

  test('the same file again changes nothing', async () => {
    const before = await transact(database.app, agent, editionsStanding);
    const again = await load({
      kind: 'icd10cm',
      fromOn: '2025-10-01',
      lines: withAnother(icd10cmLines(count), 'Z9999'),
    });
    expect(again).toMatchObject({ refused: 'codes_already_loaded' });
    await expect(transact(database.app, agent, editionsStanding)).resolves.toEqual(before);
  });

  test('a corrected file takes the place of the same day’s without a moment where a code is unknown', async () => {
    let loading = true;
    const seen = new Map<string, number>();
    const ask = async (): Promise<void> => {
      while (loading) {
        const one = await standing('icd10cm', anywhere, '2026-03-01');
        seen.set(one, (seen.get(one) ?? 0) + 1);
      }
    };
    const asking = [ask(), ask()];
    const found = await load({
      kind: 'icd10cm',
      fromOn: '2025-10-01',
      lines: withAnother(icd10cmLines(count), 'Z9998'),
    });
    // Long enough for the readers to see the new edition.
    await standing('icd10cm', anywhere, '2026-03-01');
    loading = false;
    await Promise.all(asking);
    expect(found).toMatchObject({ accepted: count + 1 });
    expect([...seen.keys()]).toEqual(['valid']);
    expect(seen.get('valid')).toBeGreaterThan(10);
    await expect(standing('icd10cm', 'Z9998', '2026-03-01')).resolves.toBe('valid');
    await expect(standing('icd10cm', 'Z9999', '2026-03-01')).resolves.toBe('unknown');
    const { rows } = await database.admin.pool.query<{ kept: string }>(
      `select count(*) as kept from codes.code join codes.edition on id = edition_id where status = 'replaced'`,
    );
    expect(Number(rows[0]?.kept)).toBe(0);
  });

  test('a code that the next year no longer has is retired with its last day, and good for the days before', async () => {
    await load({ kind: 'icd10cm', fromOn: '2026-10-01', lines: icd10cmLines(count) });
    await expect(check('icd10cm', 'Z9998', '2026-11-01')).resolves.toMatchObject({
      standing: 'retired',
      lastOn: '2026-09-30',
      edition: '2026-10-01',
      sentence: 'Z99.98 could be used until 2026-09-30.',
    });
    await expect(standing('icd10cm', 'Z9998', '2026-09-30')).resolves.toBe('valid');
  });

  test.each([
    [
      'with a line cut short',
      (lines: string[]) => [...lines.slice(0, -1), (lines.at(-1) ?? '').slice(0, 40)],
      'codes_file_broken',
      false,
    ],
    [
      'with lines missing in the middle',
      (lines: string[]) => lines.toSpliced(30, 10),
      'codes_file_wrong',
      true,
    ],
    ['of another kind', () => [...leieLines(5)], 'codes_file_wrong', true],
    ['of nothing', () => [], 'codes_file_empty', true],
  ])('a file %s is refused and leaves nothing behind', async (_how, spoil, refused) => {
    const before = await transact(database.app, agent, editionsStanding);
    const found = await load({
      kind: 'icd10cm',
      fromOn: '2027-10-01',
      lines: spoil([...icd10cmLines(60)]),
      whole: false,
    });
    expect(found).toMatchObject({ refused });
    await expect(transact(database.app, agent, editionsStanding)).resolves.toEqual(before);
    const { rows } = await database.admin.pool.query(
      `select from codes.edition where from_on = '2027-10-01'`,
    );
    expect(rows).toEqual([]);
  });
});

test('repeated and broken lines are counted, told and add up', async () => {
  const lines = [...icd10cmLines(300)];
  const told: string[] = [];
  const spoilt = [
    ...lines.slice(0, 200),
    lines[10] ?? '',
    lines[199] ?? '',
    `${(lines[200] ?? '').slice(0, 14)}7`,
    ...lines.slice(201),
  ];
  const found = await load({ kind: 'icd10cm', fromOn: '2020-10-01', lines: spoilt, whole: false }, told);
  expect(found).toMatchObject({ lines: 302, accepted: 299, rejected: 1, duplicates: 2 });
  expect(told).toEqual(['203: column 15 does not say whether the code may be billed']);
});

test('procedures and modifiers: until when, what instead, and what the file does not list', async () => {
  const lines = [
    ...hcpcsLines(codeSets.hcpcs.wholeFromLines),
    ...hcpcsRecord({ code: 'V9990', name: 'An old chair', ended: '20260215', instead: 'E1390' }),
    ...hcpcsRecord({ code: 'V9991', name: 'A coming chair', added: '20260320' }),
    ...hcpcsRecord({ code: 'RR', name: 'Rental' }),
  ];
  const found = await load({ kind: 'hcpcs', fromOn: '2026-01-01', lines });
  expect(found).toMatchObject({ rejected: 0, lines: lines.length });
  await expect(standing('hcpcs', 'V9990', '2026-02-15')).resolves.toBe('valid');
  await expect(check('hcpcs', 'v9990', '2026-02-16')).resolves.toMatchObject({
    standing: 'retired',
    lastOn: '2026-02-15',
    successor: 'E1390',
    sentence: 'V9990 could be used until 2026-02-15. The publisher names E1390 in its place.',
  });
  await expect(standing('hcpcs', 'V9991', '2026-03-19')).resolves.toBe('unknown');
  await expect(standing('hcpcs', 'V9991', '2026-03-20')).resolves.toBe('valid');
  await expect(standing('hcpcs', 'rr', '2026-03-20')).resolves.toBe('valid');
  await expect(standing('hcpcs', '97110', '2026-03-20')).resolves.toBe('not_checked');
  await expect(standing('hcpcs', 'D0120', '2026-03-20')).resolves.toBe('not_checked');
  await expect(standing('hcpcs', '25', '2026-03-20')).resolves.toBe('not_checked');
  await expect(standing('hcpcs', 'V9991', '2026-04-01')).resolves.toBe('not_checked');
});

test('a slice of NPPES is a part: a name, and no check', async () => {
  await expect(load({ kind: 'npi', fromOn: '2026-03-08', lines: nppesLines(100) })).resolves.toMatchObject({
    refused: 'codes_file_partial',
  });
  await expect(
    load({ kind: 'npi', fromOn: '2026-03-08', lines: nppesLines(100), whole: false }),
  ).resolves.toMatchObject({ accepted: 100 });
  await expect(
    load({ kind: 'npi', fromOn: '2026-02-08', lines: nppesLines(100), whole: false }),
  ).resolves.toMatchObject({ refused: 'codes_older_edition' });
});

test('whoever is excluded is found by NPI or by name and birth; a name alone is for a person to settle', async () => {
  const ask = (who: Parameters<typeof askExclusion>[1], on = '2026-03-10') =>
    transact(database.app, agent, (tx) => askExclusion(tx, who, on));
  await expect(ask({ lastName: 'Lastname7' })).resolves.toMatchObject({ standing: 'not_checked' });
  await expect(
    load({ kind: 'leie', fromOn: '2026-03-08', lines: leieLines(codeSets.leie.wholeFromLines) }),
  ).resolves.toMatchObject({ rejected: 0, duplicates: 0 });
  const name = { lastName: 'Lastname7', firstName: 'First' };
  await expect(ask({ ...name, bornOn: '1960-02-29' })).resolves.toMatchObject({
    standing: 'excluded',
    since: '2020-01-20',
  });
  await expect(ask(name)).resolves.toMatchObject({ standing: 'same_name' });
  await expect(ask({ ...name, bornOn: '1970-01-01' })).resolves.toMatchObject({ standing: 'not_listed' });
  await expect(ask({ ...name, bornOn: '1960-02-29' }, '2020-01-19')).resolves.toMatchObject({
    standing: 'not_listed',
  });
  const { rows } = await database.admin.pool.query<{ npi: string }>(
    'select npi from codes.exclusion where npi is not null limit 1',
  );
  await expect(ask({ npi: rows[0]?.npi ?? '' })).resolves.toMatchObject({ standing: 'excluded' });
});

test('nobody but the program loads a set', async () => {
  const edition = {
    kind: 'leie',
    fromOn: '2026-04-01',
    whole: false,
    fileName: 'x',
    source: bytesOf(leieLines(2)),
    digest: () => 'x',
  } as const;
  await expect(transact(database.app, agent, (tx) => loadEdition(tx, at, edition))).rejects.toThrow(
    /row-level security/,
  );
});
