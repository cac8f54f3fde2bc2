// Why: who came in, who was shut out and who changed an account is history like everything else, kept in the hub's own
// chain (tenant 0).
import { z } from 'zod';
import { eventKind } from '../../base/events/event.ts';

export const signedIn = eventKind(
  'signedIn',
  'account',
  z.object({ how: z.enum(['password', 'password_and_code', 'invented_town']) }),
);
export const signInRefused = eventKind(
  'signInRefused',
  'account',
  z.object({ at: z.enum(['password', 'code']), locked: z.boolean() }),
);
export const signedOut = eventKind('signedOut', 'account', z.object({}));
export const sessionsEnded = eventKind('sessionsEnded', 'account', z.object({ count: z.int() }));
export const accountSwitched = eventKind('accountSwitched', 'account', z.object({ active: z.boolean() }));
export const accountOpened = eventKind('accountOpened', 'account', z.object({ role: z.string() }));
