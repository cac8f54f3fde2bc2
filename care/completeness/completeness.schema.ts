// Why: a gap looks the same in a reply, an event and a form.
import { z } from 'zod';

export const gapSchema = z.object({
  code: z.string(),
  field: z.string(),
  say: z.string(),
  suppliedBy: z.enum(['ordering_office', 'hospital', 'patient', 'sender']),
});
