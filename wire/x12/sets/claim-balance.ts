// Why: a claim or payment whose sums do not meet is wrong somewhere, whatever its form: what is charged, paid and adjusted
// must balance to the cent (public rules of 837 and 835; X12 calls for refusing what does not).
import { centsOf, sayCents, sumOfCents } from '../cents.ts';

/** The money of one CAS. */
export type Adjustment = {
  readonly amount1: string;
  readonly amount2?: string;
  readonly amount3?: string;
  readonly amount4?: string;
  readonly amount5?: string;
  readonly amount6?: string;
};

/** The sum of all reasons of all these CAS, in cents. */
export function adjustedCents(adjustments: readonly Adjustment[]): number {
  let sum = 0;
  for (const one of adjustments)
    for (const name of ['amount1', 'amount2', 'amount3', 'amount4', 'amount5', 'amount6'] as const)
      sum += centsOf(one[name]);
  return sum;
}

/** What another payer decided about a line. */
export type Adjudication = {
  readonly paid: { readonly payer: string; readonly paid: string };
  readonly adjustments: readonly Adjustment[];
};

/** Why a line does not balance against what other payers decided, or nothing. */
export function lineOutOfBalance(
  charge: string | undefined,
  adjudications: readonly Adjudication[],
): string | undefined {
  const byPayer = Map.groupBy(adjudications, (one) => one.paid.payer);
  for (const [payer, decided] of byPayer) {
    const paid = sumOfCents(decided.map((one) => one.paid.paid));
    const adjusted = decided.reduce((sum, one) => sum + adjustedCents(one.adjustments), 0);
    if (paid + adjusted !== centsOf(charge))
      return `${payer} paid ${sayCents(paid)} and adjusted ${sayCents(adjusted)}, but ${sayCents(centsOf(charge))} was charged.`;
  }
  return undefined;
}

/** An other payer of a claim, with what it paid and adjusted for the whole claim. */
export type OtherPayment = {
  readonly adjustments: readonly Adjustment[];
  readonly paid?: { readonly amount: string };
  readonly payer: { readonly name: { readonly id: string } };
};

/**
 * Why an other payer's payment of the claim does not balance with the lines, or nothing. Where it decided no line and
 * adjusted nothing there is nothing to compare.
 */
export function paymentOutOfBalance(
  charge: string,
  other: OtherPayment,
  lines: readonly { readonly adjudications: readonly Adjudication[] }[],
): string | undefined {
  if (other.paid === undefined) return undefined;
  const own = lines.map((line) => line.adjudications.filter((one) => one.paid.payer === other.payer.name.id));
  const said = centsOf(other.paid.amount);
  const adjusted = adjustedCents(other.adjustments);
  if (own.every((decided) => decided.length > 0)) {
    const paid = sumOfCents(own.flat().map((one) => one.paid.paid));
    return paid - adjusted === said
      ? undefined
      : `${sayCents(said)} was paid, but its lines make ${sayCents(paid)} less ${sayCents(adjusted)}.`;
  }
  const isWhole = own.every((decided) => decided.length === 0) && other.adjustments.length > 0;
  if (!isWhole || said + adjusted === centsOf(charge)) return undefined;
  return `${sayCents(said)} was paid and ${sayCents(adjusted)} adjusted, but ${sayCents(centsOf(charge))} was charged.`;
}
