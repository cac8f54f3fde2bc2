// Why: a document waits for a free child instead of starting one of its own, so that a hundred attachments at once do not become
// a hundred processes; a child that is spent or killed is replaced, and its document gets one more try.
import type { PageTask } from './page.ts';
import type { ReadingChild, TaskAnswer } from './reading-child.ts';
import { unreadable } from './unreadable.ts';

/** Children for tasks. `run` always answers; after `close` with 'too_slow'. */
export type ChildPool = {
  run(task: PageTask): Promise<Exclude<TaskAnswer, 'lost'>>;
  pids(): readonly number[];
  close(): void;
};

/** At most `size` children at a time, made by `start` when first needed. */
export function childPool(size: number, start: () => ReadingChild): ChildPool {
  const idle: ReadingChild[] = [];
  const alive = new Set<ReadingChild>();
  const queue: ((child: ReadingChild) => void)[] = [];
  let closed = false;

  const add = (): ReadingChild => {
    const child = start();
    alive.add(child);
    return child;
  };
  const take = async (): Promise<ReadingChild> => {
    for (let child = idle.pop(); child !== undefined; child = idle.pop()) {
      if (!child.spent()) return child;
      alive.delete(child);
    }
    if (alive.size < size) return add();
    return await new Promise<ReadingChild>((resolve) => queue.push(resolve));
  };
  const giveBack = (child: ReadingChild): void => {
    const retire = child.spent() || closed;
    if (retire) {
      child.kill();
      alive.delete(child);
    }
    const next = queue.shift();
    if (next !== undefined) next(retire ? add() : child);
    else if (!retire) idle.push(child);
  };
  const runOnce = async (task: PageTask): Promise<TaskAnswer> => {
    if (closed) return unreadable('too_slow', task.limits);
    const child = await take();
    try {
      return closed ? unreadable('too_slow', task.limits) : await child.run(task);
    } finally {
      giveBack(child);
    }
  };

  return {
    async run(task) {
      // A child ended from outside says nothing about its document, so the document gets a second child; but only one.
      const first = await runOnce(task);
      if (first !== 'lost') return first;
      const second = await runOnce(task);
      return second === 'lost' ? unreadable('too_large', task.limits) : second;
    },
    pids: () => [...alive].flatMap(({ pid }) => pid ?? []),
    close() {
      closed = true;
      for (const child of alive) child.kill();
      idle.length = 0;
    },
  };
}
