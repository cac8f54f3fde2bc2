// Why: one part of the codec's proof in a thread of its own, which whoever started it can end when it hangs.
import { parentPort, workerData } from 'node:worker_threads';
import { proveX12 } from './prove-x12.ts';
import type { Shard } from './x12-shards.ts';

const { from, n, seed, progress } = workerData as Shard;
const reached = new Int32Array(progress);
parentPort?.postMessage(
  proveX12(n, seed, undefined, { from, begins: (number) => void Atomics.store(reached, 0, number) }),
);
