// Why: a promise read in the wrong zone is a broken promise; members live in six of them.
import { expect, test } from 'vitest';
import { sayHearBy } from './hear-by.rules.ts';

const due = '2026-11-24T22:00:00.000Z';
const before = '2026-11-23T12:00:00.000Z';

test.each([
  ['America/New_York', 'You will hear from us by Tuesday, November 24, 5:00 PM.'],
  ['America/Phoenix', 'You will hear from us by Tuesday, November 24, 3:00 PM.'],
  ['America/Anchorage', 'You will hear from us by Tuesday, November 24, 1:00 PM.'],
  ['Pacific/Honolulu', 'You will hear from us by Tuesday, November 24, 12:00 PM.'],
])('the same instant in %s', (zone, said) => {
  expect(sayHearBy(due, zone, before)).toBe(said);
});

test('nothing promised is nothing said, and a promise missed is owned', () => {
  expect(sayHearBy(null, 'America/New_York', before)).toBeNull();
  expect(sayHearBy(due, 'America/New_York', due)).toBe(
    'You should have heard from us by Tuesday, November 24, 5:00 PM. We are late, and someone is on it now.',
  );
});
