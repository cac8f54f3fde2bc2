// Why: beside active or not, an answer tells what can stop or change a service: limits and what was had before, an
// authorization, the network, care that runs at the same time, who pays first. Each becomes a finished sentence
// (domain.md §4.1; service types 45 hospice, AG skilled nursing, 42 home health).
import { holdsOn, isAboutItem, type AboutLine } from './benefits-for.rules.ts';
import type { Benefit, Facts, OtherPayer } from './eligibility.schema.ts';
import { sayDay, sayMoney } from './say-amounts.rules.ts';

export type Told = { readonly label: string; readonly text: string; readonly warns: boolean };

const care: Readonly<Record<string, string>> = {
  '45': 'hospice',
  AG: 'skilled nursing',
  '42': 'home health care',
};

/** A line that tells of care going on, not of what the plan would pay: X, or D with a period of its own. */
const isEpisode = (one: Benefit) =>
  one.code === 'X' || (one.code === 'D' && one.dates.some(({ of }) => of === '193' || of === '435'));

const since = (one: Benefit, day: string) =>
  [
    one.fromOn === null ? null : `from ${sayDay(one.fromOn, day)}`,
    one.toOn === null ? null : `to ${sayDay(one.toOn, day)}`,
  ]
    .filter((part) => part !== null)
    .join(' ');

/** Care by somebody else that runs on the day of service. */
export function overlapsOn(facts: Facts, day: string): Told[] {
  return facts.benefits
    .filter((one) => isEpisode(one) && holdsOn(one.fromOn, one.toOn, day))
    .flatMap((one) =>
      one.serviceTypes.flatMap((type) => {
        const name = care[type];
        if (name === undefined) return [];
        const text = `In ${name} ${since(one, day)}`.trim();
        return [
          { label: 'Other care', text: `${text}: ask who pays before anything is arranged.`, warns: true },
        ];
      }),
    );
}

const historyWords = /same|similar|history|previous|last (?:paid|supplied|delivered)/i;
/** Dates on which something was had: latest visit, completed, service. */
const hadOn: ReadonlySet<string> = new Set(['304', '198', '472']);

const isLimit = (one: Benefit, service: AboutLine) =>
  (one.code === 'F' || one.code === 'S') &&
  (one.procedure === null
    ? one.serviceTypes.includes(service.serviceType) || one.serviceTypes.includes('30')
    : isAboutItem(one, { ...service, modifiers: null }));

function sayLimit(one: Benefit, counted: (kind: string) => string): string {
  const amount = one.amountCents === null ? null : sayMoney(one.amountCents);
  const count =
    one.quantity === null
      ? null
      : `${one.quantity.toString()} ${one.quantityKind === null ? '' : counted(one.quantityKind)}`.trim();
  const had = one.dates.find(({ of }) => hadOn.has(of));
  const what = [amount, count].filter((part) => part !== null).join(', ');
  return [
    what === '' ? null : one.per === '29' ? `${what} left` : what,
    ...one.deliveries,
    had === undefined ? null : `last on ${sayDay(had.fromOn, '9999')}`,
    ...one.words,
  ]
    .filter((part) => part !== null && part !== '')
    .join(' · ');
}

/** Limits of a service, and the same or similar thing had before. `counted` names units in words. */
export function limitsOf(facts: Facts, service: AboutLine, counted: (kind: string) => string): Told[] {
  return facts.benefits
    .filter((one) => isLimit(one, service))
    .map((one) => {
      const had =
        one.dates.some(({ of }) => hadOn.has(of)) || one.words.some((words) => historyWords.test(words));
      const isUsedUp = one.per === '29' && (one.quantity === 0 || one.amountCents === 0);
      return {
        label: had || one.code === 'S' ? 'Same or similar before' : 'Limit',
        text: sayLimit(one, counted),
        warns: had || isUsedUp,
      };
    })
    .filter((told) => told.text !== '');
}

const yes = (one: Benefit) => /^[1-5]$/.test(one.code) || one.code === 'D';

/** The lines closest to a service that say something of what `key` is about. */
function closest(facts: Facts, service: AboutLine, key: 'authorization' | 'inNetwork'): readonly Benefit[] {
  const saying = facts.benefits.filter(
    (one) => one[key] !== 'unknown' && (yes(one) || /^[ABF]$/.test(one.code)),
  );
  const item = saying.filter((one) => isAboutItem(one, service));
  if (item.length > 0) return item;
  return saying.filter((one) => one.procedure === null && one.serviceTypes.includes(service.serviceType));
}

/** Whether an item or service needs an authorization by the payer's word; its own item before its kind. */
export function authorizationNeeded(facts: Facts, service: AboutLine): 'yes' | 'no' | 'unknown' {
  const lines = closest(facts, service, 'authorization');
  if (lines.some((one) => one.authorization === 'yes')) return 'yes';
  return lines.length > 0 ? 'no' : 'unknown';
}

function sayAuthorizationOf(facts: Facts, service: AboutLine): Told {
  const needed = authorizationNeeded(facts, service);
  const text =
    needed === 'yes'
      ? 'needed'
      : needed === 'no'
        ? 'not needed'
        : 'the payer does not say; our own rules decide';
  return { label: 'Authorization', text, warns: needed === 'yes' };
}

function sayNetworkOf(facts: Facts, service: AboutLine): Told {
  const lines = closest(facts, service, 'inNetwork');
  const kinds = new Set(lines.map((one) => one.inNetwork));
  if (kinds.size === 0) return { label: 'Network', text: 'the payer does not say', warns: false };
  if (kinds.has('yes') && kinds.has('no'))
    return { label: 'Network', text: 'paid in network, and differently out of network', warns: false };
  return kinds.has('yes')
    ? { label: 'Network', text: 'in network', warns: false }
    : { label: 'Network', text: 'out of network only', warns: true };
}

/** What an answer tells of one service, beside what it costs. */
export function toldOfLine(facts: Facts, service: AboutLine, counted: (kind: string) => string): Told[] {
  return [
    sayAuthorizationOf(facts, service),
    sayNetworkOf(facts, service),
    ...limitsOf(facts, service, counted),
  ];
}

const rank = { first: 0, second: 1, third: 2 } as const;
const place = (one: OtherPayer) => (one.order === null ? 3 : rank[one.order]);

/** Other payers that hold on the day, in the order of paying. */
export function othersOn(facts: Facts, day: string): OtherPayer[] {
  return facts.otherPayers
    .filter((one) => holdsOn(one.fromOn, one.toOn, day))
    .sort((a, b) => place(a) - place(b));
}

/** One other payer as a sentence. */
export function sayOther(one: OtherPayer): string {
  const name = `${one.name}${one.number === null ? '' : ` (${one.number})`}`;
  const policy = one.policyNumber === null ? '' : `, policy ${one.policyNumber}`;
  if (one.order === 'first') return `${name} pays first${policy}; this plan pays after it.`;
  if (one.order === null) return `Another payer is named: ${name}${policy}. Ask which one pays first.`;
  return `${name} pays ${one.order}${policy}, after this plan.`;
}

/** What an answer tells of the plan as a whole on the day of service. */
export function toldOfPlan(facts: Facts, day: string): Told[] {
  return [
    ...overlapsOn(facts, day),
    ...othersOn(facts, day).map((one) => ({ label: 'Other payer', text: sayOther(one), warns: true })),
    ...facts.tolerated.map((text) => ({ label: 'Let through', text, warns: true })),
  ];
}
