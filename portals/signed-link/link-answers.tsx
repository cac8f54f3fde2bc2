// Why: whoever holds the link from a mail and knows the date of birth can say yes to a time, or say how it went, without an
// account; both are sent along with every answer.
import { useState } from 'react';
import { answerSurveyByLink, answerTimeByLink } from '../../care/casefile/link.contract.ts';
import type { OwnVisit } from '../../care/fulfilment/appointment.schema.ts';
import type { SurveyAnswers } from '../../care/fulfilment/survey.schema.ts';
import { Button } from '../kit/button.tsx';
import { Form, FormActions } from '../kit/fields.tsx';
import { useAct } from '../kit/use-door.ts';
import { AnswerTime, sayPlainly } from '../member/answer-time.tsx';
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
