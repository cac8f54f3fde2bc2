// Why: queues are worked by the harm of waiting, and yet nobody waits for ever: however many urgent cases keep coming,
// every case becomes the first in line within a bounded time.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { families, priorities } from '../cases/cases.schema.ts';
import { harmAt, tolerableHours } from './harm.rules.ts';

const at = '2026-03-10T14:00:00.000Z';

test('every family of care has its tolerable wait', () => {
  expect(families.filter((family) => tolerableHours[family] === undefined)).toEqual([]);
});

test.each([
  ['oxygen at home', ['oxygen'], 'standard', null, '2026-03-10T18:00:00.000Z'],
  ['the most pressing of several decides', ['dme', 'oxygen'], 'standard', null, '2026-03-10T18:00:00.000Z'],
  ['urgent halves the wait', ['dme'], 'urgent', null, '2026-03-12T02:00:00.000Z'],
  ['stat quarters it', ['oxygen'], 'stat', null, '2026-03-10T15:00:00.000Z'],
  ['not read yet counts as a day', [], 'standard', null, '2026-03-11T14:00:00.000Z'],
  [
    'safe in hospital until the discharge',
    ['oxygen'],
    'standard',
    '2026-03-12T14:00:00.000Z',
    '2026-03-12T18:00:00.000Z',
  ],
  [
    'a discharge already past counts from receipt',
    ['oxygen'],
    'standard',
    '2026-03-09T14:00:00.000Z',
    '2026-03-10T18:00:00.000Z',
  ],
] as const)('%s', (_what, ordered, priority, dischargeAt, harm) => {
  expect(harmAt(at, ordered, priority, dischargeAt)).toBe(harm);
});

test('oxygen comes before a walker that was ordered the day before', () => {
  expect(
    harmAt(at, ['oxygen'], 'standard', null) < harmAt('2026-03-09T14:00:00.000Z', ['dme'], 'standard', null),
  ).toBe(true);
});

test('nobody starves: no case is passed by one received a week after its own harm was counted', () => {
  const longest = Math.max(...Object.values(tolerableHours));
  expect(longest).toBe(168);
  const someCase = fc.record({
    families: fc.subarray([...families]),
    priority: fc.constantFrom(...priorities),
    receivedMs: fc.integer({ min: 0, max: 1_000 * 3_600_000 }),
  });
  fc.assert(
    fc.property(someCase, someCase, (waiting, coming) => {
      const base = Date.parse(at);
      const harm = (one: typeof waiting, receivedMs: number) =>
        harmAt(new Date(base + receivedMs).toISOString(), one.families, one.priority, null);
      const later = waiting.receivedMs + longest * 3_600_000 + coming.receivedMs;
      expect(harm(waiting, waiting.receivedMs) <= harm(coming, later)).toBe(true);
    }),
  );
});
