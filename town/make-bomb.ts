// Why: a file of two megabytes can unpack to two gigabytes. Doorstep promises that such a file costs its sender a sentence and
// nobody else anything; here is the file to try it with.
import { constants, crc32, deflateRawSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';

/** About 2 GB of black pixels at three bytes each. */
const sidePx = 26_000;

/** A small file that inflates to about 2 GB: a PDF, a PNG or a ZIP archive. */
export async function makeBomb(kind: 'pdf' | 'png' | 'zip' = 'pdf'): Promise<Buffer> {
  if (kind === 'pdf') return await pdfBomb();
  return kind === 'png' ? pngBomb() : zipBomb();
}

/** The page's own drawing instructions are what explodes: an engine must hold all of them to draw anything. */
async function pdfBomb(): Promise<Buffer> {
  const document = await PDFDocument.create();
  const page = document.addPage([612, 792]);
  const instructions = document.context.stream(zlibZeros(sidePx * sidePx * 3), { Filter: 'FlateDecode' });
  page.node.addContentStream(document.context.register(instructions));
  return Buffer.from(await document.save({ useObjectStreams: false }));
}

function pngBomb(): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(sidePx, 0);
  header.writeUInt32BE(sidePx, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rows = zlibZeros(sidePx * (sidePx * 3 + 1));
  const mark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    mark,
    pngChunk('IHDR', header),
    pngChunk('IDAT', rows),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

function zipBomb(): Buffer {
  const data = zlibZeros(sidePx * sidePx * 3).subarray(2, -4);
  const local = Buffer.alloc(30 + 9);
  local.write('PK\x03\x04', 0, 'latin1');
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(data.length, 18);
  local.writeUInt32LE(sidePx * sidePx * 3, 22);
  local.writeUInt16LE(9, 26);
  local.write('order.pdf', 30, 'latin1');
  return Buffer.concat([local, data]);
}

/** A zlib stream (RFC 1950) of `bytes` zeros, built from one compressed megabyte repeated. */
function zlibZeros(bytes: number): Buffer {
  const block = 1_000_000;
  const flush = { level: 9, finishFlush: constants.Z_FULL_FLUSH };
  const whole = deflateRawSync(Buffer.alloc(block), flush);
  const rest = deflateRawSync(Buffer.alloc(bytes % block), flush);
  const adler = Buffer.alloc(4);
  adler.writeUInt32BE((((bytes % 65_521) << 16) | 1) >>> 0);
  const blocks = Array.from({ length: Math.floor(bytes / block) }, () => whole);
  return Buffer.concat([Buffer.from([0x78, 0xda]), ...blocks, rest, Buffer.from([0x03, 0x00]), adler]);
}
