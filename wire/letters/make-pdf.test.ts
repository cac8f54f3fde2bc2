// A letter is read back by the same reader that reads what others send us.
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { startPageReader } from '../pdf/read-pages.ts';
import { makeHistoryPdf, makeLetterPdf, type Letter } from './make-pdf.ts';

const reader = startPageReader({ children: 1 });
afterAll(() => reader.close());

const letter: Letter = {
  title: 'Your visit is set',
  reference: 'Case 7K4-Q2M-8',
  date: 'Monday, November 23, 2026',
  lang: 'en',
  to: ['Rosa Núñez-Ortega', '14 Quincy Street', 'Boston, MA 02121'],
  opening: ['Somebody comes to your home.', '#image("/etc/passwd") *is only text* $x$ @here'],
  facts: [['Who comes', 'Keystone Respiratory, Boston']],
  sections: [{ title: 'If nobody comes', paragraphs: ['Call us.'] }],
  foot: 'Doorstep home care coordination',
};

async function wordsOf(pdf: Buffer): Promise<string> {
  const read = await reader.readPages(pdf, 'pdf');
  if (!read.ok) throw new Error(read.say);
  return read.pages.map((page) => page.text ?? '').join('\n');
}

test('a letter says what it was given, and calls itself readable by everyone', async () => {
  const pdf = makeLetterPdf(letter);
  expect(pdf.toString('latin1')).toContain('pdfuaid');
  const words = await wordsOf(pdf);
  for (const said of [
    'Rosa Núñez-Ortega',
    'Your visit is set',
    'Keystone Respiratory, Boston',
    'Case 7K4-Q2M-8',
  ])
    expect(words).toContain(said);
});

test('what people wrote is text, whatever it looks like', async () => {
  expect(await wordsOf(makeLetterPdf(letter))).toContain('#image("/etc/passwd") *is only text* $x$ @here');
});

test('the same letter gives the same bytes', () => {
  expect(makeLetterPdf(letter).equals(makeLetterPdf(letter))).toBe(true);
});

test('a name in letters that no font here has still gets its letter', () => {
  const pdf = makeLetterPdf({ ...letter, to: ['ผู้ป่วย'] });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
});

test('a history holds every row and shows the signature', async () => {
  const bytes = await sharp({ create: { width: 300, height: 90, channels: 3, background: '#204080' } })
    .png()
    .toBuffer();
  const rows = Array.from({ length: 90 }, (_, i) => [
    `Mon ${i.toString()}`,
    `Thing ${i.toString()} happened.`,
  ]);
  const pdf = makeHistoryPdf({
    title: 'Case history',
    reference: 'Case 7K4-Q2M-8',
    lang: 'en',
    said: 'The services are complete.',
    facts: [['Patient', 'Rosa Núñez-Ortega']],
    sections: [
      {
        title: 'Everything',
        empty: 'Nothing.',
        columns: [
          { name: 'When', width: 1 },
          { name: 'What', width: 3 },
        ],
        rows,
      },
      { title: 'Documents', empty: 'No document came.', columns: [], rows: [] },
    ],
    proofs: [
      {
        title: 'Proof of line 1',
        facts: [['Received by', 'Elena Ortega']],
        picture: { bytes, mime: 'image/png', says: 'Signature of Elena Ortega' },
      },
    ],
    foot: 'Doorstep',
  });
  const words = await wordsOf(pdf);
  for (const said of [
    'Thing 0 happened.',
    'Thing 89 happened.',
    'No document came.',
    'Received by',
    'Elena Ortega',
  ])
    expect(words).toContain(said);
  expect(pdf.toString('latin1')).toContain('/Subtype /Image');
});
