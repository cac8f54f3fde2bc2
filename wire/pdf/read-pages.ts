// Why: documents are shown from a few warm child processes. A document waits for a free child, a bad one costs only its own
// child, and every document gets its pages or one finished sentence to its sender.
import { availableParallelism } from 'node:os';
import { isPaged } from './page.ts';
import type { Page, PagedKind, PageTask } from './page.ts';
import { startReadingChild } from './reading-child.ts';
import type { ReadingChild, TaskAnswer } from './reading-child.ts';
import { sniff } from './sniff.ts';
import type { FileKind } from './sniff.ts';
import { pageLimits, unreadable } from './unreadable.ts';
import type { PageLimits, Unreadable } from './unreadable.ts';

/** The pages of a document, or why they cannot be shown. */
export type ReadPages = { readonly ok: true; readonly pages: readonly Page[] } | Unreadable;

/** The quick look: kind, media type and number of pages, or why it cannot be shown. */
export type Inspected =
  | { readonly ok: true; readonly kind: PagedKind; readonly mime: string; readonly pages: number }
  | Unreadable;

/** Reads documents in child processes. `close` ends them; documents then under way are answered 'too_slow'. */
export type PageReader = {
  /** Renders every page; `kind` as `sniff` told it. Never throws for anything a document can contain. */
  readPages(bytes: Uint8Array, kind: FileKind, limits?: Partial<PageLimits>): Promise<ReadPages>;
  /** Opens the document without rendering: fast enough to answer an upload at once. */
  inspect(bytes: Uint8Array, limits?: Partial<PageLimits>): Promise<Inspected>;
  /** Process ids of the children now alive, for whoever watches the machine. */
  pids(): readonly number[];
  close(): void;
};

type Waiting = { readonly resolve: (child: ReadingChild) => void };

/** Starts nothing yet: children come with the first document. `documentsPerChild` bounds what a leak in an engine can cost. */
export function startPageReader(
  options: {
    readonly children?: number;
    readonly documentsPerChild?: number;
    readonly maxMemoryBytes?: number;
  } = {},
): PageReader {
  const children = options.children ?? Math.min(4, Math.max(1, availableParallelism()));
  const { documentsPerChild = 100, maxMemoryBytes = pageLimits.maxMemoryBytes } = options;
  const idle: ReadingChild[] = [];
  const alive = new Set<ReadingChild>();
  const queue: Waiting[] = [];
  let closed = false;

  const take = async (): Promise<ReadingChild> => {
    for (let child = idle.pop(); child !== undefined; child = idle.pop()) {
      if (!child.spent()) return child;
      alive.delete(child);
    }
    if (alive.size < children) return start();
    return await new Promise<ReadingChild>((resolve) => queue.push({ resolve }));
  };
  const start = (): ReadingChild => {
    const child = startReadingChild(maxMemoryBytes, documentsPerChild);
    alive.add(child);
    return child;
  };
  const giveBack = (child: ReadingChild): void => {
    const retire = child.spent() || closed;
    if (retire) {
      child.kill();
      alive.delete(child);
    }
    const next = queue.shift();
    if (next !== undefined) next.resolve(retire ? start() : child);
    else if (!retire) idle.push(child);
  };
  const runOnce = async (task: PageTask): Promise<TaskAnswer> => {
    const child = await take();
    try {
      return closed ? unreadable('too_slow', task.limits) : await child.run(task);
    } finally {
      giveBack(child);
    }
  };
  const run = async (task: PageTask): Promise<Exclude<TaskAnswer, 'lost'>> => {
    // A child ended from outside says nothing about its document, so the document gets a second child; but only one.
    let answer = await runOnce(task);
    if (answer === 'lost') answer = closed ? unreadable('too_slow', task.limits) : await runOnce(task);
    return answer === 'lost' ? unreadable('too_large', task.limits) : answer;
  };

  return {
    async readPages(bytes, kind, asked = {}) {
      const limits = { ...pageLimits, maxMemoryBytes, ...asked };
      const refused = beforeOpening(bytes, kind, limits);
      if (refused !== null || !isPaged(kind)) return refused ?? unreadable('wrong_type', limits, kind);
      const answer = await run({ ask: 'pages', bytes, kind, limits });
      return answer.ok ? { ok: true, pages: answer.shown } : answer;
    },
    async inspect(bytes, asked = {}) {
      const limits = { ...pageLimits, maxMemoryBytes, maxSeconds: 5, ...asked };
      const { kind, mime } = await sniff(bytes);
      const refused = beforeOpening(bytes, kind, limits);
      if (refused !== null || !isPaged(kind)) return refused ?? unreadable('wrong_type', limits, kind);
      const answer = await run({ ask: 'count', bytes, kind, limits });
      return answer.ok ? { ok: true, kind, mime, pages: answer.pages } : answer;
    },
    pids: () => [...alive].flatMap(({ pid }) => pid ?? []),
    close() {
      closed = true;
      for (const child of alive) child.kill();
      idle.length = 0;
    },
  };
}

function beforeOpening(bytes: Uint8Array, kind: FileKind, limits: PageLimits): Unreadable | null {
  if (bytes.byteLength === 0) return unreadable('empty', limits);
  if (bytes.byteLength > limits.maxBytes) return unreadable('too_large', limits);
  return isPaged(kind) ? null : unreadable('wrong_type', limits, kind);
}
