// Why: dressings are paid per wound, size and change; an order that does not count them per wound comes back. Each wound and
// each dressing is held on its own (42 CFR 410.36 and the surgical dressings LCD, domain.md §3.3).
import type { ReferralDraft } from '../cases/cases.schema.ts';
import { daysApart, rowsIn, rulesOf } from './gap-rows.rules.ts';
import type { GapRule } from './gap-rule.types.ts';
import { lacksCode } from './order-kind.rules.ts';
import { dressingsAWeek, isOverUsual } from './usual-amounts.rules.ts';

const wounds = (order: ReferralDraft) => rowsIn(order.clinical?.wounds);
const dressings = (order: ReferralDraft) => rowsIn(order.clinical?.dressings);
const careFacts = (order: ReferralDraft) => order.clinical?.woundCare ?? {};

const isMeasuredLongAgo = (order: ReferralDraft) =>
  wounds(order).some((one) => (daysApart(one.measuredOn, order.signedOn) ?? 0) > 31);

const isForUnknownWound = (order: ReferralDraft) => {
  const count = wounds(order).length;
  return dressings(order).some(({ wound }) => (wound === undefined ? count > 1 : count > 0 && wound > count));
};

function isOver(order: ReferralDraft): boolean {
  const over = dressings(order).some(({ kind, perChange, changesPerWeek }) =>
    isOverUsual(
      order,
      dressingsAWeek,
      kind,
      perChange === undefined || changesPerWeek === undefined ? undefined : perChange * changesPerWeek,
    ),
  );
  return over && !careFacts(order).overUsualReason;
}

const source = 'Surgical dressings LCD L33831; domain.md §3.3 [S23][S53]';

/** Every wound, whether dressed or under negative pressure. */
const woundRows: readonly GapRule[] = rulesOf(
  { family: 'wound_care', prefix: 'wound_care', at: 'clinical.wounds', source, validFrom: '2020-01-01' },
  [
    [
      'kind',
      'clinical.woundCare.kind',
      'Say whether dressings or negative pressure are ordered, or give the HCPCS code.',
      (o) => lacksCode(o.lines, 'wound_care') && careFacts(o).kind === undefined,
    ],
    [
      'wounds',
      'location',
      'Describe each wound: its kind, place, length, width and depth in centimetres, exudate, stage, and the day it was measured.',
      (o) => wounds(o).length === 0,
    ],
    ['wound_type', 'type', 'Say what kind of wound each one is.'],
    ['wound_location', 'location', 'Say where on the body each wound is.'],
    ['wound_length', 'lengthCm', 'The length of each wound in centimetres is missing.'],
    ['wound_width', 'widthCm', 'The width of each wound in centimetres is missing.'],
    ['wound_depth', 'depthCm', 'The depth of each wound in centimetres is missing.'],
    ['wound_exudate', 'exudate', 'Say how much each wound exudes: none, scant, moderate or heavy.'],
    ['wound_stage', 'stage', 'The stage or thickness of each wound is missing.'],
    ['wound_measured', 'measuredOn', 'Say on which day each wound was measured.'],
    [
      'wound_measured_stale',
      'measuredOn',
      'A wound was measured more than a month before the order; please send a newer measurement.',
      isMeasuredLongAgo,
    ],
  ],
);

/** Dressings. */
const dressingRows: readonly GapRule[] = rulesOf(
  {
    family: 'wound_care',
    kind: 'dressings',
    prefix: 'wound_care',
    at: 'clinical.dressings',
    source,
    validFrom: '2020-01-01',
  },
  [
    [
      'debrided',
      'clinical.wounds.debrided',
      'Say whether each wound was made or treated by surgery, or debrided.',
    ],
    [
      'dressings',
      'kind',
      'Describe each dressing: what it is, its size, how many at a change, changes a week, and for how many weeks.',
      (o) => dressings(o).length === 0,
    ],
    ['dressing_kind', 'kind', 'Say what each dressing is, such as foam or alginate.'],
    ['dressing_wound', 'wound', 'Say for which wound each dressing is.', isForUnknownWound],
    ['dressing_size', 'size', 'The size of each dressing is missing.'],
    ['dressing_per_change', 'perChange', 'Say how many of each dressing are used at a change.'],
    ['dressing_changes', 'changesPerWeek', 'Say how many times a week each dressing is changed.'],
    ['dressing_weeks', 'weeks', 'Say for how many weeks each dressing is needed.'],
    [
      'dressings_over_usual',
      'clinical.woundCare.overUsualReason',
      'More dressings are ordered than is usual for a wound; please say why.',
      isOver,
      { source: 'Surgical dressings LCD L33831; domain.md §3.3 [S53]' },
    ],
  ],
);

/** Wounds and their dressings. */
export const woundGaps: readonly GapRule[] = [...woundRows, ...dressingRows];
