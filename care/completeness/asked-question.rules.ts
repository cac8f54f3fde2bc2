// Why: a question is declared once and drawn by every form; when it is asked, and whether it is owed, stand with it.
import type { Family } from '../cases/cases.schema.ts';
import type { OrderKind, OrderedLine } from '../needs/order-kind.rules.ts';
import { usualOn } from '../needs/usual-amounts.rules.ts';

/** What was typed, by the question's field; everything is text until it is read. */
export type ClinicalWords = Readonly<Record<string, string>>;

/** An order as far as questions hang on it. */
export type Asked = {
  readonly lines: readonly OrderedLine[];
  /** True when a line of this family, or of this kind, is ordered. */
  readonly needs: (what: Family | OrderKind) => boolean;
  /** What stands in a field, '' for nothing. */
  readonly said: (field: string) => string;
  /** The rows of a list that stand on the page. */
  readonly rows: (list: string) => number;
};

export type Question = {
  /** Its path below `clinical`: 'oxygen.flowLpm'; within a list below its row: 'location'. */
  readonly field: string;
  readonly label: string;
  /** `text` is a sentence, `short` a few words, `moment` a day and a time on the wall where the patient is. */
  readonly kind: 'date' | 'moment' | 'number' | 'text' | 'short' | 'choice';
  readonly choices?: readonly (readonly [value: string, label: string])[];
  readonly hint?: string;
  /** Asked only then; what was answered before is always shown. */
  readonly when?: (asked: Asked) => boolean;
  /** Not owed: always, or then. */
  readonly optional?: true | ((asked: Asked) => boolean);
  /** Good to know and never owed; asked after everything that is. */
  readonly isAdvice?: true;
};

export type QuestionGroup = {
  readonly key: string;
  readonly title: string;
  readonly when: (asked: Asked) => boolean;
  /** A list asks its questions once for each row: the list's name below `clinical`, what one row is, how many at most. */
  readonly list?: { readonly field: string; readonly one: string; readonly atMost: number };
  readonly questions: readonly Question[];
};

/** A number typed in a field; not a number where none is. */
export const numberIn = (asked: Asked, field: string): number =>
  asked.said(field) === '' ? Number.NaN : Number(asked.said(field).replace(',', '.'));

/** True when more is typed than is usual now. */
export const isOver = (
  asked: Asked,
  field: string,
  usual: Parameters<typeof usualOn>[0],
  what: string,
): boolean => numberIn(asked, field) > usualOn(usual, what, '9999-12-31');

/** Yes or no. */
export const yesNo = [
  ['yes', 'Yes'],
  ['no', 'No'],
] as const;
