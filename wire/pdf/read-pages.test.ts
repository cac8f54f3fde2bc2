// Why: whatever a stranger sends gets its pages or one clear sentence, and never costs another document anything. Real child
// processes, real files.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeBomb } from '../../town/make-bomb.ts';
import { breakPdf, encryptPdf, makeManyPages, makeOrderPdf } from '../../town/make-order.ts';
import { startPageReader } from './read-pages.ts';
import type { ReadPages } from './read-pages.ts';
import { sniff } from './sniff.ts';

const reader = startPageReader({ children: 2 });
let order: Buffer = Buffer.alloc(0);

beforeAll(async () => {
  order = await makeOrderPdf({
    member: 'Rosa Núñez-Ortega',
    dob: '1948-03-14',
    memberId: 'W2K518193997',
    payer: 'Silver MA HMO',
    clinician: 'Anjali Rao, MD',
    npi: '1209859564',
    items: [{ code: 'E1390', what: 'Oxygen concentrator, 2 L/min', quantity: '1, 12 months' }],
    icd10: ['J44.9'],
    signedOn: '2026-09-04',
  });
});
afterAll(() => reader.close());

async function read(bytes: Buffer, limits = {}): Promise<ReadPages> {
  return await reader.readPages(bytes, (await sniff(bytes)).kind, limits);
}

function why(answer: { ok: boolean; why?: string }): string | undefined {
  return answer.ok ? 'shown' : answer.why;
}

test('an order shows its page upright at 150 dpi, with its words beside the picture', async () => {
  const answer = await read(order);
  if (!answer.ok) throw new Error(answer.say);
  expect(answer.pages).toMatchObject([{ number: 1, widthPx: 1275, heightPx: 1650, mime: 'image/png' }]);
  expect(answer.pages[0]?.text).toContain('Rosa Núñez-Ortega');
  const { width, height } = await sharp(answer.pages[0]?.image).metadata();
  expect({ width, height }).toEqual({ width: 1275, height: 1650 });
  expect(await reader.inspect(order)).toEqual({ ok: true, kind: 'pdf', mime: 'application/pdf', pages: 1 });
});

test('what is filled into a form is seen: a typed signature is often only there', async () => {
  const document = await PDFDocument.create();
  const page = document.addPage([612, 792]);
  const field = document.getForm().createTextField('signature');
  field.setText('SIGNED BY HAND');
  field.addToPage(page, { x: 50, y: 400, width: 500, height: 60 });
  const answer = await read(Buffer.from(await document.save()));
  if (!answer.ok) throw new Error(answer.say);
  const { channels } = await sharp(answer.pages[0]?.image).stats();
  expect(channels[0]?.min).toBeLessThan(60);
});

test('a locked PDF is refused in a sentence; one that only forbids printing is shown', async () => {
  const answer = await read(await encryptPdf(order));
  expect(answer).toEqual({
    ok: false,
    why: 'encrypted',
    say: 'The document is locked with a password. Send it again without the password.',
  });
  expect(why(await reader.inspect(await encryptPdf(order)))).toBe('encrypted');
  const restricted = await PDFDocument.load(order);
  restricted.encrypt({ ownerPassword: 'office', userPassword: '', permissions: { printing: false } });
  expect(why(await read(Buffer.from(await restricted.save())))).toBe('shown');
});

test('a broken, empty, endless or wrong document is told apart', async () => {
  expect(why(await read(breakPdf(order)))).toBe('broken');
  expect(why(await read(Buffer.alloc(0)))).toBe('empty');
  expect(why(await read(await makeManyPages(500)))).toBe('too_many_pages');
  expect(why(await read(await makeManyPages(3), { maxPages: 3 }))).toBe('shown');
  expect(why(await read(order, { maxBytes: order.length - 1 }))).toBe('too_large');
  expect(await read(await makeBomb('zip'))).toMatchObject({
    why: 'wrong_type',
    say: expect.stringContaining('ZIP'),
  });
  expect(await read(Buffer.from('Please see attached.'))).toMatchObject({ why: 'wrong_type' });
});

test('a bomb costs its own child only: an order read at the same time is shown', async () => {
  const bomb = await makeBomb('pdf');
  const [exploded, ...orders] = await Promise.all([read(bomb), read(order), read(order), read(order)]);
  expect(why(exploded)).toBe('too_large');
  expect(orders.map(why)).toEqual(['shown', 'shown', 'shown']);
  expect(why(await read(await makeBomb('png')))).toBe('too_large');
  expect(why(await read(tiff({ width: 60_000, height: 60_000 })))).toBe('too_large');
}, 30_000);

test('a document that takes too long is given up, and the next one does not notice', async () => {
  expect(why(await read(await makeBomb('pdf'), { maxSeconds: 0.2 }))).toBe('too_slow');
  expect(why(await read(order))).toBe('shown');
});

test('a child killed from outside loses no document', async () => {
  const alone = startPageReader({ children: 1 });
  await alone.inspect(order);
  const answers = Promise.all([1, 2, 3].map(() => alone.readPages(order, 'pdf')));
  process.kill(alone.pids()[0] ?? 0, 'SIGKILL');
  expect((await answers).map(why)).toEqual(['shown', 'shown', 'shown']);
  alone.close();
});

test('children are replaced before leaks can add up', async () => {
  const alone = startPageReader({ children: 1, documentsPerChild: 2 });
  for (let document = 0; document < 2; document += 1) await alone.inspect(order);
  const first = alone.pids();
  expect(why(await alone.inspect(order))).toBe('shown');
  expect(alone.pids()).toHaveLength(1);
  expect(alone.pids()).not.toEqual(first);
  alone.close();
});

test('a fax page of 204 × 98 dots per inch keeps its shape, with or without tags', async () => {
  for (const dpi of [{ x: 204, y: 98 }, null]) {
    const answer = await read(tiff({ width: 1728, height: 1078, dpi }));
    if (!answer.ok) throw new Error(answer.say);
    expect(answer.pages[0]).toMatchObject({ widthPx: 1271, heightPx: 1650, text: null });
  }
  const turned = await read(tiff({ width: 1728, height: 1078, dpi: { x: 204, y: 98 }, orientation: 6 }));
  expect(turned.ok && turned.pages[0]).toMatchObject({ widthPx: 1650, heightPx: 1271 });
});

test('a phone photo is turned upright, shrunk and keeps its colour', async () => {
  const photo = await sharp({ create: { width: 4000, height: 3000, channels: 3, background: '#a33' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const answer = await read(photo);
  expect(answer.ok && answer.pages[0]).toMatchObject({ widthPx: 1650, heightPx: 2200, mime: 'image/webp' });
  expect(why(await read(photo.subarray(0, 2_000)))).toBe('broken');
});

const samples = process.env['DOORSTEP_SAMPLES'];
test.skipIf(samples === undefined || !existsSync(join(samples, 'fax')))(
  `sample faxes are shown in their true proportions${samples === undefined ? ' (not run: DOORSTEP_SAMPLES is not set)' : ''}`,
  async () => {
    for (const name of ['dme1-p1-S1', 'dme1-p1-F1', 'hh1-p2-S2', 'dme1-p1-F1-r90']) {
      const answer = await read(readFileSync(join(samples ?? '', 'fax', 'pages', `${name}.tif`)));
      if (!answer.ok) throw new Error(answer.say);
      const { widthPx = 0, heightPx = 0 } = answer.pages[0] ?? {};
      expect(Math.max(widthPx, heightPx) / Math.min(widthPx, heightPx)).toBeCloseTo(11 / 8.5, 2);
    }
  },
);

/** A one-page black TIFF, built by hand so that its tags are ours. */
function tiff(page: {
  width: number;
  height: number;
  dpi?: { x: number; y: number } | null;
  orientation?: number;
}): Buffer {
  const { width, height, dpi = null, orientation = 1 } = page;
  const pixels =
    width * height > 10_000_000 ? Buffer.alloc(8) : deflateSync(Buffer.alloc(Math.ceil(width / 8) * height));
  const tags: [number, number, number][] = [
    [256, 4, width],
    [257, 4, height],
    [258, 3, 1],
    [259, 3, 8],
    [262, 3, 0],
    [273, 4, 300],
    [274, 3, orientation],
    [277, 3, 1],
    [278, 4, height],
    [279, 4, pixels.length],
    ...(dpi === null
      ? []
      : ([
          [282, 5, 200],
          [283, 5, 208],
          [296, 3, 2],
        ] as [number, number, number][])),
  ];
  const head = Buffer.alloc(300);
  head.write('II*\0', 0, 'latin1');
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(tags.length, 8);
  tags.forEach(([id, type, value], index) => {
    const at = 10 + index * 12;
    head.writeUInt16LE(id, at);
    head.writeUInt16LE(type, at + 2);
    head.writeUInt32LE(1, at + 4);
    head.writeUInt32LE(value, at + 8);
  });
  head.writeUInt32LE(dpi?.x ?? 0, 200);
  head.writeUInt32LE(1, 204);
  head.writeUInt32LE(dpi?.y ?? 0, 208);
  head.writeUInt32LE(1, 212);
  return Buffer.concat([head, pixels]);
}
