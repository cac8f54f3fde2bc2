// Why: the program may approve or route to a nurse, never clinically deny (domain reference §1.2), and says in words which
// row, version, criterion and fact it went by. A fact that is not known is never guessed: a nurse looks.
import type { ClinicalFacts } from '../cases/clinical.schema.ts';
import { readVisits } from '../needs/visit-frequency.rules.ts';
import type { CoverageRule, Criterion, Finding } from './authorization.schema.ts';

/** What is known of a line and its order. */
export type OrderFacts = {
  readonly quantity: number | null;
  readonly frequency: string | null;
  readonly diagnoses: readonly string[];
  readonly clinical: ClinicalFacts;
};

export type AutoDecision = {
  readonly outcome: 'approve' | 'route';
  /** Why, as one or more finished sentences. */
  readonly say: string;
  readonly findings: readonly Finding[];
};

const notKnown = 'not known';

function finding(criterion: string, fact: string, met: boolean | null): Finding {
  return { criterion, fact, met: met === null ? 'unknown' : met ? 'yes' : 'no' };
}

function quantity(facts: OrderFacts, units: number): Finding {
  const criterion = `Quantity is at most ${units}.`;
  if (facts.quantity === null) return finding(criterion, `The quantity is ${notKnown}.`, null);
  return finding(criterion, `${facts.quantity} ordered.`, facts.quantity <= units);
}

const daysIn = { day: 1, week: 7, month: 30 } as const;

/** Visits in the first `days`, at their maximum; null where the frequency cannot be read. Weeks count from the first day. */
export function visitsWithin(frequency: string | null, days: number): number | null {
  const plan = frequency === null ? null : readVisits(frequency);
  if (plan === null) return null;
  let daysLeft = Math.ceil(days / 7) * 7;
  let visits = plan.prn?.visits ?? 0;
  for (const { every, atMost, times } of plan.spans) {
    const within = Math.min(times, Math.ceil(daysLeft / daysIn[every]));
    visits += atMost * within;
    daysLeft = Math.max(0, daysLeft - within * daysIn[every]);
  }
  return visits;
}

function visits(facts: OrderFacts, atMost: number, days: number): Finding {
  const criterion = `At most ${atMost} visits in the first ${days} days.`;
  const counted = visitsWithin(facts.frequency, days);
  if (counted === null)
    return finding(criterion, `The visits are ${notKnown}: the frequency cannot be read.`, null);
  return finding(
    criterion,
    `${counted} visits in the first ${days} days (${facts.frequency}).`,
    counted <= atMost,
  );
}

function oxygenTest(facts: OrderFacts, spo2: number, pao2: number): Finding {
  const criterion = `SpO2 at most ${spo2} % or PaO2 at most ${pao2} mm Hg.`;
  const { spo2Percent, pao2MmHg } = facts.clinical.oxygen ?? {};
  const said = [
    ...(spo2Percent === undefined ? [] : [`SpO2 ${spo2Percent} %`]),
    ...(pao2MmHg === undefined ? [] : [`PaO2 ${pao2MmHg} mm Hg`]),
  ];
  if (said.length === 0) return finding(criterion, `The oxygen test is ${notKnown}.`, null);
  const met = (spo2Percent ?? Infinity) <= spo2 || (pao2MmHg ?? Infinity) <= pao2;
  return finding(criterion, `${said.join(', ')}.`, met);
}

function flow(facts: OrderFacts, lpm: number): Finding {
  const criterion = `Flow is at most ${lpm} L/min.`;
  const ordered = facts.clinical.oxygen?.flowLpm;
  if (ordered === undefined) return finding(criterion, `The flow is ${notKnown}.`, null);
  return finding(criterion, `${ordered} L/min.`, ordered <= lpm);
}

function homebound(facts: OrderFacts): Finding {
  const { homeboundReason = '', skilledNeed = '' } = facts.clinical.homeHealth ?? {};
  const missing = [
    ...(homeboundReason.trim() === '' ? ['why the patient is homebound'] : []),
    ...(skilledNeed.trim() === '' ? ['the skilled need'] : []),
  ];
  const criterion = 'Homebound reason and skilled need are stated.';
  return missing.length === 0
    ? finding(criterion, 'Both are stated.', true)
    : finding(criterion, `Not stated: ${missing.join(' and ')}.`, null);
}

function diagnosis(facts: OrderFacts, prefixes: readonly string[]): Finding {
  const criterion = `A diagnosis begins with ${prefixes.join(' or ')}.`;
  const fits = facts.diagnoses.find((code) => prefixes.some((prefix) => code.startsWith(prefix)));
  if (facts.diagnoses.length === 0) return finding(criterion, `The diagnosis is ${notKnown}.`, null);
  return finding(criterion, `${fits ?? facts.diagnoses.join(', ')}.`, fits !== undefined);
}

/** Holds one criterion against the facts. */
export function judge(criterion: Criterion, facts: OrderFacts): Finding {
  switch (criterion.kind) {
    case 'quantity_at_most':
      return quantity(facts, criterion.units);
    case 'visits_at_most':
      return visits(facts, criterion.visits, criterion.firstDays);
    case 'oxygen_test':
      return oxygenTest(facts, criterion.spo2AtMostPercent, criterion.pao2AtMostMmHg);
    case 'flow_at_most':
      return flow(facts, criterion.lpm);
    case 'homebound_stated':
      return homebound(facts);
    default:
      return diagnosis(facts, criterion.prefixes);
  }
}

const nameOf = (rule: CoverageRule) => `rule ${rule.id}, version ${rule.version}`;

/** Approve or route, for a line that needs approval. Without a row nobody has said when the program may approve. */
export function decideByRule(rule: CoverageRule | undefined, facts: OrderFacts): AutoDecision {
  if (rule === undefined)
    return {
      outcome: 'route',
      say: 'No rule speaks of this service under this plan. A nurse reviews it.',
      findings: [],
    };
  const findings = rule.criteria.map((criterion) => judge(criterion, facts));
  if (findings.length === 0)
    return { outcome: 'route', say: `A nurse reviews this every time (${nameOf(rule)}).`, findings };
  const open = findings.filter((one) => one.met !== 'yes');
  if (open.length > 0) {
    const why = open.map((one) => `${one.criterion.slice(0, -1)}: ${one.fact}`).join(' ');
    return { outcome: 'route', say: `A nurse reviews this (${nameOf(rule)}). ${why}`, findings };
  }
  const met = findings.map((one) => one.fact).join(' ');
  return { outcome: 'approve', say: `Approved by ${nameOf(rule)}. ${met}`, findings };
}
