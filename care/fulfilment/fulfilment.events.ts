// Why: what can happen between an agreed window and a closed case, as the whole house hears it. Free words stand under
// `reason` or `note` alone, which masked readers never get.
import { z } from 'zod';
import { eventKind } from '../../base/events/event.ts';

const visit = z.object({
  caseNumber: z.string(),
  appointmentId: z.string(),
  lineId: z.string(),
  number: z.int(),
  providerName: z.string(),
  windowFrom: z.string(),
  windowTo: z.string(),
  zone: z.string(),
});
export type VisitTold = z.infer<typeof visit>;
const because = visit.extend({ reason: z.string().nullable() });

export const appointmentProposed = eventKind(
  'appointmentProposed',
  'referral',
  visit.extend({ replaces: z.string().nullable() }),
);
export const memberAsked = eventKind(
  'memberAsked',
  'referral',
  visit.extend({ how: z.enum(['link', 'phone', 'letter']) }),
);
export const memberNotReached = eventKind(
  'memberNotReached',
  'referral',
  visit.extend({ tries: z.int(), note: z.string().nullable() }),
);
export const letterPosted = eventKind('letterPosted', 'referral', visit);
export const appointmentConfirmed = eventKind(
  'appointmentConfirmed',
  'referral',
  visit.extend({
    how: z.enum(['link', 'portal', 'phone', 'letter']),
    tty: z.boolean(),
    note: z.string().nullable(),
  }),
);
/** The member wants another time, or does not want it at all. */
export const appointmentRefused = eventKind(
  'appointmentRefused',
  'referral',
  because.extend({ declined: z.boolean() }),
);
/** The time is given up by the house or by time itself: nobody answered, the discharge moved, the case is over. */
export const appointmentReleased = eventKind(
  'appointmentReleased',
  'referral',
  because.extend({
    why: z.enum(['no_answer', 'discharge_moved', 'case_over', 'line_over', 'provider_over']),
  }),
);
export const visitConfirmationWritten = eventKind(
  'visitConfirmationWritten',
  'referral',
  visit.extend({ paperId: z.string() }),
);
export const visitDispatched = eventKind('visitDispatched', 'referral', visit);
export const visitFailed = eventKind(
  'visitFailed',
  'referral',
  visit.extend({ code: z.string(), note: z.string().nullable() }),
);
export const visitMissed = eventKind(
  'visitMissed',
  'referral',
  visit.extend({ bySilence: z.boolean(), note: z.string().nullable() }),
);
export const proofRecorded = eventKind('proofRecorded', 'referral', visit.extend({ proofId: z.string() }));
export const proofRejected = eventKind(
  'proofRejected',
  'referral',
  visit.extend({ proofId: z.string(), reason: z.string() }),
);
/** The proof stands: the line counts as delivered or started from now on. */
export const deliveryProved = eventKind(
  'deliveryProved',
  'referral',
  visit.extend({ proofId: z.string(), kind: z.enum(['delivery', 'visit']), servedOn: z.string() }),
);
export const surveyAsked = eventKind(
  'surveyAsked',
  'referral',
  z.object({ caseNumber: z.string(), surveyId: z.string(), how: z.enum(['link', 'phone']) }),
);
export const surveyAnswered = eventKind(
  'surveyAnswered',
  'referral',
  z.object({ caseNumber: z.string(), surveyId: z.string(), how: z.enum(['link', 'phone', 'portal']) }),
);
/** How the case ended, by the tables of codes. */
export const caseEnded = eventKind(
  'caseEnded',
  'referral',
  z.object({ caseNumber: z.string(), code: z.string(), label: z.string(), note: z.string().nullable() }),
);
