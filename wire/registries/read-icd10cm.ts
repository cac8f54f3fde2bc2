// Why: the order file of ICD-10-CM (NCHS) lists every heading and every code that may be billed. Columns after the publisher's
// own description of the order file: order number 1–5, code without point 7–13, billable 15, short 17–76, long from 78.
import { notOfKind } from './recognise.ts';
import type { ByteSource, Icd10cmRow, LineTally, RegistryItem } from './registry.types.ts';
import { linesOf, type TextLine } from './text-lines.ts';

const layout = /^(\d{5}) ([A-Z]\d[0-9A-Z]{1,5}) *$/;

function readLine({ number, text }: TextLine): RegistryItem<Icd10cmRow> {
  const at = { line: number, lines: 1 };
  const head = layout.exec(text.slice(0, 13));
  if (head === null) return { ...at, problem: 'the order number and the code do not stand in columns 1–13' };
  const flag = text[14];
  if (text[13] !== ' ' || (flag !== '0' && flag !== '1') || text[15] !== ' ')
    return { ...at, problem: 'column 15 does not say whether the code may be billed' };
  if (text.includes('\0')) return { ...at, problem: 'there is a zero byte in the line' };
  const shortName = text.slice(16, 76).trim();
  const longName = text.slice(77).trim();
  if (text[76] !== ' ' || longName === '')
    return { ...at, problem: 'the long description (from column 78) is missing' };
  const [, order = '', code = ''] = head;
  return { ...at, row: { order: Number(order), code, billable: flag === '1', shortName, longName } };
}

/**
 * Reads an order file. Order numbers go up by one from 1: a line that is missing between others is told in `tally.wrong`,
 * as are a file of another kind and one that ends in the middle of a line.
 */
export async function* readIcd10cm(
  source: ByteSource,
  tally: LineTally,
): AsyncGenerator<RegistryItem<Icd10cmRow>[]> {
  let order = 0;
  for await (const lines of linesOf(source, tally)) {
    const items: RegistryItem<Icd10cmRow>[] = [];
    for (const line of lines) {
      tally.lines += 1;
      if (tally.lines === 1) tally.wrong = notOfKind('icd10cm', line.text);
      if (tally.wrong !== undefined) return;
      const item = readLine(line);
      if (!line.ended && 'problem' in item) {
        tally.wrong = `The file ends in the middle of line ${line.number}: a part is missing.`;
        return;
      }
      items.push(item);
      // A line that cannot be read still takes its number; the same number again is a repeated line.
      const next = 'row' in item ? item.row.order : order + 1;
      if (next > order + 1) {
        tally.wrong = `Before line ${line.number} order numbers ${order + 1} to ${next - 1} are missing: the file is not whole.`;
        return;
      }
      order = Math.max(order, next);
    }
    yield items;
  }
}
