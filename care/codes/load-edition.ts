// Why: an edition is loaded whole in one transaction or not at all. Until it commits everybody is answered from the one before,
// afterwards from the new one; a file that is cut short, of another kind or whose lines do not add up leaves nothing behind.
import { createHash } from 'node:crypto';
import type { Tx } from '../../base/db/database.ts';
import { refuse, type Or } from '../../base/refusal/refusal.ts';
import type { Instant } from '../../base/time/instant.ts';
import { readHcpcs } from '../../wire/registries/read-hcpcs.ts';
import { readIcd10cm } from '../../wire/registries/read-icd10cm.ts';
import { readLeie } from '../../wire/registries/read-leie.ts';
import { readNppes } from '../../wire/registries/read-nppes.ts';
import {
  newTally,
  type ByteSource,
  type LeieRow,
  type LineTally,
  type RegistryItem,
} from '../../wire/registries/registry.types.ts';
import { codeSets } from './code-sets.rules.ts';
import type { CodeSetKind, Edition, NewCode } from './codes.schema.ts';
import * as store from './codes.store.ts';
import { takeHcpcs, takeIcd10cm, takeNppes } from './take-row.rules.ts';

/** A file to load. `digest` gives the SHA-256 of all bytes once they are read; `whole` is false for a part of the set. */
export type NewEdition = {
  readonly kind: CodeSetKind;
  readonly fileName: string;
  readonly fromOn: string;
  readonly whole: boolean;
  readonly source: ByteSource;
  readonly digest: () => string;
};

/** Told while a file is read: each line refused, and how many lines are through. */
export type LoadWatch = {
  readonly refusedLine?: (line: number, problem: string) => void;
  readonly through?: (lines: number) => void;
};

/** Control totals: accepted + rejected + duplicates = lines, as the file has them. */
export type LoadTotals = {
  readonly lines: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly duplicates: number;
};

/** Of a hundred lines at most this many may be unreadable before the file is not believed. */
const rejectedPercentAtMost = 1;
/** A whole edition has at least this share of the lines of the one before. */
const shrinksToPercent = 90;
const rowsAtOnce = 4000;

type Taken = { readonly key: string; readonly row: object; readonly lines: number };
type Read = { readonly line: number; readonly lines: number } & (
  | { readonly taken: Taken }
  | { readonly problem: string }
);

function* taking<Row>(
  items: readonly RegistryItem<Row>[],
  take: (row: Row) => { key: string; row: object } | string,
): Generator<Read> {
  for (const item of items) {
    const { line, lines } = item;
    const taken = 'problem' in item ? item.problem : take(item.row);
    if (typeof taken === 'string') yield { line, lines, problem: taken };
    else yield { line, lines, taken: { ...taken, lines } };
  }
}

function byCode<Row>(
  take: (row: Row) => NewCode | string,
): (row: Row) => { key: string; row: object } | string {
  return (row) => {
    const code = take(row);
    return typeof code === 'string' ? code : { key: code.code, row: code };
  };
}

function takeExclusion(row: LeieRow): { key: string; row: object } {
  const key = createHash('sha256').update(JSON.stringify(row)).digest('base64url');
  return { key, row: { ...row, digest: key } };
}

async function* readKind(
  kind: CodeSetKind,
  source: ByteSource,
  tally: LineTally,
): AsyncGenerator<Iterable<Read>> {
  if (kind === 'icd10cm')
    for await (const items of readIcd10cm(source, tally)) yield taking(items, byCode(takeIcd10cm));
  if (kind === 'hcpcs')
    for await (const items of readHcpcs(source, tally)) yield taking(items, byCode(takeHcpcs));
  if (kind === 'npi')
    for await (const items of readNppes(source, tally)) yield taking(items, byCode(takeNppes));
  if (kind === 'leie') for await (const items of readLeie(source, tally)) yield taking(items, takeExclusion);
}

/** Writes rows while the next are read: one batch is under way at most. */
function writerFor(tx: Tx, kind: CodeSetKind, edition: number) {
  const totals = { accepted: 0, rejected: 0, duplicates: 0 };
  const add = kind === 'leie' ? store.addExclusions : store.addCodes;
  let batch: Taken[] = [];
  let writing: Promise<void> = Promise.resolve();
  const write = async (rows: readonly Taken[]): Promise<void> => {
    const added = await tx.rows(add, [edition, JSON.stringify(rows.map(({ row }) => row))]);
    const fresh = new Set(added.map(({ key }) => key));
    // The first of several alike within a batch is the one that was added.
    for (const { key, lines } of rows) totals[fresh.delete(key) ? 'accepted' : 'duplicates'] += lines;
  };
  const flush = async (): Promise<void> => {
    await writing;
    const rows = batch;
    batch = [];
    writing = rows.length === 0 ? Promise.resolve() : write(rows);
    // It is awaited before the next batch; until then a failure waits there.
    writing.catch(() => undefined);
  };
  return {
    totals,
    take: async (taken: Taken): Promise<void> => {
      batch.push(taken);
      if (batch.length >= rowsAtOnce) await flush();
    },
    end: async (): Promise<void> => {
      await flush();
      await writing;
    },
  };
}

function unbelievable(
  { kind, whole }: NewEdition,
  { lines, accepted, rejected, duplicates }: LoadTotals,
  before: Edition | undefined,
): Or<undefined> {
  const { wholeFromLines, name } = codeSets[kind];
  if (accepted + rejected + duplicates !== lines)
    return refuse(
      'codes_totals_differ',
      `The lines do not add up: ${accepted} + ${rejected} + ${duplicates} are not ${lines}.`,
    );
  if (accepted === 0) return refuse('codes_file_empty', 'There is no line in this file that can be read.');
  if (rejected * 100 > lines * rejectedPercentAtMost)
    return refuse(
      'codes_file_broken',
      `${rejected} of ${lines} lines cannot be read, more than ${rejectedPercentAtMost} of 100: the file is not believed.`,
    );
  if (whole && lines < wholeFromLines)
    return refuse(
      'codes_file_partial',
      `${lines} lines are a part of ${name}, which has at least ${wholeFromLines}. As a part it lends names only: --only part.`,
    );
  if (whole && before !== undefined && lines * 100 < before.lines * shrinksToPercent)
    return refuse(
      'codes_file_shrunk',
      `The edition of ${before.fromOn} has ${before.lines} lines and this one ${lines}: a part seems to be missing.`,
    );
  return undefined;
}

/** Editions that this one takes the place of: of the same day, or every earlier one where only the newest counts. */
function replacedBy({ kind, fromOn, whole }: NewEdition, current: readonly Edition[]): number[] {
  const alike = current.filter((each) => each.whole === whole);
  const out = codeSets[kind].newestOnly ? alike : alike.filter((each) => each.fromOn === fromOn);
  return out.map(({ id }) => id);
}

/**
 * Loads an edition at `at` in the caller's transaction, as the program itself. Refuses a file that cannot be believed (the
 * transaction then rolls back) and one that stands here already (`codes_already_loaded`).
 */
export async function loadEdition(
  tx: Tx,
  at: Instant,
  edition: NewEdition,
  watch: LoadWatch = {},
): Promise<Or<LoadTotals & { readonly id: number }>> {
  const { kind, fromOn, whole } = edition;
  const set = codeSets[kind];
  await tx.rows(store.holdSet, [kind]);
  const current = (await tx.rows(store.currentEditions, [[kind]])).filter((each) => each.whole === whole);
  const newer = set.newestOnly ? current.find((each) => each.fromOn > fromOn) : undefined;
  if (newer !== undefined)
    return refuse(
      'codes_older_edition',
      `The edition of ${newer.fromOn} stands here, which is newer than ${fromOn}.`,
    );
  const { id } = await tx.one(store.openEdition, [
    kind,
    whole,
    set.publisher,
    edition.fileName,
    fromOn,
    set.toOn(fromOn) ?? null,
    at,
  ]);
  const tally = newTally();
  const writer = writerFor(tx, kind, id);
  for await (const reads of readKind(kind, edition.source, tally)) {
    for (const read of reads) {
      if ('taken' in read) await writer.take(read.taken);
      else {
        writer.totals.rejected += read.lines;
        watch.refusedLine?.(read.line, read.problem);
      }
    }
    watch.through?.(tally.lines);
  }
  await writer.end();
  if (tally.wrong !== undefined) return refuse('codes_file_wrong', tally.wrong);
  const totals: LoadTotals = { lines: tally.lines, ...writer.totals };
  const digest = edition.digest();
  if (current.some((each) => each.fromOn === fromOn && each.digest === digest))
    return refuse('codes_already_loaded', `This very file stands here already as the edition of ${fromOn}.`);
  const trouble = unbelievable(
    edition,
    totals,
    current.find((each) => each.fromOn <= fromOn),
  );
  if (trouble !== undefined) return trouble;
  const replaced = replacedBy(edition, current);
  await tx.run(store.replaceEditions, [replaced]);
  await tx.run(kind === 'leie' ? store.forgetExclusions : store.forgetCodes, [replaced]);
  const { accepted, rejected, duplicates } = totals;
  await tx.run(store.closeEdition, [id, digest, accepted, rejected, duplicates]);
  return { id, ...totals };
}
