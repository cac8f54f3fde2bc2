// Why: one part of the codec's proof in a thread of its own, which whoever started it can end when it hangs.
import { parentPort, workerData } from 'node:worker_threads';
import { proveX12 } from './prove-x12.ts';
import type { Shard } from './x12-shards.ts';

const { from, n, seed, progress } = workerData as Shard;
const reached = new Int32Array(progress);
const begins = (number: number) => void Atomics.store(reached, 0, number);
const proof = proveX12(n, seed, undefined, { from, begins });
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- the port of a thread has no origin
parentPort?.postMessage(proof);
