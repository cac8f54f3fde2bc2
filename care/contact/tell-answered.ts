// Why: whoever asked before an order existed holds in writing that they were answered and how to go on (requirement M13).
import type { Deed, Happened } from '../../base/events/event.ts';
import type { Equipment } from '../../base/http/door.ts';
import { referralFor } from '../cases/index.ts';
import { inquiryAnsweredLetter } from './inquiry-answered.rules.ts';
import { queueLetter } from './send-letter.ts';

/** Journey step: a letter to the asker, where we know an address. */
export const tellAnswered =
  (equipment: Equipment) =>
  async (deed: Deed, happened: Happened<unknown>): Promise<void> => {
    const referral = (await referralFor(deed.tx, deed.tenantId, happened.subjectId))?.referral;
    if (referral === undefined || referral.requesterEmail === null) return;
    const { caseNumber, caseManagerName: managerName, caseManagerExtension: managerExtension } = referral;
    await queueLetter(deed, equipment, {
      subjectKind: 'referral',
      subjectId: referral.id,
      purpose: 'answer',
      template: 'inquiry-answered',
      recipient: referral.requesterEmail,
      inReplyTo: null,
      withLink: false,
      letter: () => inquiryAnsweredLetter({ caseNumber, managerName, managerExtension }),
    });
  };
