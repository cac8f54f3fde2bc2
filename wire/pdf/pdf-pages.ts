// Why: PDF pages as a reader would see them, filled-in form fields included (a signature is often one), and the text layer
// beside the picture. Runs only inside the killable child: PDFs are programs written by strangers.
import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { PDFiumDocument } from '@hyzyla/pdfium';
import { toPage } from './image-pages.ts';
import { CannotShow, viewDpi, viewPixels } from './page.ts';
import type { Page } from './page.ts';
import type { PageLimits } from './unreadable.ts';

let library: Promise<PDFiumLibrary> | undefined;

/** Loads the engine ahead of the first document. */
export async function warmPdf(): Promise<void> {
  library ??= PDFiumLibrary.init();
  await library;
}

/** How many pages the PDF has; fails with the reason when it cannot be shown. */
export async function countPdfPages(bytes: Buffer, limits: PageLimits): Promise<number> {
  const document = await load(bytes);
  try {
    return countOf(document, limits);
  } finally {
    document.destroy();
  }
}

/** Gives the pages in order, rendered for viewing, each with its text layer. */
export async function* pdfPages(bytes: Buffer, limits: PageLimits): AsyncGenerator<Page> {
  const document = await load(bytes);
  try {
    const count = countOf(document, limits);
    for (let index = 0; index < count; index += 1) yield await pageOf(document, index, limits);
  } finally {
    document.destroy();
  }
}

async function pageOf(document: PDFiumDocument, index: number, limits: PageLimits): Promise<Page> {
  const page = document.getPage(index);
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const points = Math.max(1, originalWidth) * Math.max(1, originalHeight);
  const fullScale = viewDpi / 72;
  if (points * fullScale * fullScale > limits.maxPixels) throw new CannotShow('too_large');
  // Text first: rendering closes the page inside the engine, and reading it afterwards crashes.
  const text = page.getText().trim();
  const scale = Math.min(fullScale, Math.sqrt(viewPixels / points));
  const { data, width, height } = await page.render({ scale, renderFormFields: true });
  return await toPage({ data, width, height, channels: 4 }, index + 1, text === '' ? null : text);
}

async function load(bytes: Buffer): Promise<PDFiumDocument> {
  await warmPdf();
  try {
    const ready = await library;
    if (ready === undefined) throw new CannotShow('broken');
    return await ready.loadDocument(bytes);
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    throw new CannotShow(/password|security/i.test(said) ? 'encrypted' : 'broken');
  }
}

function countOf(document: PDFiumDocument, limits: PageLimits): number {
  const count = document.getPageCount();
  if (count === 0) throw new CannotShow('empty');
  if (count > limits.maxPages) throw new CannotShow('too_many_pages');
  return count;
}
