// Why: documents are shown from a few warm child processes. A document waits for a free child, a bad one costs only its own
// child, and every document gets its pages or one finished sentence to its sender.
import { availableParallelism } from 'node:os';
import { childPool } from './child-pool.ts';
import { isPaged } from './page.ts';
import type { Page, PagedKind } from './page.ts';
import { startReadingChild } from './reading-child.ts';
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
  /** The picture of a page laid straight, of the same size. */
  straighten(picture: Uint8Array): Promise<{ readonly ok: true; readonly page: Page } | Unreadable>;
  /** Process ids of the children now alive, for whoever watches the machine. */
  pids(): readonly number[];
  close(): void;
};

/** Starts nothing yet: children come with the first document. `documentsPerChild` bounds what a leak in an engine can cost. */
export function startPageReader(
  options: {
    readonly children?: number;
    readonly documentsPerChild?: number;
    readonly maxMemoryBytes?: number;
  } = {},
): PageReader {
  const { documentsPerChild = 100, maxMemoryBytes = pageLimits.maxMemoryBytes } = options;
  const children = options.children ?? Math.min(4, Math.max(1, availableParallelism()));
  const pool = childPool(children, () => startReadingChild(maxMemoryBytes, documentsPerChild));
  return {
    async readPages(bytes, kind, asked = {}) {
      const limits = { ...pageLimits, maxMemoryBytes, ...asked };
      const refused = beforeOpening(bytes, kind, limits);
      if (refused !== null || !isPaged(kind)) return refused ?? unreadable('wrong_type', limits, kind);
      const answer = await pool.run({ ask: 'pages', bytes, kind, limits });
      return answer.ok ? { ok: true, pages: answer.shown } : answer;
    },
    async inspect(bytes, asked = {}) {
      const limits = { ...pageLimits, maxMemoryBytes, maxSeconds: 5, ...asked };
      const { kind, mime } = await sniff(bytes);
      const refused = beforeOpening(bytes, kind, limits);
      if (refused !== null || !isPaged(kind)) return refused ?? unreadable('wrong_type', limits, kind);
      const answer = await pool.run({ ask: 'count', bytes, kind, limits });
      return answer.ok ? { ok: true, kind, mime, pages: answer.pages } : answer;
    },
    async straighten(picture) {
      const limits = { ...pageLimits, maxMemoryBytes };
      const answer = await pool.run({ ask: 'straight', bytes: picture, kind: 'png', limits });
      if (!answer.ok) return answer;
      const [page] = answer.shown;
      return page === undefined ? unreadable('broken', limits) : { ok: true, page };
    },
    pids: () => pool.pids(),
    close: () => pool.close(),
  };
}

function beforeOpening(bytes: Uint8Array, kind: FileKind, limits: PageLimits): Unreadable | null {
  if (bytes.byteLength === 0) return unreadable('empty', limits);
  if (bytes.byteLength > limits.maxBytes) return unreadable('too_large', limits);
  return isPaged(kind) ? null : unreadable('wrong_type', limits, kind);
}
