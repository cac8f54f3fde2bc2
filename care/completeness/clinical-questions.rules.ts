// Why: the portal's form, the agent's desk and the case page ask the same clinical questions in the same words, from one
// declaration; the shapes stand in care/cases/clinical.schema.ts and a test holds the two together. Only what the families and
// kinds ordered call for is asked, what is owed before what is good to know.
import { clinicalFacts, type ClinicalFacts } from '../cases/clinical.schema.ts';
import type { Family } from '../cases/cases.schema.ts';
import { needsOf, type OrderKind, type OrderedLine } from '../needs/order-kind.rules.ts';
import { breathingQuestions } from './breathing-questions.rules.ts';
import { equipmentQuestions } from './equipment-questions.rules.ts';
import { infusionQuestions } from './infusion-questions.rules.ts';
import type { Asked, ClinicalWords, Question, QuestionGroup } from './asked-question.rules.ts';
import { woundQuestions } from './wound-questions.rules.ts';

export type { ClinicalWords, Question, QuestionGroup } from './asked-question.rules.ts';

/** Every group of questions, in the order in which they are asked. */
export const questionGroups: readonly QuestionGroup[] = [
  ...breathingQuestions,
  ...infusionQuestions,
  ...woundQuestions,
  ...equipmentQuestions,
];

type Listed = Pick<QuestionGroup, 'list'>;

/** The field of a question below `clinical`, in the given row of its list (without its row where none is given). */
export const fieldOf = ({ list }: Listed, question: Question, row?: number): string =>
  list === undefined
    ? question.field
    : `${list.field}${row === undefined ? '' : `.${row.toString()}`}.${question.field}`;

/** How many rows of a list stand in the words; an empty page shows one. */
export function rowsOf(words: ClinicalWords, list: string): number {
  const numbers = Object.keys(words).flatMap((field) => {
    const [name, row] = field.split('.');
    return name === list && /^\d{1,2}$/.test(row ?? '') ? [Number(row)] : [];
  });
  return Math.max(0, ...numbers) + 1;
}

/** The words with one more empty row of a list. */
export const withRow = (words: ClinicalWords, { list, questions }: QuestionGroup): ClinicalWords => {
  const [first] = questions;
  if (list === undefined || first === undefined) return words;
  return { ...words, [fieldOf({ list }, first, rowsOf(words, list.field))]: '' };
};

/** The words without a row of a list; the rows after it move up. */
export function withoutRow(words: ClinicalWords, list: string, row: number): ClinicalWords {
  return Object.fromEntries(
    Object.entries(words).flatMap(([field, text]) => {
      const [name, number = '', inRow = ''] = field.split('.');
      if (name !== list || Number(number) < row) return [[field, text]];
      return Number(number) === row ? [] : [[`${name}.${(Number(number) - 1).toString()}.${inRow}`, text]];
    }),
  );
}

/** What the questions hang on, from the lines and the words on a page. */
function askedOf(lines: readonly OrderedLine[], words: ClinicalWords): Asked {
  const said = (field: string) => (words[field] ?? '').trim();
  const stated = {
    dme: said('equipment.kind'),
    wound_care: said('woundCare.kind'),
    orthotics_prosthetics: said('limb.kind'),
  };
  const needs: ReadonlySet<Family | OrderKind> = needsOf(lines, stated, '9999-12-31');
  return { lines, said, needs: (what) => needs.has(what), rows: (list) => rowsOf(words, list) };
}

/** A question as it is asked now: `isOwed` when acceptance needs it. */
export type AskedQuestion = Question & { readonly isOwed: boolean };
export type AskedGroup = Omit<QuestionGroup, 'questions'> & {
  readonly questions: readonly AskedQuestion[];
  /** Good to know, asked after everything that is owed. */
  readonly advice: readonly AskedQuestion[];
};

function isAnswered(group: Listed, question: Question, words: ClinicalWords): boolean {
  const rows = group.list === undefined ? 1 : rowsOf(words, group.list.field);
  return Array.from({ length: rows }, (_, row) => words[fieldOf(group, question, row)] ?? '').some(
    (text) => text !== '',
  );
}

const isOptional = ({ optional }: Question, asked: Asked): boolean =>
  typeof optional === 'function' ? optional(asked) : optional === true;

/** The groups of questions these lines call for, once each; what was answered stays in sight. */
export function questionsFor(
  lines: readonly OrderedLine[],
  words: ClinicalWords = {},
): readonly AskedGroup[] {
  const asked = askedOf(lines, words);
  return questionGroups
    .filter((group) => group.when(asked))
    .map((group) => {
      const shown = group.questions.flatMap((one) => {
        const isCalledFor = one.when?.(asked) !== false;
        if (!isCalledFor && !isAnswered(group, one, words)) return [];
        return [{ ...one, isOwed: isCalledFor && one.isAdvice !== true && !isOptional(one, asked) }];
      });
      return {
        ...group,
        questions: shown.filter((one) => one.isAdvice !== true),
        advice: shown.filter((one) => one.isAdvice === true),
      };
    })
    .filter(({ questions, advice }) => questions.length + advice.length > 0);
}

type Plain = Record<string, unknown>;

/** Writes a value at a dotted path, where a number is the row of a list. */
function put(into: Plain, [name = '', row, inRow]: readonly string[], value: unknown): void {
  if (inRow === undefined) {
    into[name] = { ...(into[name] as Plain | undefined), [row ?? '']: value };
    return;
  }
  const rows = (into[name] ?? []) as Plain[];
  while (rows.length <= Number(row)) rows.push({});
  rows[Number(row)] = { ...rows[Number(row)], [inRow]: value };
  into[name] = rows;
}

const read = (kind: Question['kind'], text: string): unknown =>
  kind === 'number' ? Number(text.replace(',', '.')) : text;

/** The words as facts, for what is ordered; what is empty is left out, numbers are read. Not yet held against the shape. */
export function clinicalOf(words: ClinicalWords, lines: readonly OrderedLine[]): Record<string, unknown> {
  const facts: Plain = {};
  for (const group of questionsFor(lines, words)) {
    const { list } = group;
    for (const question of [...group.questions, ...group.advice]) {
      const last = list === undefined ? 1 : Math.min(rowsOf(words, list.field), list.atMost);
      for (let row = 0; row < last; row += 1) {
        const field = fieldOf(group, question, row);
        const text = (words[field] ?? '').trim();
        if (text !== '') put(facts, field.split('.'), read(question.kind, text));
      }
    }
  }
  return facts;
}

const sayValue = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The facts back in the boxes. */
export function clinicalWords(facts: ClinicalFacts): ClinicalWords {
  const words: Record<string, string> = {};
  for (const [name, part] of Object.entries(facts))
    for (const [key, value] of Object.entries(part as Plain)) {
      if (typeof value === 'object' && value !== null)
        for (const [inRow, inside] of Object.entries(value))
          words[`${name}.${key}.${inRow}`] = sayValue(inside);
      else if (value !== undefined) words[`${name}.${key}`] = sayValue(value);
    }
  return words;
}

const usDay = (day: string) => day.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$2/$3/$1');

/** One answer in words: 'SpO2', '86 %'. */
function sayAnswer(question: Question, value: string): readonly [label: string, value: string] {
  const { label, kind, choices, hint } = question;
  const unit = kind === 'number' && hint !== undefined ? ` ${hint.split(/[,;]/)[0] ?? ''}` : '';
  const said = kind === 'moment' ? value.replace('T', ' ') : kind === 'date' ? usDay(value) : value;
  return [label, `${choices?.find(([one]) => one === value)?.[1] ?? said}${unit}`];
}

/** The facts as lines to read: label and value in words; a row of a list is one line. */
export function sayClinical(facts: ClinicalFacts): (readonly [label: string, value: string])[] {
  const words = clinicalWords(clinicalFacts.parse(facts));
  return questionGroups.flatMap((group) => {
    const answersIn = (row?: number) =>
      group.questions.flatMap((question) => {
        const value = words[fieldOf(group, question, row)];
        return value === undefined ? [] : [sayAnswer(question, value)];
      });
    const { list } = group;
    if (list === undefined) return answersIn();
    return Array.from({ length: rowsOf(words, list.field) }, (_, row) => answersIn(row)).flatMap(
      (answers, row): (readonly [string, string])[] =>
        answers.length === 0
          ? []
          : [
              [
                `${list.one.slice(0, 1).toUpperCase()}${list.one.slice(1)} ${(row + 1).toString()}`,
                answers
                  .map(([label, value], i) => (i === 0 ? value : `${label.toLowerCase()} ${value}`))
                  .join(' · '),
              ],
            ],
    );
  });
}
