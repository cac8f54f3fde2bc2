// Why: the promise that an original survives crashes, repeats and hostile names, tried on a real folder.
import { chmod, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer as readAll } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isRefusal } from '../refusal/refusal.ts';
import { digestOf } from './file-store.ts';
import { localFileStore } from './local-file-store.ts';

let dir = '';
const limits = { maxBytes: 1_000_000 };

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'doorstep-files-'));
});
afterEach(async () => {
  await rm(dir, { recursive: true, force: true });
});

async function storedPaths(): Promise<string[]> {
  const all = await readdir(dir, { recursive: true, withFileTypes: true });
  return all.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function* breaksOff(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('half a page');
  throw new Error('connection lost');
}

test('an original is given back byte for byte, whether it came whole or in a stream', async () => {
  const store = localFileStore(dir);
  const bytes = Buffer.from('A signed order.\r\n'.repeat(2_000));
  const whole = await store.put(bytes, limits);
  const streamed = await store.put(inPieces(bytes, 777), limits);
  expect(whole).toEqual({ digest: digestOf(bytes), bytes: bytes.length });
  expect(streamed).toEqual(whole);
  expect((await store.get(digestOf(bytes))).equals(bytes)).toBe(true);
  expect((await readAll(store.open(digestOf(bytes)))).equals(bytes)).toBe(true);
  expect(await storedPaths()).toHaveLength(1);
});

test('the same original put by twenty at once is stored once and all are told the same', async () => {
  const store = localFileStore(dir);
  const bytes = Buffer.alloc(300_000, 7);
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => store.put(inPieces(bytes, 9_000), limits)),
  );
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(await storedPaths()).toHaveLength(1);
  expect(await store.verify(digestOf(bytes))).toBe('intact');
});

test('a file over the limit is refused in a sentence and nothing of it is kept', async () => {
  const store = localFileStore(dir);
  const answer = await store.put(inPieces(Buffer.alloc(1_000_001), 4_096), limits);
  expect(isRefusal(answer) && answer.refused).toBe('too_large');
  expect(isRefusal(answer) && answer.say).toBe('The file is larger than 1 MB. Send it in smaller parts.');
  expect(await storedPaths()).toEqual([]);
  expect(await store.put(Buffer.alloc(1_000_000), limits)).toHaveProperty('bytes', 1_000_000);
});

test('a sender who breaks off leaves nothing behind', async () => {
  await expect(localFileStore(dir).put(breaksOff(), limits)).rejects.toThrow('connection lost');
  expect(await storedPaths()).toEqual([]);
});

test('what a crash left half-written is swept, what is being written and what is stored stays', async () => {
  const store = localFileStore(dir);
  const stored = await store.put(Buffer.from('kept'), limits);
  await writeFile(join(dir, 'incoming', 'left-by-a-crash'), 'half');
  await utimes(join(dir, 'incoming', 'left-by-a-crash'), 1_000, 1_000);
  await writeFile(join(dir, 'incoming', 'being-written'), 'half');
  await utimes(join(dir, 'incoming', 'being-written'), 2_000_000_000, 2_000_000_000);
  expect(await store.sweepLeftovers('2026-09-04T20:50:00Z')).toBe(1);
  expect(await readdir(join(dir, 'incoming'))).toEqual(['being-written']);
  expect(isRefusal(stored) ? undefined : await store.verify(stored.digest)).toBe('intact');
});

test('a name that is not a digest is never looked up', async () => {
  const store = localFileStore(dir);
  for (const name of ['../../etc/passwd', '', 'A'.repeat(64), `${'a'.repeat(63)}/`, `${'a'.repeat(64)}\n`]) {
    await expect(store.get(name)).rejects.toThrow('64 hex digits');
    expect(() => store.open(name)).toThrow('64 hex digits');
    await expect(store.has(name)).rejects.toThrow('64 hex digits');
  }
});

test('an original damaged on disk is noticed, and one cut short is healed when it arrives again', async () => {
  const store = localFileStore(dir);
  const bytes = Buffer.from('the whole order');
  const digest = digestOf(bytes);
  expect(await store.verify(digest)).toBe('absent');
  expect(await store.has(digest)).toBe(false);
  await store.put(bytes, limits);
  const [path] = await storedPaths();
  await chmod(path ?? '', 0o640);
  await writeFile(path ?? '', 'the wh');
  expect(await store.verify(digest)).toBe('damaged');
  await store.put(bytes, limits);
  expect(await store.verify(digest)).toBe('intact');
});

test('every stored file is named once, in order, and nothing half-written', async () => {
  const store = localFileStore(dir);
  const named = async () => {
    const names = [];
    for await (const digest of store.digests()) names.push(digest);
    return names;
  };
  expect(await named()).toEqual([]);
  const kept = await Promise.all(['one', 'two', 'three'].map((text) => store.put(Buffer.from(text), limits)));
  await store.put(breaksOff(), limits).catch(() => undefined);
  const digests = kept.flatMap((file) => (isRefusal(file) ? [] : [file.digest]));
  expect(await named()).toEqual(digests.sort());
});
