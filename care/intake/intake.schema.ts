// Why: what a document looks like to every screen; the original behind its digest never changes.
import { z } from 'zod';

export const documentSchema = z.object({
  tenantId: z.int(),
  id: z.string(),
  fileName: z.string(),
  kind: z.string(),
  bytes: z.number(),
  status: z.string(),
  why: z.string().nullable(),
  pageCount: z.int().nullable(),
  receivedAt: z.string(),
  digest: z.string(),
});
export type ShownDocument = z.infer<typeof documentSchema>;
