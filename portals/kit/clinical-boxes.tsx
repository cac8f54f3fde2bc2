// Why: a question of any kind (a day, a number, a choice, words) is drawn in one way, alone or in a row of a list, and carries
// the contract's own path, so that a refusal and the list of what is missing find it.
import {
  fieldOf,
  type AskedGroup,
  type AskedQuestion,
  type ClinicalWords,
} from '../../care/completeness/clinical-questions.rules.ts';
import css from './clinical-fields.module.css';
import { SelectField, TextField } from './fields.tsx';

export type ClinicalBoxesProps = {
  readonly group: AskedGroup;
  readonly questions: readonly AskedQuestion[];
  /** The row of a repeated group, counted from 0. */
  readonly row?: number;
  readonly words: ClinicalWords;
  /** The contract's path before each field: 'draft.clinical' or 'clinical'. */
  readonly path: string;
  readonly onChange: (words: ClinicalWords) => void;
};

/** The boxes of some questions of a group. */
export function ClinicalBoxes({ group, questions, row, words, path, onChange }: ClinicalBoxesProps) {
  return (
    <div className={css['grid']}>
      {questions.map((question) => {
        const field = fieldOf(group, question, row);
        return (
          <div
            key={field}
            data-field={`clinical.${field}`}
            data-asks={`clinical.${fieldOf(group, question)}`}
            data-kind={question.kind}
          >
            <One
              question={question}
              name={`${path}.${field}`}
              value={words[field] ?? ''}
              onChange={(value) => onChange({ ...words, [field]: value })}
            />
          </div>
        );
      })}
    </div>
  );
}

type OneProps = {
  readonly question: AskedQuestion;
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

const typed = { date: 'date', moment: 'datetime-local' } as const;

function One({ question, name, value, onChange }: OneProps) {
  const { kind, choices = [], isOwed } = question;
  // A bare unit stands in the label: a line of its own would double the height of every number.
  const isUnit = kind === 'number' && question.hint !== undefined && question.hint.length <= 6;
  const label = isUnit ? `${question.label}, ${question.hint ?? ''}` : question.label;
  const hint = isUnit ? undefined : question.hint;
  const field = { name, label, required: isOwed, ...(hint === undefined ? {} : { hint }) };
  if (kind === 'choice') {
    const listed = choices.map(([one, word]) => ({ value: one, label: word }));
    return (
      <SelectField
        {...field}
        choices={listed}
        value={value === '' ? null : value}
        onChange={(one) => onChange(one ?? '')}
      />
    );
  }
  return (
    <TextField
      {...field}
      value={value}
      maxLength={kind === 'text' ? 500 : 200}
      kind={kind === 'date' || kind === 'moment' ? typed[kind] : 'text'}
      {...(kind === 'number' ? { inputMode: 'decimal' as const } : {})}
      onChange={onChange}
    />
  );
}
