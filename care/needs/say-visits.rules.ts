// Why: a plan of visits is said in words wherever it is shown, the same words everywhere.
import type { VisitPlan, VisitSpan } from './visit-frequency.rules.ts';

const names: Readonly<Record<string, string>> = {
  SN: 'Nursing',
  PT: 'Physical therapy',
  OT: 'Occupational therapy',
  ST: 'Speech therapy',
  SLP: 'Speech therapy',
  MSW: 'Social work',
  HHA: 'Home health aide',
};

const counted = (n: number, one: string) => `${n.toString()} ${one}${n === 1 ? '' : 's'}`;

function saySpan({ every, atLeast, atMost, times }: VisitSpan): string {
  const often = atLeast === atMost ? atMost.toString() : `${atLeast.toString()} to ${atMost.toString()}`;
  return `${often} a ${every} for ${counted(times, every)}`;
}

/** 'Nursing: 2 a week for 4 weeks, then 1 a week for 5 weeks, and 3 as needed for a fall. 16 visits at most.' */
export function sayVisits({ discipline, spans, prn, visitsAtMost }: VisitPlan): string {
  const limit = prn?.visits === null ? 'without a limit' : `${(prn?.visits ?? 0).toString()} at most`;
  const needed =
    prn === null ? [] : [`as needed${prn.trigger === null ? '' : ` for ${prn.trigger}`} (${limit})`];
  const regular = spans.map(saySpan).join(', then ');
  const all = [...(regular === '' ? [] : [regular]), ...needed].join(', and ');
  const who = discipline === null ? '' : `${names[discipline] ?? discipline}: `;
  const whole = `${who}${all}`;
  const total = prn?.visits === null ? '' : ` ${counted(visitsAtMost, 'visit')} at most.`;
  return `${whole.slice(0, 1).toUpperCase()}${whole.slice(1)}.${total}`;
}
