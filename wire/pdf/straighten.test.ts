// Why: a page that is laid straight by guesswork is worse than a crooked one: known angles must be found and taken back.
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { skewOf, straightened } from './straighten.ts';

async function sheet(degrees: number): Promise<Buffer> {
  const lines = Array.from(
    { length: 24 },
    (_, i) =>
      `<rect x="140" y="${160 + i * 56}" width="${500 + ((i * 173) % 460)}" height="14"/><rect x="140" y="${178 + i * 56}" width="${90 + ((i * 31) % 70)}" height="9"/>`,
  ).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1271" height="1650"><rect width="100%" height="100%" fill="#fff"/><g transform="rotate(${degrees} 635 825)">${lines}</g></svg>`;
  return await sharp(Buffer.from(svg)).flatten({ background: '#fff' }).greyscale().png().toBuffer();
}

test.each([-4, -1.5, 0, 0.8, 3])('a sheet askew by %d degrees is seen so and laid level', async (degrees) => {
  const crooked = await sheet(degrees);
  expect(Math.abs((await skewOf(crooked)) - degrees)).toBeLessThan(0.25);
  const laid = await straightened(crooked);
  expect([laid.widthPx, laid.heightPx]).toEqual([1271, 1650]);
  expect(Math.abs(await skewOf(laid.image))).toBeLessThan(0.25);
});

test('an empty sheet stays as it is', async () => {
  const empty = await sharp({ create: { width: 600, height: 800, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  expect(await skewOf(empty)).toBe(0);
});
