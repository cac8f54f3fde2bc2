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
  /** Visits or items a year, and how many are left. */
  readonly limit: { readonly kind: 'VS' | 'UN'; readonly most: number; readonly left: number } | null;
};

/** One item with terms of its own, as HC:E1390:RR in EB13. */
export type ItemTerms = {
  readonly type: string;
  readonly code: string;
  readonly modifier: string;
  readonly authorization: 'Y' | 'N';
  /** When the same or something similar was had last. */
  readonly hadOn: string | null;
};

/** Care by somebody else that goes on: hospice 45, skilled nursing AG, home health 42. */
export type Episode = {
  readonly type: '45' | 'AG' | '42';
  readonly fromOn: string;
  readonly toOn: string | null;
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
  readonly pocketCents: number;
  readonly pocketLeftCents: number;
  readonly items: readonly ItemTerms[];
  readonly episode: Episode | null;
  /** PRP pays before this plan, SEP after it. */
  readonly otherPayer: {
    readonly name: string;
    readonly number: string;
    readonly entity: 'PRP' | 'SEP';
    readonly policy: string;
  } | null;
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
    { type: '12', authorization: equipment, share, copayCents: 0, limit: null },
    { type: '18', authorization: equipment, share, copayCents: 0, limit: null },
    {
      type: '42',
      authorization: plan.lob === 'medicaid' || !isOpen ? 'Y' : 'N',
      share: 0,
      copayCents: plan.lob === 'commercial' ? 2500 : 0,
      limit: plan.lob === 'commercial' ? { kind: 'VS', most: 60, left: 52 } : null,
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

/** Medicaid pays last: whoever has another plan beside it is paid for there first. */
const paidFirstElsewhere: ReadonlySet<string> = new Set(['Bessie Manygoats']);
/** Who is in hospice, and who had the same item before, whatever the dice say. */
const inHospice: ReadonlySet<string> = new Set(['Jae Namgoong']);

const pockets: Record<LineOfBusiness, number> = {
  medicare_advantage: 390_000,
  medicaid: 0,
  commercial: 600_000,
  self_funded: 500_000,
};

/** What a few members have besides: an item had before, care that goes on. */
function besides(member: Member, plan: Plan, askedOn: string): Pick<Coverage, 'items' | 'episode'> {
  const dice = diceFor(`besides/${member.key}/${plan.planId}`);
  const authorization = /PPO|Open Access/i.test(plan.name) ? 'N' : 'Y';
  const hadOn = dice.chance(0.1) ? endOfMonth(askedOn, -20) : null;
  const kinds = ['45', 'AG', '42'] as const;
  const isInHospice = inHospice.has(`${member.givenName} ${member.familyName}`);
  const type = isInHospice ? '45' : (kinds[dice.below(3)] ?? '42');
  const episode =
    isInHospice || dice.chance(0.05)
      ? {
          type,
          fromOn: dayAfter(endOfMonth(askedOn, -2)),
          toOn: type === '45' ? null : endOfMonth(askedOn, 1),
        }
      : null;
  return { items: [{ type: '18', code: 'E1390', modifier: 'RR', authorization, hadOn }], episode };
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
    pocketCents: pockets[plan.lob],
    pocketLeftCents: Math.round(pockets[plan.lob] / 3),
    ...besides(member, plan, askedOn),
    otherPayer: paidFirstElsewhere.has(`${member.givenName} ${member.familyName}`)
      ? { name: 'FIRST LIGHT LABOR FUND', number: 'FLL001', entity: 'PRP', policy: 'FL-7781' }
      : dice.chance(0.06)
        ? { name: 'SECOND SUN MUTUAL', number: 'SUN002', entity: 'SEP', policy: 'SS-2210' }
        : null,
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

const membersByPayer = Map.groupBy(members, (member) => payerOf(member.tenantId).x12Id);

/** The member a payer finds, or the reason (X12 AAA03) why it does not. */
export function findMember(asked: SearchedMember): Member | '71' | '72' | '73' | '75' | '58' {
  if (asked.birthOn === null) return '58';
  const own = membersByPayer.get(asked.payerNumber) ?? [];
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
