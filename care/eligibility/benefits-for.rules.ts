// Why: an answer speaks of items, of kinds of service and of the plan as a whole; what is said more closely goes before
// what is said of everything, and what is out of network or over on the day of service does not count.
import type { Benefit, Facts } from './eligibility.schema.ts';

/** One service as the answer may speak of it. */
export type AboutLine = {
  /** HCPCS or CPT; null where the order names none. */
  readonly code: string | null;
  /** Null where it is not known yet whether the item is bought or rented: then every shape of it counts. */
  readonly modifiers: readonly string[] | null;
  readonly serviceType: string;
  readonly serviceOn: string;
};

/** Whether days hold on `day`; an end that is open holds. */
export const holdsOn = (from: string | null, to: string | null, day: string): boolean =>
  (from === null || from <= day) && (to === null || day <= to);

/** Whether a line names this very item; a line without modifiers means the item in every shape. */
export function isAboutItem(one: Benefit, service: AboutLine): boolean {
  if (one.procedure === null || one.procedure.code !== service.code) return false;
  const { modifiers } = service;
  return modifiers === null || one.procedure.modifiers.every((modifier) => modifiers.includes(modifier));
}

/** The lines with this EB01 that hold for a service on its day, the closest kind alone. */
export function benefitsFor(facts: Facts, service: AboutLine, code: string): readonly Benefit[] {
  const holding = facts.benefits.filter(
    (one) => one.code === code && one.inNetwork !== 'no' && holdsOn(one.fromOn, one.toOn, service.serviceOn),
  );
  const item = holding.filter((one) => isAboutItem(one, service));
  if (item.length > 0) return item;
  const general = holding.filter((one) => one.procedure === null);
  const kind = general.filter((one) => one.serviceTypes.includes(service.serviceType));
  return kind.length > 0 ? kind : general.filter((one) => one.serviceTypes.includes('30'));
}

const left: ReadonlySet<string> = new Set(['29', '33']);

/**
 * What is left of a deductible (C) or of the most to pay (G), in cents; null where the answer does not say. Where it says a
 * sum for the person and one for the family, the smaller is what still stands between them and the plan.
 */
export function leftOf(facts: Facts, service: AboutLine, code: 'C' | 'G'): number | null {
  const lines = benefitsFor(facts, service, code);
  const sums = lines.flatMap((one) =>
    one.amountCents !== null && one.per !== null && left.has(one.per) ? [one.amountCents] : [],
  );
  if (sums.length > 0) return Math.min(...sums);
  // A deductible of nothing has nothing left.
  return lines.some((one) => one.amountCents === 0) ? 0 : null;
}
