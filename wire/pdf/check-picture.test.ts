// Why: a picture that cannot be read, or that unfolds to gigabytes, is refused at the door.
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { unfitPicture } from './check-picture.ts';

const blank = (side: number) =>
  sharp({ create: { width: side, height: side, channels: 3, background: '#fff' }, limitInputPixels: false });

test('a whole picture is kept', async () => {
  expect(await unfitPicture(await blank(300).png().toBuffer(), 4)).toBeUndefined();
  expect(await unfitPicture(await blank(300).jpeg().toBuffer(), 4)).toBeUndefined();
});

test.each([
  ['only the mark of a PNG', Buffer.from('89504e470d0a1a0a', 'hex')],
  ['only the mark of a JPEG', Buffer.from('ffd8ff00', 'hex')],
])('%s is damaged', async (_what, bytes) => {
  expect(await unfitPicture(bytes, 4)).toContain('damaged');
});

test('a picture torn in the middle is damaged', async () => {
  const whole = await sharp({
    create: {
      width: 300,
      height: 300,
      channels: 3,
      background: '#fff',
      noise: { type: 'gaussian', mean: 128, sigma: 30 },
    },
  })
    .png()
    .toBuffer();
  expect(await unfitPicture(whole.subarray(0, whole.length / 2), 4)).toContain('damaged');
});

test('a small file of very many pixels is not unfolded', async () => {
  const bytes = await blank(6_000).png().toBuffer();
  expect(bytes.length).toBeLessThan(1_000_000);
  expect(await unfitPicture(bytes, 4)).toContain('more than 4 million pixels');
});
