// Why: an office asks before it sends whether a line will need approval; the same rows that decide later answer now, and
// where they hang on the member's plan, which an order does not state, that is what is said.
import type { CoverageRule, Requirement } from './authorization.schema.ts';
import { pickCoverageRule, type CoverageQuestion } from './coverage-rules.rules.ts';
import { decideByRule, type OrderFacts } from './decide.rules.ts';

/** What a line will need: `approved` meets its rule as written, `depends` hangs on the plan. `say` is a finished sentence. */
export type Foreseen = {
  readonly needs: 'nothing' | 'registration' | 'approved' | 'review' | 'not_covered' | 'depends';
  readonly say: string;
};

/** What is asked about; the plan is not known, the line of business only where the payer has but one. */
export type ForeseeQuestion = Omit<CoverageQuestion, 'planName'>;

/** Every row that may decide, over each plan and line of business that the rows tell apart. */
function rowsThatMayDecide(
  rows: readonly CoverageRule[],
  asked: ForeseeQuestion,
): (CoverageRule | undefined)[] {
  const plans = [...new Set([null, ...rows.map((row) => row.planName)])];
  const businesses =
    asked.lineOfBusiness === null
      ? [...new Set([null, ...rows.map((row) => row.lineOfBusiness)])]
      : [asked.lineOfBusiness];
  const picked = plans.flatMap((planName) =>
    businesses.map((lineOfBusiness) => pickCoverageRule(rows, { ...asked, planName, lineOfBusiness })),
  );
  return [...new Set(picked)];
}

function foreseenBy(rule: CoverageRule | undefined, facts: OrderFacts): Foreseen {
  const requirement: Requirement = rule?.requirement ?? 'review';
  if (requirement === 'none') return { needs: 'nothing', say: 'No approval is needed.' };
  if (requirement === 'registration')
    return { needs: 'registration', say: 'It is registered as it comes in; no approval is needed.' };
  if (requirement === 'not_covered') return { needs: 'not_covered', say: rule?.say ?? 'It is not covered.' };
  const { outcome, findings } = decideByRule(rule, facts);
  if (outcome === 'approve')
    return { needs: 'approved', say: 'It needs approval, and as written it meets the rule.' };
  const open = findings.filter((one) => one.met !== 'yes').map((one) => one.fact);
  return { needs: 'review', say: ['It needs approval: a nurse reviews it.', ...open].join(' ') };
}

/** Whether a line will need approval, as far as it can be said before the member's plan is known. */
export function foreseeApproval(
  rows: readonly CoverageRule[],
  asked: ForeseeQuestion,
  facts: OrderFacts,
): Foreseen {
  const all = rowsThatMayDecide(rows, asked).map((rule) => foreseenBy(rule, facts));
  const [first] = all;
  if (first !== undefined && all.every(({ needs }) => needs === first.needs)) return first;
  return { needs: 'depends', say: 'Whether it needs approval depends on the member’s plan.' };
}
