// Why: a leak in a letter or a picture is as much a leak as one in a reply, so an answer is read as a person would read it: the
// words of a PDF, and of a picture what tells it from all others.
import { createHash } from 'node:crypto';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { Answer } from './send-request.ts';

let engine: Promise<PDFiumLibrary> | undefined;

/** The words of a PDF, once as they stand and once without the breaks that lines put into them. */
async function wordsOfPdf(bytes: Buffer): Promise<string> {
  engine ??= PDFiumLibrary.init();
  const document = await (await engine).loadDocument(bytes);
  try {
    const text = [...document.pages()].map((page) => page.getText()).join('\n');
    return `${text}\n${text.replaceAll(/[\s\u00ad-]+/g, '')}`;
  } finally {
    document.destroy();
  }
}

const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Everything of an answer that somebody could read; of a file also what tells it from all others. */
export async function readable({ headers, body }: Answer): Promise<string> {
  const said = JSON.stringify(headers);
  const type = String(headers['content-type']);
  if (type.startsWith('image/')) return `${said} ${digestOf(body)}\n${body.toString('latin1')}`;
  if (!type.startsWith('application/pdf')) return `${said}\n${body.toString('utf8')}`;
  return `${said} ${digestOf(body)}\n${body.toString('latin1')}\n${await wordsOfPdf(body)}`;
}
