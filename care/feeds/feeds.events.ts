// Why: what happens with a payer's file, as the whole house hears it.
import { z } from 'zod';
import { eventKind } from '../../base/events/event.ts';

export const fileTaken = eventKind(
  'fileTaken',
  'file',
  z.object({
    fileName: z.string(),
    kind: z.enum(['referrals', 'members']),
    sent: z.int(),
    accepted: z.int(),
    rejected: z.int(),
    duplicates: z.int(),
    absent: z.int(),
  }),
);
export const fileRefused = eventKind(
  'fileRefused',
  'file',
  z.object({ fileName: z.string(), why: z.string() }),
);
/** A person agreed that those absent end, or said that they stay. */
export const endsSettled = eventKind(
  'endsSettled',
  'file',
  z.object({ agreed: z.boolean(), count: z.int(), reason: z.string() }),
);
/** A row of a file brought an order that a case was made of before. */
export const orderCameAgain = eventKind(
  'orderCameAgain',
  'referral',
  z.object({ fileId: z.string(), fileName: z.string(), row: z.int(), differs: z.array(z.string()) }),
);
