// Why: a document that inflates to gigabytes must cost one child process, never the machine. A heap limit does not see memory
// taken outside the heap (images, the PDF engine), so this thread watches the whole process and ends it.
import { workerData } from 'node:worker_threads';

const limits: { maxMemoryBytes: number; parentPid: number } = workerData;

setInterval(() => {
  // SIGUSR2 tells the parent "out of memory" apart from a crash. An orphan ends too: nobody waits for its pages.
  if (process.memoryUsage.rss() > limits.maxMemoryBytes) process.kill(process.pid, 'SIGUSR2');
  if (process.ppid !== limits.parentPid) process.kill(process.pid, 'SIGKILL');
}, 20);
