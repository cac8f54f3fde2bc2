// Why: a thin door to the history on paper; whoever prints it stands in the access log.
import { door, type Door } from '../../base/http/door.ts';
import { absent } from '../../base/refusal/refusal.ts';
import { referralFor } from '../cases/index.ts';
import { caseHistory } from './case-history.ts';
import { readHistory } from './history.contract.ts';

export const historyDoors: Door[] = [
  door(
    readHistory,
    async (ask) => (await referralFor(ask.tx, ask.params.tenantId, ask.params.id))?.referral ?? absent,
    async (ask, referral) => {
      ask.shown({
        tenantId: referral.tenantId,
        memberId: referral.memberId,
        subjectKind: 'referral',
        subjectId: referral.id,
        fields: ['name', 'birth_date', 'member_id', 'order', 'documents', 'messages', 'proof', 'history'],
      });
      const bytes = await caseHistory(ask, referral);
      return { bytes, mime: 'application/pdf', fileName: `case-${referral.caseNumber}.pdf` };
    },
  ),
];
