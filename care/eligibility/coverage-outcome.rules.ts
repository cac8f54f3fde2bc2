// Why: “is this person covered on the day of service?” is decided by the day of service and by the most specific line of
// the answer, never by the word Active alone (domain.md §1.1 step 2); the reasons are finished sentences.
import { holdsOn } from './benefits-for.rules.ts';
import type { Benefit, Facts, LineOfBusiness, Outcome } from './eligibility.schema.ts';
import { explainRejection } from './rejections.rules.ts';
import { sayDay, sayMoney, sayShare } from './say-amounts.rules.ts';
import { serviceInWords } from './service-types.rules.ts';
import { othersOn, overlapsOn, sayOther } from './what-stands.rules.ts';

export type Asked = {
  readonly serviceOn: string;
  readonly serviceTypes: readonly string[];
  readonly families: readonly string[];
  readonly familyLabels: Readonly<Record<string, string>>;
  /** What the members' file and the payer's own row say, where the answer does not. */
  readonly knownPlan: string | null;
  readonly knownLineOfBusiness: string;
};

export type Verdict = {
  readonly outcome: Exclude<Outcome, 'garbled' | 'given_up' | 'to_confirm'>;
  readonly planName: string | null;
  readonly lineOfBusiness: string;
  readonly say: string;
  readonly next: string | null;
};

const isActive = (benefit: Benefit) => /^[1-5]$/.test(benefit.code);
const isInactive = (benefit: Benefit) => /^[678]$/.test(benefit.code);
const speaks = (benefit: Benefit) => isActive(benefit) || isInactive(benefit) || benefit.code === 'I';
const lobByInsurance: Readonly<Record<string, LineOfBusiness>> = { HN: 'medicare_advantage', MC: 'medicaid' };

/** What an answer says about one kind of service: its own lines before those of the plan as a whole. */
function linesAbout(facts: Facts, type: string): readonly Benefit[] {
  const own = facts.benefits.filter((one) => one.serviceTypes.includes(type) && speaks(one));
  return own.length > 0
    ? own
    : facts.benefits.filter((one) => one.serviceTypes.includes('30') && speaks(one));
}

type Standing = {
  readonly is: 'active' | 'inactive' | 'not_covered' | 'unsaid' | 'contradicted';
  readonly line: Benefit | undefined;
};

/** Active and inactive on one day under one plan: no order of the lines says which one is true. */
const contradicts = (no: Benefit, yes: Benefit, day: string) =>
  holdsOn(no.fromOn, no.toOn, day) &&
  (no.insuranceType ?? yes.insuranceType) === (yes.insuranceType ?? no.insuranceType) &&
  (no.planName ?? yes.planName) === (yes.planName ?? no.planName);

function standingOf(facts: Facts, type: string, day: string): Standing {
  const lines = linesAbout(facts, type);
  const active = lines.find(
    (one) => isActive(one) && holdsOn(one.fromOn ?? facts.planFromOn, one.toOn ?? facts.planToOn, day),
  );
  const excluded = lines.find((one) => one.code === 'I' && holdsOn(one.fromOn, one.toOn, day));
  if (excluded !== undefined && excluded.serviceTypes.includes(type))
    return { is: 'not_covered', line: excluded };
  const against = lines.find(
    (one) => isInactive(one) && active !== undefined && contradicts(one, active, day),
  );
  if (against !== undefined) return { is: 'contradicted', line: against };
  if (active !== undefined) return { is: 'active', line: active };
  const [first] = lines;
  return first === undefined ? { is: 'unsaid', line: undefined } : { is: 'inactive', line: first };
}

function sayBenefits(facts: Facts, asked: Asked): string[] {
  const about = (code: string) =>
    facts.benefits.filter(
      (one) =>
        one.code === code &&
        one.inNetwork !== 'no' &&
        one.serviceTypes.some((type) => type === '30' || asked.serviceTypes.includes(type)),
    );
  const cents = (code: string, per?: string) =>
    about(code).find((one) => one.amountCents !== null && (per === undefined || one.per === per))
      ?.amountCents ?? null;
  const share = about('A').find((one) => one.share !== null)?.share ?? 0;
  const copay = cents('B') ?? 0;
  const deductible = cents('C', '29') ?? 0;
  const pocket = cents('G', '29');
  const said: [boolean, string][] = [
    [copay > 0, `The member pays ${sayMoney(copay)} each time.`],
    [share > 0, `The member pays ${sayShare(share)} of the cost.`],
    [deductible > 0, `${sayMoney(deductible)} of the deductible is still to be paid first.`],
    [pocket !== null, `${sayMoney(pocket ?? 0)} is the most the member still pays this year.`],
  ];
  return said.flatMap(([holds, say]) => (holds ? [say] : []));
}

function sayAuthorization(facts: Facts, asked: Asked): string[] {
  const said = asked.serviceTypes.flatMap((type) => {
    const lines = facts.benefits.filter((one) => one.serviceTypes.includes(type));
    const name = serviceInWords(asked.families, type, asked.familyLabels);
    const isOut = lines.some((one) => isActive(one) && one.inNetwork === 'no');
    if (lines.some((one) => one.authorization === 'yes')) return [`${name} needs an authorization.`];
    const out = isOut ? [`${name} is out of network here.`] : [];
    return lines.some((one) => one.authorization === 'no')
      ? [`${name} needs no authorization.`, ...out]
      : out;
  });
  // Two service types may be one family of ours; a sentence is said once.
  return [...new Set(said)];
}

/** Care that runs at the same time and other payers, who may come first. */
const sayAround = (facts: Facts, day: string) => [
  ...overlapsOn(facts, day).map((one) => one.text),
  ...othersOn(facts, day).map(sayOther),
];

function unclear(planName: string | null, lineOfBusiness: string, say: string, next: string): Verdict {
  return { outcome: 'unclear', planName, lineOfBusiness, say: `${say} ${next}`, next };
}

/**
 * The line of business by the payer's own word. Its word for other insurance does not tell an employer's plan from an
 * insured one: there ours counts, unless the plan is another and ours was a public programme.
 */
function lineOfBusinessOf(insurance: string | null, planName: string | null, asked: Asked): string {
  const said = insurance === null ? undefined : lobByInsurance[insurance];
  if (said !== undefined) return said;
  const wasPublic =
    asked.knownLineOfBusiness === 'medicare_advantage' || asked.knownLineOfBusiness === 'medicaid';
  const isOther = planName !== null && asked.knownPlan !== null && planName !== asked.knownPlan;
  return insurance !== null && wasPublic && isOther ? 'commercial' : asked.knownLineOfBusiness;
}

/** The verdict on an answer for the day of service. */
export function coverageOutcome(facts: Facts, asked: Asked): Verdict {
  const standings = asked.serviceTypes.map((type) => standingOf(facts, type, asked.serviceOn));
  const best = standings.find((one) => one.is === 'active') ?? standings[0];
  const planLine = facts.benefits.find((one) => isActive(one) && one.planName !== null);
  const insurance = best?.line?.insuranceType ?? planLine?.insuranceType ?? null;
  const planName = best?.line?.planName ?? planLine?.planName ?? asked.knownPlan;
  const lineOfBusiness = lineOfBusinessOf(insurance, planName, asked);
  const day = sayDay(asked.serviceOn);
  const under = planName === null ? '' : ` under ${planName}`;
  const [rejection] = facts.rejections;
  if (rejection !== undefined) {
    const { say, next } = explainRejection(rejection.code);
    return unclear(planName, lineOfBusiness, say, next);
  }
  const kinds = new Set(standings.map((one) => one.is));
  if (kinds.has('contradicted'))
    return unclear(
      planName,
      lineOfBusiness,
      `The payer says both active and inactive for ${day}.`,
      'Call the payer and record the coverage by hand.',
    );
  if (best === undefined || kinds.has('unsaid'))
    return unclear(
      planName,
      lineOfBusiness,
      'The payer’s answer says nothing about this service.',
      'Call the payer and record the coverage by hand.',
    );
  if (best.is === 'active' && kinds.size > 1)
    return unclear(
      planName,
      lineOfBusiness,
      `The payer covers some of the services ordered on ${day}, not all.`,
      'Look at the answer and decide for each line.',
    );
  if (best.is === 'active') {
    const say = [
      `Active on ${day}${under}.`,
      ...sayAuthorization(facts, asked),
      ...sayBenefits(facts, asked),
      ...sayAround(facts, asked.serviceOn),
    ];
    return { outcome: 'active', planName, lineOfBusiness, say: say.join(' '), next: null };
  }
  const say =
    best.is === 'not_covered'
      ? [`Not covered on ${day}${under}: the plan excludes this service.`]
      : sayInactive(facts, best, asked, under);
  return {
    outcome: best.is === 'not_covered' ? 'not_covered' : 'inactive',
    planName,
    lineOfBusiness,
    say: [...say, ...sayAround(facts, asked.serviceOn)].join(' '),
    next: null,
  };
}

function sayInactive(facts: Facts, standing: Standing, asked: Asked, under: string): string[] {
  const from = standing.line?.fromOn ?? facts.planFromOn;
  const to = standing.line?.toOn ?? facts.planToOn;
  const day = sayDay(asked.serviceOn);
  if (to !== null && to < asked.serviceOn)
    return [`Not active on ${day}${under}: coverage ended on ${sayDay(to, asked.serviceOn)}.`];
  if (from !== null && from > asked.serviceOn)
    return [`Not active on ${day}${under}: coverage begins on ${sayDay(from, asked.serviceOn)}.`];
  return [`Not active on ${day}${under}.`];
}
