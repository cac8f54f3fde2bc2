// Why: a prover that finds nothing may be blind; a small run must hold, and readers with a fault planted in them must turn it
// red by name.
import { expect, test } from 'vitest';
import { limitedReader, proveDocuments } from './prove-documents.ts';

test('a few hostile papers by every door are answered or quarantined, and the service stays up', async () => {
  const proof = await proveDocuments(40, 7);
  expect(proof.violations).toEqual([]);
  expect(proof.taken + proof.refused).toBe(40);
  expect(proof.taken).toBeGreaterThan(10);
  expect(proof.health.asked).toBeGreaterThan(3);
  expect(proof.readerMb).toBeGreaterThan(20);
}, 120_000);

test('readers that throw are seen: what they were given is nobody’s work', async () => {
  const reader = limitedReader();
  const broken = { ...reader, readPages: () => Promise.reject(new Error('planted')) };
  const { violations } = await proveDocuments(12, 7, { reader: broken });
  expect(violations.join('\n')).toContain('an arrival waits and is nobody’s work');
}, 120_000);

test('a reader that takes longer than it may is named', async () => {
  const reader = limitedReader();
  const slow: typeof reader = {
    ...reader,
    async readPages(...asked) {
      await new Promise((done) => setTimeout(done, 400));
      return await reader.readPages(...asked);
    },
  };
  const { violations } = await proveDocuments(12, 7, { reader: slow, slowestMs: 300 });
  expect(violations.join('\n')).toMatch(/a paper was read for \d+ ms/);
}, 120_000);
