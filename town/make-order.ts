// Why: stories, demos and tests need orders that look like what offices really send: one page, a form, a signature. Everyone
// on them is invented. The awkward ones (locked, broken, exploding) are made here too, so that bad luck is the same everywhere.
import { deflateSync, crc32 } from 'node:zlib';
import { PDFDocument, PDFName, StandardFonts, rgb } from '@cantoo/pdf-lib';
import type { PDFFont, PDFPage } from '@cantoo/pdf-lib';

/** What stands on the form. Dates are 'YYYY-MM-DD' and printed as US offices write them; `signedOn: null` leaves it unsigned. */
export type OrderOnPaper = {
  readonly member: string;
  readonly dob: string;
  readonly memberId: string;
  readonly payer: string;
  readonly clinician: string;
  readonly npi: string;
  readonly items: readonly { readonly code: string; readonly what: string; readonly quantity: string }[];
  readonly icd10: readonly string[];
  readonly signedOn: string | null;
  /** When the patient leaves hospital, as the planner writes it ('2026-09-05 15:00'). */
  readonly dischargeAt?: string;
  readonly office?: string;
  readonly phone?: string;
};

type Pen = { readonly page: PDFPage; readonly plain: PDFFont; readonly bold: PDFFont };

const ink = rgb(0.1, 0.1, 0.12);
const faint = rgb(0.45, 0.45, 0.48);
const left = 54;
const right = 558;

/** Draws the order form: US letter, one page, real text layer. */
export async function makeOrderPdf(order: OrderOnPaper): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.setTitle('Order for home care');
  const pen: Pen = {
    page: document.addPage([612, 792]),
    plain: await document.embedFont(StandardFonts.Helvetica),
    bold: await document.embedFont(StandardFonts.HelveticaBold),
  };
  drawHead(pen, order);
  let y = drawPatient(pen, order);
  y = drawItems(pen, order, y);
  drawSignature(pen, order, Math.min(y - 40, 210));
  return Buffer.from(await document.save());
}

/** A blank-paged PDF of `pages` pages, for limits. */
export async function makeManyPages(pages: number): Promise<Buffer> {
  const document = await PDFDocument.create();
  for (let page = 0; page < pages; page += 1) document.addPage([612, 792]);
  return Buffer.from(await document.save());
}

/** The same PDF, locked so that nobody reads it without `password`. */
export async function encryptPdf(bytes: Uint8Array, password = 'only-the-office-knows'): Promise<Buffer> {
  const document = await PDFDocument.load(bytes);
  document.encrypt({ userPassword: password, ownerPassword: `${password}-owner` });
  return Buffer.from(await document.save({ useObjectStreams: false }));
}

/** The same PDF as a bad line leaves it: its middle is noise and its end is missing. */
export function breakPdf(bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(bytes.subarray(0, 60)), Buffer.alloc(400, 0x5a)]);
}

/** A PDF of a few megabytes whose one picture unpacks to `megabytes` of pixels. */
export async function makeBomb(megabytes = 3_000): Promise<Buffer> {
  const document = await PDFDocument.create();
  const page = document.addPage([612, 792]);
  const side = Math.floor(Math.sqrt((megabytes * 1_000_000) / 3));
  const once = deflateSync(Buffer.alloc(side * 3 * Math.ceil(side / 8)), { level: 9 });
  const twice = deflateSync(
    deflateSync(Buffer.alloc(side * side * 3 > 2_000_000_000 ? 2_000_000_000 : side * side * 3)),
  );
  const picture = document.context.stream(once.length < twice.length ? once : twice, {
    Type: 'XObject',
    Subtype: 'Image',
    Width: side,
    Height: side,
    ColorSpace: 'DeviceRGB',
    BitsPerComponent: 8,
    Filter: once.length < twice.length ? 'FlateDecode' : ['FlateDecode', 'FlateDecode'],
  });
  const name = PDFName.of('Bomb');
  page.node.setXObject(name, document.context.register(picture));
  page.node.addContentStream(
    document.context.register(document.context.stream('q 612 0 0 792 0 0 cm /Bomb Do Q')),
  );
  return Buffer.from(await document.save());
}
