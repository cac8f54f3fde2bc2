// Why: an answer is judged against what was asked and what we know of the member, the same way when it comes and when a
// person later says that whoever was found under other details is the member.
import type { Deed } from '../../base/events/event.ts';
import { minus } from '../../base/time/instant.ts';
import { familyLabels, type Referral } from '../cases/cases.schema.ts';
import { referralFor } from '../cases/index.ts';
import { memberOf } from '../members/index.ts';
import { coverageOutcome, type Verdict } from './coverage-outcome.rules.ts';
import { differenceFound, sayFoundUnder } from './difference.rules.ts';
import type { Read271 } from './eligibility.271.ts';
import type { Facts, Inquiry } from './eligibility.schema.ts';
import { answeredBefore, profileOf } from './eligibility.store.ts';

export type Judged = {
  readonly outcome: 'garbled' | 'to_confirm' | Verdict['outcome'];
  readonly facts: Facts | null;
} & Omit<Verdict, 'outcome'>;

const callOrAsk = 'Ask again, or call the payer and record the coverage by hand.';
/** Another answer under the same control number within this time is not taken for another. */
const repeatedWithin = { hours: 24 };

/** What is looked up once for an answer: its case, the member as we know them, how its payer is asked. */
export type Known = {
  readonly referral: Referral;
  readonly families: readonly string[];
  readonly knownPlan: string | null;
  readonly knownLineOfBusiness: string;
  readonly tolerates: readonly string[];
};

/** What we know beside the answer; undefined when the case is gone. */
export async function knownOf(deed: Deed, inquiry: Inquiry): Promise<Known | undefined> {
  const about = await referralFor(deed.tx, deed.tenantId, inquiry.referralId);
  if (about === undefined) return undefined;
  const member =
    inquiry.memberId === null ? undefined : await memberOf(deed.tx, deed.tenantId, inquiry.memberId);
  const profile = await deed.tx.maybe(profileOf, [deed.tenantId]);
  return {
    ...about,
    knownPlan: member?.planName ?? null,
    knownLineOfBusiness: member?.lineOfBusiness ?? profile?.lineOfBusiness ?? 'commercial',
    tolerates: profile?.tolerates ?? [],
  };
}

const found: ReadonlySet<string> = new Set(['active', 'inactive', 'not_covered']);

/** The verdict on facts, with the words on whom the payer found, where that was under other details. */
export function judgeFound(known: Known, inquiry: Inquiry, facts: Facts): Verdict {
  const { serviceOn, serviceTypes } = inquiry;
  const { families, knownPlan, knownLineOfBusiness } = known;
  const asked = { serviceOn, serviceTypes, families, familyLabels, knownPlan, knownLineOfBusiness };
  const verdict = coverageOutcome(facts, asked);
  const under = sayFoundUnder(inquiry.variant);
  return under === null || !found.has(verdict.outcome)
    ? verdict
    : { ...verdict, say: `${under} ${verdict.say}` };
}

/** The verdict on an answer as it came. `stated` is the question as first asked, where this one is a variant of it. */
export async function judge(
  deed: Deed,
  known: Known,
  inquiry: Inquiry,
  read: Read271,
  stated: Inquiry | undefined,
): Promise<Judged> {
  const { knownPlan, knownLineOfBusiness, tolerates } = known;
  const unreadable = (why: string): Judged => ({
    outcome: 'garbled',
    facts: null,
    planName: knownPlan,
    lineOfBusiness: knownLineOfBusiness,
    say: `The payer’s answer could not be read and is kept as it came: ${why} ${callOrAsk}`,
    next: callOrAsk,
  });
  if ('unreadable' in read) return unreadable(read.unreadable);
  const since = minus(deed.at, repeatedWithin);
  const repeated = await deed.tx.one(answeredBefore, [deed.tenantId, read.control, inquiry.id, since]);
  const noted = `The payer used its control number ${read.control} for another answer too.`;
  if (repeated.before && !tolerates.includes('repeated_control_number')) return unreadable(noted);
  const facts = repeated.before ? { ...read.facts, tolerated: [...read.facts.tolerated, noted] } : read.facts;
  const verdict = judgeFound(known, inquiry, facts);
  const difference = found.has(verdict.outcome)
    ? differenceFound(inquiry.variant, inquiry.person, (stated ?? inquiry).person, facts)
    : null;
  if (difference === null) return { ...verdict, facts };
  const next = 'Ask the sender or the member, then say here whether it is the same person.';
  return { ...verdict, facts, outcome: 'to_confirm', say: `${difference} ${next}`, next };
}
