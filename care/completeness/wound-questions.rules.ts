// Why: what the forms ask about wounds, what goes on them, and feeding by tube: one row a wound, one row a dressing, because
// both are counted so.
import { lacksCode } from '../needs/order-kind.rules.ts';
import { dressingsAWeek, feeding, negativePressure, usualOn } from '../needs/usual-amounts.rules.ts';
import { isOver, numberIn, yesNo, type Asked, type QuestionGroup } from './asked-question.rules.ts';

const woundCare: QuestionGroup = {
  key: 'woundCare',
  title: 'About the wound care',
  when: (a) => lacksCode(a.lines, 'wound_care'),
  questions: [
    {
      field: 'woundCare.kind',
      label: 'What is ordered',
      kind: 'choice',
      choices: [
        ['dressings', 'Dressings'],
        ['npwt', 'Negative pressure'],
      ],
    },
  ],
};

const wounds: QuestionGroup = {
  key: 'wounds',
  title: 'Each wound',
  when: (a) => a.needs('wound_care'),
  list: { field: 'wounds', one: 'wound', atMost: 12 },
  questions: [
    {
      field: 'type',
      label: 'Kind of wound',
      kind: 'choice',
      choices: [
        ['surgical', 'Surgical'],
        ['pressure', 'Pressure'],
        ['diabetic', 'Diabetic'],
        ['venous', 'Venous'],
        ['arterial', 'Arterial'],
        ['burn', 'Burn'],
        ['trauma', 'Injury'],
        ['other', 'Other'],
      ],
    },
    { field: 'location', label: 'Place on the body', kind: 'short' },
    { field: 'lengthCm', label: 'Length', kind: 'number', hint: 'cm' },
    { field: 'widthCm', label: 'Width', kind: 'number', hint: 'cm' },
    { field: 'depthCm', label: 'Depth', kind: 'number', hint: 'cm' },
    {
      field: 'exudate',
      label: 'Exudate',
      kind: 'choice',
      choices: [
        ['none', 'None'],
        ['scant', 'Scant'],
        ['moderate', 'Moderate'],
        ['heavy', 'Heavy'],
      ],
    },
    {
      field: 'stage',
      label: 'Stage or thickness',
      kind: 'choice',
      choices: [
        ['1', 'Stage 1'],
        ['2', 'Stage 2'],
        ['3', 'Stage 3'],
        ['4', 'Stage 4'],
        ['unstageable', 'Unstageable'],
        ['deep_tissue', 'Deep tissue injury'],
        ['partial', 'Partial thickness'],
        ['full', 'Full thickness'],
      ],
    },
    { field: 'measuredOn', label: 'Measured on', kind: 'date' },
    {
      field: 'debrided',
      label: 'Surgery or debrided',
      kind: 'choice',
      choices: yesNo,
      when: (a) => a.needs('dressings'),
    },
  ],
};

const dressings: QuestionGroup = {
  key: 'dressings',
  title: 'Each dressing',
  when: (a) => a.needs('dressings'),
  list: { field: 'dressings', one: 'dressing', atMost: 24 },
  questions: [
    {
      field: 'kind',
      label: 'Dressing',
      kind: 'choice',
      choices: [
        ['alginate', 'Alginate'],
        ['foam', 'Foam'],
        ['gauze', 'Gauze'],
        ['gauze_bordered', 'Gauze, bordered'],
        ['hydrocolloid', 'Hydrocolloid'],
        ['hydrogel', 'Hydrogel'],
        ['composite', 'Composite'],
        ['film', 'Film'],
        ['absorptive', 'Absorptive'],
        ['absorptive_bordered', 'Absorptive, bordered'],
        ['contact_layer', 'Contact layer'],
        ['other', 'Other'],
      ],
    },
    { field: 'wound', label: 'For wound', kind: 'number', when: (a) => a.rows('wounds') > 1 },
    { field: 'size', label: 'Size', kind: 'short' },
    { field: 'perChange', label: 'At a change', kind: 'number', hint: 'pieces' },
    { field: 'changesPerWeek', label: 'Changes a week', kind: 'number' },
    { field: 'weeks', label: 'Weeks', kind: 'number' },
  ],
};

/** True when some dressing is used more often than is usual. */
const isDressedOften = (asked: Asked) =>
  Array.from({ length: asked.rows('dressings') }, (_, row) => `dressings.${row.toString()}`).some(
    (at) =>
      numberIn(asked, `${at}.perChange`) * numberIn(asked, `${at}.changesPerWeek`) >
      usualOn(dressingsAWeek, asked.said(`${at}.kind`), '9999-12-31'),
  );

const overUsual: QuestionGroup = {
  key: 'overUsual',
  title: 'More than usual',
  when: (a) => a.needs('dressings'),
  questions: [
    {
      field: 'woundCare.overUsualReason',
      label: 'Why more dressings than usual',
      kind: 'text',
      when: isDressedOften,
    },
  ],
};

const goesOn = 'continue';

const pressure: QuestionGroup = {
  key: 'npwt',
  title: 'About the negative pressure',
  when: (a) => a.needs('npwt'),
  questions: [
    { field: 'npwt.priorTherapy', label: 'What was tried before and how it failed', kind: 'text' },
    {
      field: 'npwt.stage',
      label: 'This order',
      kind: 'choice',
      choices: [
        ['start', 'Starts it'],
        [goesOn, 'Goes on with it'],
      ],
    },
    { field: 'npwt.months', label: 'Months in all', kind: 'number' },
    { field: 'npwt.kitsPerMonth', label: 'Dressing kits a month', kind: 'number' },
    { field: 'npwt.canistersPerMonth', label: 'Canisters a month', kind: 'number' },
    {
      field: 'npwt.change',
      label: 'Change since last month',
      kind: 'text',
      when: (a) => a.said('npwt.stage') === goesOn,
    },
    {
      field: 'npwt.overUsualReason',
      label: 'Why more than usual',
      kind: 'text',
      when: (a) =>
        ['months', 'kitsPerMonth', 'canistersPerMonth'].some((what) =>
          isOver(a, `npwt.${what}`, negativePressure, what),
        ),
    },
  ],
};

const enteral: QuestionGroup = {
  key: 'enteral',
  title: 'About the feeding',
  when: (a) => a.needs('enteral'),
  questions: [
    {
      field: 'enteral.route',
      label: 'Tube',
      kind: 'choice',
      choices: [
        ['nasogastric', 'Through the nose'],
        ['gastrostomy', 'Gastrostomy'],
        ['jejunostomy', 'Jejunostomy'],
      ],
    },
    {
      field: 'enteral.formula',
      label: 'Formula',
      kind: 'short',
      hint: 'Its name, where no line has a B-code',
      optional: (a) => a.lines.some((line) => /^B41[4-6]\d$/.test(line.code ?? '')),
    },
    { field: 'enteral.kcalPerDay', label: 'Calories', kind: 'number', hint: 'kcal a day' },
    {
      field: 'enteral.method',
      label: 'Given by',
      kind: 'choice',
      choices: [
        ['syringe', 'Syringe'],
        ['gravity', 'Gravity'],
        ['pump', 'Pump'],
      ],
    },
    {
      field: 'enteral.pumpReason',
      label: 'Why a pump',
      kind: 'text',
      when: (a) => a.said('enteral.method') === 'pump',
    },
    { field: 'enteral.needMonths', label: 'Needed for', kind: 'number', hint: 'months; 99 is for life' },
    { field: 'enteral.kitsPerDay', label: 'Kits a day', kind: 'number', optional: true },
    { field: 'enteral.tubesPerQuarter', label: 'Tubes in three months', kind: 'number', optional: true },
    {
      field: 'enteral.overUsualReason',
      label: 'Why more than usual',
      kind: 'text',
      when: (a) =>
        isOver(a, 'enteral.kitsPerDay', feeding, 'kitsPerDay') ||
        isOver(a, 'enteral.tubesPerQuarter', feeding, a.said('enteral.route')),
    },
  ],
};

/** Wounds, dressings, negative pressure and feeding by tube. */
export const woundQuestions: readonly QuestionGroup[] = [
  woundCare,
  wounds,
  dressings,
  overUsual,
  pressure,
  enteral,
];
