// Why: an archive proves that it is whole by what it says of itself at its very end: every table with its rows and
// digest, every original counted, where the sequences stood and the last seal of each payer's chain.

import { z } from 'zod';

/** Raised when an older program could no longer read what we write. */
export const formatVersion = 1;

const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** The first entry: tells a backup of ours from any other tar before anything else is read. */
export const openingShape = z.object({ doorstepBackup: z.int(), readMe: z.string() });

export const tableShape = z.object({
  /** schema.table */
  name: z.string(),
  columns: z.array(z.string()),
  rows: z.int(),
  bytes: z.int(),
  /** SHA-256 over the table's parts in their order. */
  digest,
});

/** The last entry. Without it an archive is not whole. */
export const manifestShape = z.object({
  format: z.literal(formatVersion),
  takenAt: z.string(),
  postgres: z.string(),
  /** The ledger: migrations by name with the digest of their text, oldest first. */
  migrations: z.array(z.object({ name: z.string(), digest })),
  tables: z.array(tableShape),
  /** `last` is text, because a bigint is more than a number of JSON holds. */
  sequences: z.array(z.object({ name: z.string(), last: z.string(), isCalled: z.boolean() })),
  /** Originals and page images; `digest` is SHA-256 over their names in the order of the archive. */
  files: z.object({ count: z.int(), bytes: z.int(), digest }),
  /** Files of the store whose bytes no longer fit their name; they are left out. */
  damaged: z.array(digest),
  /** The last seal of each payer's chain of events; `chain` is hex. */
  seals: z.array(z.object({ tenantId: z.int(), number: z.int(), chain: digest })),
  /** A mark of DOORSTEP_SECRET, to tell whether another machine has the same; null when there was none. */
  secretMark: z.string().nullable(),
});

export type TableEntry = z.infer<typeof tableShape>;
export type Manifest = z.infer<typeof manifestShape>;

const openingName = 'doorstep-backup.json';
const manifestName = 'manifest.json';
const tablePattern = /^table\/([a-z0-9_]+\.[a-z0-9_]+)\/(\d{6,})\.copy$/;
const filePattern = /^file\/([0-9a-f]{64})$/;

/** Names of entries. */
export const entryNames = {
  opening: openingName,
  manifest: manifestName,
  part: (table: string, number: number): string => `table/${table}/${String(number).padStart(6, '0')}.copy`,
  file: (name: string): string => `file/${name}`,
} as const;

/** What an entry is, by its name; undefined for a name that is none of ours. */
export type EntryKind =
  | { readonly is: 'opening' }
  | { readonly is: 'manifest' }
  | { readonly is: 'part'; readonly table: string; readonly number: number }
  | { readonly is: 'file'; readonly digest: string };

/** Reads an entry's name. */
export function kindOf(name: string): EntryKind | undefined {
  if (name === openingName) return { is: 'opening' };
  if (name === manifestName) return { is: 'manifest' };
  const part = tablePattern.exec(name);
  if (part !== null) return { is: 'part', table: part[1] ?? '', number: Number(part[2]) };
  const file = filePattern.exec(name);
  return file === null ? undefined : { is: 'file', digest: file[1] ?? '' };
}
