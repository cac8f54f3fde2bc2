// Why: what left the house and what could not, as the whole house hears it.
import { z } from 'zod';
import { eventKind } from '../../base/events/event.ts';

const message = z.object({
  messageId: z.string(),
  purpose: z.string(),
  recipient: z.string(),
  subjectKind: z.string(),
});
export const messageQueued = eventKind('messageQueued', 'referral', message);
export const messageSent = eventKind('messageSent', 'referral', message);
export const messageFailed = eventKind('messageFailed', 'referral', message.extend({ reason: z.string() }));
