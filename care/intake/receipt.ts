// Why: whoever sent something reads the same receipt whichever door it came through: number, what is missing, what is next.
import type { ReferralDraft } from '../cases/cases.schema.ts';
import { missingFromOrder } from '../completeness/missing-from-order.rules.ts';
import { statusSentence } from '../cases/status-sentence.rules.ts';

/** The receipt of a referral just written. */
export const receiptOf = (
  received: { id: string; caseNumber: string },
  tenantId: number,
  receivedAt: string,
  zone: string,
  draft: ReferralDraft,
  hasDocument: boolean,
) => ({
  tenantId,
  id: received.id,
  caseNumber: received.caseNumber,
  receivedAt,
  zone,
  gaps: missingFromOrder(draft, hasDocument),
  sentence: statusSentence({
    status: 'received',
    kind: draft.kind,
    caseManagerName: null,
    caseManagerExtension: null,
    nextDueAt: null,
    zone,
    nextWindowFrom: null,
    nextWindowTo: null,
    nextProviderName: null,
  }),
});
