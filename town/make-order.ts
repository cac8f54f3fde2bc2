// Why: stories, demos and tests need orders that look like what offices really send: one page, a form, a signature. Everyone
// on them is invented. The awkward ones (locked, broken, endless) are made
// here too, so that bad luck is the same everywhere; exploding ones are in make-bomb.ts.
import { PDFDocument, StandardFonts, rgb } from '@cantoo/pdf-lib';
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

/** The same PDF as a bad line leaves it: a beginning, then noise, and its end is missing. */
export function breakPdf(bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(bytes.subarray(0, 60)), Buffer.alloc(400, 0x5a)]);
}

function drawHead({ page, plain, bold }: Pen, order: OrderOnPaper): void {
  page.drawText('ORDER FOR HOME CARE', { x: left, y: 726, size: 17, font: bold, color: ink });
  const office = `${order.office ?? 'Lakeview Primary Care'}  ·  ${order.phone ?? '(555) 555-0145'}`;
  page.drawText(printable(office), { x: left, y: 709, size: 9, font: plain, color: faint });
  line(page, 700);
}

function drawPatient(pen: Pen, order: OrderOnPaper): number {
  const rows: readonly (readonly [string, string])[] = [
    ['Patient', order.member],
    ['Date of birth', usDate(order.dob)],
    ['Member ID', order.memberId],
    ['Health plan', order.payer],
    ['Diagnoses (ICD-10)', order.icd10.join(', ')],
    ...(order.dischargeAt === undefined ? [] : [['Leaving hospital', order.dischargeAt] as const]),
  ];
  let y = 676;
  for (const [label, value] of rows) {
    pen.page.drawText(label, { x: left, y, size: 9, font: pen.plain, color: faint });
    pen.page.drawText(printable(value), {
      x: 170,
      y,
      size: 11,
      font: pen.bold,
      color: ink,
      maxWidth: right - 170,
    });
    y -= 21;
  }
  return y - 10;
}

function drawItems({ page, plain, bold }: Pen, order: OrderOnPaper, top: number): number {
  let y = top;
  for (const [x, heading] of [
    [left, 'Code'],
    [124, 'Ordered'],
    [440, 'Quantity'],
  ] as const) {
    page.drawText(heading, { x, y, size: 9, font: bold, color: faint });
  }
  line(page, y - 6);
  for (const item of order.items) {
    y -= 22;
    page.drawText(printable(item.code), { x: left, y, size: 11, font: bold, color: ink });
    page.drawText(printable(cut(item.what, 58)), { x: 124, y, size: 10, font: plain, color: ink });
    page.drawText(printable(cut(item.quantity, 24)), { x: 440, y, size: 10, font: plain, color: ink });
    line(page, y - 7);
  }
  return y - 20;
}

function drawSignature({ page, plain, bold }: Pen, order: OrderOnPaper, y: number): void {
  const certify = 'I certify that what is ordered above is medically necessary for this patient.';
  page.drawText(certify, { x: left, y: y + 62, size: 9, font: plain, color: ink });
  page.drawText(printable(order.clinician), { x: left, y: y - 16, size: 10, font: bold, color: ink });
  page.drawText(`NPI ${order.npi}`, { x: left, y: y - 30, size: 9, font: plain, color: ink });
  page.drawLine({ start: { x: left, y }, end: { x: 300, y }, thickness: 0.7, color: ink });
  page.drawLine({ start: { x: 380, y }, end: { x: right, y }, thickness: 0.7, color: ink });
  page.drawText('Signature', { x: 250, y: y - 12, size: 7, font: plain, color: faint });
  page.drawText('Date signed', { x: 380, y: y - 12, size: 7, font: plain, color: faint });
  if (order.signedOn === null) return;
  page.drawText(usDate(order.signedOn), { x: 384, y: y + 5, size: 12, font: plain, color: ink });
  page.drawSvgPath(scribble(order.clinician), {
    x: left + 10,
    y: y + 14,
    borderColor: ink,
    borderWidth: 1.3,
  });
}

/** A hand's line that differs from name to name and stays the same for one. */
function scribble(name: string): string {
  let seed = 7;
  let path = 'M 0 0';
  for (let stroke = 0; stroke < 16; stroke += 1) {
    seed = (seed * 31 + (name.codePointAt(stroke % name.length) ?? 1)) % 9_973;
    const x = stroke * 12;
    const height = 6 + (seed % 26);
    path += ` C ${x + 4} ${-height} ${x + 9} ${-height + (seed % 9)} ${x + 12} ${(seed % 7) - 3}`;
  }
  return path;
}

function line(page: PDFPage, y: number): void {
  page.drawLine({ start: { x: left, y }, end: { x: right, y }, thickness: 0.4, color: faint });
}

function usDate(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${month}/${day}/${year}`;
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

/** The form's typeface knows Western European letters only; others lose their accents rather than the name. */
function printable(text: string): string {
  return text.replaceAll(
    /[^\u0020-\u007e\u00a0-\u00ff\u2013\u2014\u2018\u2019\u201c\u201d\u2026]/g,
    (letter) => letter.normalize('NFD').replaceAll(/[^\u0020-\u007e]/g, ''),
  );
}
