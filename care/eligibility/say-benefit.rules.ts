// Why: a benefit line of the answer says little to a person in codes; here it becomes a label and a few words.
import { countedIn, sayDay, sayMoney, sayShare } from './say-amounts.rules.ts';
import type { Benefit } from './eligibility.schema.ts';

const labels: Readonly<Record<string, string>> = {
  '1': 'Active',
  '2': 'Active',
  '3': 'Active',
  '4': 'Active',
  '5': 'Active, being looked into',
  '6': 'Inactive',
  '7': 'Inactive',
  '8': 'Inactive',
  A: 'Coinsurance',
  B: 'Copayment',
  C: 'Deductible',
  D: 'Benefit',
  F: 'Limit',
  G: 'Out-of-pocket maximum',
  I: 'Not covered',
  R: 'Other payer',
  S: 'Had before',
  U: 'Contact',
  X: 'Care going on',
};
const services: Readonly<Record<string, string>> = {
  '12': 'equipment to buy',
  '18': 'equipment to rent',
  '30': 'the plan',
  '42': 'home health care',
  '45': 'hospice',
  AG: 'skilled nursing',
};
const periods: Readonly<Record<string, string>> = {
  '23': 'a calendar year',
  '27': 'a visit',
  '29': 'left',
  '34': 'a month',
};

/** One line in words: '{Copayment} {$20 a visit · home health care}'. */
export function sayBenefit(benefit: Benefit): { label: string; text: string } {
  const { amountCents, share, per, serviceTypes, planName, authorization, inNetwork, toOn, words } = benefit;
  const { procedure, quantity, quantityKind, deliveries, fromOn } = benefit;
  const left = per === '29' ? ' left' : '';
  const amount =
    amountCents === null
      ? null
      : `${sayMoney(amountCents)}${per === null ? '' : ` ${periods[per] ?? ''}`}`.trim();
  const parts = [
    amount,
    share === null ? null : sayShare(share),
    quantity === null
      ? null
      : `${quantity.toString()} ${quantityKind === null ? '' : countedIn(quantityKind)}`.trim() + left,
    procedure === null ? null : [procedure.code, ...procedure.modifiers].join(' '),
    ...deliveries,
    serviceTypes.length === 0
      ? null
      : serviceTypes.map((type) => services[type] ?? `service ${type}`).join(', '),
    planName,
    authorization === 'yes'
      ? 'needs an authorization'
      : authorization === 'no'
        ? 'no authorization needed'
        : null,
    inNetwork === 'yes' ? 'in network' : inNetwork === 'no' ? 'out of network' : null,
    fromOn === null ? null : `from ${sayDay(fromOn, '9999')}`,
    toOn === null ? null : `until ${sayDay(toOn)}`,
    ...words,
  ];
  return {
    label: labels[benefit.code] ?? `Line ${benefit.code}`,
    text: parts.filter((part) => part !== null).join(' · '),
  };
}
