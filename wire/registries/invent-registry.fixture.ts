// Why: no publisher's text is kept in this tree; files in their layouts are invented, as long as wanted, from a seedless count,
// so that tests and the bench read what the real loaders read.
import { isNpi } from '../../town/index.ts';

/** One line of an ICD-10-CM order file. */
export function icd10cmLine(order: number, code: string, billable: boolean, name: string): string {
  const flag = billable ? '1' : '0';
  return `${String(order).padStart(5, '0')} ${code.padEnd(7)} ${flag} ${name.slice(0, 60).padEnd(60)} ${name}`;
}

const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The `at`-th invented diagnosis: a heading of three signs, then 35 codes below it. */
export function inventedDiagnosis(at: number): { code: string; billable: boolean } {
  const heading = Math.floor(at / 36);
  const letter = signs[10 + (Math.floor(heading / 360) % 26)] ?? 'A';
  const category = `${letter}${Math.floor(heading / 36) % 10}${signs[heading % 36] ?? '0'}`;
  const below = at % 36;
  return { code: below === 0 ? category : `${category}${signs[below] ?? ''}XXA`, billable: below !== 0 };
}

/** Lines of an order file of `count` lines. */
export function* icd10cmLines(count: number): Generator<string> {
  for (let at = 0; at < count; at += 1) {
    const { code, billable } = inventedDiagnosis(at);
    yield icd10cmLine(
      at + 1,
      code,
      billable,
      `Invented complaint number ${at} of the town, unspecified, initial encounter`,
    );
  }
}

type HcpcsParts = {
  code: string;
  name: string;
  added?: string;
  ended?: string;
  action?: string;
  instead?: string;
};

/** The lines of one HCPCS procedure (five signs) or modifier (two). */
export function hcpcsRecord({
  code,
  name,
  added = '20200101',
  ended = '',
  action = 'N',
  instead = '',
}: HcpcsParts): string[] {
  const [first, further] = code.length === 2 ? ['7', '8'] : ['3', '4'];
  const parts = name.match(/\S.{0,79}(?=\s|$)/gs) ?? [''];
  return parts.map((part, at) => {
    const head = `${code.padStart(5)}${String((at + 1) * 100).padStart(5, '0')}${at === 0 ? first : further}${part.padEnd(80)}`;
    if (at > 0) return head.trimEnd();
    const short = `${head}${name.slice(0, 28).padEnd(28)}`.padEnd(204) + instead.padEnd(5);
    return `${short.padEnd(268)}${added}${added}${ended.padEnd(8)}${action}`;
  });
}

/** Lines of a contractor file of about `count` lines: half of the codes have two lines, a tenth are modifiers. */
export function* hcpcsLines(count: number): Generator<string> {
  for (let at = 0, lines = 0; lines < count; at += 1) {
    const long =
      at % 2 === 0
        ? ', with everything that belongs to it and is delivered to the home in one parcel, each'
        : '';
    const modifier = at % 10 === 9 && at < 9000;
    const code = modifier
      ? `${signs[10 + (Math.floor(at / 360) % 26)] ?? 'A'}${signs[Math.floor(at / 10) % 36] ?? '0'}`
      : `${signs[10 + (Math.floor(at / 10_000) % 22)] ?? 'A'}${String(at % 10_000).padStart(4, '0')}`;
    for (const line of hcpcsRecord({ code, name: `Invented thing number ${at}${long}` })) {
      lines += 1;
      yield line;
    }
  }
}

/** The `at`-th invented NPI: no two alike, and none that was ever given. */
export function npiNumber(at: number): string {
  const body = `2${String(at).padStart(8, '0')}`;
  return Array.from('0123456789', (digit) => body + digit).find(isNpi) ?? body;
}

const used = {
  0: 'NPI',
  1: 'Entity Type Code',
  2: 'Replacement NPI',
  3: 'Employer Identification Number (EIN)',
  4: 'Provider Organization Name (Legal Business Name)',
  5: 'Provider Last Name (Legal Name)',
  6: 'Provider First Name',
  28: 'Provider First Line Business Practice Location Address',
  30: 'Provider Business Practice Location Address City Name',
  31: 'Provider Business Practice Location Address State Name',
  32: 'Provider Business Practice Location Address Postal Code',
  36: 'Provider Enumeration Date',
  39: 'NPI Deactivation Date',
  40: 'NPI Reactivation Date',
} as const;
const taxonomyAt = (number: number): number => 47 + (number - 1) * 4;

function nppesTitles(): string[] {
  const titles = Array.from({ length: 330 }, (_, at) => `Another column ${at + 1}`);
  for (const [at, title] of Object.entries(used)) titles[Number(at)] = title;
  for (let number = 1; number <= 15; number += 1)
    titles[taxonomyAt(number)] = `Healthcare Provider Taxonomy Code_${number}`;
  return titles;
}
const titles = nppesTitles();

/** A row of NPPES from cells by the titles of their columns. */
export function nppesRow(cells: Readonly<Record<string, string>>): string {
  return titles.map((title) => `"${(cells[title] ?? '').replaceAll('"', '""')}"`).join(',');
}

/** The heading of NPPES: 330 columns. */
export const nppesHeading = titles.map((title) => `"${title}"`).join(',');

/** Heading and `count` rows of NPPES; every fiftieth number is deactivated. */
export function* nppesLines(count: number): Generator<string> {
  yield nppesHeading;
  for (let at = 0; at < count; at += 1) {
    const npi = npiNumber(at);
    if (at % 50 === 49) {
      yield nppesRow({ NPI: npi, 'NPI Deactivation Date': '03/01/2024' });
      continue;
    }
    const person = at % 4 !== 0;
    yield nppesRow({
      NPI: npi,
      'Entity Type Code': person ? '1' : '2',
      [used[4]]: person ? '' : `HOME CARE, "${at}" OF THE TOWN INC`,
      [used[5]]: person ? `LASTNAME${at}` : '',
      [used[6]]: person ? 'FIRST' : '',
      [used[28]]: `${at} MAIN STREET, SUITE 2`,
      [used[30]]: 'SPRINGFIELD',
      [used[31]]: 'MA',
      [used[32]]: '011031234',
      [used[36]]: '05/23/2006',
      'Healthcare Provider Taxonomy Code_1': '332B00000X',
    });
  }
}

/** The heading of the exclusion list. */
export const leieHeading =
  'LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE';

type LeieParts = {
  last?: string;
  first?: string;
  business?: string;
  npi?: string;
  born?: string;
  excluded?: string;
  back?: string;
  street?: string;
};

/** A row of the exclusion list. */
export function leieRow({
  last = '',
  first = '',
  business = '',
  npi = '0000000000',
  born = '',
  excluded = '20200120',
  back = '00000000',
  street = '1 MAIN ST',
}: LeieParts): string {
  return `${last},${first},,${business},INVENTED TRADE,,,${npi},${born},"${street}",SPRINGFIELD,MA,01103,1128a1,${excluded},${back},00000000,`;
}

/** Heading and `count` rows of the exclusion list; one in ten has an NPI. */
export function* leieLines(count: number): Generator<string> {
  yield leieHeading;
  for (let at = 0; at < count; at += 1)
    yield leieRow({
      last: `LASTNAME${at}`,
      first: 'FIRST',
      born: '19600229',
      ...(at % 10 === 0 ? { npi: npiNumber(at) } : {}),
      street: `${at} MAIN STREET, SUITE 2`,
    });
}

/** Lines as a stream of bytes, in pieces that end anywhere. */
export async function* bytesOf(lines: Iterable<string>, ending = '\r\n'): AsyncGenerator<Buffer> {
  let piece: string[] = [];
  for (const line of lines) {
    if (piece.push(line) < 500) continue;
    yield Buffer.from(piece.join(ending) + ending);
    piece = [];
  }
  if (piece.length > 0) yield Buffer.from(piece.join(ending) + ending);
}
