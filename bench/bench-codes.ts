// Why: the publishers' files are long, and a house that loads them at night must be through before the morning. Full-size invented
// files are written to disk and streamed to the same loader that `./doorstep import` uses; NPPES as a slice.
import { once } from 'node:events';
import { createReadStream, createWriteStream, rmSync, mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../base/db/database.ts';
import { openDatabase } from '../base/db/database.ts';
import { transact } from '../base/db/transact.ts';
import { isRefusal } from '../base/refusal/refusal.ts';
import type { CodeSetKind } from '../care/codes/codes.schema.ts';
import { loadEdition } from '../care/codes/load-edition.ts';
import type { CommandArguments } from '../run/command-arguments.ts';
import {
  hcpcsLines,
  icd10cmLines,
  leieLines,
  nppesLines,
} from '../wire/registries/invent-registry.fixture.ts';
import { openOwnDatabase } from './own-database.ts';
import { sayResult } from './say-result.ts';

const sets: readonly (readonly [CodeSetKind, (count: number) => Iterable<string>, number])[] = [
  ['icd10cm', icd10cmLines, 98_000],
  ['hcpcs', hcpcsLines, 18_000],
  ['npi', nppesLines, 200_000],
  ['leie', leieLines, 80_000],
];

async function written(path: string, lines: Iterable<string>): Promise<number> {
  const out = createWriteStream(path);
  let piece: string[] = [];
  const flush = async (): Promise<void> => {
    if (!out.write(`${piece.join('\r\n')}\r\n`)) await once(out, 'drain');
    piece = [];
  };
  for (const line of lines) if (piece.push(line) >= 1000) await flush();
  if (piece.length > 0) await flush();
  out.end();
  await once(out, 'close');
  return statSync(path).size;
}

async function measured(database: Database, kind: CodeSetKind, path: string, bytes: number) {
  const from = performance.now();
  let highest = 0;
  const watch = {
    through: (): void => {
      highest = Math.max(highest, process.memoryUsage().rss);
    },
  };
  const source = createReadStream(path, { highWaterMark: 1 << 18 });
  const done = await transact(database, { tenants: [0], actorId: 'system', role: 'system' }, (tx) =>
    loadEdition(
      tx,
      '2026-03-10T12:00:00.000Z',
      { kind, fromOn: '2025-10-01', whole: false, fileName: path, source, digest: () => `bench ${kind}` },
      watch,
    ),
  );
  if (isRefusal(done)) throw new Error(done.say);
  const seconds = (performance.now() - from) / 1000;
  return {
    kind,
    lines: done.lines,
    rejected: done.rejected,
    duplicates: done.duplicates,
    megabytes: Math.round(bytes / 1e6),
    seconds: Number(seconds.toFixed(2)),
    linesPerSecond: Math.round(done.lines / seconds),
    highestRssMb: Math.round(highest / 1e6),
  };
}

/** Writes and loads each file once on the database at `url`; `percent` of its full size. */
export async function measureCodes(url: string, percent: number) {
  const folder = mkdtempSync(join(tmpdir(), 'doorstep-codes-'));
  const database = openDatabase(url, 'doorstep_app', 1);
  try {
    const figures = [];
    for (const [kind, lines, count] of sets) {
      const path = join(folder, `${kind}.txt`);
      const bytes = await written(path, lines(Math.ceil((count * percent) / 100)));
      figures.push(await measured(database, kind, path, bytes));
      rmSync(path);
    }
    return figures;
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `./doorstep bench codes`: at least 800 lines a second of every file; `--n` is its size in percent (100). */
export async function bench(args: CommandArguments): Promise<number> {
  const own = await openOwnDatabase();
  try {
    const figures = await measureCodes(own.url, args.n ?? 100);
    const held = figures.every(
      (one) => one.linesPerSecond >= 800 && one.rejected === 0 && one.duplicates === 0,
    );
    return sayResult({ bench: 'codes', figures }, held);
  } finally {
    await own.stop();
  }
}
