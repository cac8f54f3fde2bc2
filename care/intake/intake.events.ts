// Why: what can happen to something that came in, as the whole house hears it.
import { z } from 'zod';
import { eventKind } from '../../base/events/event.ts';

const named = z.object({ caseNumber: z.string() });

export const mailArrived = eventKind('mailArrived', 'arrival', named.extend({ resend: z.boolean() }));
export const arrivalWaits = eventKind(
  'arrivalWaits',
  'arrival',
  named.extend({ why: z.string(), answer: z.boolean() }),
);
export const arrivalPlaced = eventKind(
  'arrivalPlaced',
  'arrival',
  named.extend({ tenantId: z.int(), referralId: z.string() }),
);
export const arrivalSetAside = eventKind('arrivalSetAside', 'arrival', named.extend({ why: z.string() }));
export const arrivalRecognised = eventKind(
  'arrivalRecognised',
  'arrival',
  named.extend({ resendOf: z.string() }),
);
export const callBegun = eventKind('callBegun', 'arrival', named.extend({ agent: z.string() }));
export const callEnded = eventKind('callEnded', 'arrival', named.extend({ placed: z.boolean() }));
/** Pages came to a case that was there before them. */
export const documentsAttached = eventKind(
  'documentsAttached',
  'referral',
  named.extend({ count: z.int(), fileNames: z.array(z.string()) }),
);
/** A mail answered what a case had asked for. */
export const answerArrived = eventKind(
  'answerArrived',
  'referral',
  named.extend({ arrivalId: z.string(), count: z.int() }),
);
/** Pages that were given to the wrong case were taken back from it. */
export const pagesTakenBack = eventKind(
  'pagesTakenBack',
  'referral',
  named.extend({ count: z.int(), why: z.string() }),
);
export const documentReceived = eventKind(
  'documentReceived',
  'document',
  z.object({ digest: z.string(), fileName: z.string() }),
);
export const documentRead = eventKind(
  'documentRead',
  'document',
  z.object({ pageCount: z.int().nullable(), why: z.string().nullable() }),
);
