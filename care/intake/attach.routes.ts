// Why: a thin door through which a missing page reaches its case.
import { door, type Door } from '../../base/http/door.ts';
import { absent, isRefusal } from '../../base/refusal/refusal.ts';
import { referralFor } from '../cases/index.ts';
import { attach } from './attach-documents.ts';
import { attachDocuments } from './attach.contract.ts';

export const attachDoors: Door[] = [
  door(
    attachDocuments,
    async (ask) => (await referralFor(ask.tx, ask.params.tenantId, ask.params.id))?.referral ?? absent,
    async (ask, referral) => {
      const { tenantId, id, memberId } = referral;
      const done = await attach(
        ask.deedIn(tenantId),
        (from) => ask.deedIn(from),
        referral,
        ask.body.documents,
      );
      if (isRefusal(done)) return done;
      ask.shown({ tenantId, memberId, subjectKind: 'referral', subjectId: id, fields: ['documents'] });
      const { count } = done;
      return {
        count,
        say: `${count === 1 ? 'The page is' : `${count.toString()} files are`} with the case now.`,
      };
    },
  ),
];
