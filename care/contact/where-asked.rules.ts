// Why: a question that says where we looked is answered without a call; it quotes what was received and names the page.
import type { Place } from '../sources/source.schema.ts';

type Source = { readonly field: string; readonly said: string | null; readonly place: Place };
type Page = { readonly documentId: string; readonly number: number; readonly content: string | null };

export type Quoted = {
  readonly quote: string | null;
  readonly documentId: string | null;
  readonly page: number | null;
};

/** What was received of a field and its page; `sources` newest first, `pages` in their order. */
export function whereAsked(field: string, sources: readonly Source[], pages: readonly Page[]): Quoted {
  const own = sources.find((one) => one.field === field);
  if (own?.place.kind === 'page')
    return { quote: own.said, documentId: own.place.documentId, page: own.place.page };
  const read = pages.find((one) => one.content === 'order') ?? pages.find((one) => one.content !== 'cover');
  return {
    quote: own?.said ?? null,
    documentId: read?.documentId ?? null,
    page: read?.number ?? null,
  };
}
