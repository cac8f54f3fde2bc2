// Why: equipment without its quantity, its length of need or, when it replaces something, the old one's number comes back
// unpaid; 42 CFR 410.38 (standard written order), requirement M17, domain.md §3.2 and §3.3.
import type { ReferralDraft } from '../cases/cases.schema.ts';
import { rulesOf } from './gap-rows.rules.ts';
import type { GapRule } from './gap-rule.types.ts';
import { lacksCode } from './order-kind.rules.ts';

const facts = (order: ReferralDraft) => order.clinical?.equipment ?? {};
const equipment = (order: ReferralDraft) => order.lines.filter((line) => line.family === 'dme');
/** Supplies are used up and come again. */
const isSupply = (code: string | undefined) => /^A\d{4}$/.test(code ?? '');

/** Equipment of every kind. */
export const equipmentGaps: readonly GapRule[] = rulesOf(
  {
    family: 'dme',
    prefix: 'dme',
    at: 'clinical.equipment',
    source: '42 CFR 410.38; requirement M17; domain.md §3.3 [S18]',
    validFrom: '2020-01-01',
  },
  [
    [
      'kind',
      'kind',
      'Say what kind of equipment it is, or give its HCPCS code.',
      (o) => lacksCode(o.lines, 'dme') && facts(o).kind === undefined,
    ],
    [
      'quantity',
      'lines',
      'The quantity of the equipment is missing.',
      (o) => equipment(o).some((line) => line.quantity === undefined),
    ],
    [
      'supply_frequency',
      'lines',
      'Say how often the supplies are needed, such as 100 a month.',
      (o) => equipment(o).some((line) => isSupply(line.code) && !line.frequency),
      { source: 'Requirement M17; domain.md §3.2' },
    ],
    ['length_of_need', 'lengthOfNeedMonths', 'The length of need in months is missing; 99 is for life.'],
    [
      'replaced_serial',
      'replacedSerial',
      'The serial number of the equipment to be replaced is missing.',
      (o) => facts(o).replaces === 'yes' && !facts(o).replacedSerial,
      { source: 'Requirement M17; domain.md §3.2' },
    ],
    [
      'replacement_reason',
      'replacementReason',
      'Say why it is replaced: lost, stolen, beyond repair, or worn out.',
      (o) => facts(o).replaces === 'yes' && facts(o).replacementReason === undefined,
      { source: 'domain.md §1.3 [S51]' },
    ],
  ],
);
