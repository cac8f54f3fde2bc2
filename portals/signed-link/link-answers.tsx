// Why: whoever holds the link from a mail and knows the date of birth can say yes to a time, or say how it went, without an
// account; both are sent along with every answer.
import { useState } from 'react';
import {
  answerAskedByLink,
  answerSurveyByLink,
  answerTimeByLink,
} from '../../care/casefile/link.contract.ts';
import type { AskedByLink } from '../../care/casefile/question.contract.ts';
import type { OwnVisit } from '../../care/fulfilment/appointment.schema.ts';
import type { SurveyAnswers } from '../../care/fulfilment/survey.schema.ts';
import { Button } from '../kit/button.tsx';
import { Form, FormActions } from '../kit/fields.tsx';
import { Problem } from '../kit/problem.ts';
import { useAct } from '../kit/use-door.ts';
import { AnswerTime, sayPlainly } from '../member/answer-time.tsx';
import { AnswerBox } from '../provider/answer-boxes.tsx';
import { SurveyFields } from './survey-fields.tsx';
import css from './signed-link.module.css';

/** What opens every answer by link. */
export type Held = { readonly token: string; readonly birthOn: string };

/** The time behind the link: to be answered, or what was answered. */
export function LinkedTime({ visit, held }: { readonly visit: OwnVisit; readonly held: Held }) {
  const act = useAct(answerTimeByLink);
  const { day, hours } = sayPlainly(visit);
  if (act.data !== undefined) return <output className={css['thanks']}>{act.data.say}</output>;
  if (!visit.mayAnswer)
    return (
      <p className={css['lead']}>
        {visit.providerName}, {day}, {hours}: {visit.statusLabel.toLowerCase()}.
      </p>
    );
  return (
    <AnswerTime
      visit={visit}
      problem={act.error}
      busy={act.isPending}
      onAnswer={(answer, wish) =>
        act.mutate({ body: { ...held, answer, ...(wish.trim() === '' ? {} : { wish: wish.trim() }) } })
      }
    />
  );
}

/** What the letter asked for: a box for each thing that is one value; the others are named with the way to send a page. */
export function LinkedQuestions({
  questions,
  held,
}: {
  readonly questions: readonly AskedByLink[];
  readonly held: Held;
}) {
  const [words, setWords] = useState<Readonly<Record<string, string>>>({});
  const [unfit, setUnfit] = useState<Problem | null>(null);
  const act = useAct(answerAskedByLink);
  if (act.data !== undefined) return <output className={css['thanks']}>{act.data.say}</output>;
  const boxed = questions.filter(
    ({ answer, field }, at) => answer !== null && questions.findIndex((one) => one.field === field) === at,
  );
  const pages = questions.filter(({ answer }) => answer === null);
  const answers = boxed.flatMap(({ field }) => {
    const said = (words[field] ?? '').trim();
    return said === '' ? [] : [{ field, said }];
  });
  function send(): void {
    const say = 'Write an answer first; one is enough.';
    const at = boxed.slice(0, 1).map(({ field }) => field);
    if (answers.length === 0) return setUnfit(new Problem({ status: 0, code: 'unfit', say, at }));
    setUnfit(null);
    act.mutate({ body: { ...held, answers } });
  }
  return (
    <section aria-label="What we need from you" className={css['asked']}>
      <h2>What we need from you</h2>
      {boxed.length === 0 ? null : (
        <Form label="Answer here" problem={unfit ?? act.error} onSubmit={send}>
          {boxed.map(({ field, say, answer }) =>
            answer === null ? null : (
              <div key={field} className={css['question']}>
                <p>{say}</p>
                <AnswerBox
                  field={field}
                  answer={answer}
                  value={words[field] ?? ''}
                  onChange={(value) => setWords((now) => ({ ...now, [field]: value }))}
                />
              </div>
            ),
          )}
          <FormActions>
            <Button look="primary" size="thumb" type="submit" wide busy={act.isPending}>
              {answers.length > 1 ? 'Send these answers' : 'Send this answer'}
            </Button>
          </FormActions>
        </Form>
      )}
      {pages.length === 0 ? null : (
        <>
          <p>These need a page: reply to our mail with it, or fax it with the case number.</p>
          <ul>
            {pages.map(({ id, say }) => (
              <li key={id}>{say}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** Three questions; nobody has to answer. */
export function LinkedSurvey({ held }: { readonly held: Held }) {
  const [answers, setAnswers] = useState<SurveyAnswers>({});
  const act = useAct(answerSurveyByLink);
  if (act.data !== undefined) return <output className={css['thanks']}>{act.data.say}</output>;
  return (
    <Form
      label="How did it go?"
      problem={act.error}
      onSubmit={() => act.mutate({ body: { ...held, answers } })}
    >
      <p className={css['lead']}>Three short questions. Answer those you like.</p>
      <SurveyFields answers={answers} onChange={setAnswers} />
      <FormActions>
        <Button look="primary" size="thumb" type="submit" wide busy={act.isPending}>
          Send
        </Button>
      </FormActions>
    </Form>
  );
}
