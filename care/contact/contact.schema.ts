// Why: what a message that left, or should leave, looks like on a case.
import { z } from 'zod';

export const messageSchema = z.object({
  id: z.string(),
  purpose: z.string(),
  recipient: z.string(),
  subjectLine: z.string(),
  body: z.string(),
  status: z.string(),
  queuedAt: z.string(),
  sentAt: z.string().nullable(),
});
export type ShownMessage = z.infer<typeof messageSchema>;
