import { expect, test } from 'vitest';
import { newId, newSecret } from './ids.ts';

test('identifiers are UUIDs of version 7 that sort by their moment', () => {
  const earlier = newId('2026-11-27T21:50:00.000Z');
  const later = newId('2026-11-27T21:50:00.001Z');
  expect(earlier).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(earlier < later).toBe(true);
  expect(Number.parseInt(earlier.replaceAll('-', '').slice(0, 12), 16)).toBe(
    Date.parse('2026-11-27T21:50:00.000Z'),
  );
});

test('many identifiers of one moment are all different and sort as they were asked for', () => {
  const ids = Array.from({ length: 5000 }, () => newId('2026-11-27T21:50:00.000Z'));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
});

test('secrets are 256 bits, safe in a link, and never alike', () => {
  const secrets = Array.from({ length: 1000 }, () => newSecret());
  expect(new Set(secrets).size).toBe(secrets.length);
  for (const secret of secrets) expect(secret).toMatch(/^[\w-]{43}$/);
});
