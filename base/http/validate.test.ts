// Why: what a form asks for in words must not be answered with blanks at any door, and the refusal names the field.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { isRefusal } from '../refusal/refusal.ts';
import { validator } from './validate.ts';

const check = validator(
  z.strictObject({
    name: z.string().trim().min(1).max(10),
    reason: z.string().trim().min(3).max(20).optional(),
    note: z.string().trim().max(10).optional(),
    plain: z.string().min(1).optional(),
  }),
  false,
);

test('words of blanks are refused wherever a contract trims before it measures', () => {
  const answer = check({ name: '  \n ' });
  expect(isRefusal(answer)).toBe(true);
  expect(answer).toMatchObject({ refused: 'invalid', at: ['name'], say: expect.stringContaining('“name”') });
  expect(isRefusal(check({ name: 'Ana', reason: ' a ' }))).toBe(true);
});

test('words pass with blanks around and inside them, and where blanks count or nothing is asked for', () => {
  expect(check({ name: ' Ana ', reason: ' a b ', note: '   ', plain: ' ' })).toBeUndefined();
  expect(check({ name: 'A', reason: 'abc', note: '' })).toBeUndefined();
});

test('of several kinds of body only the one that was meant is judged; an unknown kind is named', () => {
  const either = validator(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('delivery'), receivedBy: z.string().trim().min(1) }),
      z.strictObject({ kind: z.literal('visit'), workerName: z.string() }),
    ]),
    false,
  );
  expect(either({ kind: 'delivery', receivedBy: ' ' })).toMatchObject({ at: ['receivedBy'] });
  expect(either({ kind: 'pickup' })).toMatchObject({
    at: ['kind'],
    say: expect.stringContaining('which kind'),
  });
});
