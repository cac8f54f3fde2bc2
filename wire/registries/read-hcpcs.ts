// Why: the quarterly HCPCS contractor file (CMS) has one record a code and goes on with its description on further lines.
// Columns after CMS's record layout (320, blanks at the end cut off): code 1–5, a modifier 4–5, sequence 6–10, record id 11 (3 and 7
// begin a procedure or modifier, 4 and 8 go on), long description 12–91, short 92–119, cross references 205–229 (five of five),
// added 269–276, action effective 277–284, terminated 285–292, action code 293.
import { notOfKind } from './recognise.ts';
import type { ByteSource, HcpcsRow, LineTally, RegistryItem } from './registry.types.ts';
import { dayOfDigits, linesOf, type TextLine } from './text-lines.ts';

/** No code has more lines of description; a file that never ends one must not fill the memory. */
const longestDescription = 200;

type Open = {
  line: number;
  lines: number;
  code: string;
  id: string;
  parts: string[];
  head: string;
  problem?: string;
};

const ids: Readonly<Record<string, string>> = { '4': '3', '8': '7' };

function codeIn(text: string, id: string): string | undefined {
  const code = text.slice(0, 5);
  if (id === '3' || id === '4') return /^[A-Z]\d{4}$/.test(code) ? code : undefined;
  return /^ {3}[A-Z0-9]{2}$/.test(code) ? code.slice(3) : undefined;
}

function begin({ number, text }: TextLine): Open {
  const id = text[10] ?? '';
  const code = codeIn(text, id);
  const open = { line: number, lines: 1, code: code ?? '', id, parts: [text.slice(11, 91)], head: text };
  if (text.includes('\0')) return { ...open, problem: 'there is a zero byte in the line' };
  if (!/^[3478]$/.test(id)) return { ...open, problem: 'column 11 has no record id of this file' };
  if (code === undefined) return { ...open, problem: 'columns 1–5 have no code of HCPCS' };
  if (!/^\d{5}$/.test(text.slice(5, 10))) return { ...open, problem: 'columns 6–10 have no sequence number' };
  if (ids[id] !== undefined) return { ...open, problem: `a description of ${code} goes on that never began` };
  if (text.length < 276 || text.length > 320)
    return { ...open, problem: `the line has ${text.length} characters; its dates stand in columns 269–292` };
  return open;
}

function finish(open: Open): RegistryItem<HcpcsRow> {
  const at = { line: open.line, lines: open.lines };
  if (open.problem !== undefined) return { ...at, problem: open.problem };
  const { head, code } = open;
  const addedOn = dayOfDigits(head.slice(268, 276));
  const actionOn = dayOfDigits(head.slice(276, 284));
  const terminatedOn = dayOfDigits(head.slice(284, 292));
  if (addedOn === undefined || actionOn === undefined || terminatedOn === undefined)
    return { ...at, problem: 'a date in columns 269–292 is no day' };
  const crossReferences = (head.slice(204, 229).match(/.{1,5}/gs) ?? [])
    .map((one) => one.trim())
    .filter(Boolean);
  const row = {
    code,
    modifier: open.id === '7',
    shortName: head.slice(91, 119).trim(),
    longName: open.parts
      .map((part) => part.trim())
      .join(' ')
      .trim(),
    action: head.slice(292, 293).trim(),
    crossReferences,
    ...(addedOn === '' ? {} : { addedOn }),
    ...(actionOn === '' ? {} : { actionOn }),
    ...(terminatedOn === '' ? {} : { terminatedOn }),
  };
  return row.longName === '' ? { ...at, problem: `${code} has no description` } : { ...at, row };
}

function goesOn(open: Open | undefined, { text }: TextLine): open is Open {
  const id = text[10] ?? '';
  if (open === undefined || ids[id] !== open.id || open.lines >= longestDescription) return false;
  return codeIn(text, id) === open.code && /^\d{5}$/.test(text.slice(5, 10)) && !text.includes('\0');
}

/** Reads a contractor file; each item is a code with all its lines. A file of another kind or cut short is told in `tally.wrong`. */
export async function* readHcpcs(
  source: ByteSource,
  tally: LineTally,
): AsyncGenerator<RegistryItem<HcpcsRow>[]> {
  let open: Open | undefined;
  for await (const lines of linesOf(source, tally)) {
    const items: RegistryItem<HcpcsRow>[] = [];
    for (const line of lines) {
      tally.lines += 1;
      if (tally.lines === 1) tally.wrong = notOfKind('hcpcs', line.text);
      if (tally.wrong !== undefined) return;
      if (goesOn(open, line)) {
        open.lines += 1;
        open.parts.push(line.text.slice(11, 91));
        continue;
      }
      if (open !== undefined) items.push(finish(open));
      open = begin(line);
      if (!line.ended && 'problem' in finish(open)) {
        tally.wrong = `The file ends in the middle of line ${line.number}: a part is missing.`;
        return;
      }
    }
    yield items;
  }
  if (open !== undefined) yield [finish(open)];
}
