// Why: whoever ordered learns the same day that the plan does not cover the patient on the day of service, and what to do
// (domain.md §1.3). Ordinary mail names neither patient nor plan; where nobody can be written to, a person calls.
import type { Deed, Happened } from '../../base/events/event.ts';
import type { Equipment } from '../../base/http/door.ts';
import { referralFor } from '../cases/index.ts';
import { openTask } from '../work/index.ts';
import { notCoveredNotice } from './acknowledgement.template.ts';
import { payerPhone } from './contact.store.ts';
import { queueLetter } from './send-letter.ts';

/** Journey step after the payer said that coverage does not stand on the day of service. */
export const tellIneligible =
  (equipment: Equipment) =>
  async (deed: Deed, happened: Happened<unknown>): Promise<void> => {
    const referral = (await referralFor(deed.tx, deed.tenantId, happened.subjectId))?.referral;
    if (referral === undefined) return;
    if (referral.requesterEmail === null) {
      const whom = referral.requesterName ?? referral.requesterOrganization ?? 'the sender';
      const say = `Call ${whom}: the plan does not cover the patient on the day of service.`;
      await openTask(deed, { referralId: referral.id, code: 'not_covered', say });
      return;
    }
    const { phone } = await deed.tx.one(payerPhone, [deed.tenantId]);
    const { caseNumber, caseManagerName: managerName, caseManagerExtension: managerExtension } = referral;
    await queueLetter(deed, equipment, {
      subjectKind: 'referral',
      subjectId: referral.id,
      purpose: 'not_covered',
      template: 'not-covered-notice',
      recipient: referral.requesterEmail,
      inReplyTo: null,
      withLink: true,
      letter: (link) => notCoveredNotice({ caseNumber, managerName, managerExtension, phone, link }),
    });
  };
