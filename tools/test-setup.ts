// Why: `npx vitest run some.test.ts` by hand finds a database exactly as `npm test` does. vitest calls this once before
// the first test file.

import { openTestDatabase } from './test-database.ts';

/** Makes DOORSTEP_TEST_DATABASE_URL present for all test files; the returned function ends what was started. */
export async function setup(): Promise<() => Promise<void>> {
  const database = await openTestDatabase();
  process.env['DOORSTEP_TEST_DATABASE_URL'] = database.url;
  return () => database.stop();
}
