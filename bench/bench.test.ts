// Why: benches that nobody runs rot. Each runs here small, for its promises (nothing lost, nothing doubled, no whole table
// read); the figures themselves are only worth something at full size on a quiet machine.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testDatabase } from '../run/testing/test-database.ts';
import { measureCodes } from './bench-codes.ts';
import { measureEligibility } from './bench-eligibility.ts';
import { measureIntake } from './bench-intake.ts';
import { measureDeadlines, measureEngine } from './bench-timers.ts';
import { measureWorklist } from './bench-worklist.ts';
import { superuser } from './own-database.ts';

async function inTown<T>(act: (url: string, home: string) => Promise<T>): Promise<T> {
  const database = await testDatabase({ town: true, size: 1 });
  const home = await mkdtemp(join(tmpdir(), 'doorstep-bench-'));
  try {
    return await act(database.url, home);
  } finally {
    await database.drop();
    await rm(home, { recursive: true, force: true });
  }
}

test(
  'orders under load are all kept, each once, with events, outbox and access entries',
  { timeout: 120_000 },
  async () => {
    const plan = { rate: 5, seconds: 3, steps: [], stepSeconds: 1, secondsAtMost: 0 };
    const figures = await inTown((url, home) => measureIntake(url, home, plan));
    expect(figures).toMatchObject({
      errors: 0,
      acknowledgedInHttp: 15,
      lost: 0,
      doubled: 0,
      bare: 0,
      notAcknowledged: 0,
    });
  },
);

test(
  'no list or count reads the whole queue, and every offered pair answers',
  { timeout: 120_000 },
  async () => {
    const figures = await inTown((url, home) => measureWorklist(url, home, 20_000, 1));
    expect(figures.seqScans).toEqual([]);
    expect(figures.pairs).toBeGreaterThan(200);
  },
);

test('timers fire once each although a worker is killed in the middle', { timeout: 120_000 }, async () => {
  await inTown(async (url) => {
    const database = await superuser(url);
    try {
      const engine = await measureEngine(url, database, 6000);
      expect(engine).toMatchObject({ n: 6000, twice: 0, lost: 0 });
      expect(engine.killedAt).toBeGreaterThan(0);
      expect(await measureDeadlines(url, database, 3000)).toMatchObject({ twice: 0, lost: 0 });
    } finally {
      await database.end();
    }
  });
});

test('questions to payers are all answered, each once', { timeout: 120_000 }, async () => {
  const { burst, spread } = await inTown((url, home) =>
    measureEligibility(url, home, { n: 30, perSecond: 100 }),
  );
  for (const figures of [burst, spread]) expect(figures).toMatchObject({ n: 30, answered: 30, doubled: 0 });
  expect(spread.ourMs.p95).toBeGreaterThan(0);
});

test('every line of a publisher’s file is loaded once', async () => {
  const figures = await inTown((url) => measureCodes(url, 2));
  expect(figures.map(({ kind, rejected, duplicates }) => ({ kind, rejected, duplicates }))).toEqual(
    ['icd10cm', 'hcpcs', 'npi', 'leie'].map((kind) => ({ kind, rejected: 0, duplicates: 0 })),
  );
});
