// Why: everything an order still lacks is said at once, in one list that the portal's form, the agent's checklist and the
// API's refusal share (M15, domain.md §3). What is missing never stops the receipt or a clock; it is asked for.
import type { ReferralDraft } from '../cases/cases.schema.ts';
import { gapRules, type GapRule, type Supplier } from '../needs/gap-rules.rules.ts';
import { needsOf, type StatedKinds } from '../needs/order-kind.rules.ts';

export type Gap = {
  /** Names the defect for reports and for what was asked before. */
  readonly code: string;
  readonly field: string;
  readonly say: string;
  readonly suppliedBy: Supplier;
};

const document: Gap = {
  code: 'base.documents',
  field: 'documents',
  say: 'The signed order or prescription is not attached.',
  suppliedBy: 'ordering_office',
};

/** What the order itself says its uncoded lines are. */
export const statedKinds = (clinical: ReferralDraft['clinical']): StatedKinds => ({
  dme: clinical?.equipment?.kind,
  wound_care: clinical?.woundCare?.kind,
  orthotics_prosthetics: clinical?.limb?.kind,
});

/** The rules that speak of this order: its family or kind is ordered and they hold on the day the service begins. */
function rulesFor(order: ReferralDraft): GapRule[] {
  const on = order.serviceFromOn ?? '9999-12-31';
  const needs = needsOf(order.lines, statedKinds(order.clinical), on);
  return gapRules.filter(
    ({ family, kind, validFrom, validTo }) =>
      validFrom <= on &&
      (validTo === null || on <= validTo) &&
      (family === 'all' || needs.has(kind ?? family)),
  );
}

/** The gaps of an order; an inquiry owes only a name to call back. What two kinds lack alike is asked once. */
export function missingFromOrder(draft: ReferralDraft, hasDocument: boolean): Gap[] {
  if (draft.kind === 'inquiry') {
    const named = draft.requesterName !== undefined && draft.requesterName !== '';
    if (named) return [];
    const say = 'Who should we call back?';
    return [{ code: 'base.requester_name', field: 'requesterName', say, suppliedBy: 'sender' }];
  }
  const found = new Map<string, Gap>();
  for (const { code, field, say, suppliedBy, isMissing } of rulesFor(draft))
    if (!found.has(`${field} ${say}`) && isMissing(draft))
      found.set(`${field} ${say}`, { code, field, say, suppliedBy });
  return [...(hasDocument ? [] : [document]), ...found.values()];
}
