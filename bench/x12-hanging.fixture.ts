// Why: a stand-in for a reader that never comes back, or dies, at the fifth mutant.
import { workerData } from 'node:worker_threads';
import type { Shard } from './x12-shards.ts';

const { from, progress, seed } = workerData as Shard;
Atomics.store(new Int32Array(progress), 0, from + 5);
if (seed === 2) throw new Error('no memory');
for (;;) Atomics.load(new Int32Array(progress), 0);
