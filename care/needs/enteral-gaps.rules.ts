// Why: feeding by tube is counted in calories and paid by how it runs; the calories and the reason for a pump are what most
// often lack (domain.md §3.3 [S53]).
import type { ReferralDraft } from '../cases/cases.schema.ts';
import { rulesOf } from './gap-rows.rules.ts';
import type { GapRule } from './gap-rule.types.ts';
import { feeding, isOverUsual } from './usual-amounts.rules.ts';

const facts = (order: ReferralDraft) => order.clinical?.enteral ?? {};
const isFormula = (code: string | undefined) => code !== undefined && code >= 'B4149' && code <= 'B4162';

function isOver(order: ReferralDraft): boolean {
  const { kitsPerDay, tubesPerQuarter, route, overUsualReason } = facts(order);
  const over =
    isOverUsual<string>(order, feeding, 'kitsPerDay', kitsPerDay) ||
    isOverUsual<string>(order, feeding, route, tubesPerQuarter);
  return over && !overUsualReason;
}

/** Feeding by tube. */
export const enteralGaps: readonly GapRule[] = rulesOf(
  {
    family: 'enteral',
    prefix: 'enteral',
    at: 'clinical.enteral',
    source: 'Enteral nutrition LCD L38955; domain.md §3.3 [S53]',
    validFrom: '2020-01-01',
  },
  [
    ['route', 'route', 'Say where the tube goes: through the nose, the stomach or the small bowel.'],
    [
      'formula',
      'formula',
      'The formula is missing: its name or its B-code.',
      (o) => !facts(o).formula && !o.lines.some((line) => isFormula(line.code)),
    ],
    ['kcal', 'kcalPerDay', 'The calories a day are missing.'],
    ['method', 'method', 'Say how it is given: by syringe, by gravity or by pump.'],
    [
      'pump_reason',
      'pumpReason',
      'Say why a pump is needed and not gravity or a syringe.',
      (o) => facts(o).method === 'pump' && !facts(o).pumpReason,
    ],
    ['permanence', 'needMonths', 'Say for how many months it is needed; three or more count as permanent.'],
    [
      'over_usual',
      'overUsualReason',
      'More kits or tubes are ordered than is usual; please say why.',
      isOver,
    ],
  ],
);
