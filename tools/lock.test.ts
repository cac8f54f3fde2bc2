// Why: a bare clone installs with `npm ci`, which refuses a lock file that leaves out one platform's optional package, and
// whoever has the packages already never sees that.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';

const names = z.record(z.string(), z.string()).optional();
const lock = z
  .object({
    packages: z.record(z.string(), z.object({ dependencies: names, optionalDependencies: names })),
  })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package-lock.json'), 'utf8')));

/** True when a package finds the other: in its own folder of packages, or in that of any package around it. */
function finds(path: string, name: string): boolean {
  if (`${path === '' ? '' : `${path}/`}node_modules/${name}` in lock.packages) return true;
  if (path === '') return false;
  return finds(path.slice(0, Math.max(0, path.lastIndexOf('node_modules/') - 1)), name);
}

test('whatever a package asks for, for any platform, is named in the lock file', () => {
  const missing = Object.entries(lock.packages).flatMap(([path, entry]) =>
    Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
      .filter((name) => !finds(path, name))
      .map((name) => `${path}: ${name}`),
  );
  expect(missing).toEqual([]);
});
