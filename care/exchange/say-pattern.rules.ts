// Why: how often a service is asked for (HSD) is written the way orders write it, `SN 2w4`, so that the rules which count visits
// read it; a pattern they cannot count stays in words, as it was said.

/** HSD as it was read: amounts are decimal texts. */
export type Pattern = {
  readonly quantityKind?: string;
  readonly quantity?: string;
  readonly unit?: string;
  readonly each?: string;
  readonly periodKind?: string;
  readonly periods?: string;
};

const counted: Readonly<Record<string, readonly [one: string, many: string]>> = {
  VS: ['visit', 'visits'],
  HS: ['hour', 'hours'],
  DY: ['day', 'days'],
  MN: ['month', 'months'],
  FL: ['unit', 'units'],
};
const units: Readonly<Record<string, string>> = { DA: 'day', WK: 'week', MO: 'month', YR: 'year' };
const periods: Readonly<Record<string, readonly [one: string, many: string]>> = {
  '7': ['day', 'days'],
  '34': ['month', 'months'],
  '35': ['week', 'weeks'],
  '21': ['year', 'years'],
};
const isWhole = (text: string | undefined): text is string => text !== undefined && /^[1-9]\d?$/.test(text);

/** `SN 2w4` where it can be counted so, else words such as '2 visits every 2 weeks for 8 weeks'; undefined where nothing is said. */
export function sayPattern(pattern: Pattern | undefined, discipline?: string): string | undefined {
  if (pattern === undefined) return undefined;
  const { quantityKind = '', quantity, unit, each = '1', periodKind = '', periods: length } = pattern;
  if (quantity === undefined) return undefined;
  const isWeekly = quantityKind === 'VS' && unit === 'WK' && Number(each) === 1 && periodKind === '35';
  if (isWeekly && isWhole(quantity) && isWhole(length))
    return `${discipline === undefined ? '' : `${discipline} `}${quantity}w${length}`;
  const [one, many] = counted[quantityKind] ?? ['time', 'times'];
  const every = unit === undefined ? undefined : units[unit];
  const [period, several] = periods[periodKind] ?? [undefined, undefined];
  const parts = [
    `${discipline === undefined ? '' : `${discipline} `}${quantity} ${Number(quantity) === 1 ? one : many}`,
    every === undefined ? '' : Number(each) === 1 ? `a ${every}` : `every ${each} ${every}s`,
    length === undefined || period === undefined
      ? ''
      : `for ${length} ${Number(length) === 1 ? period : several}`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}
