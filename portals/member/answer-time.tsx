// Why: a time waits for a yes in plain words and two buttons, the same by a link in a mail and in the member's own portal;
// asking for another time is as easy as saying yes.
import { useState } from 'react';
import type { Answer, OwnVisit } from '../../care/fulfilment/appointment.schema.ts';
import { Button } from '../kit/button.tsx';
import { Form, FormActions, LongTextField } from '../kit/fields.tsx';
import type { Problem } from '../kit/problem.ts';
import css from './answer-time.module.css';

export type AnswerTimeProps = {
  readonly visit: OwnVisit;
  readonly problem: Problem | null;
  readonly busy: boolean;
  readonly onAnswer: (answer: Answer, wish: string) => void;
};

/** 'Tuesday, November 24' and 'between 1:00 PM and 3:00 PM', on the member's own clock. */
export function sayPlainly({ windowFrom, windowTo, zone }: OwnVisit): { day: string; hours: string } {
  const day = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    weekday: 'long',
    month: 'long',
    day: 'numeric',
  });
  const hour = new Intl.DateTimeFormat('en-US', { timeZone: zone, hour: 'numeric', minute: '2-digit' });
  const at = (instant: string) => hour.format(Date.parse(instant));
  return { day: day.format(Date.parse(windowFrom)), hours: `between ${at(windowFrom)} and ${at(windowTo)}` };
}

/** One time, with yes and another time. */
export function AnswerTime({ visit, problem, busy, onAnswer }: AnswerTimeProps) {
  const [asking, setAsking] = useState(false);
  const [wish, setWish] = useState('');
  const { day, hours } = sayPlainly(visit);
  return (
    <section className={css['time']} aria-label={`Time for ${visit.what}`}>
      <p className={css['when']}>
        <strong>{day}</strong>, {hours}
      </p>
      <p>
        {visit.providerName} comes to you: {visit.what}.
      </p>
      {asking ? (
        <Form label="Another time" problem={problem} onSubmit={() => onAnswer('another_time', wish)}>
          <LongTextField name="wish" label="When would be better?" value={wish} onChange={setWish} />
          <FormActions>
            <Button look="primary" size="thumb" type="submit" wide busy={busy}>
              Ask for another time
            </Button>
            <Button size="thumb" wide onClick={() => setAsking(false)}>
              Back
            </Button>
            <Button look="quiet" size="thumb" wide busy={busy} onClick={() => onAnswer('decline', wish)}>
              I do not want this at all
            </Button>
          </FormActions>
        </Form>
      ) : (
        <>
          {problem === null ? null : (
            <p role="alert" className={css['problem']}>
              {problem.say}
            </p>
          )}
          <Button look="primary" size="thumb" wide busy={busy} onClick={() => onAnswer('confirm', '')}>
            Yes, this time is good
          </Button>
          <Button size="thumb" wide onClick={() => setAsking(true)}>
            Another time…
          </Button>
        </>
      )}
    </section>
  );
}
