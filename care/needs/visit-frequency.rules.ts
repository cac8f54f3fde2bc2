// Why: home visits are ordered as `SN 2w4, 1w5, 3 PRN`: N visits a week for M weeks, weeks from Sunday, ranges counted at their
// maximum for the authorization (domain.md §3.3); also by day and by month where the words leave no doubt. What cannot be
// read is asked for, never guessed.

export type VisitEvery = 'day' | 'week' | 'month';

/** `atLeast` to `atMost` visits in each of `times` days, weeks or months. */
export type VisitSpan = {
  readonly every: VisitEvery;
  readonly atLeast: number;
  readonly atMost: number;
  readonly times: number;
};
export type VisitPlan = {
  /** SN, PT, OT, ST, SLP, MSW, HHA; null when none was written. */
  readonly discipline: string | null;
  readonly spans: readonly VisitSpan[];
  /** Visits as needed: how many at most and what triggers them; each null when it was not written. */
  readonly prn: { readonly visits: number | null; readonly trigger: string | null } | null;
  /** The most visits that may be made, PRN included as far as it is limited. */
  readonly visitsAtMost: number;
};

const disciplines = ['SN', 'PT', 'OT', 'ST', 'SLP', 'MSW', 'HHA'];
const longest = 300;

const letters: Readonly<Record<string, VisitEvery>> = { d: 'day', w: 'week', m: 'month' };
/** The unit a word means: 'wks' is weeks. */
const unitOf = (word: string): VisitEvery | undefined => letters[word.slice(0, 1).toLowerCase()];
const unit = '(days?|d|weeks?|wks?|w|months?|mos?|m)';

/** `2w4`, `1-2w3`, `1d14`, `1m2`. */
const short = /^(\d{1,2})(?:\s*-\s*(\d{1,2}))?\s*([dwm])\s*(\d{1,3})$/i;
/** `daily x 14 days`, `QD for 2 weeks`, `weekly x 4 weeks`. */
const named = new RegExp(`^(daily|qd|bid|tid|weekly|monthly)\\s*(?:x|for)\\s*(\\d{1,3})\\s*${unit}$`, 'i');
/** `2 x week x 4 weeks`, `3 times a week for 2 weeks`, `2 visits a day for 10 days`. */
const worded = new RegExp(
  `^(\\d{1,2})(?:\\s*-\\s*(\\d{1,2}))?\\s*(?:x|times?|visits?)?\\s*(?:a|per|each|/|x)\\s*(day|week|month)\\s*(?:x|for)\\s*(\\d{1,3})\\s*${unit}$`,
  'i',
);
const names: Readonly<Record<string, readonly [visits: number, every: VisitEvery]>> = {
  daily: [1, 'day'],
  qd: [1, 'day'],
  bid: [2, 'day'],
  tid: [3, 'day'],
  weekly: [1, 'week'],
  monthly: [1, 'month'],
};
/** `3 PRN for a soiled dressing`, `PRN x 3 for a fall`, `PRN for pain`. */
const asNeeded = /^(?:(\d{1,2})\s*prn|prn(?:\s*x\s*(\d{1,2})(?:\s*visits?)?)?)(?:\s+(?:for\s+)?(.*))?$/i;

function span(
  every: VisitEvery,
  low: number,
  high: number | undefined,
  times: number,
): VisitSpan | undefined {
  const atMost = high ?? low;
  const most = every === 'day' ? 999 : 99;
  if (low < 1 || atMost < low || times < 1 || times > most) return undefined;
  return { every, atLeast: low, atMost, times };
}

const numberIn = (text: string | undefined) => (text === undefined ? undefined : Number(text));

/** A stretch in words: days may be told in weeks, every other pair of units leaves a doubt. */
function inUnits(every: VisitEvery, length: string, word: string): number | undefined {
  const counted = unitOf(word);
  if (counted === every) return Number(length);
  return every === 'day' && counted === 'week' ? Number(length) * 7 : undefined;
}

function readSpan(part: string): VisitSpan | undefined {
  const [, low = '', high, letter = '', count = ''] = short.exec(part) ?? [];
  const every = letters[letter.toLowerCase()];
  if (every !== undefined) return span(every, Number(low), numberIn(high), Number(count));
  const [, name = '', length = '', lengthUnit = ''] = named.exec(part) ?? [];
  const known = names[name.toLowerCase()];
  if (known !== undefined)
    return span(known[1], known[0], undefined, inUnits(known[1], length, lengthUnit) ?? 0);
  const [, least = '', most, period = '', stretch = '', stretchUnit = ''] = worded.exec(part) ?? [];
  const each = unitOf(period);
  if (each === undefined) return undefined;
  return span(each, Number(least), numberIn(most), inUnits(each, stretch, stretchUnit) ?? 0);
}

function readPrn(part: string): NonNullable<VisitPlan['prn']> | undefined {
  const found = asNeeded.exec(part);
  if (found === null) return undefined;
  const visits = numberIn(found[1] ?? found[2]) ?? null;
  const trigger = found[3]?.trim();
  return visits === 0
    ? undefined
    : { visits, trigger: trigger === undefined || trigger === '' ? null : trigger };
}

/** Reads a frequency; null when it is not in the grammar. */
export function readVisits(text: string): VisitPlan | null {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > longest) return null;
  const [first = ''] = trimmed.split(/\s+/, 1);
  const discipline = disciplines.find((one) => one === first.toUpperCase()) ?? null;
  const rest = discipline === null ? trimmed : trimmed.slice(first.length);
  const spans: VisitSpan[] = [];
  let prn: VisitPlan['prn'] = null;
  for (const part of rest.split(',').map((one) => one.trim())) {
    const regular = readSpan(part);
    const needed = regular === undefined ? readPrn(part) : undefined;
    if (regular !== undefined) spans.push(regular);
    else if (needed !== undefined && prn === null) prn = needed;
    else return null;
  }
  const regular = spans.reduce((sum, one) => sum + one.atMost * one.times, 0);
  return { discipline, spans, prn, visitsAtMost: regular + (prn?.visits ?? 0) };
}

const range = ({ atLeast, atMost }: VisitSpan) =>
  atLeast === atMost ? atMost.toString() : `${atLeast.toString()}-${atMost.toString()}`;

/** A plan as orders write it: 'SN 2w4, 1d7, 3 PRN for a fall'. Reading it back gives the same plan. */
export function writeVisits({ discipline, spans, prn }: Omit<VisitPlan, 'visitsAtMost'>): string {
  const regular = spans.map((one) => `${range(one)}${one.every.slice(0, 1)}${one.times.toString()}`);
  const needed =
    prn === null
      ? []
      : [
          `${prn.visits === null ? '' : `${prn.visits.toString()} `}PRN${prn.trigger === null ? '' : ` for ${prn.trigger}`}`,
        ];
  return `${discipline === null ? '' : `${discipline} `}${[...regular, ...needed].join(', ')}`;
}
