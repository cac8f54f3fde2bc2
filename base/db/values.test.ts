// Why: a date or an instant read a little wrong moves a deadline; these read real values through a real connection.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { asSystem } from '../../run/testing/deeds.ts';
import { testDatabase, type TestDatabase } from '../../run/testing/test-database.ts';
import { transact } from './transact.ts';
import { readInstant } from './values.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

async function read(expression: string): Promise<unknown> {
  const asked = {
    name: `test.read ${expression}`,
    row: z.object({ it: z.unknown() }),
    text: `select ${expression} as it`,
  };
  return (await transact(database.app, asSystem(), (tx) => tx.one(asked))).it;
}

test.each([
  [`'2026-03-08'::date`, '2026-03-08'],
  [`'2026-03-08 01:30:00-05'::timestamptz`, '2026-03-08T06:30:00.000Z'],
  [`'2026-11-01 01:30:00.12-05'::timestamptz`, '2026-11-01T06:30:00.120Z'],
  [`'9007199254740991'::bigint`, 9_007_199_254_740_991],
  [`12.50::numeric`, '12.50'],
  [`'{"next_due_at": "as it stands"}'::jsonb`, { next_due_at: 'as it stands' }],
  [`array['a', 'b']`, ['a', 'b']],
  [
    `array['2026-03-08 01:30:00-05'::timestamptz, '2026-11-01 01:30:00.12-05']`,
    ['2026-03-08T06:30:00.000Z', '2026-11-01T06:30:00.120Z'],
  ],
  [`'{}'::timestamptz[]`, []],
  [`null::timestamptz`, null],
])('%s is read as %j', async (expression, value) => {
  await expect(read(expression)).resolves.toEqual(value);
});

test('a whole number that does not fit is refused rather than rounded', async () => {
  await expect(read(`'9007199254740993'::bigint`)).rejects.toThrow('exact range');
});

test('an instant in any other zone than UTC is a bug', () => {
  expect(() => readInstant('2026-03-08 01:30:00-05')).toThrow('not a UTC instant');
});
