// A window must be one that people and the discharge can live with.
import { expect, test } from 'vitest';
import { askAgainAt, unfitForDischarge, unfitWindow } from './slot.rules.ts';

const at = '2026-11-23T14:00:00.000Z';
const window = (from: string, to: string) => ({ windowFrom: `${from}:00.000Z`, windowTo: `${to}:00.000Z` });

test.each([
  ['a morning tomorrow', window('2026-11-24T14:00', '2026-11-24T16:00'), null, undefined],
  ['one that ends first', window('2026-11-24T16:00', '2026-11-24T14:00'), null, 'windowTo'],
  ['one that has begun', window('2026-11-23T14:00', '2026-11-23T16:00'), null, 'windowFrom'],
  ['a whole day and night', window('2026-11-24T06:00', '2026-11-24T19:00'), null, 'windowTo'],
  ['one in three months', window('2027-02-24T14:00', '2027-02-24T16:00'), null, 'windowFrom'],
  ['23 hours after a miss', window('2026-11-24T13:00', '2026-11-24T15:00'), at, undefined],
  ['25 hours after a miss', window('2026-11-24T15:00', '2026-11-24T17:00'), at, 'windowFrom'],
])('%s', (_said, given, missedAt, field) => {
  expect(unfitWindow(given, at, missedAt)?.at?.[0]).toBe(field);
});

const discharge = '2026-11-25T18:00:00.000Z';
test.each([
  ['oxygen', window('2026-11-25T14:00', '2026-11-25T16:00'), true],
  ['oxygen', window('2026-11-25T17:00', '2026-11-25T19:00'), false],
  ['oxygen', window('2026-11-23T14:00', '2026-11-23T16:00'), false],
  ['dme', window('2026-11-24T14:00', '2026-11-24T16:00'), true],
  ['dme', window('2026-11-28T17:00', '2026-11-28T19:00'), true],
  ['dme', window('2026-11-29T14:00', '2026-11-29T16:00'), false],
  ['home_health', window('2026-11-25T14:00', '2026-11-25T16:00'), false],
  ['home_health', window('2026-11-26T14:00', '2026-11-26T16:00'), true],
  ['home_health', window('2026-11-28T14:00', '2026-11-28T16:00'), false],
  ['enteral', window('2026-11-25T12:00', '2026-11-25T14:00'), false],
  ['enteral', window('2026-11-28T14:00', '2026-11-28T16:00'), true],
])('%s in %o fits the discharge: %s', (family, given, fits) => {
  expect(unfitForDischarge(family, given, discharge) === undefined).toBe(fits);
});

test('a member who does not answer is asked again halfway, after a day at the latest', () => {
  expect(askAgainAt(at, '2026-11-23T20:00:00.000Z')).toBe('2026-11-23T17:00:00.000Z');
  expect(askAgainAt(at, '2026-12-23T20:00:00.000Z')).toBe('2026-11-24T14:00:00.000Z');
  expect(askAgainAt(at, '2026-11-23T10:00:00.000Z')).toBe(at);
});
