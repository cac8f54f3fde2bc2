// Why: one status, three readers: member, referrer and payer read the same sentence, state, next step, owner, time.
import type { ReactNode } from 'react';
import { StatusMark, type Tone } from './status-mark.tsx';
import css from './status-sentence.module.css';

export type StatusSentenceProps = {
  readonly tone: Tone;
  /** The state in words: `At risk`. */
  readonly state: string;
  /** Why, when the state needs one: `no nurse yet`. */
  readonly because?: string;
  readonly next?: string;
  readonly owner?: string;
  /** By when: usually a `TimeTwice`. */
  readonly due?: ReactNode;
  readonly size?: 'work' | 'roomy';
};

/** State, next step, owner, time: four answers in one line that wraps between answers, never inside one. */
export function StatusSentence({
  tone,
  state,
  because,
  next,
  owner,
  due,
  size = 'work',
}: StatusSentenceProps) {
  return (
    <p className={css['sentence']} data-size={size}>
      <span className={css['state']}>
        <StatusMark tone={tone} word={because === undefined ? state : `${state}:`} />
        {because === undefined ? null : <span>{because}</span>}
      </span>
      {next === undefined ? null : <Answer name="Next">{next}</Answer>}
      {owner === undefined ? null : <Answer name="With">{owner}</Answer>}
      {due === undefined ? null : <span className={css['due']}>{due}</span>}
    </p>
  );
}

function Answer({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <span className={css['answer']}>
      <span className={css['name']}>{name}</span> <span>{children}</span>
    </span>
  );
}
