// Why: the process that opens strangers' documents. It holds no secrets, may write nothing and start nothing, is watched for
// memory and killed when slow; one document at a time, so that a bad one takes no other with it.
import { Worker } from 'node:worker_threads';
import sharp from 'sharp';
import { countImagePages, imagePages } from './image-pages.ts';
import { CannotShow } from './page.ts';
import type { PageMessage, PageTask } from './page.ts';
import { countPdfPages, pdfPages, warmPdf } from './pdf-pages.ts';
import { straightened } from './straighten.ts';
import { unreadable } from './unreadable.ts';

sharp.cache(false);
sharp.concurrency(1);

const maxMemoryBytes = Number(process.argv[2]);
new Worker(new URL('./memory-guard.ts', import.meta.url), {
  workerData: { maxMemoryBytes, parentPid: process.ppid },
}).unref();

process.on('message', (task: PageTask) => {
  void answer(task);
});
process.on('disconnect', () => process.exit(0));
await warmPdf();
await tell({ ready: true });

async function answer(task: PageTask): Promise<void> {
  const bytes = Buffer.from(task.bytes.buffer, task.bytes.byteOffset, task.bytes.byteLength);
  try {
    const pages = await asked(task, bytes);
    await tell({ end: { ok: true, pages }, spent: false });
  } catch (error) {
    // A reason of ours leaves the engine healthy. Anything else may not: the child asks to be replaced.
    const known = error instanceof CannotShow;
    await tell({
      end: unreadable(known ? error.why : whyOf(error, task.kind), task.limits, task.kind),
      spent: !known,
    });
  }
}

async function asked(task: PageTask, bytes: Buffer): Promise<number> {
  if (task.ask === 'count') return await count(task, bytes);
  if (task.ask === 'pages') return await showAll(task, bytes);
  await tell({ page: await straightened(bytes) });
  return 1;
}

async function count(task: PageTask, bytes: Buffer): Promise<number> {
  return await (task.kind === 'pdf'
    ? countPdfPages(bytes, task.limits)
    : countImagePages(bytes, task.kind, task.limits));
}

async function showAll(task: PageTask, bytes: Buffer): Promise<number> {
  const pages =
    task.kind === 'pdf' ? pdfPages(bytes, task.limits) : imagePages(bytes, task.kind, task.limits);
  let shown = 0;
  for await (const page of pages) {
    await tell({ page });
    shown += 1;
  }
  return shown;
}

function whyOf(error: unknown, kind: PageTask['kind']): 'broken' | 'too_large' {
  const said = error instanceof Error ? error.message : '';
  if (/exceeds pixel limit|allocat|out of memory/i.test(said)) return 'too_large';
  if (kind !== 'pdf') return 'broken';
  // An engine that hits its memory limit crashes without saying so; its memory never shrinks again, so the size tells.
  return process.memoryUsage.rss() > maxMemoryBytes * 0.8 ? 'too_large' : 'broken';
}

/** Waits until the parent has taken the message, so that pages do not pile up here. */
async function tell(message: PageMessage): Promise<void> {
  await new Promise<void>((done) => {
    process.send?.(message, undefined, {}, () => done());
  });
}
