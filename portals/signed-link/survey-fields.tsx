// Why: the three questions of how it went are the same for a member with a link and for an agent who asks by phone.
import { surveyQuestions, type SurveyAnswers } from '../../care/fulfilment/survey.schema.ts';
import { ChoiceField, LongTextField } from '../kit/fields.tsx';

export type SurveyFieldsProps = {
  readonly answers: SurveyAnswers;
  readonly onChange: (answers: SurveyAnswers) => void;
};

const choicesOf = (answers: Readonly<Record<string, string>>) =>
  Object.entries(answers).map(([value, label]) => ({ value, label }));

/** Three questions and room for words; nothing has to be answered. */
export function SurveyFields({ answers, onChange }: SurveyFieldsProps) {
  return (
    <>
      {(['came', 'works', 'treated'] as const).map((key) => (
        <ChoiceField
          key={key}
          name={key}
          label={surveyQuestions[key].ask}
          value={answers[key] ?? null}
          choices={choicesOf(surveyQuestions[key].answers)}
          onChange={(value) => onChange({ ...answers, [key]: value ?? undefined })}
        />
      ))}
      <LongTextField
        name="words"
        label="Anything else?"
        value={answers.words ?? ''}
        onChange={(words) => onChange({ ...answers, words })}
      />
    </>
  );
}
