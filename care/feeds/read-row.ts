// Why: reads a line by its layout: which cell is which fact, dates and codes in the payer's own writing. What cannot be read is said
// with the column's own name and the value as it stood, because the sender must find it again.
import { splitCsv } from '../../wire/registries/split-csv.ts';
import { dayOfDigits, dayOfSlashes } from '../../wire/registries/text-lines.ts';
import {
  isDayField,
  type CellPlace,
  type DayForm,
  type FeedField,
  type LayoutBody,
  type LayoutColumn,
  type RowProblem,
} from './feeds.schema.ts';

/** What a line says: facts that stood there and were not empty, and what is wrong. */
export type ReadRow = {
  readonly facts: Readonly<Partial<Record<FeedField, string>>>;
  readonly problems: readonly RowProblem[];
};

type Cut = { readonly cell: (place: CellPlace) => string | undefined; readonly width: number };

export type LineReader = {
  /** A row; a sentence where the line as a whole cannot be read. */
  readonly row: (line: string) => ReadRow | string;
  /** How many rows the trailer says, or undefined where this line is none. NaN where it says no number. */
  readonly trailer: (line: string) => number | undefined;
};

const dayReaders: Record<DayForm, (text: string) => string | undefined> = {
  'YYYY-MM-DD': (text) =>
    /^\d{4}-\d{2}-\d{2}$/.test(text) ? dayOfDigits(text.replaceAll('-', '')) : undefined,
  YYYYMMDD: dayOfDigits,
  'MM/DD/YYYY': dayOfSlashes,
  MMDDYYYY: (text) => (/^\d{8}$/.test(text) ? dayOfDigits(`${text.slice(4)}${text.slice(0, 4)}`) : undefined),
};

const nameOf = ({ at, field }: LayoutColumn): string =>
  typeof at === 'string'
    ? at
    : typeof at === 'number'
      ? `column ${at.toString()} (${field})`
      : `places ${at.from.toString()} to ${(at.from + at.length - 1).toString()} (${field})`;

function valueIn(column: LayoutColumn, text: string): { value: string } | { say: string } {
  if (column.codes !== undefined) {
    const known = Object.entries(column.codes).find(([code]) => code.toLowerCase() === text.toLowerCase());
    if (known === undefined)
      return { say: `“${text}” is not one of the agreed codes: ${Object.keys(column.codes).join(', ')}.` };
    return { value: known[1] };
  }
  if (!isDayField(column.field)) return { value: text };
  const form = column.dates ?? 'YYYY-MM-DD';
  const day = dayReaders[form](text);
  return day === undefined || day === ''
    ? { say: `“${text}” is not a date written as ${form}.` }
    : { value: day };
}

function cutter(body: LayoutBody, heading: readonly string[] | undefined): (line: string) => Cut | undefined {
  if (body.form === 'fixed')
    return (line) => ({
      width: 1,
      cell: (place) =>
        typeof place === 'object' ? line.slice(place.from - 1, place.from - 1 + place.length) : undefined,
    });
  const places = new Map((heading ?? []).map((title, at) => [title, at]));
  return (line) => {
    const cells = splitCsv(line, body.delimiter);
    if (cells === undefined) return undefined;
    const at = (place: CellPlace) =>
      typeof place === 'number' ? place - 1 : typeof place === 'string' ? places.get(place) : undefined;
    return { width: cells.length, cell: (place) => cells[at(place) ?? -1] };
  };
}

/** Columns of the layout that the file's heading lacks. */
export function columnsLacking(body: LayoutBody, heading: readonly string[]): readonly string[] {
  return body.columns.flatMap(({ at }) => (typeof at === 'string' && !heading.includes(at) ? [at] : []));
}

/** Reads the cells of the line that names the columns. */
export const headingOf = (body: LayoutBody, line: string): readonly string[] =>
  (splitCsv(line, body.delimiter) ?? []).map((title) => title.trim());

/** How the lines of a file are read. `heading` are the names of its columns where it has such a line. */
export function lineReader(body: LayoutBody, heading: readonly string[] | undefined): LineReader {
  const cut = cutter(body, heading);
  const { trailer } = body;
  return {
    trailer: (line) => {
      if (trailer === undefined || !line.startsWith(trailer.begins)) return undefined;
      const text = (cut(line)?.cell(trailer.count) ?? '').trim();
      return /^\d+$/.test(text) ? Number(text) : Number.NaN;
    },
    row: (line) => {
      if (line.includes('\0')) return 'There is a zero byte in the row.';
      const cells = cut(line);
      if (cells === undefined) return 'A quote is not closed.';
      if (heading !== undefined && cells.width !== heading.length)
        return `The row has ${cells.width.toString()} columns instead of ${heading.length.toString()}.`;
      const facts: Partial<Record<FeedField, string>> = { ...body.always };
      const problems: RowProblem[] = [];
      for (const column of body.columns) {
        const text = (cells.cell(column.at) ?? '').trim();
        const note = (say: string) => problems.push({ column: nameOf(column), value: text, say });
        if (text === '') {
          if (column.required === true) note('This must not be empty.');
          continue;
        }
        const read = valueIn(column, text);
        if ('say' in read) note(read.say);
        else facts[column.field] = read.value;
      }
      return { facts, problems };
    },
  };
}

/** Where a field comes from, as the sender calls it; the field's own name where a layout has no column for it. */
export function columnFor(body: LayoutBody, field: string): string {
  const column = body.columns.find((one) => one.field === field);
  return column === undefined ? field : nameOf(column);
}
