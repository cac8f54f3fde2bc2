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
/** A person took back what was said of a flag; a merged case stands where it stood before. */
export const duplicateUnsettled = eventKind(
  'duplicateUnsettled',
  'referral',
  z.object({
    caseNumber: z.string(),
    otherCaseNumber: z.string(),
    reason: z.string(),
    wasMerged: z.boolean(),
  }),
);
/** A person said who the case is for. */
export const memberTied = eventKind(
  'memberTied',
  'referral',
  z.object({ caseNumber: z.string(), memberId: z.string(), reason: z.string() }),
);
export const memberUntied = eventKind(
  'memberUntied',
  'referral',
  z.object({ caseNumber: z.string(), memberId: z.string(), reason: z.string() }),
);
/** A person looked at those who were proposed, and it is none of them. */
export const membersRuledOut = eventKind(
  'membersRuledOut',
  'referral',
  z.object({ caseNumber: z.string(), count: z.int() }),
);

const moved = z.object({ caseNumber: z.string(), reason: z.string().nullable() });
const lineTold = moved.extend({ lineId: z.string(), number: z.int() });

/** Every move of a case, for the queue and the history; the moves others wait for are announced by name below. */
export const referralMoved = eventKind(
  'referralMoved',
  'referral',
  moved.extend({ move: z.string(), from: z.string(), to: z.string() }),
);
export const verifyingStarted = eventKind('verifyingStarted', 'referral', moved);
export const referralReady = eventKind('referralReady', 'referral', moved);
export const coordinationStarted = eventKind('coordinationStarted', 'referral', moved);
export const referralPaused = eventKind('referralPaused', 'referral', moved);
export const referralResumed = eventKind('referralResumed', 'referral', moved);
export const referralCancelled = eventKind('referralCancelled', 'referral', moved);
export const referralCompleted = eventKind('referralCompleted', 'referral', moved);
export const referralClosed = eventKind('referralClosed', 'referral', moved);
export const lineMoved = eventKind(
  'lineMoved',
  'referral',
  lineTold.extend({ move: z.string(), from: z.string(), to: z.string() }),
);
export const lineCancelled = eventKind('lineCancelled', 'referral', lineTold);
/** The line's provider has given it back, or it was taken from them. */
export const lineReturned = eventKind('lineReturned', 'referral', lineTold);
/** Somebody outside the house asked to cancel the case: carried out by the journey in their name. */
export const cancellationAsked = eventKind(
  'cancellationAsked',
  'referral',
  z.object({
    caseNumber: z.string(),
    role: z.enum(['member', 'delegate', 'referring_office']),
    reason: z.string(),
  }),
);
