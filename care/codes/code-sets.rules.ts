// Why: what is known of each set beforehand: who issues it, how many lines a whole file has at least, for how long an edition can
// be answered from and how the publisher writes its first day into the name of the file. Half a set would call good codes unknown.
import type { CodeSetKind } from './codes.schema.ts';

/** A publisher's set. `wholeFromLines`: fewer lines of data are never the whole set (well below every issue of recent years). */
export type CodeSet = {
  readonly name: string;
  readonly publisher: string;
  readonly wholeFromLines: number;
  /** True when only the newest edition counts, whatever the day asked for: the file itself tells the past. */
  readonly newestOnly: boolean;
  /** Last day an edition that begins on `fromOn` can be answered from; undefined: until the next one. */
  readonly toOn: (fromOn: string) => string | undefined;
  /** The first day, where the publisher's name of the file says it. */
  readonly fromOnIn: (fileName: string) => string | undefined;
};

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

function firstOfMonth(word: string, year: string): string | undefined {
  const month = months.indexOf(word.slice(0, 3).toLowerCase());
  return month === -1 ? undefined : `${year}-${String(month + 1).padStart(2, '0')}-01`;
}

function icd10cmFrom(fileName: string): string | undefined {
  const april = /order[-_ ]([a-z]+)[-_ ](?:1[-_ ])?(\d{4})/i.exec(fileName);
  if (april !== null) return firstOfMonth(april[1] ?? '', april[2] ?? '');
  const year = /order[-_ ](\d{4})/i.exec(fileName)?.[1];
  return year === undefined ? undefined : `${Number(year) - 1}-10-01`;
}

/** ICD-10-CM is issued for 1 October, with additions on 1 April. */
function untilOctober(fromOn: string): string {
  const year = Number(fromOn.slice(0, 4));
  return `${fromOn.slice(5) >= '10-01' ? year + 1 : year}-09-30`;
}

const quarterEnds = ['03-31', '06-30', '09-30', '12-31'];

function untilQuarterEnds(fromOn: string): string {
  return `${fromOn.slice(0, 4)}-${quarterEnds.find((end) => end >= fromOn.slice(5)) ?? '12-31'}`;
}

/** The four sets. */
export const codeSets: Readonly<Record<CodeSetKind, CodeSet>> = {
  icd10cm: {
    name: 'ICD-10-CM',
    publisher: 'NCHS',
    wholeFromLines: 90_000,
    newestOnly: false,
    toOn: untilOctober,
    fromOnIn: icd10cmFrom,
  },
  hcpcs: {
    name: 'HCPCS',
    publisher: 'CMS',
    wholeFromLines: 12_000,
    newestOnly: false,
    toOn: untilQuarterEnds,
    fromOnIn: (fileName) => {
      const said = /HCPC(\d{4})[-_ ]([a-z]{3,9})[-_ ]ANWEB/i.exec(fileName);
      return said === null ? undefined : firstOfMonth(said[2] ?? '', said[1] ?? '');
    },
  },
  npi: {
    name: 'NPPES',
    publisher: 'CMS',
    wholeFromLines: 7_000_000,
    newestOnly: true,
    toOn: () => undefined,
    fromOnIn: (fileName) => {
      const said = /npidata_pfile_\d{8}-(\d{4})(\d{2})(\d{2})/i.exec(fileName);
      return said === null ? undefined : said.slice(1).join('-');
    },
  },
  leie: {
    name: 'LEIE',
    publisher: 'HHS OIG',
    wholeFromLines: 60_000,
    newestOnly: true,
    toOn: () => undefined,
    fromOnIn: () => undefined,
  },
};
