// Why: what is one value is answered where it is asked, in one box, and goes straight into its field; nobody writes a letter
// for it and nobody types it a second time.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { OwnCase } from '../../care/casefile/casefile.contract.ts';
import { answerQuestions, type OwnQuestion } from '../../care/casefile/question.contract.ts';
import { Button } from '../kit/button.tsx';
import { Form, FormActions, SelectField, TextField } from '../kit/fields.tsx';
import { useToast } from '../kit/toast.tsx';
import { useAct } from '../kit/use-door.ts';

type Boxed = OwnQuestion & { readonly answer: NonNullable<OwnQuestion['answer']> };

/** The questions of this case that one box answers, each field once. */
export const boxedQuestions = ({ questions }: OwnCase): readonly Boxed[] =>
  questions.filter(
    (one, at): one is Boxed =>
      one.answer !== null && questions.findIndex((other) => other.field === one.field) === at,
  );

/** A box for every question that one value answers, sent together or one by one. */
export function AnswerBoxes({ one }: { readonly one: OwnCase }) {
  const [words, setWords] = useState<Readonly<Record<string, string>>>({});
  const act = useAct(answerQuestions);
  const say = useToast();
  const client = useQueryClient();
  const boxed = boxedQuestions(one);
  const given = boxed.flatMap(({ field }) => {
    const said = (words[field] ?? '').trim();
    return said === '' ? [] : [{ field, said }];
  });
  if (boxed.length === 0) return null;
  const send = () => {
    if (given.length === 0) {
      say({ say: 'Write an answer first; one is enough.', tone: 'risk' });
      return;
    }
    act.mutate(
      { params: { tenantId: one.tenantId, id: one.id }, body: { answers: given } },
      {
        onSuccess(done) {
          setWords({});
          say({ say: done.say });
          void client.invalidateQueries();
        },
      },
    );
  };
  return (
    <Form label="Answer here" problem={act.error} onSubmit={send}>
      {boxed.map(({ field, answer }) => (
        <AnswerBox
          key={field}
          field={field}
          answer={answer}
          value={words[field] ?? ''}
          onChange={(value) => setWords((now) => ({ ...now, [field]: value }))}
        />
      ))}
      <FormActions>
        <Button look="primary" type="submit" busy={act.isPending}>
          {given.length > 1 ? 'Send these answers' : 'Send this answer'}
        </Button>
      </FormActions>
    </Form>
  );
}

export type AnswerBoxProps = {
  readonly field: string;
  readonly answer: Boxed['answer'];
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** One question in the box that takes its answer. */
export function AnswerBox({
  field,
  answer: { kind, label, hint, choices = [] },
  value,
  onChange,
}: AnswerBoxProps) {
  const box = { name: field, label, required: true, ...(hint === undefined ? {} : { hint }) };
  if (kind === 'choice')
    return (
      <SelectField
        {...box}
        choices={choices.map(([one, word]) => ({ value: one, label: word }))}
        value={value === '' ? null : value}
        onChange={(one) => onChange(one ?? '')}
      />
    );
  return (
    <TextField
      {...box}
      value={value}
      maxLength={500}
      kind={kind === 'date' ? 'date' : 'text'}
      {...(kind === 'number' ? { inputMode: 'decimal' as const } : {})}
      onChange={onChange}
    />
  );
}
