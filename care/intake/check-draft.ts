// Why: whichever door an order is stated through, the same is refused: a payer or an office that is not theirs, a form that
// cannot be. What is merely missing is told, not refused.
import type { Ask } from '../../base/http/door.ts';
import { refuse } from '../../base/refusal/refusal.ts';
import type { ReferralDraft } from '../cases/cases.schema.ts';
import { unfitDraft } from '../cases/unfit-draft.rules.ts';

/** The refusals a stated order can meet before it becomes a case; what is merely missing is told, not refused. */
export function checkDraft(ask: Ask<unknown, unknown, unknown>, tenantId: number, draft: ReferralDraft) {
  if (!ask.verdict('referral', 'submit', { tenantId, officeId: draft.officeId ?? null }).allowed) {
    return ask.actor.role === 'referring_office' && ask.actor.tenants.includes(tenantId)
      ? refuse('not_your_office', 'Choose your own office as the sender.', ['draft.officeId'])
      : refuse('no_such_payer', 'This payer is not one you can send to. Choose it from the list.', [
          'tenantId',
        ]);
  }
  return unfitDraft(draft, ask.at.slice(0, 10));
}
