// Why: what was rejected goes back to its sender as a file with the line, the column, the value and a sentence. It is opened in a
// spreadsheet, where a cell that begins like a formula would be run; such cells are made plain text.
import type { FeedRow } from './feeds.schema.ts';

/** A cell of CSV that no spreadsheet runs. */
export function plainCell(text: string): string {
  const flat = text.replaceAll(/\p{Cc}+/gu, ' ');
  const harmless = /^\s*[=+\-@|%]/.test(flat) ? `'${flat}` : flat;
  return `"${harmless.replaceAll('"', '""')}"`;
}

const line = (cells: readonly string[]): string => `${cells.map(plainCell).join(',')}\r\n`;

export const returnedHeading = line(['row', 'column', 'value', 'what is wrong', 'the row as sent']);

/** Lines for one rejected row: one for each thing wrong. */
export const returnedLines = ({
  number,
  problems,
  content,
}: FeedRow & { readonly content: string }): string =>
  problems.map(({ column, value, say }) => line([number.toString(), column, value, say, content])).join('');
