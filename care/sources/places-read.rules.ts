// Why: what a person says they read from a page counts only for pages that lie there; a page of another paper is refused
// rather than believed.
import { refuse, type Refusal } from '../../base/refusal/refusal.ts';
import type { Place, ReadFrom } from './source.schema.ts';

/** A document that may be named as a source, with the id it will be known by on the case. */
export type Readable = { readonly id: string; readonly as: string; readonly pageCount: number | null };

/** The place of each field, or the refusal when a page is named that is not there. */
export function placesRead(
  read: readonly ReadFrom[],
  documents: readonly Readable[],
): ReadonlyMap<string, Place> | Refusal {
  const places = new Map<string, Place>();
  for (const { field, documentId, page, region } of read) {
    const document = documents.find((one) => one.id === documentId);
    if (document === undefined || page > (document.pageCount ?? 0))
      return refuse('absent', 'A page that was named as a source is not with these papers.', ['sources']);
    places.set(field, { kind: 'page', documentId: document.as, page, region });
  }
  return places;
}
