// Why: most who come here have one of five questions (requirement M10); the answers are short, and nothing stands here
// that is not so: numbers and addresses belong to each plan and are shown where one has signed in.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import css from './landing.module.css';

const answers: readonly { readonly asked: string; readonly answer: ReactNode }[] = [
  {
    asked: 'How do I send an order?',
    answer: (
      <>
        <p>
          An office signs in and opens <Link to="/provider/new">Send an order</Link>: the signed page as PDF,
          scan or photo, and what you know. You get the case number at once, even when something is missing.
        </p>
        <p>
          By email: attach the signed order and write to the order address of the patient’s plan. It stands on
          your agreement and in the provider pages. By phone: call the number on your agreement and give the
          order while we write.
        </p>
      </>
    ),
  },
  {
    asked: 'When are you there?',
    answer: (
      <p>
        People answer Monday to Friday, 8:00 to 18:00 in your own time zone. Orders are taken in and stamped
        at every hour of every day.
      </p>
    ),
  },
  {
    asked: 'I am waiting for something. Where is it?',
    answer: (
      <p>
        Sign in at <Link to="/member">Members and families</Link>, or open the link you were sent and give the
        date of birth. You read the same words as your doctor’s office.
      </p>
    ),
  },
  {
    asked: 'Whom can I call?',
    answer: (
      <p>
        The number on your letter, or the one on the back of your plan’s card. Have the case number ready; it
        looks like <span className={css['number']}>7K4-Q2M-8</span>. Every case has one named person who looks
        after it.
      </p>
    ),
  },
];

/** Frequent questions and their answers, all open to be read. */
export function Questions() {
  return (
    <section className={css['questions']} aria-labelledby="questions">
      <h2 id="questions">Often asked</h2>
      <dl>
        {answers.map(({ asked, answer }) => (
          <div key={asked}>
            <dt>{asked}</dt>
            <dd>{answer}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
