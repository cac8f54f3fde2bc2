// Why: what each payer of the town knows about its members: plan, days of coverage, what the member pays, what needs an
// authorization. The stand-in payer answers from here, always the same, bad luck included.
import { diceFor } from './invent.ts';
import { members } from './members.ts';
import { payerOf, planOf, plans } from './payers.ts';
import { badLuckOf } from './sentinels.ts';
import type { LineOfBusiness, Member, Plan } from './town.types.ts';

/** A kind of service as a payer sees it: X12 service type, what it needs and costs. */
export type ServiceTerms = {
  readonly type: string;
  readonly authorization: 'Y' | 'N';
  readonly share: number;
  readonly copayCents: number;
};

export type Coverage = {
  readonly isActive: boolean;
  readonly plan: Plan;
  /** X12 EB04. */
  readonly insuranceType: string;
  readonly fromOn: string;
  readonly toOn: string | null;
  readonly services: readonly ServiceTerms[];
  readonly deductibleCents: number;
  readonly deductibleLeftCents: number;
  readonly otherPayer: { readonly name: string; readonly number: string } | null;
};

const shares: Record<LineOfBusiness, number> = {
  medicare_advantage: 0.2,
  medicaid: 0,
  commercial: 0.1,
  self_funded: 0.15,
};

function insuranceTypeOf(plan: Plan): string {
  if (plan.lob === 'medicaid') return 'MC';
  if (plan.lob === 'medicare_advantage') return 'HN';
  return /PPO|Open Access/i.test(plan.name) ? 'PR' : 'HM';
}

function servicesOf(plan: Plan): ServiceTerms[] {
  const share = shares[plan.lob];
  // The open plans trust their network; the managed ones want to be asked first.
  const isOpen = /PPO|Open Access/i.test(plan.name);
  const equipment = isOpen ? 'N' : 'Y';
  return [
    { type: '12', authorization: equipment, share, copayCents: 0 },
    { type: '18', authorization: equipment, share, copayCents: 0 },
    {
      type: '42',
      authorization: plan.lob === 'medicaid' || !isOpen ? 'Y' : 'N',
      share: 0,
      copayCents: plan.lob === 'commercial' ? 2500 : 0,
    },
  ];
}

const monthEnd = (year: number, month: number): string => {
  const days = [
    31,
    (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28,
    31,
    30,
    31,
    30,
    31,
    31,
    30,
    31,
    30,
    31,
  ];
  return `${year.toString()}-${month.toString().padStart(2, '0')}-${(days[month - 1] ?? 30).toString()}`;
};

/** The last day of the month `shift` months after that of `day`. */
function endOfMonth(day: string, shift: number): string {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + shift;
  return monthEnd(Math.floor(months / 12), (months % 12) + 1);
}

const dayAfter = (monthEndDay: string): string => {
  const [year = 0, month = 0] = monthEndDay.split('-').map(Number);
  return month === 12
    ? `${(year + 1).toString()}-01-01`
    : `${year.toString()}-${(month + 1).toString().padStart(2, '0')}-01`;
};

/** Whoever changes plan is from next month on in another plan of the same payer, where it has one. */
function planAfterChange(plan: Plan): Plan {
  return plans.find((one) => one.tenantId === plan.tenantId && one.planId !== plan.planId) ?? plan;
}

/** What a payer says about a member for a day of service, asked on `askedOn` ('YYYY-MM-DD'). */
export function coverageOf(member: Member, serviceOn: string, askedOn: string): Coverage {
  const luck = badLuckOf(member.givenName, member.familyName);
  const changesOn = endOfMonth(askedOn, 0);
  const hasChanged = luck === 'changes_plan' && serviceOn > changesOn;
  const plan = hasChanged ? planAfterChange(planOf(member.planId)) : planOf(member.planId);
  const dice = diceFor(`coverage/${member.key}/${plan.planId}`);
  const deductibleCents =
    plan.lob === 'commercial' || plan.lob === 'self_funded' ? 50_000 * (1 + dice.below(4)) : 0;
  const ended = endOfMonth(askedOn, -1);
  return {
    isActive: luck !== 'not_eligible' || serviceOn <= ended,
    plan,
    insuranceType: insuranceTypeOf(plan),
    fromOn: hasChanged ? dayAfter(changesOn) : '2024-01-01',
    toOn: luck === 'not_eligible' ? ended : luck === 'changes_plan' && !hasChanged ? changesOn : null,
    services: servicesOf(plan),
    deductibleCents,
    deductibleLeftCents: deductibleCents === 0 ? 0 : Math.min(deductibleCents, 2500 * dice.below(20)),
    otherPayer: dice.chance(0.06) ? { name: 'SECOND SUN MUTUAL', number: 'SUN002' } : null,
  };
}

export type SearchedMember = {
  readonly payerNumber: string;
  readonly memberNumber: string | null;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly birthOn: string | null;
};

/** Letters only, as a payer's computer compares names. */
const folded = (name: string) =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase()
    .replaceAll(/[^A-Z]/g, '');

/** The member a payer finds, or the reason (X12 AAA03) why it does not. */
export function findMember(asked: SearchedMember): Member | '71' | '72' | '73' | '75' | '58' {
  if (asked.birthOn === null) return '58';
  const own = members.filter((member) => payerOf(member.tenantId).x12Id === asked.payerNumber);
  const family = folded(asked.familyName ?? '');
  const isNamed = (member: Member) => {
    const names = [folded(member.familyName), folded(`${member.familyName}${member.suffix ?? ''}`)];
    return names.includes(family);
  };
  const numbered = own.find((member) => member.memberNumber === asked.memberNumber);
  if (numbered !== undefined) {
    if (numbered.birthOn !== asked.birthOn) return '71';
    return isNamed(numbered) ? numbered : '73';
  }
  const named = own.filter(
    (member) =>
      member.birthOn === asked.birthOn &&
      isNamed(member) &&
      folded(member.givenName) === folded(asked.givenName ?? ''),
  );
  const [only] = named;
  if (named.length !== 1 || only === undefined) return '75';
  // A number that is wrong is told; one that is missing is no hindrance.
  return asked.memberNumber === null ? only : '72';
}
