// Why: one child process that reads documents, one at a time: started with no secrets in its environment, no right to write or
// to start programs, limited heap and engine memory. However it ends, its document gets an answer.
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Page, PageMessage, PageTask } from './page.ts';
import { unreadable } from './unreadable.ts';
import type { Unreadable } from './unreadable.ts';

/** What became of a task. 'lost' means the child was ended from outside: the document may be tried once more. */
export type TaskAnswer =
  | { readonly ok: true; readonly pages: number; readonly shown: readonly Page[] }
  | Unreadable
  | 'lost';

/** A child for documents. `spent` turns true when it must not be given another. */
export type ReadingChild = {
  readonly pid: number | undefined;
  spent(): boolean;
  run(task: PageTask): Promise<TaskAnswer>;
  kill(): void;
};

const entry = fileURLToPath(new URL('./page-child.ts', import.meta.url));
const wasmPageBytes = 65_536;
const earnedPerPageMs = 250;

/** Starts a child allowed `maxMemoryBytes` in all; it is retired after `maxDocuments`. */
export function startReadingChild(maxMemoryBytes: number, maxDocuments: number): ReadingChild {
  const child = fork(entry, [String(maxMemoryBytes)], {
    execArgv: [
      '--permission',
      '--allow-fs-read=*',
      '--allow-addons',
      '--allow-worker',
      '--no-warnings',
      '--max-old-space-size=512',
      `--wasm-max-mem-pages=${Math.floor((maxMemoryBytes * 0.75) / wasmPageBytes)}`,
    ],
    env: { NODE_ENV: 'production' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const ready = settleWhenReady(child);
  holdProcess(child, false);
  let done = 0;
  let ended = false;
  child.once('exit', () => {
    ended = true;
  });

  return {
    pid: child.pid,
    spent: () => ended || done >= maxDocuments,
    async run(task) {
      holdProcess(child, true);
      try {
        if (!(await ready)) return 'lost';
        const { answer, spent } = await converse(child, task);
        done = spent ? maxDocuments : done + 1;
        return answer;
      } finally {
        holdProcess(child, false);
      }
    },
    kill: () => void child.kill('SIGKILL'),
  };
}

/** An idle child does not keep the program from ending. */
function holdProcess(child: ChildProcess, hold: boolean): void {
  if (hold) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
}

async function settleWhenReady(child: ChildProcess): Promise<boolean> {
  return await new Promise<boolean>((settle) => {
    child.once('message', () => settle(true));
    child.once('exit', () => settle(false));
    child.once('error', () => settle(false));
  });
}

async function converse(
  child: ChildProcess,
  task: PageTask,
): Promise<{ answer: TaskAnswer; spent: boolean }> {
  return await new Promise((settle) => {
    const shown: Page[] = [];
    let shownBytes = 0;
    const finish = (answer: TaskAnswer, spent: boolean): void => {
      clearTimeout(clock);
      child.off('message', onMessage);
      child.off('exit', onExit);
      settle({ answer, spent });
    };
    const end = (why: 'too_slow' | 'too_large'): void => {
      child.kill('SIGKILL');
      finish(unreadable(why, task.limits), true);
    };
    const onMessage = (message: PageMessage): void => {
      if ('page' in message) {
        shown.push({ ...message.page, image: asBuffer(message.page.image) });
        shownBytes += message.page.image.byteLength;
        if (shownBytes > task.limits.maxMemoryBytes / 4) end('too_large');
      } else if ('end' in message) {
        const { end: ending, spent } = message;
        finish(ending.ok ? { ok: true, pages: ending.pages, shown } : ending, spent);
      }
    };
    const onExit = (_code: number | null, signal: NodeJS.Signals | null): void => {
      finish(signal === 'SIGKILL' ? 'lost' : unreadable(whyOfExit(signal), task.limits), true);
    };
    let granted = 0;
    // A long document that keeps coming is not a slow one: every page it has shown earns it time.
    const ring = (): void => {
      const earned = shown.length * earnedPerPageMs - granted;
      if (earned <= 0) return end('too_slow');
      granted += earned;
      clock = setTimeout(ring, earned);
    };
    let clock = setTimeout(ring, task.limits.maxSeconds * 1_000);
    child.on('message', onMessage);
    child.once('exit', onExit);
    child.send(task, (error) => {
      if (error !== null) finish('lost', true);
    });
  });
}

/** SIGUSR2 is the memory guard; SIGABRT and SIGTRAP are how the runtime ends when its heap is full. */
function whyOfExit(signal: NodeJS.Signals | null): 'too_large' | 'broken' {
  return signal === 'SIGUSR2' || signal === 'SIGABRT' || signal === 'SIGTRAP' ? 'too_large' : 'broken';
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
