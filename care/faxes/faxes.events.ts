// Why: what can happen to a fax, as the whole house hears it.
import { z } from 'zod';
import { eventKind } from '../../base/events/event.ts';

export const faxArrived = eventKind(
  'faxArrived',
  'arrival',
  z.object({ caseNumber: z.string(), resend: z.boolean(), digest: z.string() }),
);
