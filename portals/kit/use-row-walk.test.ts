// Why: eight hours on the keyboard: a step too far or a row skipped is felt every minute.
import { expect, test } from 'vitest';
import { stepTo } from './use-row-walk.ts';

test('j and k walk one row and stop at the ends', () => {
  expect(stepTo('j', 0, 3)).toBe(1);
  expect(stepTo('j', 2, 3)).toBe(2);
  expect(stepTo('k', 0, 3)).toBe(0);
});

test('Home and End reach the ends of ten thousand rows', () => {
  expect(stepTo('End', 4, 10_000)).toBe(9_999);
  expect(stepTo('Home', 4, 10_000)).toBe(0);
});

test('an empty list is walked without harm, and other keys do not walk', () => {
  expect(stepTo('j', 0, 0)).toBe(0);
  expect(stepTo('c', 1, 3)).toBeNull();
});
