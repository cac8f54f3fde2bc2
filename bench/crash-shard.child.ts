// Why: ten thousand deaths take both cores: each part of them is a process of its own on a clone of its own, so that no part's
// rows grow until looking at them is what takes the time.
import { testDatabase } from '../run/testing/test-database.ts';
import { fates, type Points } from './crash-fate.ts';
import { crash } from './crash-run.ts';
import { chanceOf } from './seeded-random.ts';

const { n, seed, known } = JSON.parse(process.argv[2] ?? '{}') as { n: number; seed: number; known: Points };
const database = await testDatabase({ town: true, size: 1 });
try {
  const proof = await crash({
    url: database.url,
    n,
    fates: fates(n, chanceOf(seed), { known }),
    casesAtOnce: 4,
    deathsPerBatch: 150,
    looksEvery: 4,
  });
  process.send?.(proof);
} finally {
  await database.drop();
  process.disconnect?.();
}
