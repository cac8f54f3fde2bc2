// Why: every screen answers four questions at its top: who and what is this, what is next, who owns it, by when.
import type { ReactNode } from 'react';
import css from './case-head.module.css';
import { CaseNumber } from './case-number.tsx';

export type CaseHeadProps = {
  readonly caseNumber: string;
  readonly name: string;
  /** Short facts, in the order of their weight. */
  readonly facts: readonly string[];
  /** A `StatusSentence`. */
  readonly sentence: ReactNode;
  readonly actions?: ReactNode;
};

/** The top of a case. */
export function CaseHead({ caseNumber, name, facts, sentence, actions }: CaseHeadProps) {
  return (
    <header className={css['head']}>
      <div className={css['who']}>
        <CaseNumber value={caseNumber} size="head" />
        <span className={css['name']}>{name}</span>
        <ul className={css['facts']}>
          {facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      </div>
      {sentence}
      {actions === undefined ? null : <div className={css['actions']}>{actions}</div>}
    </header>
  );
}
