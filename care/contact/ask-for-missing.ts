// Why: everything that is missing goes out as one message to one person (ask once); the same list twice is not sent twice.
import type { Deed, Happened } from '../../base/events/event.ts';
import type { Equipment } from '../../base/http/door.ts';
import { sayInstant } from '../../base/time/say.ts';
import { referralFor } from '../cases/index.ts';
import { missingNotice } from './acknowledgement.template.ts';
import { payerPhone } from './contact.store.ts';
import { queueLetter } from './send-letter.ts';

/** Journey step after an order was found incomplete. */
export const askForMissing =
  (equipment: Equipment) =>
  async (deed: Deed, happened: Happened<unknown>): Promise<void> => {
    const { gaps, fresh } = happened.data as { gaps: readonly { say: string }[]; fresh: boolean };
    const referral = (await referralFor(deed.tx, deed.tenantId, happened.subjectId))?.referral;
    if (!fresh || referral === undefined || referral.requesterEmail === null) return;
    const { phone } = await deed.tx.one(payerPhone, [deed.tenantId]);
    await queueLetter(deed, equipment, {
      subjectKind: 'referral',
      subjectId: referral.id,
      purpose: 'missing_information',
      template: 'missing-notice',
      recipient: referral.requesterEmail,
      inReplyTo: null,
      withLink: true,
      letter: (link) =>
        missingNotice({
          caseNumber: referral.caseNumber,
          receivedAt: sayInstant(referral.receivedAt, referral.zone, deed.at),
          says: gaps.map((gap) => gap.say),
          managerName: referral.caseManagerName ?? 'your case manager',
          managerExtension: referral.caseManagerExtension,
          phone,
          link,
        }),
    });
  };
