// Why: what leaves the house sealed must open whole or not at all: no piece of it changed, moved, repeated or cut off.

import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { beforeAll, expect, test } from 'vitest';
import { isSealed, opening, sealing } from './seal-stream.ts';

const passphrase = 'correct horse battery staple';
const megabyte = 1 << 20;
/** Two whole frames and a short last one. */
const plain = randomBytes(2 * megabyte + 5);
const headBytes = 18 + 16;
const frameBytes = 21 + megabyte;
let sealed: Buffer;

/** Pieces of odd sizes, as a disk or a network gives them. */
function* inPieces(bytes: Buffer, size: number): Generator<Buffer> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

const seal = (bytes: Buffer) => buffer(Readable.from(inPieces(bytes, 70_001)).pipe(sealing(passphrase)));
const open = (bytes: Buffer, size = 65_536) => {
  const opener = opening(passphrase);
  Readable.from(inPieces(bytes, size))
    .on('error', () => undefined)
    .pipe(opener);
  return buffer(opener);
};

beforeAll(async () => {
  sealed = await seal(plain);
});

test('what was sealed opens as it was, however it is cut into pieces', async () => {
  expect(isSealed(sealed)).toBe(true);
  for (const size of [sealed.length, 65_536, 999_983])
    expect((await open(sealed, size)).equals(plain)).toBe(true);
  for (const bytes of [Buffer.alloc(0), plain.subarray(0, megabyte)])
    expect((await open(await seal(bytes))).equals(bytes)).toBe(true);
});

test('the same bytes sealed twice have nothing in common', async () => {
  const again = await seal(plain);
  expect(again.subarray(headBytes, headBytes + 64).equals(sealed.subarray(headBytes, headBytes + 64))).toBe(
    false,
  );
});

const frame = (number: number) =>
  sealed.subarray(headBytes + number * frameBytes, headBytes + (number + 1) * frameBytes);
const flipped = (at: number) => {
  const bytes = Buffer.from(sealed);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
};

test.each([
  ['one bit changed', () => flipped(headBytes + frameBytes + 500), 'altered about 1 MB in'],
  ['a frame said to be the last', () => flipped(headBytes), 'passphrase is another one'],
  ['another salt', () => flipped(20), 'passphrase is another one'],
  [
    'two frames exchanged',
    () => Buffer.concat([sealed.subarray(0, headBytes), frame(1), frame(0), frame(2)]),
    'another one',
  ],
  [
    'a frame repeated',
    () => Buffer.concat([sealed.subarray(0, headBytes), frame(0), frame(0), frame(1), frame(2)]),
    'altered about 1 MB in',
  ],
  ['its last frame cut off', () => sealed.subarray(0, headBytes + 2 * frameBytes), 'ends too early'],
  ['its last bytes cut off', () => sealed.subarray(0, -3), 'ends too early'],
  ['only its head left', () => sealed.subarray(0, 25), 'ends too early'],
  ['something behind its end', () => Buffer.concat([sealed, Buffer.alloc(40)]), 'something follows its end'],
])('an archive with %s does not open', async (_, make, say) => {
  await expect(open(make())).rejects.toThrow(say);
});
