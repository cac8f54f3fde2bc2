// Why: what the payer said about a member's coverage decides how a case goes on; each question with its variants ends in
// exactly one verdict.
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
/** The payer did not find the member as stated; it is asked under another shape of the name or number. */
export const coverageSearched = eventKind(
  'coverageSearched',
  'referral',
  asked.extend({ variant: z.string(), say: z.string() }),
);
/** Asked again before a visit or overnight: still active. */
export const coverageStillStands = eventKind(
  'coverageStillStands',
  'referral',
  answered.extend({ planName: z.string(), lineOfBusiness: z.string() }),
);
/** Asked again before a visit or overnight: no longer active, or no longer covered. */
export const coverageLapsed = eventKind('coverageLapsed', 'referral', answered);
/** A visit is a few days away: its coverage is due to be looked at again. */
export const coverageRecheckDue = eventKind(
  'coverageRecheckDue',
  'referral',
  z.object({ caseNumber: z.string(), appointmentId: z.string(), serviceOn: z.string() }),
);
/** A person said whether the one found under other details is the member. */
export const coverageDifferenceSettled = eventKind(
  'coverageDifferenceSettled',
  'referral',
  z.object({ caseNumber: z.string(), inquiryId: z.string(), isSame: z.boolean(), say: z.string() }),
);
