// Why: the office's form and the agent's desk ask the same clinical questions from one declaration, only those that what is
// ordered calls for, and each family's once however many lines it has (ask once).
import {
  questionsFor,
  type ClinicalWords,
  type Question,
} from '../../care/completeness/clinical-questions.rules.ts';
import css from './clinical-fields.module.css';
import { SelectField, TextField } from './fields.tsx';

export type ClinicalFieldsProps = {
  readonly families: readonly (string | null)[];
  readonly words: ClinicalWords;
  /** The contract's path before each field: 'draft.clinical' or 'clinical'. */
  readonly path: string;
  readonly onChange: (words: ClinicalWords) => void;
};

/** The clinical questions of the families ordered; nothing when none asks any. */
export function ClinicalFields({ families, words, path, onChange }: ClinicalFieldsProps) {
  return questionsFor(families).map(({ family, title, questions }) => (
    <fieldset key={family} className={css['group']}>
      <legend>{title}</legend>
      <div className={css['grid']}>
        {questions.map((question) => (
          <div key={question.field} data-field={`clinical.${question.field}`} data-kind={question.kind}>
            <One
              question={question}
              name={`${path}.${question.field}`}
              value={words[question.field] ?? ''}
              onChange={(value) => onChange({ ...words, [question.field]: value })}
            />
          </div>
        ))}
      </div>
    </fieldset>
  ));
}

type OneProps = {
  readonly question: Question;
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

function One({ question, name, value, onChange }: OneProps) {
  const { label, kind, choices = [], hint, optional } = question;
  const field = { name, label, required: optional !== true, ...(hint === undefined ? {} : { hint }) };
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
      maxLength={500}
      kind={kind === 'date' ? 'date' : 'text'}
      {...(kind === 'number' ? { inputMode: 'decimal' as const } : {})}
      onChange={onChange}
    />
  );
}
