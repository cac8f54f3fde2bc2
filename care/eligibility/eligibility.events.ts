// Why: what the payer said about a member's coverage decides how a case goes on; each inquiry ends in exactly one of these.
import { z } from 'zod';
import { eventKind } from '../../base/events/event.ts';

const asked = z.object({ caseNumber: z.string(), inquiryId: z.string(), serviceOn: z.string() });
const answered = asked.extend({
  planName: z.string().nullable(),
  lineOfBusiness: z.string().nullable(),
  /** The verdict and what it rests on, as finished sentences. */
  say: z.string(),
});

export const coverageAsked = eventKind('coverageAsked', 'referral', asked);
/** Active on the day of service. */
export const coverageConfirmed = eventKind(
  'coverageConfirmed',
  'referral',
  answered.extend({ planName: z.string(), lineOfBusiness: z.string() }),
);
/** Not active on the day of service, or the service is not covered. */
export const coverageRefused = eventKind('coverageRefused', 'referral', answered);
/** Neither: a person must look. */
export const coverageUnclear = eventKind('coverageUnclear', 'referral', answered);
