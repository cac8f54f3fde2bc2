// Why: an infusion that starts without its line confirmed, its stop date or the time of the last dose starts late or harms; the
// drug, the supplies per diem and the nursing are lines of their own, with different clocks and codes (domain.md §3.3 [S43]).
import type { ReferralDraft } from '../cases/cases.schema.ts';
import { rowsIn, rulesOf } from './gap-rows.rules.ts';
import type { GapRule } from './gap-rule.types.ts';
import { kindOf, type OrderKind } from './order-kind.rules.ts';
import { readVisits } from './visit-frequency.rules.ts';

const facts = (order: ReferralDraft) => order.clinical?.infusion ?? {};
const drugs = (order: ReferralDraft) => rowsIn(order.clinical?.drugs);
const ownLines = (order: ReferralDraft) => order.lines.filter((line) => line.family === 'infusion');
const ownKind = (order: ReferralDraft, line: ReferralDraft['lines'][number]) =>
  kindOf(line, {}, order.serviceFromOn ?? '9999-12-31');

/** True when the services cannot each stand on a line of their own: an uncoded line may be any one of them. */
function isUnsplit(order: ReferralDraft): boolean {
  const nursed: OrderKind[] = facts(order).nursing === 'yes' ? ['infusion_nursing'] : [];
  const there = new Set(ownLines(order).map((line) => ownKind(order, line)));
  const lacking = (['infusion_drug', 'infusion_supplies', ...nursed] as const).filter(
    (kind) => !there.has(kind),
  );
  return lacking.length > ownLines(order).filter((line) => line.code === undefined).length;
}

const isUnreadableNursing = (order: ReferralDraft) =>
  ownLines(order).some(
    (line) => ownKind(order, line) === 'infusion_nursing' && readVisits(line.frequency ?? '') === null,
  );

const isCentral = (order: ReferralDraft) =>
  ['picc', 'port', 'tunneled'].includes(facts(order).lineType ?? '');

/** Infusion. */
export const infusionGaps: readonly GapRule[] = rulesOf(
  {
    family: 'infusion',
    prefix: 'infusion',
    at: 'clinical.infusion',
    source: 'domain.md §3.3 (infusion) [S43]',
    validFrom: '2020-01-01',
  },
  [
    [
      'split',
      'lines',
      'Write the drug, the supplies per diem and any nursing visits as lines of their own; each has its own clock.',
      isUnsplit,
    ],
    [
      'drugs',
      'clinical.drugs.name',
      'Describe each drug: its name, dose, concentration, diluent, route, rate, how often, and the days it starts and stops.',
      (o) => drugs(o).length === 0,
    ],
    ['drug', 'clinical.drugs.name', 'The name of the drug is missing.'],
    ['dose', 'clinical.drugs.dose', 'The dose of each drug is missing.'],
    ['concentration', 'clinical.drugs.concentration', 'The concentration of each drug is missing.'],
    [
      'diluent',
      'clinical.drugs.diluent',
      'The diluent and its volume are missing; say “none” if there is none.',
    ],
    ['route', 'clinical.drugs.route', 'Say how each drug goes in: into a vein, under the skin or otherwise.'],
    ['rate', 'clinical.drugs.rate', 'The rate, or the time each dose runs, is missing.'],
    ['frequency', 'clinical.drugs.frequency', 'Say how often each drug is given, such as every 24 hours.'],
    ['start', 'clinical.drugs.startOn', 'The day each drug starts is missing.'],
    ['stop', 'clinical.drugs.stopOn', 'The day each drug stops is missing.'],
    [
      'stop_before_start',
      'clinical.drugs.stopOn',
      'A drug stops before it starts; please check both days.',
      (o) => drugs(o).some(({ startOn, stopOn }) => (stopOn ?? '9999') < (startOn ?? '')),
    ],
    [
      'first_dose',
      'firstDose',
      'Say where the first dose is given: hospital, clinic, home, or given before.',
    ],
    [
      'last_dose',
      'clinical.drugs.lastDoseWall',
      'The day and time of the last dose are missing.',
      (o) =>
        ['given_before', 'hospital', 'clinic'].includes(facts(o).firstDose ?? '') &&
        drugs(o).some((drug) => drug.lastDoseWall === undefined),
      { suppliedBy: 'hospital' },
    ],
    [
      'anaphylaxis',
      'anaphylaxisOrders',
      'Say whether there are orders for an allergic emergency (anaphylaxis).',
    ],
    [
      'anaphylaxis_at_home',
      'anaphylaxisOrders',
      'A first dose at home needs orders for an allergic emergency (anaphylaxis); please send them.',
      (o) => facts(o).firstDose === 'home' && facts(o).anaphylaxisOrders === 'no',
    ],
    [
      'line_type',
      'lineType',
      'Say which line it runs through: PICC, midline, port, tunneled, peripheral or under the skin.',
    ],
    [
      'line_inserted',
      'lineInsertedOn',
      'The day the line was put in is missing.',
      (o) => facts(o).lineType !== 'subcutaneous' && facts(o).lineInsertedOn === undefined,
      { suppliedBy: 'hospital' },
    ],
    [
      'tip',
      'tipConfirmed',
      'A central line needs its tip position confirmed; please say so or send the report.',
      (o) => isCentral(o) && facts(o).tipConfirmed !== 'yes',
      { suppliedBy: 'hospital' },
    ],
    ['flushes', 'flushes', 'The orders for flushing the line are missing.'],
    [
      'labs',
      'labs',
      'The laboratory tests, how often, and the limits for a call are missing; say “none” if there are none.',
    ],
    ['renal', 'renalFunction', 'The kidney function (creatinine or clearance) is missing.'],
    [
      'allergies',
      'clinical.patient.allergies',
      'The patient’s allergies are missing; say “none known” if there are none.',
    ],
    ['height', 'clinical.patient.heightIn', 'The patient’s height is missing.'],
    ['weight', 'clinical.patient.weightLb', 'The patient’s weight is missing.'],
    ['pump', 'pump', 'Say which pump is used, or none.'],
    ['nursing', 'nursing', 'Say whether nursing visits are ordered.'],
    [
      'nursing_visits',
      'lines',
      'The nursing visits cannot be read: write how many a week for how many weeks, such as SN 1w6.',
      isUnreadableNursing,
    ],
    ['caregiver', 'caregiver', 'Say whether the patient or a caregiver is able to help with the infusion.'],
    ['contact', 'contact', 'The clinician’s number for questions day and night is missing.'],
  ],
);
