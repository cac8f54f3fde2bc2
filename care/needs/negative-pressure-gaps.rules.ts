// Why: negative pressure begins when other care failed and goes on while the wound gets smaller; the change from month to month
// is what most often lacks (domain.md §3.3 [S50][S53]). The wounds themselves stand in wound-gaps.rules.ts.
import type { ReferralDraft } from '../cases/cases.schema.ts';
import { rulesOf } from './gap-rows.rules.ts';
import type { GapRule } from './gap-rule.types.ts';
import { isOverUsual, negativePressure } from './usual-amounts.rules.ts';

const facts = (order: ReferralDraft) => order.clinical?.npwt ?? {};

function isOver(order: ReferralDraft): boolean {
  const { months, kitsPerMonth, canistersPerMonth, overUsualReason } = facts(order);
  const amounts = { months, kitsPerMonth, canistersPerMonth };
  const over = (['months', 'kitsPerMonth', 'canistersPerMonth'] as const).some((what) =>
    isOverUsual<string>(order, negativePressure, what, amounts[what]),
  );
  return over && !overUsualReason;
}

/** Negative-pressure wound therapy. */
export const negativePressureGaps: readonly GapRule[] = rulesOf(
  {
    family: 'wound_care',
    kind: 'npwt',
    prefix: 'npwt',
    at: 'clinical.npwt',
    source: 'Negative pressure LCD; domain.md §3.3 [S50][S53]',
    validFrom: '2020-01-01',
  },
  [
    ['prior_therapy', 'priorTherapy', 'Say which wound care was tried before and how it failed.'],
    ['stage', 'stage', 'Say whether this starts negative pressure or goes on with it.'],
    [
      'change',
      'change',
      'Say how the wound’s size and depth changed since last month.',
      (o) => facts(o).stage === 'continue' && !facts(o).change,
    ],
    ['months', 'months', 'Say for how many months in all.'],
    ['kits', 'kitsPerMonth', 'The number of dressing kits a month is missing.'],
    ['canisters', 'canistersPerMonth', 'The number of canisters a month is missing.'],
    [
      'over_usual',
      'overUsualReason',
      'More months, kits or canisters are ordered than is usual; please say why.',
      isOver,
      { source: 'domain.md §3.3' },
    ],
  ],
);
