// Why: NPPES and the exclusion list are tables with named columns; columns are found by their names, so that one added by the
// publisher moves nothing, and a row of another width is told instead of being read askew.
import { notOfKind } from './recognise.ts';
import type { ByteSource, LineTally, RegistryItem } from './registry.types.ts';
import { splitCsv } from './split-csv.ts';
import { linesOf, type TextLine } from './text-lines.ts';

/** Places of the columns by the names they were asked for. */
export type Places<Name extends string> = Readonly<Record<Name, number>>;

type Table<Row, Name extends string> = {
  readonly kind: 'npi' | 'leie';
  /** Our name of a column → the publisher's. */
  readonly columns: Readonly<Record<Name, string>>;
  /** A row, or why it cannot be read. */
  readonly rowOf: (cells: readonly string[], places: Places<Name>) => Row | string;
};

function placesIn<Name extends string>(
  columns: Readonly<Record<Name, string>>,
  heading: readonly string[],
): Places<Name> | string {
  const found = Object.entries<string>(columns).map(
    ([name, title]) => [name, heading.indexOf(title)] as const,
  );
  const lost = found.find(([, place]) => place === -1);
  if (lost !== undefined)
    return `The column ${columns[lost[0] as Name]} is missing: the publisher changed the file.`;
  return Object.fromEntries(found) as Places<Name>;
}

/** Reads a table. Without its columns, or when it ends in the middle of a row, `tally.wrong` says so. */
export async function* readTable<Row, Name extends string>(
  source: ByteSource,
  tally: LineTally,
  table: Table<Row, Name>,
): AsyncGenerator<RegistryItem<Row>[]> {
  let heading: string[] | undefined;
  let places: Places<Name> | string = '';
  const readLine = ({ number, text }: TextLine): RegistryItem<Row> => {
    const at = { line: number, lines: 1 };
    const cells = splitCsv(text);
    if (cells === undefined) return { ...at, problem: 'a quote is not closed' };
    if (cells.length !== heading?.length)
      return { ...at, problem: `the row has ${cells.length} columns instead of ${heading?.length ?? 0}` };
    if (text.includes('\0')) return { ...at, problem: 'there is a zero byte in the row' };
    const row = typeof places === 'string' ? places : table.rowOf(cells, places);
    return typeof row === 'string' ? { ...at, problem: row } : { ...at, row };
  };
  for await (const lines of linesOf(source, tally)) {
    const items: RegistryItem<Row>[] = [];
    for (const line of lines) {
      if (heading === undefined) {
        tally.wrong = notOfKind(table.kind, line.text);
        heading = splitCsv(line.text)?.map((title) => title.trim()) ?? [];
        places = tally.wrong ?? placesIn(table.columns, heading);
        if (typeof places === 'string') tally.wrong = places;
        if (tally.wrong !== undefined) return;
        continue;
      }
      tally.lines += 1;
      const item = readLine(line);
      if (!line.ended && 'problem' in item) {
        tally.wrong = `The file ends in the middle of line ${line.number}: a part is missing.`;
        return;
      }
      items.push(item);
    }
    yield items;
  }
}
