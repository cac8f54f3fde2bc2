// Why: empty states teach, loading keeps the layout, and an error says what happened, what was kept and what to do,
// with the number to read out. Three faces every list and page has.
import type { ReactNode } from 'react';
import type { Problem } from './api.ts';
import { Button } from './button.tsx';
import css from './states.module.css';

export type EmptyStateProps = {
  readonly title: string;
  /** What will appear here and how it gets here. */
  readonly children: ReactNode;
  readonly action?: ReactNode;
  readonly drawing?: ReactNode;
  /** `h1` where the empty place is the whole page. */
  readonly as?: 'h1' | 'h2';
};

/** An empty place that teaches what it is for and what to do first. */
export function EmptyState({ title, children, action, drawing, as: Heading = 'h2' }: EmptyStateProps) {
  return (
    <div className={css['empty']}>
      {drawing}
      <Heading>{title}</Heading>
      <div className={css['text']}>{children}</div>
      {action === undefined ? null : <div className={css['actions']}>{action}</div>}
    </div>
  );
}

/** Rows in waiting, as tall as the real ones, so that nothing jumps when they come. */
export function LoadingRows({
  rows = 8,
  columns = 4,
  tall = 32,
}: {
  readonly rows?: number;
  readonly columns?: number;
  readonly tall?: number;
}) {
  return (
    <output className={css['loading']} aria-label="Loading">
      {Array.from({ length: rows }, (_row, row) => (
        <span key={row} className={css['bones']} style={{ height: tall }}>
          {Array.from({ length: columns }, (_column, column) => (
            <span
              key={column}
              className={css['bone']}
              style={{ width: `${(((row * 7 + column * 13) % 5) + 4) * 10}%` }}
            />
          ))}
        </span>
      ))}
    </output>
  );
}

export type ErrorStateProps = {
  /** What the person was doing: `The worklist could not be loaded.` */
  readonly title: string;
  readonly problem: Problem;
  /** What was kept, when the person had typed something. */
  readonly kept?: string;
  readonly onRetry?: () => void;
};

/** What happened, what was kept, what to do, and the reference number. */
export function ErrorState({ title, problem, kept, onRetry }: ErrorStateProps) {
  return (
    <div className={css['error']} role="alert">
      <h2>{title}</h2>
      <p>{problem.say}</p>
      {kept === undefined ? null : <p>{kept}</p>}
      <div className={css['actions']}>
        {onRetry === undefined ? null : (
          <Button look="plain" onClick={onRetry}>
            Try again
          </Button>
        )}
        {problem.ref === null ? null : (
          <span className={css['ref']}>
            Reference <strong>{problem.ref}</strong>
          </span>
        )}
      </div>
    </div>
  );
}
