// Why: an amount above the usual is not wrong, it needs a reason; the usual amounts are dated rows, so that an order is held
// against those of its own service day (domain.md §3.3 [S53], the rest as told there without a printed source).
import type { ReferralDraft } from '../cases/cases.schema.ts';
import type { dressingFacts } from './wound.schema.ts';
import type { z } from 'zod';

type Usual<What extends string> = {
  readonly what: What;
  readonly atMost: number;
  readonly source: string;
  readonly validFrom: string;
  readonly validTo: string | null;
};

const rows =
  (source: string) =>
  <What extends string>(...usual: readonly (readonly [what: What, atMost: number])[]): Usual<What>[] =>
    usual.map(([what, atMost]) => ({ what, atMost, source, validFrom: '2020-01-01', validTo: null }));

const printed = rows('LCD L33831; domain.md §3.3 [S53]');
const told = rows('domain.md §3.3');

type Dressing = NonNullable<z.infer<typeof dressingFacts>['kind']>;

/** Dressings a week for one wound. */
export const dressingsAWeek: readonly Usual<Dressing>[] = [
  ...printed<Dressing>(
    ['alginate', 7],
    ['gauze', 21],
    ['gauze_bordered', 7],
    ['absorptive', 7],
    ['absorptive_bordered', 3.5],
  ),
  ...told<Dressing>(
    ['foam', 3],
    ['hydrocolloid', 3],
    ['composite', 3],
    ['film', 3],
    ['hydrogel', 7],
    ['contact_layer', 1],
  ),
];

/** Negative pressure: months in all, kits and canisters a month. */
export const negativePressure = told(['months', 4], ['kitsPerMonth', 15], ['canistersPerMonth', 10]);

/** Feeding by tube: kits a day, tubes in three months by where they go. */
export const feeding = rows('LCD L38955; domain.md §3.3 [S53]')(
  ['kitsPerDay', 1],
  ['nasogastric', 3],
  ['gastrostomy', 1],
  ['jejunostomy', 1],
);

/** Pounds that a standard one carries. */
export const capacityLb = told(['manual_wheelchair', 250], ['hospital_bed', 350]);

/** Codes of those made for more. */
const heavyDuty: ReadonlySet<string> = new Set(['K0006', 'K0007', 'E0301', 'E0302', 'E0303', 'E0304']);

/** The usual amount on a day; where none is told, there is no limit. */
export function usualOn<What extends string>(
  usual: readonly Usual<What>[],
  what: string,
  on: string,
): number {
  const row = usual.find(
    (one) => one.what === what && one.validFrom <= on && (one.validTo === null || on <= one.validTo),
  );
  return row?.atMost ?? Number.POSITIVE_INFINITY;
}

const dayOf = (order: ReferralDraft) => order.serviceFromOn ?? '9999-12-31';

/** True when more is ordered than is usual on the service day; unknown amounts are not. */
export function isOverUsual<What extends string>(
  order: ReferralDraft,
  usual: readonly Usual<What>[],
  what: What | undefined,
  amount: number | undefined,
): boolean {
  return what !== undefined && amount !== undefined && amount > usualOn(usual, what, dayOf(order));
}

/** True when the patient weighs more than a standard one carries and nothing says that a stronger one is meant. */
export function isOverCapacity(
  order: ReferralDraft,
  kind: 'manual_wheelchair' | 'hospital_bed',
  stated: number | undefined,
): boolean {
  if (stated !== undefined || order.lines.some((line) => heavyDuty.has(line.code ?? ''))) return false;
  return isOverUsual(order, capacityLb, kind, order.clinical?.patient?.weightLb);
}
