// Why: a payer's daily file of half a million rows must be taken before the morning (domain.md, targets). An invented file with bad rows and
// rows sent twice goes through the same code as `./doorstep import`; the last tenth may not be slower than the first.
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transact } from '../base/db/transact.ts';
import { deedFor, systemIn } from '../base/jobs/work.ts';
import { isRefusal } from '../base/refusal/refusal.ts';
import { keepLayout } from '../care/feeds/index.ts';
import type { LayoutBody } from '../care/feeds/feeds.schema.ts';
import type { CommandArguments } from '../run/command-arguments.ts';
import { importFile, withJourney } from '../run/import-feed.ts';
import { members } from '../town/index.ts';
import { openOwnDatabase, superuser } from './own-database.ts';
import { sayResult } from './say-result.ts';
import { chanceOf } from './seeded-random.ts';

const tenantId = 10;
const badPercent = 3;
const againPercent = 1;

const layout: LayoutBody = {
  kind: 'referrals',
  form: 'csv',
  delimiter: ',',
  heading: true,
  columns: [
    { field: 'reference', at: 'REFERENCE', required: true },
    { field: 'patient.familyName', at: 'LAST_NAME' },
    { field: 'patient.givenName', at: 'FIRST_NAME' },
    { field: 'patient.birthOn', at: 'BIRTH', dates: 'YYYYMMDD' },
    { field: 'patient.memberNumber', at: 'MEMBER' },
    { field: 'address.zip', at: 'ZIP' },
    { field: 'diagnoses', at: 'DIAGNOSES' },
    { field: 'line.family', at: 'SERVICE', codes: { OX: 'oxygen', EQ: 'dme' } },
    { field: 'line.description', at: 'ORDERED' },
    { field: 'line.quantity', at: 'QUANTITY' },
  ],
  always: {},
  trailer: { begins: 'TRAILER', count: 2 },
  full: false,
  endsAtMostPercent: 1,
};

/** The lines of a file of `n` rows: of a hundred three are bad and one stands there for the second time. */
export function* invented(n: number, seed: number): Generator<string> {
  const people = members.filter((one) => one.tenantId === tenantId);
  yield layout.columns.map(({ at }) => (typeof at === 'string' ? at : '')).join(',');
  for (let i = 0; i < n; i += 1) {
    const chance = chanceOf(seed, i);
    const person = chance.pick(people);
    const isBad = i % 100 < badPercent;
    const isAgain = i % 100 === 99;
    const number = isAgain ? i - 1 : i;
    const birth = person.birthOn.replaceAll('-', '');
    yield [
      `B${number.toString().padStart(8, '0')}`,
      `"${person.familyName}"`,
      person.givenName,
      isBad ? '19991399' : birth,
      person.memberNumber,
      person.address.zip,
      'J44.1 I50.9',
      chance.happens(0.5) ? 'OX' : 'EQ',
      `"Ordered thing, ${i}"`,
      '1',
    ].join(',');
  }
  yield `TRAILER,${n}`;
}

async function written(path: string, lines: Iterable<string>): Promise<void> {
  const out = createWriteStream(path);
  for (const line of lines) if (!out.write(`${line}\r\n`)) await once(out, 'drain');
  out.end();
  await once(out, 'close');
}

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

/** Median microseconds a row of each tenth, from the moments at which batches were through. */
function tenths(moments: readonly (readonly [rows: number, ms: number])[], n: number): number[] {
  const paces = moments.slice(1).map(([rows, ms], at) => {
    const [before, began] = moments[at] ?? [0, 0];
    return { rows, pace: ((ms - began) * 1000) / (rows - before) };
  });
  return Array.from({ length: 10 }, (_, tenth) =>
    median(paces.filter(({ rows }) => Math.ceil((rows * 10) / n) === tenth + 1).map(({ pace }) => pace)),
  );
}

/** Writes and takes a file of `n` rows in the town at `url`. */
export async function measureImport(url: string, home: string, n: number, seed: number) {
  const folder = mkdtempSync(join(tmpdir(), 'doorstep-feed-'));
  const path = join(folder, 'daily.csv');
  await written(path, invented(n, seed));
  try {
    return await withJourney(url, home, async (database, files, now) => {
      const made = await transact(database, systemIn(tenantId), (tx) =>
        keepLayout(deedFor(tx, now(), tenantId, 'bench'), 'bench', layout),
      );
      if (isRefusal(made)) throw new Error(made.say);
      const moments: [number, number][] = [];
      let highest = 0;
      const began = performance.now();
      moments.push([0, began]);
      const taken = await importFile(database, files, now(), { tenantId, layout: 'bench', path }, (rows) => {
        moments.push([rows, performance.now()]);
        highest = Math.max(highest, process.memoryUsage().rss);
      });
      const seconds = (performance.now() - began) / 1000;
      if (typeof taken === 'string' || isRefusal(taken)) throw new Error('The file was not taken.');
      const { sent, accepted, rejected, duplicates } = taken;
      const paces = tenths(moments, n);
      const middle = median(paces);
      return {
        sent,
        accepted,
        rejected,
        duplicates,
        balance: sent - accepted - rejected - duplicates,
        seconds,
        rowsPerSecond: n / seconds,
        tenthsMicroseconds: paces.map((pace) => Math.round(pace)),
        widestPercent: Math.max(...paces.map((pace) => Math.abs(pace / middle - 1) * 100)),
        highestRssMb: Math.round(highest / 1e6),
      };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How many cases, lines and waiting steps stand behind the rows accepted. */
export async function standingAfter(url: string): Promise<{ cases: number; lines: number; events: number }> {
  const database = await superuser(url);
  try {
    const { rows } = await database.query<{ cases: number; lines: number; events: number }>(
      `select (select count(*) from cases.referral where channel = 'file')::int as cases,
              (select count(*) from cases.service_line line join cases.referral on referral.id = line.referral_id where channel = 'file')::int as lines,
              (select count(*) from base.event where type = 'referralReceived' and data->>'channel' = 'file')::int as events`,
    );
    return rows[0] ?? { cases: 0, lines: 0, events: 0 };
  } finally {
    await database.end();
  }
}

/** `./doorstep bench import --n 100000`: 800 rows a second, every tenth of the file within 20 % of the middle one. */
export async function bench(args: CommandArguments): Promise<number> {
  const { n = 100_000, seed = 1 } = args;
  const own = await openOwnDatabase();
  try {
    const figures = await measureImport(own.url, own.home, n, seed);
    const standing = await standingAfter(own.url);
    const whole = Object.values(standing).every((count) => count === figures.accepted);
    const held =
      figures.balance === 0 && whole && figures.rowsPerSecond >= 800 && figures.widestPercent <= 20;
    return sayResult({ bench: 'import', ...figures, standing, badPercent, againPercent }, held);
  } finally {
    await own.stop();
  }
}
