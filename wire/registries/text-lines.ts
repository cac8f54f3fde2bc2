// Why: publishers' files are read as a stream of lines in bounded memory, with or without a byte order mark, with either line
// end, in UTF-8 or in Windows' code page, as they have all been issued over the years.
import { isUtf8 } from 'node:buffer';
import type { ByteSource, LineTally } from './registry.types.ts';

/** One line without its end; `ended` is false for a last line that has none. */
export type TextLine = { readonly number: number; readonly text: string; readonly ended: boolean };

/** No line of any of these files is longer; a file without line ends must not fill the memory. */
const longestLine = 1_048_576;
const newline = 10;

const windows = new TextDecoder('windows-1252');

function linesIn(block: Buffer): string[] {
  if (isUtf8(block)) return block.toString('utf8').split('\n');
  // One byte that is not UTF-8 must not spoil the lines around it.
  const lines: string[] = [];
  for (let from = 0; from <= block.length;) {
    const end = block.indexOf(newline, from);
    const line = block.subarray(from, end === -1 ? block.length : end);
    lines.push(isUtf8(line) ? line.toString('utf8') : windows.decode(line));
    from = (end === -1 ? block.length : end) + 1;
  }
  return lines;
}

function made(text: string, number: number, ended: boolean): TextLine {
  const start = number === 1 && text.startsWith('\ufeff') ? 1 : 0;
  const end = text.endsWith('\r') ? text.length - 1 : text.length;
  return { number, text: text.slice(start, end), ended };
}

/** The lines of `source`, some hundred at a time. Sets `tally.wrong` and ends when a line has no end. */
export async function* linesOf(source: ByteSource, tally: LineTally): AsyncGenerator<TextLine[]> {
  let left: Buffer = Buffer.alloc(0);
  let number = 0;
  for await (const chunk of source) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const last = bytes.lastIndexOf(newline);
    if (last === -1) {
      left = Buffer.concat([left, bytes]);
      if (left.length > longestLine) {
        tally.wrong = `Line ${number + 1} has no end within a megabyte: this is not a file of lines.`;
        return;
      }
      continue;
    }
    const whole =
      left.length === 0 ? bytes.subarray(0, last) : Buffer.concat([left, bytes.subarray(0, last)]);
    left = Buffer.from(bytes.subarray(last + 1));
    yield linesIn(whole).map((text) => made(text, (number += 1), true));
  }
  // Old files end in the mark that DOS put there.
  const rest = left.length === 0 ? '' : (linesIn(left)[0] ?? '');
  if (rest !== '' && rest !== '\u001a') yield [made(rest, number + 1, false)];
}

/** 'YYYYMMDD' → 'YYYY-MM-DD'; '' for blanks and zeros, undefined when it is no day. */
export function dayOfDigits(text: string): string | undefined {
  const digits = text.trim();
  if (digits === '' || digits === '00000000') return '';
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(digits);
  return parts === null ? undefined : realDay(parts[1], parts[2], parts[3]);
}

/** 'MM/DD/YYYY' → 'YYYY-MM-DD'; '' for blanks, undefined when it is no day. */
export function dayOfSlashes(text: string): string | undefined {
  if (text === '') return '';
  const parts = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text);
  return parts === null ? undefined : realDay(parts[3], parts[1], parts[2]);
}

function realDay(year = '', month = '', day = ''): string | undefined {
  const last = [31, Number(year) % 4 === 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const days = last[Number(month) - 1] ?? 0;
  if (Number(day) < 1 || Number(day) > days || Number(year) < 1880 || Number(year) > 2199) return undefined;
  return month === '02' && day === '29' && Number(year) % 100 === 0 && Number(year) % 400 !== 0
    ? undefined
    : `${year}-${month}-${day}`;
}
