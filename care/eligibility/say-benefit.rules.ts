// Why: a benefit line of the answer says little to a person in codes; here it becomes a label and a few words.
import { sayDay, sayMoney } from './say-amounts.rules.ts';
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
  U: 'Contact',
};
const services: Readonly<Record<string, string>> = {
  '12': 'equipment to buy',
  '18': 'equipment to rent',
  '30': 'the plan',
  '42': 'home health care',
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
  const amount =
    amountCents === null
      ? null
      : `${sayMoney(amountCents)}${per === null ? '' : ` ${periods[per] ?? ''}`}`.trim();
  const parts = [
    amount,
    share === null ? null : `${Math.round(share * 100).toString()} %`,
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
    toOn === null ? null : `until ${sayDay(toOn)}`,
    ...words,
  ];
  return {
    label: labels[benefit.code] ?? `Line ${benefit.code}`,
    text: parts.filter((part) => part !== null).join(' · '),
  };
}
