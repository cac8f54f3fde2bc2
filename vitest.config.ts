// Why: one place says how tests run, for `npm test` and for one file by hand alike.

import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take a minute or more begin first: whatever begins last is what everybody waits for. */
const dearest = [
  'bench/prove-crash.test.ts',
  'bench/prove.test.ts',
  'stories/browser-portals.test.ts',
  'stories/browser-workbench.test.ts',
  'bench/bench.test.ts',
  'stories/browser-desk.test.ts',
  'stories/first-loop.test.ts',
  'stories/browser-loop.test.ts',
  'stories/browser-review.test.ts',
  'run/lived-in-day.test.ts',
  'stories/eligibility.test.ts',
  'stories/browser-missing-page.test.ts',
];
const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = dearest.findIndex((name) => moduleId.endsWith(name));
  return place === -1 ? dearest.length : place;
};

class DearestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}

export default defineConfig({
  test: {
    environment: 'node',
    include: ['**/*.test.ts', '**/*.test.tsx'],
    exclude: ['**/node_modules/**', '**/.doorstep/**', '**/dist/**'],
    globalSetup: ['./tools/test-setup.ts'],
    pool: 'forks',
    // Three on two cores: whoever waits for a browser or the database leaves its core to another.
    maxWorkers: 3,
    sequence: { sequencer: DearestFirst },
    testTimeout: 30_000,
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
  },
});
