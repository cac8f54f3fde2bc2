// Why: “you owe X because Y” in plain words for each service ordered, from the lines of the payer's answer: what is left of the
// deductible first, then a share or a fixed amount, never more than what is left to pay out of pocket. What the answer or
// the price does not tell is said, not guessed (domain.md §4.1, EB01 A, B, C, G with EB06 29).
import type { Benefit, Facts } from './eligibility.schema.ts';
import { benefitsFor, leftOf, type AboutLine } from './benefits-for.rules.ts';
import { sayMoney, sayShare } from './say-amounts.rules.ts';

/** One service as ordered. `priceCents` is what the plan allows for it all together, null where nobody has priced it. */
export type PricedLine = AboutLine & {
  readonly priceCents: number | null;
  /** How many visits; null where that is not known. */
  readonly times: number | null;
};

export type Owed = {
  /** Whole cents; null where it cannot be told yet. */
  readonly cents: number | null;
  readonly say: string;
  /** What would have to be known for more. */
  readonly unknown: readonly string[];
};

type Terms = {
  readonly share: number | null;
  readonly copayCents: number | null;
  readonly copayPer: string | null;
  readonly deductibleLeftCents: number | null;
  readonly pocketLeftCents: number | null;
};

/** The terms that hold for a service: its own item's lines before those of its kind, those before the plan's. */
export function termsFor(facts: Facts, service: AboutLine): Terms {
  const of = (code: string, holds: (one: Benefit) => boolean) =>
    benefitsFor(facts, service, code).find(holds);
  const copay = of('B', (one) => one.amountCents !== null);
  return {
    share: of('A', (one) => one.share !== null)?.share ?? null,
    copayCents: copay?.amountCents ?? null,
    copayPer: copay?.per ?? null,
    deductibleLeftCents: leftOf(facts, service, 'C'),
    pocketLeftCents: leftOf(facts, service, 'G'),
  };
}

const times = (count: number, what: string) => (count === 1 ? what : `${what} × ${count.toString()}`);

/** Parts of a sum with their reasons, before the cap. */
function partsOf(terms: Terms, service: PricedLine, price: number): [number, string][] {
  const deductible = Math.min(price, terms.deductibleLeftCents ?? 0);
  const rest = price - deductible;
  const share = Math.round(rest * (terms.share ?? 0));
  const count = terms.copayPer === '27' ? (service.times ?? 1) : 1;
  const fixed = (terms.copayCents ?? 0) * count;
  // A fixed amount is never more than what is left of the price.
  const copay = Math.min(fixed, rest - share);
  const parts: [number, string][] = [
    [deductible, `${sayMoney(deductible)} is left of your deductible`],
    [
      share,
      `your share is ${sayShare(terms.share ?? 0)} of ${deductible > 0 ? 'the remaining ' : ''}${sayMoney(rest)}`,
    ],
    [copay, `your plan asks ${times(count, sayMoney(terms.copayCents ?? 0))}`],
  ];
  return parts.filter(([cents]) => cents > 0);
}

const joined = (parts: readonly string[]) =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;

/** Without a price: what is sure of the sum. */
function withoutPrice(terms: Terms, service: PricedLine, unknown: readonly string[]): Owed {
  const { share, copayCents, copayPer, deductibleLeftCents, pocketLeftCents } = terms;
  const isFixed = share === null && (deductibleLeftCents ?? 0) === 0 && copayCents !== null;
  if (isFixed && copayPer === '27' && service.times === null)
    return {
      cents: null,
      say: `You owe ${sayMoney(copayCents)} for each visit because your plan asks that of you.`,
      unknown,
    };
  if (isFixed) {
    const sum = copayCents * (copayPer === '27' ? (service.times ?? 1) : 1);
    const cents = pocketLeftCents === null ? sum : Math.min(sum, pocketLeftCents);
    const each = copayPer === '27' ? ' for each visit' : '';
    const cap = cents < sum ? ', and that is all you still pay this year' : '';
    return {
      cents,
      say: `You owe ${sayMoney(cents)} because your plan asks ${sayMoney(copayCents)}${each}${cap}.`,
      unknown,
    };
  }
  const first =
    (deductibleLeftCents ?? 0) > 0
      ? `the first ${sayMoney(deductibleLeftCents ?? 0)} (your deductible)`
      : null;
  const then =
    (share ?? 0) > 0 ? `${sayShare(share ?? 0)} of ${first === null ? 'the price' : 'the rest'}` : null;
  const fixed =
    copayCents === null || copayCents === 0
      ? null
      : `${sayMoney(copayCents)}${copayPer === '27' ? ' a visit' : ''}`;
  const cap = pocketLeftCents === null ? '' : `, at most ${sayMoney(pocketLeftCents)} this year`;
  const parts = [first, then, fixed].filter((part) => part !== null);
  return {
    cents: null,
    say: `You owe ${joined(parts)}${cap}. How much that is cannot be said before the price is known.`,
    unknown,
  };
}

/** What a member owes for one service, and why. Amounts of the answer are taken for in-network care. */
export function whatIsOwed(facts: Facts, service: PricedLine): Owed {
  const terms = termsFor(facts, service);
  const { share, copayCents, deductibleLeftCents, pocketLeftCents } = terms;
  const unknown = [
    ...(share === null && copayCents === null ? ['The payer says neither a share nor a fixed amount.'] : []),
    ...(deductibleLeftCents === null ? ['The payer does not say what is left of the deductible.'] : []),
    ...(pocketLeftCents === null ? ['The payer does not say how much is the most you still pay.'] : []),
    ...(service.priceCents === null ? ['The price is not known yet.'] : []),
  ];
  if (pocketLeftCents === 0)
    return { cents: 0, say: 'You owe nothing because you have paid your most for this year.', unknown };
  if (share === null && copayCents === null && (deductibleLeftCents ?? 0) === 0)
    return { cents: null, say: 'What you owe is not known: the payer does not say.', unknown };
  if ((share ?? 0) === 0 && (copayCents ?? 0) === 0 && (deductibleLeftCents ?? 0) === 0)
    return { cents: 0, say: 'You owe nothing because your plan pays all of it.', unknown };
  if (service.priceCents === null) return withoutPrice(terms, service, unknown);
  const parts = partsOf(terms, service, service.priceCents);
  const sum = parts.reduce((total, [cents]) => total + cents, 0);
  const why = joined(parts.map(([, reason]) => reason));
  if (pocketLeftCents !== null && sum > pocketLeftCents)
    return {
      cents: pocketLeftCents,
      say: `You owe ${sayMoney(pocketLeftCents)} because that is the most you still pay this year; without that limit it would be ${sayMoney(sum)}.`,
      unknown,
    };
  return { cents: sum, say: `You owe ${sayMoney(sum)} because ${why}.`, unknown };
}
