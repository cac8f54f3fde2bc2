// Why: the four publishers' files differ, but whoever loads them needs the same of each: what stood on which line, what could
// not be read and why, and at the end how many lines there were, so that half a file is never taken for a whole one.

/** What one record of a file said, or why it could not be read. `lines` counts the lines it took; `line` is its first, from 1. */
export type RegistryItem<Row> = {
  readonly line: number;
  readonly lines: number;
} & ({ readonly row: Row } | { readonly problem: string });

/** Counted while the file is read; `wrong` is a finished sentence once the file as a whole cannot be taken. */
export type LineTally = {
  /** Lines that carry data, as the reader met them; headings of columns are not counted. */
  lines: number;
  wrong: string | undefined;
};

/** A tally before the first line. */
export function newTally(): LineTally {
  return { lines: 0, wrong: undefined };
}

/** A file as bytes, however it comes. */
export type ByteSource = AsyncIterable<Uint8Array>;

/** An ICD-10-CM order file's line: the code without its point. */
export type Icd10cmRow = {
  readonly order: number;
  readonly code: string;
  readonly billable: boolean;
  readonly shortName: string;
  readonly longName: string;
};

/** A HCPCS procedure or modifier with its description put together. Dates 'YYYY-MM-DD'. */
export type HcpcsRow = {
  readonly code: string;
  readonly modifier: boolean;
  readonly shortName: string;
  readonly longName: string;
  readonly addedOn?: string;
  readonly actionOn?: string;
  readonly terminatedOn?: string;
  readonly action: string;
  /** Codes the publisher points to in its place. */
  readonly crossReferences: readonly string[];
};

/** An NPPES row, as far as it is used. A deactivated number has nothing but its dates. */
export type NppesRow = {
  readonly npi: string;
  readonly entity: 'person' | 'organization' | 'unsaid';
  readonly name: string;
  readonly line: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly taxonomies: readonly string[];
  readonly replacement?: string;
  readonly enumeratedOn?: string;
  readonly deactivatedOn?: string;
  readonly reactivatedOn?: string;
};

/** A row of the list of excluded individuals and entities. Names in capitals, as the list writes them. */
export type LeieRow = {
  readonly npi?: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
  readonly businessName: string;
  readonly bornOn?: string;
  readonly address: string;
  readonly state: string;
  readonly grounds: string;
  readonly excludedOn: string;
  readonly reinstatedOn?: string;
  readonly waivedOn?: string;
  readonly waiverState: string;
};
