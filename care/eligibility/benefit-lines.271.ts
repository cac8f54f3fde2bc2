// Why: each line of a payer's answer becomes one benefit in our own shape: what, for which service or item, how much, how
// often, when, who else pays (X12 271, loops 2110 and 2120).
import { periodOf, type Eligibility271 } from '../../wire/x12/index.ts';
import type { Benefit, OtherPayer } from './eligibility.schema.ts';
import { countedIn } from './say-amounts.rules.ts';

type Subscriber = Eligibility271['sources'][number]['receivers'][number]['subscribers'][number];
export type Line = Subscriber['benefits'][number];
export type Dates = Subscriber['individual']['dates'];

const yesNo = { Y: 'yes', N: 'no', U: 'unknown', W: 'yes' } as const;

const numberOf = (value: string | undefined): number | null => (value === undefined ? null : Number(value));
const cents = (amount: string | undefined): number | null =>
  amount === undefined ? null : Math.round(Number(amount) * 100);

/** The days a thing holds: a range, or one date where it begins and one where it ends. */
export function daysOf(
  dates: Dates,
  ranges: readonly string[],
  begins: readonly string[],
  ends: readonly string[],
): { from: string | null; to: string | null } {
  const range = dates.find((one) => ranges.includes(one.qualifier) && one.form === 'RD8');
  if (range !== undefined) return periodOf(range.period);
  const from = dates.find((one) => begins.includes(one.qualifier));
  const to = dates.find((one) => ends.includes(one.qualifier));
  return {
    from: from === undefined ? null : periodOf(from.period).from,
    to: to === undefined ? null : periodOf(to.period).from,
  };
}

const periods: Readonly<Record<string, string>> = {
  '6': 'hour',
  '7': 'day',
  '21': 'year',
  '22': 'service year',
  '23': 'calendar year',
  '24': 'year to date',
  '25': 'contract',
  '26': 'episode',
  '27': 'visit',
  '32': 'lifetime',
  '34': 'month',
  '35': 'week',
  '36': 'admission',
};

/** '20 visits in 1 calendar year', '1 item every 5 years'. */
function sayDelivery(delivery: Line['delivery'][number]): string {
  const { quantityKind, quantity, periodKind, periods: count } = delivery;
  const amount = [quantity, quantityKind === undefined ? undefined : countedIn(quantityKind)];
  const period = periodKind === undefined ? undefined : (periods[periodKind] ?? `period ${periodKind}`);
  const every =
    period === undefined
      ? undefined
      : count === undefined || count === '1'
        ? `a ${period}`
        : `in ${count} ${period}s`;
  return [...amount, every].filter((part) => part !== undefined).join(' ');
}

/** One line of the answer. */
export function benefitOf({ benefit, dates, words, delivery }: Line): Benefit {
  const ranges = ['291', '292', '307', '472', '435'];
  const { from, to } = daysOf(dates, ranges, ['346', '348', '356', '193'], ['347', '349', '357', '194']);
  const { procedure } = benefit;
  const modifiers =
    procedure === undefined
      ? []
      : [procedure.modifier1, procedure.modifier2, procedure.modifier3, procedure.modifier4];
  return {
    code: benefit.benefit,
    serviceTypes: [...(benefit.serviceTypes ?? [])],
    insuranceType: benefit.insuranceType ?? null,
    planName: benefit.planName ?? null,
    per: benefit.per ?? null,
    amountCents: cents(benefit.amount),
    share: numberOf(benefit.share),
    authorization: benefit.authorization === undefined ? 'unknown' : yesNo[benefit.authorization],
    inNetwork: benefit.inNetwork === undefined ? 'unknown' : yesNo[benefit.inNetwork],
    fromOn: from,
    toOn: to,
    words: words.map((one) => one.words),
    level: benefit.coverageLevel ?? null,
    quantityKind: benefit.quantityKind ?? null,
    quantity: numberOf(benefit.quantity),
    procedure:
      procedure === undefined
        ? null
        : { code: procedure.code, modifiers: modifiers.filter((one) => one !== undefined) },
    dates: dates.map(({ qualifier, form, period }) => {
      const days = periodOf(period);
      return { of: qualifier, fromOn: days.from, toOn: form === 'RD8' ? days.to : null };
    }),
    deliveries: delivery.map(sayDelivery).filter((one) => one !== ''),
  };
}

const placeByEntity: Readonly<Record<string, OtherPayer['order']>> = {
  PRP: 'first',
  SEP: 'second',
  TTP: 'third',
};
const policyNumbers = ['1L', 'IG', '1W', '6P', 'NQ', '18'];
const unnamed = 'a payer it does not name';

/** Every other payer that the answer names, with its place in the order of paying. */
export function otherPayersOf(lines: readonly Line[]): OtherPayer[] {
  return lines
    .filter((line) => line.benefit.benefit === 'R')
    .flatMap((line) => {
      const { from, to } = daysOf(
        line.dates,
        ['290', '291', '292', '307'],
        ['346', '348', '356'],
        ['347', '349', '357'],
      );
      const policyNumber = line.references.find((one) => policyNumbers.includes(one.qualifier))?.id ?? null;
      const rest = { policyNumber, fromOn: from, toOn: to };
      const who = (line.related?.who ?? []).filter(({ name }) => name.entity !== 'IL');
      if (who.length === 0)
        return [{ name: line.words[0]?.words ?? unnamed, number: null, order: null, ...rest }];
      return who.map(({ name }) => ({
        name: name.familyName ?? unnamed,
        number: name.id ?? null,
        order: placeByEntity[name.entity] ?? null,
        ...rest,
      }));
    });
}
