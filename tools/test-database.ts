// Why: every test run owns a real PostgreSQL that nobody else stops under it. Durability is off there, because its rows
// are thrown away.

import { startEmbedded, settingsForTests } from '../run/embedded/embedded.ts';

/** An owner's url, and how to give the database back. */
export type TestDatabase = { readonly url: string; stop(): Promise<void> };

/**
 * DOORSTEP_TEST_DATABASE_URL or DATABASE_URL when set (left running afterwards), else an embedded database of this run
 * alone: `.doorstep/test-pg`, or the next number when another run is using that one.
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  const given = process.env['DOORSTEP_TEST_DATABASE_URL'] ?? process.env['DATABASE_URL'];
  if (given !== undefined && given !== '') return { url: given, stop: () => Promise.resolve() };
  const home = process.env['DOORSTEP_HOME'] ?? '.doorstep';
  for (let number = 1; number <= 32; number += 1) {
    const dir = `${home}/test-pg${number === 1 ? '' : `-${number}`}`;
    const database = await startEmbedded({ dir, settings: settingsForTests });
    if (!database.attached) return { url: database.url, stop: () => database.stop() };
  }
  throw new Error('32 test runs are using a test database each; end one of them and run this again.');
}
