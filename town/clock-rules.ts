// Why: how long each thing may take, as dated rows a payer's contract can override, never constants in code (domain.md,
// opening and §2.1). Of the rows that fit, the most specific wins: payer before all payers, then family, line, state.
import type { ClockRule, Count, SingleCount } from '../base/time/deadline.schema.ts';
import { determinationRules } from './determination-rules.ts';
import type { LineOfBusiness, ServiceFamily } from './town.types.ts';

export type ClockKind =
  | 'acknowledgement'
  | 'acknowledgement_24h'
  | 'scheduling'
  | 'scheduling_discharge'
  | 'start_of_care'
  | 'discharge_escalation'
  | 'lobby_placement'
  | 'inquiry_answer'
  | 'escalation_commit'
  | 'offer_stat'
  | 'offer_urgent'
  | 'offer_routine'
  | 'still_looking'
  | 'task'
  | 'ask_reminder'
  | 'ask_reminder_again'
  | 'ask_call'
  | 'determination'
  | 'determination_expedited'
  | 'appeal_filing';

/** A dated rule row: the rule as base/time counts it, and for whom and when it holds. null means "all". */
export type ClockRuleRow = ClockRule & {
  tenantId: number | null;
  kind: ClockKind;
  lob: LineOfBusiness | null;
  family: ServiceFamily | null;
  state: string | null;
  /** Hours from the start after which waiting is expected to hurt the member; orders the queues. */
  harmHours?: number;
  validFrom: string;
  validTo: string | null;
};

type Draft = Pick<ClockRuleRow, 'id' | 'name' | 'kind' | 'counts' | 'source'> & Partial<ClockRuleRow>;

function rule(draft: Draft): ClockRuleRow {
  return {
    version: 1,
    tenantId: null,
    lob: null,
    family: null,
    state: null,
    warnAtPercent: [50, 75, 90],
    zone: 'member',
    validFrom: '2024-01-01',
    validTo: null,
    ...draft,
  };
}

const hours = (amount: number): SingleCount => ({ kind: 'hours', hours: amount });
const businessHours = (amount: number): SingleCount => ({ kind: 'business_hours', hours: amount });
const firstBusinessDay: SingleCount = { kind: 'first_business_day' };
const beforeDischarge = (amount: number): SingleCount => ({ kind: 'before', hours: amount });
const earliestOf = (...rules: SingleCount[]): Count => ({ kind: 'earliest_of', rules });

const acknowledging: ClockRuleRow[] = [
  rule({
    id: 'acknowledgement',
    name: 'Acknowledgement',
    kind: 'acknowledgement',
    counts: firstBusinessDay,
    source:
      'Requirement M12 as first read: within the first business day. Replaced because domain.md §10 point 3 found two limits.',
    validTo: '2025-12-31',
  }),
  rule({
    id: 'acknowledgement',
    version: 2,
    name: 'Acknowledgement',
    kind: 'acknowledgement',
    counts: earliestOf(firstBusinessDay, hours(24)),
    source:
      'Requirement M12 and domain.md §2.4: first business day and within 24 hours; the earlier is the target.',
    validFrom: '2026-01-01',
  }),
  rule({
    id: 'acknowledgement-24h',
    name: 'Acknowledgement within 24 hours',
    kind: 'acknowledgement_24h',
    counts: hours(24),
    source: 'Requirement M12: the 24 hours are measured separately from the first business day.',
  }),
  rule({
    id: 'golden-valley.acknowledgement',
    name: 'Acknowledgement (Golden Valley contract)',
    kind: 'acknowledgement',
    tenantId: 15,
    counts: earliestOf(firstBusinessDay, hours(24), businessHours(4)),
    source:
      'Golden Valley delegation contract, schedule C: four business hours, never later than domain.md §2.4.',
    zone: 'contract',
  }),
];

const scheduling: ClockRuleRow[] = [
  rule({
    id: 'scheduling',
    name: 'Scheduling',
    kind: 'scheduling',
    counts: earliestOf(hours(72), beforeDischarge(4)),
    source:
      'Requirements M12 and M18, domain.md §2.4: scheduled within 24–72 hours of receipt, and before the discharge.',
  }),
  rule({
    id: 'scheduling-discharge',
    name: 'Scheduling before a discharge within 24 hours',
    kind: 'scheduling_discharge',
    counts: earliestOf(hours(24), beforeDischarge(2)),
    source: 'Requirements M8 and M18, domain.md §1.3: discharge within 24 hours runs on the short track.',
    harmHours: 24,
  }),
  rule({
    id: 'scheduling.orthotics',
    name: 'Evaluation appointment (custom devices)',
    kind: 'scheduling',
    family: 'orthotics_prosthetics',
    counts: { kind: 'calendar_days', days: 7 },
    source:
      'Requirement M18 and domain.md §2.4: complex or custom work takes 7–14 days in stages; the first is evaluation.',
  }),
  rule({
    id: 'ironworks.scheduling',
    name: 'Scheduling (Ironworks contract)',
    kind: 'scheduling',
    tenantId: 14,
    counts: earliestOf(hours(48), beforeDischarge(4)),
    source: 'Ironworks service agreement, exhibit 2: 48 hours, inside the 24–72 hours of domain.md §2.4.',
    zone: 'contract',
  }),
];

type Start = [family: ServiceFamily, counts: Count, harmHours: number, source: string];

const starts: Start[] = [
  [
    'home_health',
    hours(48),
    48,
    'domain.md §2.4: first visit within 48 hours of referral or return home (42 CFR 484.55).',
  ],
  [
    'oxygen',
    earliestOf(hours(24), beforeDischarge(1)),
    4,
    'Requirement M8; domain.md §1.3: a missed oxygen delivery is clinical at once.',
  ],
  [
    'infusion',
    earliestOf(hours(48), beforeDischarge(1)),
    12,
    'Requirement M8; domain.md §1.3: a missed dose is clinical at once.',
  ],
  [
    'enteral',
    hours(48),
    24,
    'Requirement M8: first delivery within 24–72 hours; nutrition does not wait for the upper end.',
  ],
  ['wound_care', hours(72), 48, 'Requirement M8 and domain.md §2.4: visit or delivery within 24–72 hours.'],
  ['dme', hours(72), 72, 'Requirement M8 and domain.md §2.4: visit or delivery within 24–72 hours.'],
  [
    'pap',
    { kind: 'calendar_days', days: 7 },
    168,
    'Requirement M18: set-up by appointment; domain.md §3.3 on PAP.',
  ],
  [
    'orthotics_prosthetics',
    { kind: 'calendar_days', days: 14 },
    336,
    'Requirement M18: complex or custom, 7–14 days in stages.',
  ],
];

const startOfCare: ClockRuleRow[] = starts.map(([family, counts, harmHours, source]) =>
  rule({
    id: `start-of-care.${family.replaceAll('_', '-')}`,
    name: 'Start of care',
    kind: 'start_of_care',
    family,
    counts,
    harmHours,
    source,
  }),
);

const desk: ClockRuleRow[] = [
  rule({
    id: 'discharge-escalation',
    name: 'Escalation of a discharge within 24 hours',
    kind: 'discharge_escalation',
    counts: hours(0.25),
    source:
      'Requirement M18 and domain.md §1.3: discharge within 24 hours escalates at once and is watched every 15 minutes.',
    harmHours: 24,
  }),
  rule({
    id: 'escalation-commit',
    name: 'Committed time of an escalation',
    kind: 'escalation_commit',
    counts: hours(1),
    source: 'Requirement M19: a named manager commits to a date and a time; the hub’s own limit is one hour.',
  }),
  rule({
    id: 'task',
    name: 'Task',
    kind: 'task',
    counts: businessHours(4),
    source:
      'The hub’s own limit for what a person must do about a case (domain.md §1.3: a typed task with owner and due instant).',
  }),
  ...(['oxygen', 'infusion'] as const).map((family) =>
    rule({
      id: `task.${family}`,
      name: 'Task',
      kind: 'task',
      family,
      counts: hours(1),
      source: 'domain.md §1.3: trouble with oxygen or an infusion is clinical at once.',
      harmHours: 4,
    }),
  ),
  rule({
    id: 'lobby-placement',
    name: 'Placing what arrived without a payer',
    kind: 'lobby_placement',
    counts: businessHours(2),
    source:
      'The hub’s own limit: two business hours, so that M12 can still be kept after placing (architecture.md, lobby).',
    zone: 'calendar',
  }),
  rule({
    id: 'inquiry-answer',
    name: 'Answer to a planner’s question',
    kind: 'inquiry_answer',
    counts: earliestOf(businessHours(4), beforeDischarge(4)),
    source:
      'The hub’s own limit, after the routine offer answer of domain.md §6: four business hours (M13: a case number at once).',
  }),
];

const offer = (track: 'stat' | 'urgent' | 'routine', counts: SingleCount): ClockRuleRow =>
  rule({
    id: `offer.${track}`,
    name: 'Answer to an offer',
    kind: `offer_${track}`,
    counts,
    source:
      'domain.md §6, SLAs: an offer is answered within 30 minutes stat, 2 hours urgent, 4 business hours routine.',
  });

const offers: ClockRuleRow[] = [
  offer('stat', hours(0.5)),
  offer('urgent', hours(2)),
  offer('routine', businessHours(4)),
  rule({
    id: 'still-looking',
    name: 'Word to the office while no provider is found',
    kind: 'still_looking',
    counts: businessHours(8),
    source:
      'domain.md §1.3: when no provider accepts the orderer is told. The hub’s own limit: one business day.',
  }),
  ...(['oxygen', 'infusion'] as const).map((family) =>
    rule({
      id: `still-looking.${family}`,
      name: 'Word to the office while no provider is found',
      kind: 'still_looking',
      family,
      counts: hours(2),
      source: 'domain.md §1.3: trouble with oxygen or an infusion is clinical at once. The hub’s own limit.',
      harmHours: 4,
    }),
  ),
];

const asking = (kind: ClockKind, name: string, days: number): ClockRuleRow =>
  rule({
    id: kind.replaceAll('_', '-'),
    name,
    kind,
    counts: { kind: 'business_days', days, due: 'closing' },
    source:
      'The hub’s own limit: a word after one and two business days, a call after three, because the decision clock runs on (domain.md §1.3).',
  });

/** What was asked for is asked after. */
const reminders: ClockRuleRow[] = [
  asking('ask_reminder', 'First word about what is missing', 1),
  asking('ask_reminder_again', 'Second word about what is missing', 2),
  asking('ask_call', 'Call about what is missing', 3),
];

/** Every version of every rule row. */
export const clockRules: ClockRuleRow[] = [
  ...acknowledging,
  ...scheduling,
  ...startOfCare,
  ...desk,
  ...determinationRules,
  ...offers,
  ...reminders,
];
