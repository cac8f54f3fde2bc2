// Why: the stream says only that something changed, never what; this reads it without believing its shape.
import { z } from 'zod';
import type { LiveEvent } from '../kit/use-live.ts';

const changeSchema = z.object({
  tenantId: z.int(),
  subjectId: z.string(),
  subjectKind: z.string(),
  type: z.string(),
});
export type Change = z.infer<typeof changeSchema>;

/** The change an event speaks of; null for a poll or for anything else. */
export function changeFrom(event: LiveEvent): Change | null {
  const read = changeSchema.safeParse(event.data);
  return read.success ? read.data : null;
}
