// Why: what happens while a provider is found, as the whole house hears it. Free words stand under `note` and `reason`,
// which those who see initials only never read.
import { z } from 'zod';
import { eventKind } from '../../base/events/event.ts';

const ofLine = z.object({ caseNumber: z.string(), lineId: z.string(), number: z.int() });
const ofOffer = ofLine.extend({ offerId: z.string(), locationId: z.string(), providerName: z.string() });

export const offerSent = eventKind(
  'offerSent',
  'referral',
  ofOffer.extend({
    expiresAt: z.string(),
    zone: z.string(),
    track: z.string(),
    wave: z.int(),
    email: z.string().nullable(),
  }),
);
export const offerViewed = eventKind('offerViewed', 'referral', ofOffer);
export const offerDeclined = eventKind(
  'offerDeclined',
  'referral',
  ofOffer.extend({ code: z.string(), label: z.string(), note: z.string().nullable() }),
);
export const offerExpired = eventKind('offerExpired', 'referral', ofOffer);
const withWindow = ofOffer.extend({
  windowFrom: z.string(),
  windowTo: z.string(),
  zone: z.string(),
  reason: z.string().nullable(),
});
export const offerCountered = eventKind('offerCountered', 'referral', withWindow);
export const offerAccepted = eventKind('offerAccepted', 'referral', withWindow);
export const offerSuperseded = eventKind('offerSuperseded', 'referral', ofOffer);
/** The offer is no longer wanted; `hadAccepted`: the provider had already said yes and must be told. */
export const offerWithdrawn = eventKind(
  'offerWithdrawn',
  'referral',
  ofOffer.extend({ reason: z.string(), hadAccepted: z.boolean(), email: z.string().nullable() }),
);
export const offerHandedBack = eventKind(
  'offerHandedBack',
  'referral',
  ofOffer.extend({ code: z.string(), label: z.string(), note: z.string().nullable() }),
);
/** A provider has the line and says when they come. */
export const providerFound = eventKind(
  'providerFound',
  'referral',
  ofOffer.extend({ windowFrom: z.string(), windowTo: z.string() }),
);
/** Everybody who may be asked has been asked. `hearBy`: when the ordering office hears from us. */
export const noProviderFound = eventKind(
  'noProviderFound',
  'referral',
  ofLine.extend({ asked: z.int(), hearBy: z.string().nullable(), zone: z.string() }),
);
export const choiceNoted = eventKind(
  'choiceNoted',
  'referral',
  ofLine.extend({
    providerName: z.string().nullable(),
    listed: z.int(),
    by: z.string(),
    note: z.string().nullable(),
  }),
);
export const searchWidened = eventKind(
  'searchWidened',
  'referral',
  ofLine.extend({ how: z.enum(['wider', 'again']), reach: z.int() }),
);
