// Why: says how well one member fits what was stated, as a score with its reasons, so that a person confirms with open eyes; nothing
// is matched by a number nobody can explain (brief, member matching).
import { compareAddress, compareBirth, compareNumber, comparePhone } from './compare-facts.rules.ts';
import { compareExchanged, compareFamily, compareGiven, compareSuffix } from './compare-names.rules.ts';
import type { Agreement, ComparedFact, Matchable, Stated, Weighed } from './match.schema.ts';

/** The name as one of the three identifiers: as good as its weaker half. */
function nameOf(given: Agreement, family: Agreement): Agreement {
  if (given === 'unknown' || family === 'unknown') return 'unknown';
  if (given === 'same' && family === 'same') return 'same';
  return given === 'differs' || family === 'differs' ? 'differs' : 'near';
}

const capital = (clause: string) => clause.charAt(0).toUpperCase() + clause.slice(1);

/** Weighs one member against what was stated. Pure; about a microsecond. */
export function weighMember<M extends Matchable>(stated: Stated, member: M): Weighed<M> {
  const plainGiven = compareGiven(stated.givenName, member.givenName);
  const plainFamily = compareFamily(stated.familyName, member.familyName, member.formerFamilyNames);
  const exchanged =
    plainGiven.agreement === 'differs' && plainFamily.agreement === 'differs'
      ? compareExchanged(stated, member)
      : undefined;
  const [given, family] = exchanged ?? [plainGiven, plainFamily];
  const birth = compareBirth(stated.birthOn, member.birthOn);
  const number = compareNumber(stated.memberNumber, member.memberNumber);
  const suffix = compareSuffix(stated, member);
  const facts: ComparedFact[] = [
    birth,
    number,
    given ?? plainGiven,
    family ?? plainFamily,
    ...(suffix === undefined ? [] : [suffix]),
    compareAddress(stated, member),
    comparePhone(stated.phone, member.phone),
  ];
  const sum = facts.reduce((all, { points }) => all + points, 0);
  const name = nameOf((given ?? plainGiven).agreement, (family ?? plainFamily).agreement);
  const three = [birth.agreement, number.agreement, name];
  const reasons = facts
    .filter(({ say }) => say !== '')
    .toSorted((one, other) => Math.abs(other.points) - Math.abs(one.points))
    .map(({ say }) => say);
  return {
    member,
    score: Math.max(0, Math.min(100, sum)),
    facts,
    reasons: reasons.map((say, at) => (at === 0 ? capital(say) : say)),
    birth: birth.agreement,
    agreeing: three.filter((one) => one === 'same').length,
    nearing: three.filter((one) => one === 'same' || one === 'near').length,
    contradicted: three.includes('differs') || suffix?.agreement === 'differs',
  };
}

/** The reasons as one sentence. */
export const sayReasons = (reasons: readonly string[]): string => `${reasons.join('; ')}.`;
