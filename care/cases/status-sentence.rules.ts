// Why: member, referrer, payer and staff read the same sentence: state, next step, owner, time (brief.md, "One status,
// three readers"). One function makes it, for every portal, letter and call.
import { sayInstant, sayWindow } from '../../base/time/say.ts';

export type StatusFacts = {
  readonly status: string;
  readonly kind: 'order' | 'inquiry';
  readonly caseManagerName: string | null;
  readonly caseManagerExtension: string | null;
  readonly nextDueAt: string | null;
  readonly zone: string;
  /** When a question asked before an order was answered. */
  readonly answeredAt?: string | null;
  readonly nextWindowFrom: string | null;
  readonly nextWindowTo: string | null;
  readonly nextProviderName: string | null;
};

const states: Record<string, string> = {
  draft: 'We are writing down the request.',
  received: 'We have received the order.',
  acknowledged: 'We have received the order and told the sender.',
  verifying: 'We are checking coverage and the order.',
  pending_info: 'We have asked the ordering office for what is missing.',
  ready: 'The order is complete.',
  in_coordination: 'We are arranging the services.',
  partially_scheduled: 'Some of the services have a date.',
  scheduled: 'The services have a date.',
  in_service: 'The services have begun.',
  completed: 'The services are complete.',
  closed: 'The case is closed.',
  on_hold: 'The case is paused.',
  cancelled: 'The case was cancelled.',
  not_eligible: 'The plan does not cover this on that date.',
  redirected: 'Another organization handles this; we have passed it on.',
  duplicate_merged: 'This repeats an order that we already have.',
  closed_incomplete: 'The case was closed because the order stayed incomplete.',
  reopened: 'The case is open again.',
};

const nexts: Record<string, string> = {
  draft: 'Next: finish the request',
  received: 'Next: we confirm receipt',
  acknowledged: 'Next: we check coverage and the order',
  verifying: 'Next: we finish the check',
  pending_info: 'Next: the ordering office answers',
  ready: 'Next: we find a provider',
  in_coordination: 'Next: a provider and a time',
  partially_scheduled: 'Next: a time for the rest',
  reopened: 'Next: we check it again',
  on_hold: 'Next: we take it up again when we hear from you',
  completed: 'Next: we ask how it went and close the case',
};

/** Who comes when, while somebody is expected: "Evergreen Visiting Nurses comes Tue, Nov 24, 13:00–15:00 Boston time." */
function visitOf(facts: StatusFacts): string {
  const { nextWindowFrom: from, nextWindowTo: to, nextProviderName: who, zone } = facts;
  if (from === null || to === null || who === null || !expecting.has(facts.status)) return '';
  return `${who} comes ${sayWindow(from, to, zone)}.`;
}
const expecting: ReadonlySet<string> = new Set([
  'in_coordination',
  'partially_scheduled',
  'scheduled',
  'in_service',
]);

/** The one sentence, at grade 6–8: "We have received the order. Next: we confirm receipt, by Fri 18:00 Boston. Dana Reyes, extension 412, looks after it." */
export function statusSentence(facts: StatusFacts): string {
  const inquiry =
    facts.kind === 'inquiry' &&
    (facts.status === 'draft' || facts.status === 'received' || facts.status === 'acknowledged');
  const answered = (facts.answeredAt ?? null) !== null;
  const state = inquiry
    ? answered
      ? 'We have answered your question; no order yet.'
      : 'We have your question; no order yet.'
    : (states[facts.status] ?? 'The case is open.');
  const next = inquiry
    ? answered
      ? 'Next: you send the signed order'
      : 'Next: we answer you'
    : nexts[facts.status];
  const due =
    next === undefined || facts.nextDueAt === null ? '' : `, by ${sayInstant(facts.nextDueAt, facts.zone)}`;
  const ext = facts.caseManagerExtension === null ? '' : `, extension ${facts.caseManagerExtension},`;
  const owner =
    facts.caseManagerName === null
      ? 'A case manager is being named.'
      : `${facts.caseManagerName}${ext} looks after it.`;
  return [state, visitOf(facts), next === undefined ? '' : `${next}${due}.`, owner]
    .filter((part) => part !== '')
    .join(' ');
}
