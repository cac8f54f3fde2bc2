// Why: a document is shown the same way everywhere, without where it came from inside.
import type { Document } from './intake.store.ts';

/** A document's row as screens see it. */
export function presentDocument(document: Document) {
  const { tenantId, id, fileName, kind, bytes, status, why, pageCount, receivedAt, digest } = document;
  return { tenantId, id, fileName, kind, bytes, status, why, pageCount, receivedAt, digest };
}
