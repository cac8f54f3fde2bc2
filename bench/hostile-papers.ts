// Why: what strangers send is broken by accident and on purpose; every kind of paper we know to hurt a reader is made here,
// from the seed, in the moment, and nothing of it comes from outside.
import { crc32, deflateSync, gzipSync } from 'node:zlib';
import { faxOf } from '../run/testing/fax-pages.ts';
import { pdfSaying, picture } from './sample-papers.ts';
import type { Chance } from './seeded-random.ts';

/** Papers that are dear to make, made once. */
export type Pantry = {
  readonly fax: Buffer;
  readonly coarse: Buffer;
  readonly fills: Buffer;
  readonly zeros: Buffer;
  readonly sheet: Buffer;
};

/** 1-bit rows of an enormous white picture, squeezed. */
function squeezedSheet(edge: number): Buffer {
  const chunk = (kind: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(kind), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(edge, 0);
  head.writeUInt32BE(edge, 4);
  head[8] = 1;
  const rows = deflateSync(Buffer.alloc((1 + Math.ceil(edge / 8)) * Math.min(edge, 20_000)), { level: 9 });
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export async function stockPantry(): Promise<Pantry> {
  return {
    fax: await faxOf([['Cover'], ['Order']]),
    coarse: await faxOf([['Order']], false),
    // The whole page filled a hundred thousand times.
    fills: deflateSync(Buffer.from('0 0 612 792 re f\n'.repeat(100_000)), { level: 9 }),
    zeros: deflateSync(Buffer.alloc(150_000_000), { level: 9 }),
    sheet: squeezedSheet(30_000),
  };
}

/** A little-endian TIFF of `count` pages that all share one strip; each page's tags as given. */
function tiffOf(
  count: number,
  tags: readonly (readonly [tag: number, type: number, value: number])[],
  next?: (page: number) => number,
): Buffer {
  const size = 2 + tags.length * 12 + 4;
  const bytes = Buffer.alloc(8 + size * count + 64);
  bytes.write('II*\0', 0, 'latin1');
  bytes.writeUInt32LE(8, 4);
  for (let page = 0; page < count; page += 1) {
    const at = 8 + page * size;
    bytes.writeUInt16LE(tags.length, at);
    for (const [i, [tag, type, value]] of tags.entries()) {
      const entry = at + 2 + i * 12;
      bytes.writeUInt16LE(tag, entry);
      bytes.writeUInt16LE(type, entry + 2);
      bytes.writeUInt32LE(1, entry + 4);
      bytes.writeUInt32LE(value, entry + 8);
    }
    bytes.writeUInt32LE(next?.(page) ?? (page + 1 < count ? at + size : 0), at + size - 4);
  }
  return bytes;
}

const plainTags = (width: number, height: number, strip: number, length: number) =>
  [
    [256, 4, width],
    [257, 4, height],
    [258, 3, 1],
    [259, 3, 4],
    [262, 3, 0],
    [273, 4, strip],
    [277, 3, 1],
    [278, 4, height],
    [279, 4, length],
  ] as const;

/** A PDF from the bodies of its objects, numbered from 1; the first is the catalog. */
function pdfOf(bodies: readonly (string | Buffer)[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  let at = parts[0]?.length ?? 0;
  const starts: number[] = [];
  for (const [i, body] of bodies.entries()) {
    const whole = Buffer.concat([
      Buffer.from(`${i + 1} 0 obj\n`),
      Buffer.from(body),
      Buffer.from('\nendobj\n'),
    ]);
    starts.push(at);
    at += whole.length;
    parts.push(whole);
  }
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${bodies.length + 1} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

const stream = (head: string, data: Buffer) =>
  Buffer.concat([
    Buffer.from(`<< ${head} /Length ${data.length} >>\nstream\n`),
    data,
    Buffer.from('\nendstream'),
  ]);
const page = (box: string, more: string) => `<< /Type /Page /Parent 2 0 R /MediaBox [${box}] ${more} >>`;
const catalog = '<< /Type /Catalog /Pages 2 0 R >>';
const letter = '0 0 612 792';

/** One page whose squeezed content is given. */
const contentPdf = (squeezed: Buffer) =>
  pdfOf([
    catalog,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    page(letter, '/Contents 4 0 R'),
    stream('/Filter /FlateDecode', squeezed),
  ]);

/** Forms that draw each other twice, `depth` deep. */
function branchingPdf(depth: number): Buffer {
  const forms = Array.from({ length: depth }, (_, i) => {
    const inner = i + 1 < depth ? `/Resources << /XObject << /F ${5 + i} 0 R >> >>` : '';
    const draws = i + 1 < depth ? '/F Do /F Do' : '0 0 612 792 re f';
    return stream(`/Type /XObject /Subtype /Form /BBox [${letter}] ${inner}`, Buffer.from(draws));
  });
  return pdfOf([
    catalog,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    page(letter, `/Contents ${4 + depth} 0 R /Resources << /XObject << /F 4 0 R >> >>`),
    ...forms,
    stream('', Buffer.from('/F Do')),
  ]);
}

function damaged(chance: Chance, whole: Buffer): Buffer {
  const bytes = Buffer.from(whole);
  for (let turn = 0; turn < 1 + chance.below(12); turn += 1)
    bytes[chance.below(bytes.length)] = chance.below(256);
  return chance.happens(0.4) ? bytes.subarray(0, chance.below(bytes.length)) : bytes;
}

const random = (chance: Chance, length: number) =>
  Buffer.from(Array.from({ length }, () => chance.below(256)));

type Maker = (chance: Chance, pantry: Pantry) => Buffer;

/** Every way a paper can hurt, by name; the dear ones stand behind few of the numbers. */
export const papers: Readonly<Record<string, Maker>> = {
  'right fax': (_, { fax }) => fax,
  'right fax, coarse': (_, { coarse }) => coarse,
  'right PDF': (chance) => pdfSaying(`order ${chance.letters(8)}`),
  'damaged TIFF': (chance, { fax }) => damaged(chance, fax),
  'damaged PDF': (chance) => damaged(chance, pdfSaying(chance.letters(20))),
  'damaged PNG': (chance) => damaged(chance, picture(chance.letters(20))),
  'half a TIFF': (chance, { fax }) => fax.subarray(0, chance.below(fax.length)),
  'TIFF that goes in circles': (chance) => tiffOf(3, plainTags(1728, 2156, 8, 4), () => 8 + chance.below(40)),
  'TIFF beyond its end': (chance) =>
    tiffOf(1, plainTags(1728, 2156, 0xfffffff0, 0x7fffffff - chance.below(99))),
  'TIFF of 10,000 pages': () => tiffOf(10_000, plainTags(1728, 2156, 8, 4)),
  'TIFF as wide as a city': (chance) => tiffOf(1, plainTags(60_000 + chance.below(5_000_000), 60_000, 8, 4)),
  'TIFF of nothing': () => tiffOf(1, plainTags(0, 0, 8, 0)),
  'PDF of 10,000 pages': () =>
    pdfOf([
      catalog,
      `<< /Type /Pages /Kids [${Array.from({ length: 10_000 }, () => '3 0 R').join(' ')}] /Count 10000 >>`,
      page(letter, ''),
    ]),
  'PDF as wide as a city': (chance) =>
    pdfOf([
      catalog,
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      page(`0 0 ${chance.below(2_000_000_000)} ${chance.below(2_000_000_000)}`, ''),
    ]),
  'PDF of forms in forms': (chance) => branchingPdf(20 + chance.below(12)),
  'PDF whose tree bites its tail': () => pdfOf([catalog, '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>']),
  'PDF that says it is locked': (chance) =>
    Buffer.from(
      pdfSaying(chance.letters(9))
        .toString('latin1')
        .replace('/Root', '/Encrypt << /Filter /Standard /V 9 >> /Root'),
      'latin1',
    ),
  'PNG of 900 million points': (_, { sheet }) => sheet,
  'PNG that promises more': (chance) => {
    const bytes = Buffer.from(picture(chance.letters(5)));
    bytes.writeUInt32BE(65_535 + chance.below(1_000_000), 16);
    bytes.writeUInt32BE(65_535, 20);
    return bytes;
  },
  'JPEG that promises more': () =>
    Buffer.from(
      'ffd8ffe000104a46494600010100000100010000ffc0001108ffffffff03012200021101031101ffda000c03010002110311003f00',
      'hex',
    ),
  'ZIP in a ZIP': (chance) => Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), random(chance, 4000)]),
  'Word document': (chance) =>
    Buffer.concat([Buffer.from('PK\x03\x04word/document.xml', 'latin1'), random(chance, 500)]),
  'GZIP of zeros': () => gzipSync(Buffer.alloc(2_000_000)),
  noise: (chance) => random(chance, 1 + chance.below(3000)),
  'formula cells': (chance) => Buffer.from(`=cmd|'/c calc'!A1,@SUM(1+1)\n-1+2,"${chance.letters(5)}"\n`),
  'a page of the web': () => Buffer.from('<html><script>alert(1)</script></html>'),
};

/** Papers that cost a child seconds; they come seldom. */
export const dearPapers: Readonly<Record<string, Maker>> = {
  'PDF that takes for ever': (_, { fills }) => contentPdf(fills),
  'PDF that unfolds to 150 MB': (_, { zeros }) => contentPdf(zeros),
};

/** Words that try to leave the place they are put in. */
export const escapes: readonly string[] = [
  'plain',
  'a\r\nBcc: everybody@evil.example\r\nX-Evil: 1',
  'a\nX-Evil: 1\n\n<b>body</b>',
  '=HYPERLINK("http://evil.example")',
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '\u202egpj.exe',
  '\u2028\u2029\0',
  "'; drop table intake.arrival; --",
  '<img src=x onerror=alert(1)>',
  'ü'.repeat(400),
  '\ud83d',
  '',
];
