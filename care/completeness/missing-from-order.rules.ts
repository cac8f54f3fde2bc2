// Why: everything an order still lacks is said at once, in one list that the portal's form, the agent's checklist and the
// API's refusal share (M15, domain.md §3). What is missing never stops the receipt or a clock; it is asked for.
import type { ReferralDraft } from '../cases/cases.schema.ts';
import { baseGaps } from './base-gaps.rules.ts';
import type { GapRule, Supplier } from './gap-rule.types.ts';
import { homeHealthGaps } from './home-health-gaps.rules.ts';
import { oxygenGaps } from './oxygen-gaps.rules.ts';

export type Gap = {
  /** Names the defect for reports and for what was asked before. */
  readonly code: string;
  readonly field: string;
  readonly say: string;
  readonly suppliedBy: Supplier;
};

/** Every rule, in the order in which an office has the answers in its hands. */
export const gapRules: readonly GapRule[] = [...baseGaps, ...oxygenGaps, ...homeHealthGaps];

const document: Gap = {
  code: 'base.documents',
  field: 'documents',
  say: 'The signed order or prescription is not attached.',
  suppliedBy: 'ordering_office',
};

/** True when the rule speaks of this order: its family is ordered and it holds on the day the service begins. */
function applies(rule: GapRule, order: ReferralDraft): boolean {
  const on = order.serviceFromOn ?? '9999-12-31';
  const holds = rule.validFrom <= on && (rule.validTo === null || on <= rule.validTo);
  return holds && (rule.family === 'all' || order.lines.some((line) => line.family === rule.family));
}

/** The gaps of an order; an inquiry owes only a name to call back. */
export function missingFromOrder(draft: ReferralDraft, hasDocument: boolean): Gap[] {
  if (draft.kind === 'inquiry') {
    const named = draft.requesterName !== undefined && draft.requesterName !== '';
    if (named) return [];
    const say = 'Who should we call back?';
    return [{ code: 'base.requester_name', field: 'requesterName', say, suppliedBy: 'sender' }];
  }
  const found = gapRules
    .filter((rule) => applies(rule, draft) && rule.isMissing(draft))
    .map(({ code, field, say, suppliedBy }) => ({ code, field, say, suppliedBy }));
  return hasDocument ? found : [document, ...found];
}
