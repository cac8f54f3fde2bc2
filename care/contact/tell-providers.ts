// Why: providers hear by mail that an offer waits or that what they accepted is off, and the office that ordered hears that
// we are still looking and by when it hears again. No letter names a patient or says what was ordered.
import type { Deed, Happened } from '../../base/events/event.ts';
import type { Equipment } from '../../base/http/door.ts';
import { sayInstant } from '../../base/time/say.ts';
import { referralFor } from '../cases/index.ts';
import { queueLetter } from './send-letter.ts';
import { offerNotice, stillLookingNotice, takenBackNotice } from './provider-letters.template.ts';

type Step = (deed: Deed, happened: Happened<unknown>) => Promise<unknown>;

const letterOf = (happened: Happened<unknown>, purpose: string, template: string, recipient: string) => ({
  subjectKind: 'referral' as const,
  subjectId: happened.subjectId,
  purpose,
  template,
  recipient,
  inReplyTo: null,
});

const tellOffer =
  (equipment: Equipment): Step =>
  async (deed, happened) => {
    const data = happened.data as {
      email: string | null;
      offerId: string;
      providerName: string;
      expiresAt: string;
      zone: string;
    };
    if (data.email === null) return;
    const link = `${equipment.publicUrl}/provider/offers/${deed.tenantId.toString()}/${data.offerId}`;
    const answerBy = sayInstant(data.expiresAt, data.zone);
    await queueLetter(deed, equipment, {
      ...letterOf(happened, 'offer', 'offer-notice', data.email),
      withLink: false,
      letter: () => offerNotice({ providerName: data.providerName, answerBy, link }),
    });
  };

const tellTakenBack =
  (equipment: Equipment): Step =>
  async (deed, happened) => {
    const data = happened.data as {
      email: string | null;
      caseNumber: string;
      providerName: string;
      reason: string;
      hadAccepted: boolean;
    };
    // An offer nobody had accepted just leaves the list.
    if (data.email === null || !data.hadAccepted) return;
    await queueLetter(deed, equipment, {
      ...letterOf(happened, 'taken_back', 'taken-back-notice', data.email),
      withLink: false,
      letter: () => takenBackNotice(data),
    });
  };

const tellStillLooking =
  (equipment: Equipment): Step =>
  async (deed, happened) => {
    const { hearBy, zone } = happened.data as { hearBy: string | null; zone: string };
    const referral = (await referralFor(deed.tx, deed.tenantId, happened.subjectId))?.referral;
    if (referral === undefined || referral.requesterEmail === null) return;
    const { caseNumber, caseManagerName: managerName, caseManagerExtension: managerExtension } = referral;
    const by = hearBy === null ? null : sayInstant(hearBy, zone);
    await queueLetter(deed, equipment, {
      ...letterOf(happened, 'still_looking', 'still-looking', referral.requesterEmail),
      withLink: true,
      letter: (link) => stillLookingNotice({ caseNumber, hearBy: by, managerName, managerExtension, link }),
    });
  };

/** The steps that write to providers, and of them to the office that ordered. */
export function tellProviders(
  equipment: Equipment,
): Record<'tellOffer' | 'tellTakenBack' | 'tellStillLooking', Step> {
  return {
    tellOffer: tellOffer(equipment),
    tellTakenBack: tellTakenBack(equipment),
    tellStillLooking: tellStillLooking(equipment),
  };
}
