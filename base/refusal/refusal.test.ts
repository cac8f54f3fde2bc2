import { expect, test } from 'vitest';
import { httpStatusOfRefusal, statusOf } from './http-status.ts';
import { isRefusal, refuse } from './refusal.ts';

test('a refusal carries its code, its sentence and the fields concerned', () => {
  expect(refuse('order_incomplete', 'The order has no signature.', ['order.signedOn'])).toEqual({
    refused: 'order_incomplete',
    say: 'The order has no signature.',
    at: ['order.signedOn'],
  });
});

test('a refusal that concerns no field says nothing about fields', () => {
  expect(refuse('overloaded', 'Please try again in a minute.')).not.toHaveProperty('at');
});

test('answers are told from refusals', () => {
  expect(isRefusal(refuse('absent', 'There is no such case.'))).toBe(true);
  for (const answer of [null, undefined, 'refused', 7, [], {}, { refused: true }, { say: 'No.' }]) {
    expect(isRefusal(answer)).toBe(false);
  }
});

test('a refusal not listed is a conflict with the current state', () => {
  expect(statusOf('wrong_state')).toBe(409);
});

test('forbidden looks like absent where the code says absent, and every status is an error', () => {
  expect(statusOf('absent')).toBe(404);
  for (const code of Object.keys(httpStatusOfRefusal)) {
    expect(statusOf(code)).toBeGreaterThanOrEqual(400);
    expect(statusOf(code)).toBeLessThan(600);
  }
});

test('a code that is also a name every object has is not mistaken for a status', () => {
  expect(statusOf('constructor')).toBe(409);
  expect(statusOf('toString')).toBe(409);
});
