// Why: the portal's form, the agent's desk and the case page ask the same clinical questions in the same words, from one
// declaration; the shapes stand in care/cases/clinical.schema.ts and a test holds the two together.
import { clinicalFacts, type ClinicalFacts } from '../cases/clinical.schema.ts';
import type { Family } from '../cases/cases.schema.ts';

export type Question = {
  /** Its path below `clinical`: 'oxygen.flowLpm'. */
  readonly field: string;
  readonly label: string;
  readonly kind: 'date' | 'number' | 'text' | 'choice';
  readonly choices?: readonly (readonly [value: string, label: string])[];
  readonly hint?: string;
  /** Not owed by every order of the family. */
  readonly optional?: true;
};

const yesNo = [
  ['yes', 'Yes'],
  ['no', 'No'],
] as const;

const oxygen: readonly Question[] = [
  { field: 'oxygen.testedOn', label: 'Oxygen test on', kind: 'date' },
  {
    field: 'oxygen.testCondition',
    label: 'Tested',
    kind: 'choice',
    choices: [
      ['rest', 'At rest'],
      ['exertion', 'On exertion'],
      ['sleep', 'Asleep'],
    ],
  },
  {
    field: 'oxygen.testedBy',
    label: 'Tested by',
    kind: 'choice',
    choices: [
      ['hospital', 'Hospital'],
      ['clinician', 'Clinician'],
      ['laboratory', 'Laboratory'],
      ['supplier', 'Equipment supplier'],
    ],
  },
  { field: 'oxygen.spo2Percent', label: 'SpO2', kind: 'number', hint: '%' },
  { field: 'oxygen.pao2MmHg', label: 'or PaO2', kind: 'number', hint: 'mm Hg', optional: true },
  {
    field: 'oxygen.testedOnLpm',
    label: 'Oxygen during the test',
    kind: 'number',
    hint: 'L/min; 0 is room air',
    optional: true,
  },
  {
    field: 'oxygen.spo2RestPercent',
    label: 'SpO2 at rest, no oxygen',
    kind: 'number',
    hint: '%, for a test on exertion',
    optional: true,
  },
  {
    field: 'oxygen.spo2OnOxygenPercent',
    label: 'SpO2 on exertion, with oxygen',
    kind: 'number',
    hint: '%, for a test on exertion',
    optional: true,
  },
  {
    field: 'oxygen.groupTwoSign',
    label: 'Further sign',
    kind: 'choice',
    hint: 'For 89 % or 56–59 mm Hg',
    optional: true,
    choices: [
      ['edema_chf', 'Edema with heart failure'],
      ['cor_pulmonale', 'Cor pulmonale'],
      ['hematocrit', 'Hematocrit above 56 %'],
    ],
  },
  { field: 'oxygen.flowLpm', label: 'Flow', kind: 'number', hint: 'L/min' },
  { field: 'oxygen.hoursPerDay', label: 'Hours a day', kind: 'number' },
  {
    field: 'oxygen.device',
    label: 'Given by',
    kind: 'choice',
    choices: [
      ['cannula', 'Cannula'],
      ['mask', 'Mask'],
      ['tracheostomy', 'Tracheostomy'],
    ],
  },
  { field: 'oxygen.portable', label: 'Portable unit', kind: 'choice', choices: yesNo, optional: true },
  {
    field: 'oxygen.mobileAtHome',
    label: 'Mobile within the home',
    kind: 'choice',
    choices: yesNo,
    optional: true,
  },
];

const homeHealth: readonly Question[] = [
  { field: 'homeHealth.homeboundReason', label: 'Why homebound', kind: 'text' },
  { field: 'homeHealth.skilledNeed', label: 'Why skilled care', kind: 'text' },
  { field: 'homeHealth.encounterOn', label: 'Seen face to face on', kind: 'date' },
  {
    field: 'homeHealth.encounterBy',
    label: 'Seen by',
    kind: 'choice',
    choices: [
      ['physician', 'Physician'],
      ['nurse_practitioner', 'Nurse practitioner'],
      ['clinical_nurse_specialist', 'Clinical nurse specialist'],
      ['physician_assistant', 'Physician assistant'],
      ['midwife', 'Midwife'],
    ],
  },
  { field: 'homeHealth.certifierName', label: 'Who certifies the plan of care', kind: 'text' },
];

const byFamily: Partial<Record<Family, { readonly title: string; readonly questions: readonly Question[] }>> =
  {
    oxygen: { title: 'About the oxygen', questions: oxygen },
    home_health: { title: 'About the home health', questions: homeHealth },
  };

/** The groups of questions these families call for, once each, in the order of the lines. */
export function questionsFor(
  families: readonly (string | null)[],
): { readonly family: Family; readonly title: string; readonly questions: readonly Question[] }[] {
  return [...new Set(families)].flatMap((family) => {
    const group = byFamily[family as Family];
    return group === undefined ? [] : [{ family: family as Family, ...group }];
  });
}

/** What was typed, by the question's field; everything is text until it is read. */
export type ClinicalWords = Readonly<Record<string, string>>;

const all: readonly Question[] = [...oxygen, ...homeHealth];

/** The words as facts, for the families ordered; what is empty is left out, numbers are read. Not yet held against the shape. */
export function clinicalOf(
  words: ClinicalWords,
  families: readonly (string | null)[],
): Record<string, Record<string, unknown>> {
  const asked = questionsFor(families).flatMap((group) => group.questions);
  const facts: Record<string, Record<string, unknown>> = {};
  for (const { field, kind } of asked) {
    const text = (words[field] ?? '').trim();
    const [group = '', name = ''] = field.split('.');
    if (text !== '')
      facts[group] = { ...facts[group], [name]: kind === 'number' ? Number(text.replace(',', '.')) : text };
  }
  return facts;
}

/** The facts back in the boxes. */
export function clinicalWords(facts: ClinicalFacts): ClinicalWords {
  const said = (field: string): unknown => {
    const [group = '', name = ''] = field.split('.');
    return (facts as Record<string, Record<string, unknown> | undefined>)[group]?.[name];
  };
  return Object.fromEntries(
    all
      .map(({ field }) => [field, said(field)])
      .flatMap(([field, value]) =>
        value === undefined ? [] : [[field, String(value as string | number | boolean)]],
      ),
  );
}

/** The facts as lines to read: label and value in words. */
export function sayClinical(facts: ClinicalFacts): (readonly [label: string, value: string])[] {
  const words = clinicalWords(clinicalFacts.parse(facts));
  return all.flatMap(({ field, label, kind, choices, hint }) => {
    const value = words[field];
    if (value === undefined) return [];
    const unit = kind === 'number' && hint !== undefined ? ` ${hint.split(/[,;]/)[0] ?? ''}` : '';
    return [[label, `${choices?.find(([one]) => one === value)?.[1] ?? value}${unit}`] as const];
  });
}
