// Why: one place says how tests run, for `npm test` and for one file by hand alike.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['**/*.test.ts', '**/*.test.tsx'],
    exclude: ['**/node_modules/**', '**/.doorstep/**', '**/dist/**'],
    globalSetup: ['./tools/test-setup.ts'],
    pool: 'forks',
    // Three on two cores: whoever waits for a browser or the database leaves its core to another.
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
  },
});
