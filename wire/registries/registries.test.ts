// Why: publishers' files come broken, cut short, with marks and line ends of another decade, or are not the file at all; each line
// is either read right or told by its number, and none brings the program down.
import { describe, expect, test } from 'vitest';
import {
  bytesOf,
  hcpcsLines,
  hcpcsRecord,
  icd10cmLine,
  icd10cmLines,
  leieHeading,
  leieLines,
  leieRow,
  nppesHeading,
  nppesLines,
  nppesRow,
} from './invent-registry.fixture.ts';
import { readHcpcs } from './read-hcpcs.ts';
import { readIcd10cm } from './read-icd10cm.ts';
import { readLeie } from './read-leie.ts';
import { readNppes } from './read-nppes.ts';
import { newTally, type ByteSource, type LineTally, type RegistryItem } from './registry.types.ts';
import { splitCsv } from './split-csv.ts';

type Reader<Row> = (source: ByteSource, tally: LineTally) => AsyncGenerator<RegistryItem<Row>[]>;

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** What a reader says of a file: rows, problems by line, the tally. */
async function reading<Row>(read: Reader<Row>, file: Buffer | string, size = 1000) {
  const tally = newTally();
  const items: RegistryItem<Row>[] = [];
  for await (const some of read(pieces(Buffer.from(file), size), tally)) items.push(...some);
  return {
    rows: items.flatMap((item) => ('row' in item ? [item.row] : [])),
    problems: items.flatMap((item) => ('problem' in item ? [`${item.line}: ${item.problem}`] : [])),
    counted: items.reduce((sum, item) => sum + item.lines, 0),
    lines: tally.lines,
    wrong: tally.wrong,
  };
}

const icd = [
  icd10cmLine(1, 'J44', false, 'Other chronic obstructive disease of the lung'),
  icd10cmLine(2, 'J449', true, 'Chronic obstructive disease of the lung, unspecified'),
];
const chair = hcpcsRecord({
  code: 'E0163',
  name: 'Commode chair, '.repeat(8),
  ended: '20261231',
  instead: 'E0165',
});
const rental = hcpcsRecord({ code: 'RR', name: 'Rental' });
const nppes = [
  nppesHeading,
  nppesRow({
    NPI: '1234567893',
    'Entity Type Code': '1',
    'Provider First Name': 'ANA',
    'Provider Last Name (Legal Name)': 'O"NEIL, MD',
    'Provider Enumeration Date': '05/23/2006',
    'Healthcare Provider Taxonomy Code_1': '207R00000X',
    'Healthcare Provider Taxonomy Code_15': '208D00000X',
  }),
];
const leie = [leieHeading, leieRow({ last: 'Doe', first: 'Jan', born: '19600229' })];
const text = (lines: readonly string[], ending = '\n'): string => lines.map((line) => line + ending).join('');

describe('the ICD-10-CM order file', () => {
  test.each([
    ['as it is', text(icd)],
    ['with a byte order mark', `\ufeff${text(icd)}`],
    ['with the line ends of Windows', text(icd, '\r\n')],
    ['with the end mark of DOS', `${text(icd, '\r\n')}\u001a`],
    ['without a last line end', text(icd).trimEnd()],
  ])('%s', async (_how, file) => {
    for (const size of [1, 7, 100_000]) {
      const { rows, problems, wrong, lines } = await reading(readIcd10cm, file, size);
      expect({ problems, wrong, lines }).toEqual({ problems: [], wrong: undefined, lines: 2 });
      expect(rows).toMatchObject([
        { order: 1, code: 'J44', billable: false },
        {
          order: 2,
          code: 'J449',
          billable: true,
          longName: 'Chronic obstructive disease of the lung, unspecified',
        },
      ]);
    }
  });

  test('letters in UTF-8 and in the code page of Windows are read alike', async () => {
    const line = icd10cmLine(1, 'H810', false, 'Ménière');
    const windows = Buffer.concat([Buffer.from(`${line}\n`, 'latin1'), Buffer.from(text(icd.slice(1)))]);
    const found = await reading(readIcd10cm, windows);
    expect(found.rows.map((row) => row.longName)).toEqual([
      'Ménière',
      expect.stringContaining('Chronic') as unknown,
    ]);
    expect((await reading(readIcd10cm, `${line}\n`)).rows[0]?.longName).toBe('Ménière');
  });

  test('broken rows are told by their lines and the others are read', async () => {
    const broken = [
      icd[0] ?? '',
      '00002 J44.9  1 x',
      icd10cmLine(3, 'J45', true, 'x').replace(' 1 ', ' 2 '),
      '',
      icd10cmLine(5, 'J46', true, 'y'),
    ];
    const found = await reading(readIcd10cm, text(broken));
    expect(found.problems.map((problem) => problem.split(':')[0])).toEqual(['2', '3', '4']);
    expect(found.rows.map((row) => row.code)).toEqual(['J44', 'J46']);
    expect(found.counted).toBe(found.lines);
  });

  test('lines missing in the middle, and a file cut within a line, are told', async () => {
    const lines = [...icd10cmLines(50)];
    expect((await reading(readIcd10cm, text(lines.toSpliced(20, 5)))).wrong).toContain(
      'order numbers 21 to 25 are missing',
    );
    const cut = text(lines).slice(0, -110);
    expect((await reading(readIcd10cm, cut)).wrong).toBe(
      'The file ends in the middle of line 50: a part is missing.',
    );
  });
});

describe('the HCPCS contractor file', () => {
  test('descriptions over several lines, modifiers, dates and what takes the place of a code', async () => {
    const found = await reading(readHcpcs, text([...chair, ...rental], '\r\n'));
    expect(found.problems).toEqual([]);
    expect(found.counted).toBe(found.lines);
    expect(found.rows).toEqual([
      {
        code: 'E0163',
        modifier: false,
        shortName: 'Commode chair, Commode chair',
        longName: 'Commode chair, '.repeat(8).trim(),
        addedOn: '2020-01-01',
        actionOn: '2020-01-01',
        terminatedOn: '2026-12-31',
        action: 'N',
        crossReferences: ['E0165'],
      },
      expect.objectContaining({ code: 'RR', modifier: true, longName: 'Rental' }) as unknown,
    ]);
  });

  test('a description that never began, a line too short and a day that is none are told with all their lines', async () => {
    const [first = '', second = ''] = chair;
    const lines = [
      ...rental,
      second,
      first.slice(0, 200),
      second,
      first.replace('20261231', '20261331'),
      ...hcpcsRecord({ code: 'E0165', name: 'Chair' }),
    ];
    const found = await reading(readHcpcs, text(lines));
    expect(found.problems).toEqual([
      '2: a description of E0163 goes on that never began',
      '3: the line has 200 characters; its dates stand in columns 269–292',
      '5: a date in columns 269–292 is no day',
    ]);
    expect(found.rows.map((row) => row.code)).toEqual(['RR', 'E0165']);
    expect(found.counted).toBe(6);
    expect(found.lines).toBe(6);
  });

  test('a file cut within a line is told', async () => {
    expect((await reading(readHcpcs, text([...chair, ...rental]).slice(0, -40))).wrong).toContain(
      'middle of line 3',
    );
  });
});

describe('NPPES', () => {
  test('quotes, commas, taxonomies and a deactivated number', async () => {
    const gone = nppesRow({ NPI: '1245319599', 'NPI Deactivation Date': '03/01/2024' });
    const found = await reading(readNppes, text([...nppes, gone]), 333);
    expect(found.problems).toEqual([]);
    expect(found.rows).toMatchObject([
      {
        npi: '1234567893',
        entity: 'person',
        name: 'ANA O"NEIL, MD',
        enumeratedOn: '2006-05-23',
        taxonomies: ['207R00000X', '208D00000X'],
      },
      { npi: '1245319599', entity: 'unsaid', deactivatedOn: '2024-03-01' },
    ]);
  });

  test('rows of another width, open quotes and impossible days are told', async () => {
    const [heading = '', good = ''] = nppes;
    const lines = [
      heading,
      good,
      `${good},""`,
      good.slice(0, -1),
      good.replace('05/23/2006', '02/30/2006'),
      good.replace('1234567893', '12345'),
      good.replace('ANA', 'A\0NA'),
    ];
    const { problems, rows } = await reading(readNppes, text(lines));
    expect(rows).toHaveLength(1);
    expect(problems).toEqual([
      '3: the row has 331 columns instead of 330',
      '4: a quote is not closed',
      '5: a date is no day (MM/DD/YYYY)',
      '6: the NPI does not have ten digits',
      '7: there is a zero byte in the row',
    ]);
  });

  test('a column the publisher renamed, and a file cut within a row, are told', async () => {
    const renamed = text(nppes).replace('NPI Deactivation Date', 'NPI Off Date');
    expect((await reading(readNppes, renamed)).wrong).toBe(
      'The column NPI Deactivation Date is missing: the publisher changed the file.',
    );
    expect((await reading(readNppes, text(nppes).slice(0, -20))).wrong).toContain('middle of line 2');
  });
});

describe('the exclusion list', () => {
  test('zeros stand for what is not known', async () => {
    const { rows, problems } = await reading(readLeie, text(leie, '\r\n'));
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([
      {
        lastName: 'DOE',
        firstName: 'JAN',
        bornOn: '1960-02-29',
        excludedOn: '2020-01-20',
        address: '1 MAIN ST',
      },
    ]);
    expect(rows[0]).not.toHaveProperty('npi');
    expect(rows[0]).not.toHaveProperty('reinstatedOn');
  });

  test('nobody named and no day of exclusion are told', async () => {
    const { problems } = await reading(
      readLeie,
      text([...leie, leieRow({}), leieRow({ last: 'DOE', excluded: '00000000' })]),
    );
    expect(problems).toEqual([
      '3: neither a person nor a business is named',
      '4: the day of exclusion is no day (YYYYMMDD)',
    ]);
  });
});

const readers = { icd10cm: readIcd10cm, hcpcs: readHcpcs, npi: readNppes, leie: readLeie } as const;
const files = { icd10cm: text(icd), hcpcs: text(chair), npi: text(nppes), leie: text(leie) } as const;
const kinds = ['icd10cm', 'hcpcs', 'npi', 'leie'] as const;

test.each(
  kinds.flatMap((kind) => kinds.filter((other) => other !== kind).map((other) => [kind, other] as const)),
)('read as %s, the file of %s is told by its name at its first line', async (kind, other) => {
  const { wrong, rows } = await reading<unknown>(readers[kind] as Reader<unknown>, files[other]);
  expect(rows).toEqual([]);
  expect(wrong).toMatch(/^This is not .*: it looks like /);
});

test.each(kinds)('what is no table at all is told by %s', async (kind) => {
  const read = readers[kind] as Reader<unknown>;
  expect((await reading(read, 'PK\u0003\u0004 a zip\n')).wrong).toMatch(
    /its first line is not one of that file\.$/,
  );
  expect((await reading(read, Buffer.alloc(2_000_000, 65), 65_536)).wrong).toContain(
    'has no end within a megabyte',
  );
  expect(await reading(read, '')).toMatchObject({ lines: 0, rows: [] });
});

test('cells of CSV', () => {
  expect(splitCsv('a,,c')).toEqual(['a', '', 'c']);
  expect(splitCsv('"a","b,c",""')).toEqual(['a', 'b,c', '']);
  expect(splitCsv('"a ""b""",c,"d"')).toEqual(['a "b"', 'c', 'd']);
  expect(splitCsv('","')).toEqual([',']);
  expect(splitCsv('"a"b,c')).toBeUndefined();
  expect(splitCsv('a"b,c')).toBeUndefined();
  expect(splitCsv('"a')).toBeUndefined();
});

test.each([
  ['icd10cm', icd10cmLines, 2000, 2000],
  ['hcpcs', hcpcsLines, 2000, 2000],
  ['npi', nppesLines, 300, 300],
  ['leie', leieLines, 2000, 2000],
] as const)('every line of an invented file of %s is read', async (kind, lines, count, least) => {
  const tally = newTally();
  let counted = 0;
  const problems: unknown[] = [];
  for await (const items of (readers[kind] as Reader<unknown>)(bytesOf(lines(count)), tally))
    for (const item of items) {
      counted += item.lines;
      if ('problem' in item) problems.push(item);
    }
  expect(problems).toEqual([]);
  expect(counted).toBe(tally.lines);
  expect(counted).toBeGreaterThanOrEqual(least);
});
