// Why: the thin door to completeness.
import { door, type Door } from '../../base/http/door.ts';
import { isRefusal, refuse } from '../../base/refusal/refusal.ts';
import { referralFor } from '../cases/index.ts';
import { markReady } from './check-order.ts';
import { markCaseReady } from './completeness.contract.ts';

const absent = refuse('absent', 'There is nothing here, or it is not yours to see.');

export const completenessDoors: Door[] = [
  door(
    markCaseReady,
    async (ask) => (await referralFor(ask.tx, ask.params.tenantId, ask.params.id))?.referral ?? absent,
    async (ask, referral) => {
      const status = await markReady(ask.deedIn(referral.tenantId), referral.id);
      return isRefusal(status) ? status : { status };
    },
  ),
];
