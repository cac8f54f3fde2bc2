// Why: what is planted must be found again by its words alone, so papers and mails carry theirs as plain bytes.
import { crc32, deflateSync } from 'node:zlib';

/** A one-page PDF whose text, uncompressed, is `words`. */
export function pdfSaying(words: string): Buffer {
  const content = `BT /F1 18 Tf 60 700 Td (${words}) Tj ET`;
  const parts = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const starts = parts.map((part, i) => {
    const start = text.length;
    text += `${i + 1} 0 obj\n${part}\nendobj\n`;
    return start;
  });
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${parts.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${parts.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text + end);
}

/** A mail of plain text; its subject makes its message id. */
export const mailSaying = (subject: string, text: string, from: string) =>
  Buffer.from(
    `From: ${from}\r\nTo: orders\r\nSubject: ${subject}\r\nMessage-ID: <${deflateSync(subject).toString('hex')}@x.example>\r\nContent-Type: text/plain\r\n\r\n${text}\r\n`,
  );

/** A small PNG that carries `words` as a comment; another picture for other words. */
export function picture(words: string): Buffer {
  const chunk = (kind: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(kind), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, check]);
  };
  const size = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', size),
    chunk('tEXt', Buffer.from(`Comment\0${words}`)),
    chunk('IDAT', deflateSync(Buffer.from([0, 0]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
