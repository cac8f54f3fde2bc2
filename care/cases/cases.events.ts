// Why: what can happen to a case, as the whole house hears it.
import { z } from 'zod';
import { eventKind } from '../../base/events/event.ts';

const received = z.object({
  caseNumber: z.string(),
  channel: z.string(),
  kind: z.enum(['order', 'inquiry']),
  families: z.array(z.string()),
  dischargeAt: z.string().nullable(),
  receivedAt: z.string(),
  arrivalId: z.string().nullable(),
  alreadyAcknowledged: z.boolean(),
});

export const referralReceived = eventKind('referralReceived', 'referral', received);
export const referralCorrected = eventKind(
  'referralCorrected',
  'referral',
  z.object({ caseNumber: z.string(), fields: z.array(z.string()), dischargeAt: z.string().nullable() }),
);
export const caseManagerAssigned = eventKind(
  'caseManagerAssigned',
  'referral',
  z.object({ caseNumber: z.string(), name: z.string(), extension: z.string().nullable() }),
);
export const referralAcknowledged = eventKind(
  'referralAcknowledged',
  'referral',
  z.object({
    caseNumber: z.string(),
    how: z.enum(['message', 'spoken', 'on_screen', 'by_hand']),
    to: z.string().nullable(),
  }),
);
export const inquiryAnswered = eventKind(
  'inquiryAnswered',
  'referral',
  z.object({ caseNumber: z.string(), spokeWith: z.string(), answer: z.string() }),
);
export const duplicateFlagged = eventKind(
  'duplicateFlagged',
  'referral',
  z.object({ caseNumber: z.string(), otherCaseNumber: z.string(), reasons: z.array(z.string()) }),
);
export const duplicateSettled = eventKind(
  'duplicateSettled',
  'referral',
  z.object({ caseNumber: z.string(), otherCaseNumber: z.string(), as: z.enum(['same', 'different']) }),
);
