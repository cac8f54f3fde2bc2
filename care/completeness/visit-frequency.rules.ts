// Why: home-health visits are ordered as `SN 2w4, 1w5, 3 PRN`: N visits a week for M weeks, weeks from Sunday, ranges
// counted at their maximum for the authorization (domain.md §3.3). What cannot be read is asked for, never guessed.

export type VisitSpan = { readonly atLeast: number; readonly atMost: number; readonly weeks: number };
export type VisitPlan = {
  /** SN, PT, OT, ST, MSW, HHA; null when none was written. */
  readonly discipline: string | null;
  readonly spans: readonly VisitSpan[];
  /** Visits as needed, with what triggers them; null trigger when none was written. */
  readonly prn: { readonly visits: number; readonly trigger: string | null } | null;
  /** The most visits that may be made, PRN included. */
  readonly visitsAtMost: number;
};

const disciplines = ['SN', 'PT', 'OT', 'ST', 'SLP', 'MSW', 'HHA'];
const span = /^(\d{1,2})(?:-(\d{1,2}))?\s*w\s*(\d{1,2})$/i;
const asNeeded = /^(\d{1,2})\s*prn\b\s*(?:for\s+)?(.*)$/i;

/** Reads a frequency; null when it is not in the grammar. */
export function readVisits(text: string): VisitPlan | null {
  const trimmed = text.trim();
  const [first = ''] = trimmed.split(/\s+/, 1);
  const discipline = disciplines.find((one) => one === first.toUpperCase()) ?? null;
  const rest = discipline === null ? trimmed : trimmed.slice(first.length);
  const spans: VisitSpan[] = [];
  let prn: VisitPlan['prn'] = null;
  for (const part of rest.split(',').map((one) => one.trim())) {
    const weekly = span.exec(part);
    const needed = asNeeded.exec(part);
    if (weekly !== null) {
      const [, low, high, weeks] = weekly.map(Number);
      const atMost = Number.isNaN(high) ? Number(low) : Number(high);
      if (!low || !weeks || atMost < low) return null;
      spans.push({ atLeast: low, atMost, weeks });
    } else if (needed !== null && prn === null && Number(needed[1]) > 0) {
      prn = { visits: Number(needed[1]), trigger: needed[2]?.trim() ? needed[2].trim() : null };
    } else return null;
  }
  const regular = spans.reduce((sum, one) => sum + one.atMost * one.weeks, 0);
  return { discipline, spans, prn, visitsAtMost: regular + (prn?.visits ?? 0) };
}
